//! The files of changes, and which of them lead to the build in force.

use super::difference::Difference;
use crate::{Error, StoreFolder, archive};
use bitcode::{Decode, Encode};
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

/// Most files that are kept; a store that changes daily is remembered for a season.
const MOST_FILES: usize = 100;

/// Most bytes that these files take.
const MOST_BYTES: u64 = 32_000_000;

/// A change of a store.
#[derive(Clone, PartialEq, Debug, Encode, Decode)]
pub struct Recorded {
    /// The build that came into force.
    pub build: String,
    /// The build before it; `None` for the first, or where nobody knows what was before.
    pub since: Option<String>,
    /// Reports of the build.
    pub n_reports: usize,
    /// Claims of the build.
    pub n_claims: usize,
    /// What the one has and the other had not.
    pub difference: Difference,
}

/// What came since a build.
#[derive(Clone, PartialEq, Debug)]
pub struct Since {
    /// The build asked for; `None` for the first, before which there was nothing.
    pub since: Option<String>,
    /// The build in force.
    pub build: String,
    /// The generation in force.
    pub generation: String,
    /// Changes in between.
    pub n_changes: usize,
    /// What the one has and the other had not.
    pub difference: Difference,
}

/// A file of a change.
pub(crate) struct Kept {
    pub path: PathBuf,
    pub number: u64,
    pub recorded: Recorded,
    n_bytes: u64,
}

impl Kept {
    /// Whether the next change after this one is another. A number alone does not tell: a killed change may have left a file of
    /// the same.
    fn leads_to(&self, later: &Self) -> bool {
        self.number + 1 == later.number && later.recorded.since.as_ref() == Some(&self.recorded.build)
    }
}

/// The files of changes of a store.
#[derive(Default)]
pub(crate) struct Log {
    /// Those that lead to the build in force without a gap, oldest first.
    pub kept: Vec<Kept>,
    /// Files that are not as they were written, or missing.
    pub faults: Vec<Error>,
}

impl Log {
    /// Reads the files; `build` is the build in force.
    pub fn read(folder: &StoreFolder, build: Option<&str>) -> Self {
        let (mut log, mut all) = (Self::default(), Vec::new());
        for path in files(&folder.history_folder()) {
            match (numbered(&path), kept(&path)) {
                // A change that was made meanwhile removed it.
                (_, Err(_)) if !path.exists() => {}
                (Some((number, short)), Ok((recorded, n_bytes))) if recorded.build.starts_with(&short) => {
                    all.push(Kept { path, number, recorded, n_bytes });
                }
                (_, Err(fault)) => log.faults.push(fault),
                _ => log.faults.push(Error::corrupt(&path, "it does not hold what it is named by")),
            }
        }
        all.sort_by_key(|kept| kept.number);
        let is_of_now = |kept: &Kept| build.is_some_and(|build| kept.recorded.build == build);
        let Some(last) = all.iter().rposition(is_of_now) else {
            if build.is_some() && !all.is_empty() {
                let path = folder.history_folder();
                log.faults.push(Error::corrupt(&path, "the file of the last change is missing"));
            }
            return log;
        };
        let lowest = all[0].number;
        let mut at = all.remove(last);
        while let Some(i) = all.iter().position(|kept| kept.leads_to(&at)) {
            log.kept.push(std::mem::replace(&mut at, all.remove(i)));
        }
        if at.recorded.since.is_some() && lowest < at.number {
            log.faults.push(Error::corrupt(&at.path, "the file of the change before it is missing"));
        }
        log.kept.push(at);
        log.kept.reverse();
        log
    }

    /// The files to keep, the newest as far as the bounds allow.
    pub fn paths(&self) -> HashSet<PathBuf> {
        let mut n_bytes = 0;
        let within = |kept: &&Kept| {
            n_bytes += kept.n_bytes;
            n_bytes <= MOST_BYTES
        };
        self.kept.iter().rev().take(MOST_FILES).take_while(within).map(|kept| kept.path.clone()).collect()
    }
}

impl StoreFolder {
    /// The changes that led to the build in force, as far as the store remembers them; oldest first.
    ///
    /// # Errors
    /// If there is no store, or a file of a change is damaged.
    pub fn history(&self) -> Result<Vec<Recorded>, Error> {
        self.stable(|_, generation| self.recorded(&generation.header.build))
    }

    /// What came since a build, which is given by its first digits; without one, what the last change brought.
    ///
    /// # Errors
    /// If there is no store, a file of a change is damaged, the store does not remember the build, or several begin with these
    /// digits.
    pub fn changes(&self, since: Option<&str>) -> Result<Since, Error> {
        self.stable(|name, generation| {
            let build = generation.header.build.clone();
            let recorded = self.recorded(&build)?;
            let first = match since {
                None => recorded.len().saturating_sub(1),
                Some(wanted) => first_since(&recorded, &build, wanted)?,
            };
            let n_changes = recorded.len() - first;
            let since = recorded.get(first).map_or_else(|| Some(build.clone()), |one| one.since.clone());
            let differences = recorded.into_iter().skip(first).map(|one| one.difference);
            let difference = differences.reduce(Difference::then).unwrap_or_default();
            Ok(Since { since, build, generation: name.to_owned(), n_changes, difference })
        })
    }

    /// The changes that led to a build, the one in force.
    fn recorded(&self, build: &str) -> Result<Vec<Recorded>, Error> {
        let mut log = Log::read(self, Some(build));
        match log.faults.is_empty() {
            true => Ok(log.kept.into_iter().map(|kept| kept.recorded).collect()),
            false => Err(log.faults.swap_remove(0)),
        }
    }
}

/// The place of the first change since a build that is given by its first digits; past the last one for the build in force.
fn first_since(recorded: &[Recorded], build: &str, wanted: &str) -> Result<usize, Error> {
    let builds: Vec<&str> = recorded.iter().filter_map(|one| one.since.as_deref()).chain([build]).collect();
    let owned = |builds: &[&str]| builds.iter().map(|build| (*build).to_owned()).collect();
    let fits = |known: &&str| !wanted.is_empty() && known.starts_with(wanted);
    // A build that was there several times is one; the last time counts.
    let fitting: BTreeSet<&str> = builds.iter().copied().filter(fits).collect();
    match fitting.into_iter().collect::<Vec<_>>()[..] {
        [] => Err(Error::UnknownBuild { build: wanted.to_owned(), known: owned(&builds) }),
        [one] => {
            let is_since = |recorded: &Recorded| one != build && recorded.since.as_deref() == Some(one);
            Ok(recorded.iter().rposition(is_since).unwrap_or(recorded.len()))
        }
        ref several => Err(Error::SeveralBuilds { build: wanted.to_owned(), known: owned(several) }),
    }
}

/// Files of changes, half written ones left out.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_hidden =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let mut paths: Vec<PathBuf> = paths.filter(|path| !is_hidden(path)).collect();
    paths.sort();
    paths
}

/// The number of a file, and the digits of the build that it is named by.
fn numbered(path: &Path) -> Option<(u64, String)> {
    let name = path.file_name()?.to_str()?.strip_suffix(".lz4")?;
    let (number, build) = name.split_once('-')?;
    Some((number.parse().ok()?, build.to_owned()))
}

fn kept(path: &Path) -> Result<(Recorded, u64), Error> {
    let n_bytes = std::fs::metadata(path).map_err(Error::reading(path))?.len();
    Ok((archive::read(path)?, n_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(sizes: &[u64]) -> Log {
        let kept = |(i, n_bytes): (usize, &u64)| Kept {
            path: PathBuf::from(format!("{i}")),
            number: i as u64,
            recorded: Recorded {
                build: i.to_string(),
                since: None,
                n_reports: 0,
                n_claims: 0,
                difference: Difference::default(),
            },
            n_bytes: *n_bytes,
        };
        Log { kept: sizes.iter().enumerate().map(kept).collect(), faults: Vec::new() }
    }

    #[test]
    fn the_first_digits_name_one_build_or_none() {
        let mut recorded: Vec<Recorded> = log(&[1; 4]).kept.into_iter().map(|kept| kept.recorded).collect();
        for (one, since) in recorded.iter_mut().zip([None, Some("ab12"), Some("ab77"), Some("ab12")]) {
            one.since = since.map(str::to_owned);
        }
        let first = |wanted| first_since(&recorded, "c0de", wanted).map_err(|error| error.to_string());
        assert_eq!((first("ab12"), first("ab7"), first("c")), (Ok(3), Ok(2), Ok(4)));
        assert!(first("ab").unwrap_err().contains("ab12 ab77: give more digits"));
        for unknown in ["", "f"] {
            assert!(first(unknown).unwrap_err().contains("remembers no build"));
        }
    }

    #[test]
    fn history_is_bounded_and_the_newest_of_it_is_kept() {
        let many = log(&[1; MOST_FILES + 7]).paths();
        assert!(many.len() == MOST_FILES && !many.contains(Path::new("6")) && many.contains(Path::new("7")));
        let large = log(&[MOST_BYTES / 2, MOST_BYTES / 2, MOST_BYTES / 2, 1]).paths();
        assert!(large.len() == 2 && large.contains(Path::new("2")) && large.contains(Path::new("3")));
        assert!(log(&[]).paths().is_empty());
    }
}
