//! What a caller may decide about reading.

use crate::Lexicons;
use rapporteur_model::PartialDate;
use std::path::Path;
use std::sync::Arc;

/// Settings for all inputs of one run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Date of reports that state none (`--date`); its year completes dates without year.
    pub date: Option<PartialDate>,
    /// Name of the format of all inputs, instead of telling it from extension and content.
    pub format: Option<String>,
    /// Word lists to go by; those built in where there are none.
    pub lexicons: Option<Arc<Lexicons>>,
    /// Longest input that is read, in bytes.
    pub max_input_bytes: usize,
    /// Whether links in folders are followed out of the folder (`--follow`).
    pub follow: bool,
    /// Which folders within folders are no place for reports: the store of whoever links this crate.
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
