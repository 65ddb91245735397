//! What a caller may decide about reading.

use rapporteur_model::PartialDate;
use std::path::PathBuf;

/// Settings for all inputs of one run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Date of reports that state none (`--date`); its year completes dates without year.
    pub date: Option<PartialDate>,
    /// Name of the format of all inputs, instead of telling it from extension and content.
    pub format: Option<String>,
    /// Folder whose files replace the embedded word lists (`--data`).
    pub data: Option<PathBuf>,
    /// Longest input that is read, in bytes.
    pub max_input_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { date: None, format: None, data: None, max_input_bytes: 20 * 1024 * 1024 }
    }
}
