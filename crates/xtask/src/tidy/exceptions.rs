//! Files of tables that the rules are read from.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// What is let pass.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    pub limits: Limits,
    pub long_files: BTreeMap<String, String>,
    pub long_functions: BTreeMap<String, String>,
    pub circles: BTreeMap<String, String>,
    pub stock_phrases: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub file_lines: usize,
    pub function_lines: usize,
    pub circle_files: usize,
}

/// A file of tables that rules are read from.
pub fn table<T: DeserializeOwned>(path: &str) -> Result<T> {
    let text =
        std::fs::read_to_string(crate::root().join(path)).with_context(|| format!("cannot read {path}"))?;
    toml::from_str(&text).with_context(|| format!("{path} is not of the form expected"))
}
