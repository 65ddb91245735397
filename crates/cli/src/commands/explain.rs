//! `rapporteur explain`: shows how a sentence is understood, for authors of patterns.

use crate::arguments::{Reading, StorePath};
use crate::explanation::Explanation;
use crate::failure::Outcome;
use crate::names::View;
use crate::{open, output};
use anyhow::{Context, Result, bail};
use rapporteur_model::{Block, BlockKind, Report, Sourced, Span};
use std::io::Write;
use std::path::Path;

/// Show how a sentence is understood and which patterns fire
///
/// Shows tokens and syntax, mentions, sayings, the patterns that fired, those that nearly did with the step that failed, and
/// the claims.
///
/// TARGET is a sentence; or REPORT#N, the N-th sentence of a report, counted from 1, where REPORT is a file or the first
/// digits of a report's id in the store; or REPORT alone for all of it.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur explain 'Chad may join the Geneva talks on Monday.' --date 2026-01-06
  rapporteur explain reports/geneva.txt#3
  rapporteur explain 4f2a#1                 a report of the store; `rapporteur query reports` lists them
  rapporteur explain reports/geneva.txt --format json")]
pub struct Arguments {
    /// A sentence, REPORT#N or REPORT
    #[arg(value_name = "SENTENCE|REPORT#N")]
    target: String,
    /// Form of the explanation
    #[arg(long, value_enum, default_value = "table")]
    format: View,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    store: StorePath,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let (report, number) = target(arguments)?;
    let pipeline = open::pipeline(&arguments.reading)?;
    let explained = pipeline.extractor().explain(&report);
    let n_sentences = explained.parsed.sentences.len();
    let sentences = match number {
        Some(n) if n == 0 || n > n_sentences => {
            bail!(
                "there is no sentence {n}: {} has {n_sentences}, counted from 1",
                report_of(&arguments.target)
            )
        }
        Some(n) => n - 1..n,
        None => 0..n_sentences,
    };
    let explanation = Explanation::new(&explained, sentences);
    match arguments.format {
        View::Json => output::json(&explanation)?,
        View::Table => {
            let mut out = output::stdout();
            write!(out, "{explanation}")?;
            out.flush()?;
        }
    }
    Ok(Outcome::Clean)
}

/// The part of the target before `#`.
fn report_of(target: &str) -> &str {
    target.rsplit_once('#').map_or(target, |(report, _)| report)
}

/// The report that the target means, and the number of the sentence if it names one.
fn target(arguments: &Arguments) -> Result<(Report, Option<usize>)> {
    let whole = arguments.target.as_str();
    let split = whole.rsplit_once('#').and_then(|(name, number)| Some((name, number.parse().ok()?)));
    let (name, number) = split.map_or((whole, None), |(name, number)| (name, Some(number)));
    if Path::new(name).is_file() {
        return Ok((from_file(name, &arguments.reading)?, number));
    }
    let is_id = name.len() >= 4 && name.len() <= 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if number.is_some() || is_id {
        return Ok((from_store(name, &arguments.store)?, number));
    }
    if !whole.contains(char::is_whitespace) {
        bail!("{whole} is neither a file nor a sentence: check the spelling, or write more than one word");
    }
    Ok((sentence(whole, &arguments.reading), None))
}

fn from_file(name: &str, reading: &Reading) -> Result<Report> {
    let bytes = std::fs::read(name).with_context(|| format!("cannot read {name}"))?;
    let input = rapporteur_ingest::Reader::new(&reading.ingest())?.read_bytes(name, bytes);
    output::diagnostics(name, &input.diagnostics);
    let n_reports = input.reports.len();
    let report = input.reports.into_iter().next().with_context(|| format!("{name} holds no report"))?;
    if n_reports > 1 {
        output::remark(&format!("{name} holds {n_reports} reports; this is the first"));
    }
    output::diagnostics(name, &report.diagnostics);
    Ok(report)
}

fn from_store(prefix: &str, store: &StorePath) -> Result<Report> {
    let folder = open::folder(store);
    let prefix = prefix.trim_start_matches("report/");
    let mut found = folder.list()?.into_iter().filter(|report| report.id.0.starts_with(prefix));
    match (found.next(), found.count()) {
        (Some(report), 0) => Ok(folder.report(&report.id)?),
        (Some(_), n) => bail!("{} reports of the store begin with {prefix}: give more digits", n + 1),
        (None, _) => bail!(
            "{prefix} is neither a file nor the beginning of a report's id: `rapporteur query reports` lists them"
        ),
    }
}

fn sentence(text: &str, reading: &Reading) -> Report {
    Report {
        text: text.to_owned(),
        format: "text".to_owned(),
        published_on: reading.date.map(Sourced::metadata),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        ..Report::default()
    }
    .seal()
}
