//! The files of changes, and which of them lead to the build in force.

use super::difference::Difference;
use crate::{Error, StoreFolder, archive};
use bitcode::{Decode, Encode};
use std::collections::HashSet;
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
        all.truncate(last + 1);
        let leads = |pair: &[Kept]| {
            let [earlier, later] = pair else { return false };
            later.recorded.since.as_ref() == Some(&earlier.recorded.build)
        };
        let first = (0..last).rev().find(|i| !leads(&all[*i..*i + 2])).map_or(0, |i| i + 1);
        if let Some(gap) = all.get(first).filter(|kept| first > 0 && kept.recorded.since.is_some()) {
            log.faults.push(Error::corrupt(&gap.path, "the file of the change before it is missing"));
        }
        log.kept = all.split_off(first);
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
        Ok(self.log()?.kept.into_iter().map(|kept| kept.recorded).collect())
    }

    /// What came since a build, which is given by its first digits; without one, what the last change brought.
    ///
    /// # Errors
    /// If there is no store, a file of a change is damaged, or the store does not remember the build.
    pub fn changes(&self, since: Option<&str>) -> Result<Since, Error> {
        let (build, generation) = (self.current_build()?, self.current_generation()?);
        let recorded = self.history()?;
        let first = match since {
            None => recorded.len().saturating_sub(1),
            Some(wanted) if build.starts_with(wanted) => recorded.len(),
            Some(wanted) => {
                let fits = |one: &Recorded| one.since.as_ref().is_some_and(|since| since.starts_with(wanted));
                let Some(place) = recorded.iter().rposition(fits) else {
                    let known = recorded.into_iter().filter_map(|one| one.since).chain([build]).collect();
                    return Err(Error::UnknownBuild { build: wanted.to_owned(), known });
                };
                place
            }
        };
        let n_changes = recorded.len() - first;
        let since = recorded.get(first).map_or_else(|| Some(build.clone()), |one| one.since.clone());
        let differences = recorded.into_iter().skip(first).map(|one| one.difference);
        let difference = differences.reduce(Difference::then).unwrap_or_default();
        Ok(Since { since, build, generation, n_changes, difference })
    }

    fn log(&self) -> Result<Log, Error> {
        let mut log = Log::read(self, Some(&self.current_build()?));
        if log.faults.is_empty() { Ok(log) } else { Err(log.faults.swap_remove(0)) }
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
    fn history_is_bounded_and_the_newest_of_it_is_kept() {
        let many = log(&[1; MOST_FILES + 7]).paths();
        assert!(many.len() == MOST_FILES && !many.contains(Path::new("6")) && many.contains(Path::new("7")));
        let large = log(&[MOST_BYTES / 2, MOST_BYTES / 2, MOST_BYTES / 2, 1]).paths();
        assert!(large.len() == 2 && large.contains(Path::new("2")) && large.contains(Path::new("3")));
        assert!(log(&[]).paths().is_empty());
    }
}
