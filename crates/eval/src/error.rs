//! What can go wrong outside of scoring itself.

/// A gold or prediction file is not usable.
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
}
