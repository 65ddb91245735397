//! The options that a caller has for reading.

use crate::Lexicons;
use rapporteur_model::PartialDate;
use std::path::Path;
use std::sync::Arc;

/// Settings for all inputs of one run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The date of reports that state none (`--date`). Its year completes dates without a year.
    pub date: Option<PartialDate>,
    /// The format of all inputs, by name, instead of detection by extension and content.
    pub format: Option<String>,
    /// The word lists to use; the embedded ones if `None`.
    pub lexicons: Option<Arc<Lexicons>>,
    /// The longest input that is read, in bytes.
    pub max_input_bytes: usize,
    /// Whether links in folders are followed out of the folder (`--follow`).
    pub follow: bool,
    /// Says which folders within folders hold no reports: the stores of the program that links this crate.
    pub is_store: fn(&Path) -> bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            date: None,
            format: None,
            lexicons: None,
            max_input_bytes: 20 * 1024 * 1024,
            follow: false,
            is_store: |_| false,
        }
    }
}
