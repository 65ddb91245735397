//! What can stop a build.

use rapporteur_model::ReportId;
use std::path::{Path, PathBuf};

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
        source: std::io::Error,
    },
    /// A file of the store does not hold what it should.
    #[error("{} cannot be understood ({message}): run `rapporteur build` again", path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// There is no store in the folder.
    #[error("{} holds no store: run `rapporteur build` first", .0.display())]
    NoStore(PathBuf),
    /// No report of the store has this id.
    #[error("the store holds no report {0}: list them with `rapporteur query reports`")]
    UnknownReport(ReportId),
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
    /// Knowledge files are at fault.
    #[error(transparent)]
    Knowledge(#[from] rapporteur_knowledge::Error),
    /// A person's judgements are at fault.
    #[error("{0}\n(the store is left as it was)")]
    Judgements(#[from] rapporteur_resolve::JudgementError),
    /// The date grammar is at fault.
    #[error(transparent)]
    Grammar(#[from] rapporteur_extract::time::GrammarError),
    /// Inputs or options cannot be used.
    #[error(transparent)]
    Ingest(#[from] rapporteur_ingest::Error),
}

impl Error {
    /// Says which path an input or output fault concerns.
    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }

    pub(crate) fn corrupt(path: &Path, message: impl ToString) -> Self {
        Self::Corrupt { path: path.to_owned(), message: message.to_string() }
    }
}
