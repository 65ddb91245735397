//! The last steps that all commands that change a store share: commit and summary.

use crate::failure::Outcome;
use crate::left_out::LeftOut;
use crate::names::View;
use crate::output;
use anyhow::Result;
use rapporteur_model::Severity;
use rapporteur_pipeline::{Prepared, StoreFolder};
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
    let summary = BuildSummary::new(&prepared.world, counts?, folder.path());
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
