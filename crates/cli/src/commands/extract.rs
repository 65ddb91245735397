//! `rapporteur extract`: turns a stream of reports into JSON lines.

use crate::arguments::Reading;
use crate::failure::Outcome;
use crate::left_out::LeftOut;
use crate::names::OffsetUnit;
use crate::{open, output};
use anyhow::Result;
use rapporteur_ingest::Input;
use rapporteur_model::{Diagnostic, Report};
use rapporteur_pipeline::in_order;
use rapporteur_pipeline::lines::ReportLine;
use std::io::Write;
use std::path::PathBuf;

/// Read reports and print their claims as JSON lines, without a store
///
/// One JSON object a report, in input order. A line is printed as soon as it and those before it are done; JSON lines
/// are read one by one, so it runs in a pipe of any length. Any other input, and each line, may have 20 MB; of one
/// report 1 MB of running text is analysed. Remarks say what was left out.
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

/// A unit of work: one report, or the diagnostics of an input. Since units are this small, threads share the
/// reports of one file, and each report is printed as soon as it is done.
struct Piece {
    name: String,
    report: Option<Report>,
    diagnostics: Vec<Diagnostic>,
}

/// The result of a piece.
struct Done {
    name: String,
    line: Vec<u8>,
    diagnostics: Vec<Diagnostic>,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let pipeline = open::pipeline(&arguments.reading)?;
    let records = pipeline.inputs(&arguments.paths)?.records();
    let unit = arguments.offsets.into();
    let work = move |piece: Piece| -> Result<Done> {
        let Piece { name, report, mut diagnostics } = piece;
        let mut line = Vec::new();
        if let Some(report) = report {
            let extraction = pipeline.extract(&report);
            serde_json::to_writer(
                &mut line,
                &ReportLine::new(&report, &extraction, pipeline.knowledge(), unit),
            )?;
            line.push(b'\n');
            diagnostics.extend(report.diagnostics.into_iter().chain(extraction.diagnostics));
        }
        Ok(Done { name, line, diagnostics })
    };
    let (mut out, mut faulty) = (output::data(), false);
    let mut left_out = LeftOut::default();
    in_order(arguments.reading.engine.threads, records.flat_map(pieces), work, |done| -> Result<()> {
        let Done { name, line, diagnostics } = done?;
        faulty |= output::diagnostics(&name, &diagnostics);
        left_out.note(&name, &diagnostics);
        out.write_all(&line)?;
        Ok(out.flush()?)
    })?;
    left_out.tell();
    Ok(Outcome::findings_if(arguments.strict && faulty))
}

/// The diagnostics of an input, followed by its reports.
fn pieces(input: Input) -> impl Iterator<Item = Piece> {
    let Input { name, reports, diagnostics, .. } = input;
    let told = (!diagnostics.is_empty()).then(|| Piece { name: name.clone(), report: None, diagnostics });
    let reports = reports.into_iter();
    told.into_iter().chain(reports.map(move |report| Piece {
        name: name.clone(),
        report: Some(report),
        diagnostics: Vec::new(),
    }))
}
