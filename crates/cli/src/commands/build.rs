//! `rapporteur build`: turns reports into a store.

use crate::arguments::{Reading, StorePath};
use crate::failure::Outcome;
use crate::progress::Bar;
use crate::{change, open};
use anyhow::{Result, bail};
use rapporteur_store::DEFAULT_BASE;
use std::path::PathBuf;

/// Read reports and write the store
///
/// The store holds exactly the reports given: building the same set again, in any order and with any number of threads,
/// gives the same bytes, and unchanged reports are not analysed again. Reports that a former build has put there and no path names
/// any more are dropped, and how many is told; --keep refuses to. An input may have 20 MB, and 1 MB of a report's
/// running text is analysed; remarks say what was left out of inputs and folders.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur build reports/                     every text, HTML, JSON and feed file of a folder
  rapporteur build 'wire/**/*.txt' feed.xml     patterns and files together
  curl -s https://example.org/rss | rapporteur build - --input-format feed
  rapporteur build reports/ --date 2026-01-06   the date of reports that state none
  rapporteur build reports/ --format json       the summary for programs

To change a store without naming all its reports again: rapporteur add, rapporteur remove.")]
pub struct Arguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    store: StorePath,
    #[command(flatten)]
    reading: Reading,
    /// Where the IRIs of nodes begin; ends in / or #
    #[arg(long, value_name = "IRI", default_value = DEFAULT_BASE)]
    base: String,
    /// Refuse, with status 2, to drop reports that the store holds and no path names
    #[arg(long)]
    keep: bool,
    #[command(flatten)]
    outcome: change::Outcomes,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let pipeline = open::pipeline_with_base(&arguments.reading, &arguments.base)?;
    let folder = open::folder(&arguments.store);
    let bar = Bar::new();
    let prepared = pipeline.build(&arguments.paths, &folder, &|step| bar.step(step))?;
    if arguments.keep && !prepared.dropped.is_empty() {
        bail!(
            "--keep: the build would drop {}; rapporteur add keeps what is there",
            change::dropped(&prepared)
        );
    }
    change::finish(prepared, &folder, &arguments.outcome)
}
