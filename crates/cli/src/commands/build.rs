//! `rapporteur build`: reports in, a store out.

use crate::arguments::{Reading, StorePath};
use crate::failure::Outcome;
use crate::names::View;
use crate::progress::Bar;
use crate::summary::BuildSummary;
use crate::{open, output};
use anyhow::{Result, bail};
use rapporteur_model::Severity;
use rapporteur_store::{DEFAULT_BASE, nquads, quads};
use std::io::Write;
use std::path::PathBuf;

/// Read reports and write the store
///
/// The store holds exactly the reports given: building the same set again, in any order and with any number of threads, gives
/// the same bytes, and unchanged reports are not analysed again.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur build reports/                     every text, HTML, JSON and feed file of a folder
  rapporteur build 'wire/**/*.txt' feed.xml     patterns and files together
  curl -s https://example.org/rss | rapporteur build - --input-format feed
  rapporteur build reports/ --date 2026-01-06   the date of reports that state none
  rapporteur build reports/ --format json       the summary for programs")]
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
    /// Form of the summary
    #[arg(long, value_enum, default_value = "table")]
    format: View,
    /// Exit with status 1 if some input could not be read in full
    #[arg(long)]
    strict: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let stages = open::stages(&arguments.reading)?;
    let vocabulary = open::vocabulary(&arguments.base, &stages.knowledge)?;
    let folder = open::folder(&arguments.store);
    let bar = Bar::new();
    let prepared = stages.pipeline.build(&arguments.paths, &folder, &|step| bar.step(step))?;
    // A failed download in front of `build -` must not empty a store.
    let holds_reports = || folder.reports().is_ok_and(|reports| !reports.is_empty());
    if prepared.world.reports.is_empty() && holds_reports() {
        for (input, diagnostic) in &prepared.diagnostics {
            output::diagnostics(input, [diagnostic]);
        }
        bail!("no report was read: the store {} is left as it was", folder.path().display());
    }
    let graph = nquads(&quads(&prepared.world, &vocabulary));
    let counts = prepared.commit(&graph)?;
    for (input, diagnostic) in &prepared.diagnostics {
        output::diagnostics(input, [diagnostic]);
    }
    let summary = BuildSummary::new(&prepared.world, counts, folder.path());
    match arguments.format {
        View::Json => output::json(&summary)?,
        View::Table => {
            let mut out = output::stdout();
            write!(out, "{summary}")?;
            out.flush()?;
        }
    }
    let faulty = prepared.diagnostics.iter().any(|(_, diagnostic)| diagnostic.severity > Severity::Note);
    Ok(Outcome::findings_if(arguments.strict && faulty))
}
