//! The last steps that all commands that change a store share: commit and summary.

use crate::failure::Outcome;
use crate::left_out::LeftOut;
use crate::names::View;
use crate::output;
use crate::tables::{counted, shortened};
use anyhow::Result;
use rapporteur_model::{PartialDate, Report, Severity};
use rapporteur_pipeline::{Listed, Prepared, StoreFolder};
use rapporteur_reasons::BuildSummary;
use std::io::Write;

/// Options for the summary and the exit status.
#[derive(clap::Args, Debug)]
pub struct Outcomes {
    /// Form of the summary
    #[arg(long, value_enum, default_value = "table")]
    pub format: View,
    /// Exit with status 1 if some input could not be read in full
    #[arg(long)]
    pub strict: bool,
}

/// Puts the store in force and prints its summary. This is the last step of a command.
pub fn finish(prepared: Prepared, folder: &StoreFolder, outcomes: &Outcomes) -> Result<Outcome> {
    let counts = prepared.commit();
    let mut left_out = LeftOut::default();
    for (input, diagnostic) in &prepared.diagnostics {
        output::diagnostics(input, [diagnostic]);
        left_out.note(input, [diagnostic]);
    }
    left_out.tell();
    let counts = counts?;
    if !prepared.dropped.is_empty() {
        output::remark(&format!(
            "dropped {}; rapporteur add would have kept what is there",
            dropped(&prepared)
        ));
    }
    if let Some(hint) = undated(&prepared) {
        output::remark(&hint);
    }
    let summary = BuildSummary::new(&prepared.world, counts, folder.path());
    match outcomes.format {
        View::Json => output::json(&summary)?,
        View::Table => {
            let mut out = output::stdout();
            write!(out, "{summary}")?;
            out.flush()?;
        }
    }
    let faulty = prepared.diagnostics.iter().any(|(_, diagnostic)| diagnostic.severity > Severity::Note);
    // The process ends here. Freeing millions of small pieces of memory first would take long.
    std::mem::forget(prepared);
    Ok(Outcome::findings_if(outcomes.strict && faulty))
}

/// How many reports a build drops, and the first of them.
pub fn dropped(prepared: &Prepared) -> String {
    const SHOWN: usize = 3;
    let input = |report: &Listed| report.sources.first().map(|source| format!(" ({})", source.input));
    let name =
        |report: &Listed| format!("“{}”{}", shortened(&report.label), input(report).unwrap_or_default());
    let mut named: Vec<String> = prepared.dropped.iter().take(SHOWN).map(name).collect();
    if prepared.dropped.len() > SHOWN {
        named.push(format!("{} more", prepared.dropped.len() - SHOWN));
    }
    format!("{} that no path names: {}", counted(prepared.dropped.len(), "report"), named.join(", "))
}

/// What `--date` would do, if reports that were read now state no date or one without a year.
pub fn undated(prepared: &Prepared) -> Option<String> {
    let world = &prepared.world;
    let read = || {
        let is_read = |report: &&Report| prepared.read.contains(&report.id);
        world.reports.iter().filter(is_read).filter(|report| !world.derived_dates.contains_key(&report.id))
    };
    let without = read().filter(|report| report.anchor().is_none());
    let yearless = read().filter(|report| matches!(report.anchor(), Some(PartialDate::MonthDay(..)))).count();
    let titles: Vec<String> = without.map(|report| format!("“{}”", shortened(&report.label()))).collect();
    let mut told = Vec::new();
    if let Some(first) = titles.first() {
        let others = if titles.len() > 1 { " and others" } else { "" };
        let state = if titles.len() == 1 { "states" } else { "state" };
        told.push(format!("{} {state} no date ({first}{others})", counted(titles.len(), "report")));
    }
    if yearless > 0 {
        let state = if yearless == 1 { "states" } else { "state" };
        told.push(format!("{} {state} a date without year", counted(yearless, "report")));
    }
    (!told.is_empty()).then(|| {
        format!(
            "{}: --date YYYY-MM-DD would give the day that “on Monday” in them counts from, and the year",
            told.join(", ")
        )
    })
}
