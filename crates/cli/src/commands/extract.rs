//! `rapporteur extract`: reports in, JSON lines out, as a stream.

use crate::arguments::Reading;
use crate::failure::Outcome;
use crate::names::OffsetUnit;
use crate::{open, output, wire};
use anyhow::Result;
use rapporteur_ingest::Input;
use rapporteur_model::Diagnostic;
use rapporteur_pipeline::in_order;
use std::io::Write;
use std::path::PathBuf;

/// Read reports and print their claims as JSON lines, without a store
///
/// One JSON object a report, in input order. A line is printed as soon as it and those before it are done; JSON lines are read one by one, so it runs in a pipe of any length.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur extract report.txt | jq '.claims[] | [.subject.label, .relation, .object.label]'
  tail -f wire.jsonl | rapporteur extract -               one line out for every line in
  rapporteur extract archive/ --offsets chars > claims.jsonl

An object has id (the record's own, else the report's hash), title, text, publishedOn, source,
mentions, times, quotes, claims and diagnostics; offsets are half-open and count into text.")]
pub struct Arguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// What offsets count
    #[arg(long, value_enum, default_value = "bytes")]
    offsets: OffsetUnit,
    /// Exit with status 1 if some input could not be read in full
    #[arg(long)]
    strict: bool,
}

/// What became of one input.
struct Done {
    name: String,
    lines: Vec<u8>,
    diagnostics: Vec<Diagnostic>,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let pipeline = open::pipeline(&arguments.reading)?;
    let records = pipeline.inputs(&arguments.paths)?.records();
    let unit = arguments.offsets;
    let work = move |input: Input| -> Result<Done> {
        let Input { name, reports, mut diagnostics, .. } = input;
        let mut lines = Vec::new();
        for report in &reports {
            let extraction = pipeline.extract(report);
            serde_json::to_writer(&mut lines, &wire::Line::new(report, &extraction, unit))?;
            lines.push(b'\n');
            diagnostics.extend(report.diagnostics.iter().chain(&extraction.diagnostics).cloned());
        }
        Ok(Done { name, lines, diagnostics })
    };
    let (mut out, mut faulty) = (std::io::stdout().lock(), false);
    in_order(arguments.reading.engine.threads, records, work, |done| -> Result<()> {
        let Done { name, lines, diagnostics } = done?;
        faulty |= output::diagnostics(&name, &diagnostics);
        out.write_all(&lines)?;
        Ok(out.flush()?)
    })?;
    Ok(Outcome::findings_if(arguments.strict && faulty))
}
