//! Exceptions to the rules.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The exceptions that `tidy.toml` lists.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    pub limits: Limits,
    pub long_files: BTreeMap<String, String>,
    pub long_functions: BTreeMap<String, String>,
    pub circles: BTreeMap<String, String>,
    pub stock_phrases: BTreeMap<String, String>,
    /// Files that use a type's name as a word of another vocabulary.
    pub foreign_names: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub file_lines: usize,
    pub function_lines: usize,
    pub circle_files: usize,
}
