//! Errors that stop ingestion. The content of a report is never an error; it gives diagnostics.

use std::path::PathBuf;

/// An argument is wrong or a data file cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path or glob pattern matches nothing.
    #[error("{path}: no such file or folder: check the spelling, or quote a pattern such as 'reports/*.txt'")]
    Missing {
        /// The input as given.
        path: String,
    },
    /// A glob pattern is malformed.
    #[error(
        "{pattern}: not a file pattern ({message} at character {position}): write for example 'reports/**/*.txt'"
    )]
    Pattern {
        /// The pattern as given.
        pattern: String,
        /// Character position of the fault.
        position: usize,
        /// What is wrong.
        message: &'static str,
    },
    /// A format name is not in the list of formats.
    #[error("{name:?} is not an input format: choose one of {known}")]
    UnknownFormat {
        /// The name as given.
        name: String,
        /// All names, separated by commas.
        known: String,
    },
    /// A word list is at fault.
    #[error(transparent)]
    Lexicons(#[from] rapporteur_knowledge::Error),
    /// A file exists but cannot be read.
    #[error("{path}: {source}: check the permissions of the file")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
}
