//! What can be wrong with knowledge files.

use std::fmt;
use std::path::PathBuf;

/// One fault of one knowledge file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fault {
    /// Path inside `data/`.
    pub file: String,
    /// Line, from 1; 0 if the fault concerns the whole file.
    pub line: usize,
    /// Character of the line, from 1; 0 if the fault concerns the whole line.
    pub column: usize,
    /// What is wrong and how to fix it.
    pub message: String,
}

impl Fault {
    /// Makes a fault of a line, or of the whole file if the line is 0.
    pub fn new(file: &str, line: usize, message: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, column: 0, message: message.into() }
    }

    /// Makes a fault at a byte of a file's text.
    pub fn in_text(file: &str, text: &str, at: usize, message: impl Into<String>) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
            message: message.into(),
        }
    }

    /// Makes the fault of a required file that is missing.
    pub fn missing(file: &str) -> Self {
        Self::new(file, 0, "the file is missing: restore it from the project")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, message } = self;
        match (line, column) {
            (0, _) => write!(f, "data/{file}: {message}"),
            (_, 0) => write!(f, "data/{file}:{line}: {message}"),
            _ => write!(f, "data/{file}:{line}:{column}: {message}"),
        }
    }
}

/// Why knowledge could not be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file or folder that could not be read.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// Some files are at fault; every fault found is listed.
    #[error("{}", list(.0))]
    Invalid(Vec<Fault>),
}

impl Error {
    /// Collects all faults of a set of files, sorted by file and place.
    pub fn of(mut faults: Vec<Fault>) -> Self {
        faults.sort();
        faults.dedup();
        Self::Invalid(faults)
    }
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
}
