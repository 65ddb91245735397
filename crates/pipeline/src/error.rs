//! Reasons why a store cannot be built or read.

use rapporteur_model::{ReportId, short_hash};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What to do about a store whose files are damaged.
pub(crate) const REMEDY: &str = "run `rapporteur build` again with the same reports";

/// Why a build or a read of a store failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder of the store could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A file of the store is missing or does not hold what it should.
    #[error("the store is damaged: {}: {message}: {REMEDY}", path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// There is no store in the folder.
    #[error("{} holds no store: run `rapporteur build` first", .0.display())]
    NoStore(PathBuf),
    /// The path given as a store folder is a file.
    #[error("{} is a file, not a store folder: name a folder with --store", .0.display())]
    NotAFolder(PathBuf),
    /// This user may not read a file or folder of the store.
    #[error("{} cannot be read by this user: run rapporteur as the store's owner, or have its permissions changed", .0.display())]
    Unreadable(PathBuf),
    /// This user may not change a file or folder of the store, or it lies on a read-only file system.
    #[error("{}: the store cannot be changed by this user ({source}): run rapporteur as its owner, or write another store with --store", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// No report of the store has this id.
    #[error("the store holds no report {0}: list them with `rapporteur query reports`")]
    UnknownReport(ReportId),
    /// No report of the store was read from this input or record.
    #[error("the store holds no report that was read from {0:?}: list them with `rapporteur query reports`")]
    UnknownSource(String),
    /// The store does not remember a build of this name.
    #[error("the store remembers no build {build:?}; it knows{}: rapporteur changes --list", told(known))]
    UnknownBuild {
        /// The digits given.
        build: String,
        /// The builds that it remembers, oldest first.
        known: Vec<String>,
    },
    /// Several builds that the store remembers begin with these digits.
    #[error("{build:?} fits several builds:{}: give more digits", told(known))]
    SeveralBuilds {
        /// The digits given.
        build: String,
        /// The builds that begin with them.
        known: Vec<String>,
    },
    /// A line of the file of judgements is not what it was when the change of the file was decided.
    #[error("line {line} of {} is no judgement that could be taken out: `rapporteur judgements` lists them with their numbers", file.display())]
    NoJudgement {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// Another process changes the store.
    #[error("another rapporteur is changing {}: wait until it is done", .0.display())]
    Busy(PathBuf),
    /// The worker threads could not be started.
    #[error("cannot start {threads} threads: {message}")]
    Threads {
        /// How many were asked for.
        threads: usize,
        /// The system's answer.
        message: String,
    },
    /// Inputs were named, and none of them holds a report.
    #[error("no report was read: the store {} is left as it was", .0.display())]
    NothingRead(PathBuf),
    /// Knowledge files have faults.
    #[error(transparent)]
    Knowledge(#[from] rapporteur_knowledge::Error),
    /// The knowledge files of a folder have faults.
    #[error("the knowledge files in {} cannot be used", folder.display())]
    Data {
        /// The folder.
        folder: PathBuf,
        /// What is wrong with them.
        source: rapporteur_knowledge::Error,
    },
    /// The embedded language model has a fault.
    #[error(transparent)]
    Language(#[from] rapporteur_language::Error),
    /// A language model read from a file has a fault.
    #[error("cannot use the model {}", file.display())]
    Model {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        source: rapporteur_language::Error,
    },
    /// The library was compiled without a language model.
    #[error(
        "no language model is embedded: name the file of one, or compile with the feature embedded-model"
    )]
    NoModel,
    /// The graph cannot be made, opened or written.
    #[error(transparent)]
    Store(#[from] rapporteur_store::Error),
    /// A person's judgements have faults.
    #[error("{0}\n(the store is left as it was)")]
    Judgements(#[from] rapporteur_resolve::JudgementError),
    /// Inputs or options cannot be used.
    #[error(transparent)]
    Ingest(#[from] rapporteur_ingest::Error),
}

/// The last builds, each with its first digits.
fn told(known: &[String]) -> String {
    const SHOWN: usize = 5;
    let short = |build: &String| format!(" {}", short_hash(build));
    let last = &known[known.len().saturating_sub(SHOWN)..];
    let more = if known.len() > SHOWN { " …" } else { "" };
    format!("{more}{}", last.iter().map(short).collect::<String>())
}

impl Error {
    /// Makes an error of a failure to read a file that the store needs.
    pub(crate) fn reading(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::corrupt(&path, "it is missing"),
            ErrorKind::IsADirectory => Self::corrupt(&path, "it is a folder"),
            ErrorKind::PermissionDenied => Self::Unreadable(path),
            _ => Self::Io { path, source },
        }
    }

    /// Makes an error of a failure to write a file or folder of the store.
    pub(crate) fn writing(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| match source.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Unwritable { path, source },
            _ => Self::Io { path, source },
        }
    }

    /// An error if the store folder cannot exist because its path is, or passes through, a file.
    pub(crate) fn no_folder(store: &Path) -> Option<Self> {
        store.ancestors().find(|path| path.is_file()).map(|file| Self::NotAFolder(file.to_owned()))
    }

    pub(crate) fn corrupt(path: &Path, message: impl ToString) -> Self {
        Self::Corrupt { path: path.to_owned(), message: message.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(error: impl FnOnce(io::Error) -> Error, kind: ErrorKind) -> String {
        error(kind.into()).to_string()
    }

    #[test]
    fn a_user_without_the_right_is_told_so_and_nobody_is_told_to_build_for_it() {
        let path = Path::new("store/CURRENT");
        let hidden = told(Error::reading(path), ErrorKind::PermissionDenied);
        assert!(hidden.starts_with("store/CURRENT cannot be read by this user: "), "{hidden}");
        for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
            let fixed = told(Error::writing(path), kind);
            assert!(fixed.contains("the store cannot be changed by this user"), "{fixed}");
            assert!(!hidden.contains("build") && !fixed.contains("build"));
        }
    }

    #[test]
    fn what_is_missing_is_damage_with_a_remedy() {
        let missing = told(Error::reading(Path::new("store/world/52/52.lz4")), ErrorKind::NotFound);
        assert!(missing.contains("store/world/52/52.lz4: it is missing") && missing.ends_with(REMEDY));
    }
}
