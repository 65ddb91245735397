//! `cargo xtask tidy`: checks rules of the house that the compiler does not know.

#![allow(clippy::print_stdout, reason = "the faults are what the task is for")]

mod circles;
mod classes;
mod docs;
mod exceptions;
mod layers;
mod lengths;
mod outside;
mod texts;
mod vocabulary;

use self::exceptions::Exceptions;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {}

/// Runs the task.
pub fn run(_: &Arguments) -> Result<()> {
    let exceptions: Exceptions = rapporteur_xtask::project::table("crates/xtask/tidy.toml")?;
    let files = tracked()?;
    let mut faults = layers::faults()?;
    faults.extend(circles::faults(&files, &exceptions)?);
    faults.extend(docs::faults(&files)?);
    faults.extend(classes::faults(&files)?);
    faults.extend(lengths::faults(&files, &exceptions)?);
    faults.extend(outside::faults(&files)?);
    faults.extend(texts::faults(&files, &exceptions)?);
    faults.extend(vocabulary::faults(&files, &exceptions)?);
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

/// The project's files, by path from its top folder: those in the repository and new ones not yet added.
fn tracked() -> Result<Vec<PathBuf>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(rapporteur_xtask::project::root())
        .output()
        .context("cannot start git")?;
    if !output.status.success() {
        bail!("git ls-files failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let names = output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let paths = names.map(|name| PathBuf::from(String::from_utf8_lossy(name).into_owned()));
    // A file that is deleted but still in the index does not count.
    Ok(paths.filter(|path| rapporteur_xtask::project::root().join(path).is_file()).collect())
}
