//! Errors other than a low score.

use crate::Task;
use std::io;
use std::path::{Path, PathBuf};

/// A file of gold, predictions, floors or weights cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A line is not a record of the expected form.
    #[error("{path}:{line}: {source}; every line must be one JSON object of the documented form")]
    Line {
        /// The file, as named by the caller.
        path: String,
        /// Line, counted from 1.
        line: usize,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
    /// A prediction cannot be written as JSON.
    #[error("a prediction cannot be written as JSON: {0}; numbers must be finite")]
    Write(#[source] serde_json::Error),
    /// A mapping of types is not of the form `class=gold,gold:predicted,predicted`.
    #[error("{0:?} is not a type mapping: write class=gold,gold:predicted,predicted")]
    Mapping(String),
    /// A file cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// Gold of claims refers to texts, and no folder of texts was given.
    #[error("eval claims: say with --texts in which folder the gold files with the texts lie")]
    NoTexts,
    /// Gold of claims refers to a text that does not exist.
    #[error("{file}.jsonl has no record {id}")]
    NoRecord {
        /// Name of the file without extension.
        file: String,
        /// Id of the text.
        id: String,
    },
    /// A file of `data/` has faults.
    #[error(transparent)]
    Knowledge(#[from] rapporteur_knowledge::Error),
    /// A file of floors is not TOML.
    #[error("{file} is not TOML: correct the line named")]
    FloorsSyntax {
        /// The file.
        file: String,
        /// What is wrong with it.
        source: toml::de::Error,
    },
    /// A file of floors has no floor for a task.
    #[error("{file} has no table [{}]: add one with the least F1 of its rows", task.name())]
    NoFloors {
        /// The file.
        file: String,
        /// The task.
        task: Task,
    },
    /// A floor cannot be used.
    #[error("{file}: {reason}")]
    Floors {
        /// The file.
        file: String,
        /// What is wrong, and what to do.
        reason: String,
    },
    /// A report with its claims has another form than documented. The message lists every fault on its own
    /// line, with file and line.
    #[error("{0}")]
    Report(String),
    /// The texts cannot be read as reports.
    #[error(transparent)]
    Ingest(#[from] rapporteur_ingest::Error),
}

impl Error {
    pub(crate) fn reading(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }
}
