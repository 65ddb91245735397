//! `rapporteur add`: adds reports to a store.

use crate::arguments::{Reading, StorePath};
use crate::failure::Outcome;
use crate::progress::Bar;
use crate::{change, open};
use anyhow::Result;
use std::path::PathBuf;

/// Add reports to the store
///
/// The store then holds what a build of all its reports together would give, byte for byte. What is there already is neither
/// read nor analysed again, and only what the new reports change in the graph is written.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur add tuesday/                       the reports of a new day
  rapporteur add late.html --store archive      to another store
  curl -s https://example.org/rss | rapporteur add - --input-format feed

A report that is there already stays as it is. A store is begun with: rapporteur build.")]
pub struct Arguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    store: StorePath,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    outcome: change::Outcomes,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = open::folder(&arguments.store);
    // Fails before the model is loaded if there is no store.
    folder.base()?;
    let pipeline = open::pipeline(&arguments.reading)?;
    let bar = Bar::new();
    let prepared = pipeline.add(&arguments.paths, &folder, &|step| bar.step(step))?;
    change::finish(prepared, &folder, &arguments.outcome)
}
