//! `cargo xtask tidy`: rules of the house that no compiler knows.

#![allow(clippy::print_stdout, reason = "the faults are what the task is for")]

mod circles;
mod classes;
mod docs;
mod layers;
mod lengths;
mod texts;
mod triggers;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {}

/// What is let pass.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exceptions {
    limits: Limits,
    long_files: BTreeMap<String, String>,
    long_functions: BTreeMap<String, String>,
    circles: BTreeMap<String, String>,
    stock_phrases: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limits {
    file_lines: usize,
    function_lines: usize,
    circle_files: usize,
}

/// Runs the task.
pub fn run(_: &Arguments) -> Result<()> {
    let exceptions: Exceptions = table("crates/xtask/tidy.toml")?;
    let files = tracked()?;
    let mut faults = layers::faults()?;
    faults.extend(circles::faults(&files, &exceptions)?);
    faults.extend(docs::faults(&files)?);
    faults.extend(classes::faults(&files)?);
    faults.extend(lengths::faults(&files, &exceptions)?);
    faults.extend(texts::faults(&files, &exceptions)?);
    faults.extend(triggers::faults()?);
    faults.sort();
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults", faults.len());
    }
    println!("tidy: {} files, no fault", files.len());
    Ok(())
}

/// A file of tables that rules are read from.
pub fn table<T: DeserializeOwned>(path: &str) -> Result<T> {
    let text =
        std::fs::read_to_string(crate::root().join(path)).with_context(|| format!("cannot read {path}"))?;
    toml::from_str(&text).with_context(|| format!("{path} is not of the form expected"))
}

/// Files that belong to the project, by path from its top folder: those in the repository and new ones not yet in it.
fn tracked() -> Result<Vec<PathBuf>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(crate::root())
        .output()
        .context("cannot start git")?;
    if !output.status.success() {
        bail!("git ls-files failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let names = output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let paths = names.map(|name| PathBuf::from(String::from_utf8_lossy(name).into_owned()));
    // What is deleted but still in the index is no file.
    Ok(paths.filter(|path| crate::root().join(path).is_file()).collect())
}
