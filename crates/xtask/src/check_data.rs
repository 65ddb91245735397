//! `cargo xtask check-data`: every fault of the files in `data/`, as file and line.

#![allow(clippy::print_stdout, reason = "the faults are what the task is for")]

use anyhow::{Result, bail};
use rapporteur_extract::time::{Grammar, TimeTagger};
use rapporteur_knowledge::{Error, Files, Knowledge};
use rapporteur_resolve::Tables;
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
    let folder = arguments.folder.clone().unwrap_or_else(|| crate::root().join("data"));
    let files = Files::read(&folder)?;
    let mut faults = Vec::new();
    let mut add = |result: Result<(), Error>| match result {
        Err(Error::Invalid(found)) => faults.extend(found.iter().map(ToString::to_string)),
        Err(error) => faults.push(error.to_string()),
        Ok(()) => {}
    };
    add(Knowledge::from_files(files.clone()).map(drop));
    add(Tables::parse(&files).map(drop));
    match files.get("grammar/dates.toml").map(Grammar::parse) {
        Some(Ok(grammar)) => {
            let found = TimeTagger::new(grammar).faults();
            faults.extend(found.iter().map(|fault| format!("data/grammar/dates.toml: {fault}")));
        }
        Some(Err(error)) => faults.push(format!("data/grammar/dates.toml: {error}")),
        None => faults.push("data/grammar/dates.toml is missing".to_owned()),
    }
    let options = rapporteur_ingest::Options { data: Some(folder), ..rapporteur_ingest::Options::default() };
    if let Err(error) = rapporteur_ingest::Reader::new(&options) {
        faults.push(format!("data/{error}"));
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
