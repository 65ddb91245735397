//! `cargo xtask check-data`: lists every fault of the files in `data/`, with file and line.

#![allow(clippy::print_stdout, reason = "the faults are what the task is for")]

use anyhow::{Result, bail};
use rapporteur_knowledge::Files;
use std::path::PathBuf;

/// Options of the task.
#[derive(clap::Args, Default)]
pub struct Arguments {
    /// Folder to check instead of the project's
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let folder = arguments.folder.clone().unwrap_or_else(|| rapporteur_xtask::project::root().join("data"));
    let files = Files::read(&folder)?;
    let mut faults = rapporteur_pipeline::data::check(&files);
    rapporteur_eval::read_weights(&files, &mut faults);
    let mut faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    if arguments.folder.is_none() {
        faults.extend(crate::awaited::faults(&files)?);
    }
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} faults in data files", faults.len());
    }
    println!("check-data: {} files, no fault", files.below("").count());
    Ok(())
}
