//! What can go wrong when a model is opened. Text is never an error.

use std::path::PathBuf;

/// Why a model could not be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be read.
    #[error("cannot read the model {}", path.display())]
    Read {
        /// The file that could not be read.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// The bytes do not begin like a model file.
    #[error("not a model file (it does not start with `RAPM`)")]
    NotAModel,
    /// The file was written for another version of this crate.
    #[error("model file version {found}, this build reads version {expected}: convert the model again")]
    Version {
        /// Version in the file.
        found: u32,
        /// Version this crate reads.
        expected: u32,
    },
    /// A section is missing, cut short or contradicts another one.
    #[error("damaged model: section {section}: {problem}")]
    Damaged {
        /// The section's name.
        section: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}
