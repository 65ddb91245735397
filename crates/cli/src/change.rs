//! What commands that change a store have in common: the last steps, and what is told at the end.

use crate::failure::Outcome;
use crate::names::View;
use crate::summary::BuildSummary;
use crate::{asked, output};
use anyhow::{Result, bail};
use rapporteur_model::{EntityId, Severity, World};
use rapporteur_pipeline::{Error, Prepared, Render, StoreFolder, Summary};
use rapporteur_store::{Vocabulary, part_lines};
use std::collections::BTreeMap;
use std::io::Write;

/// How the end is told.
#[derive(clap::Args, Debug)]
pub struct Outcomes {
    /// Form of the summary
    #[arg(long, value_enum, default_value = "table")]
    pub format: View,
    /// Exit with status 1 if some input could not be read in full
    #[arg(long)]
    pub strict: bool,
}

/// A failed download in front of `build -` must not empty a store.
pub fn refuse_nothing_read(prepared: &Prepared, folder: &StoreFolder) -> Result<()> {
    // What a damaged store holds is not known, but not nothing.
    let holds_reports = || match folder.reports() {
        Ok(reports) => !reports.is_empty(),
        Err(error) => !matches!(error, Error::NoStore(_)),
    };
    if prepared.n_read == 0 && holds_reports() {
        tell(prepared);
        bail!("no report was read: the store {} is left as it was", folder.path().display());
    }
    Ok(())
}

/// Puts the store in force, and makes ready what it is asked with.
pub fn commit(prepared: &Prepared, folder: &StoreFolder, vocabulary: &Vocabulary) -> Result<Summary> {
    let summary = prepared.commit(&Lines { vocabulary, fingerprint: vocabulary.fingerprint() })?;
    asked::prepare(folder);
    Ok(summary)
}

/// Puts the store in force and tells what it holds: the last step of a command.
pub fn finish(
    prepared: Prepared,
    folder: &StoreFolder,
    vocabulary: &Vocabulary,
    outcomes: &Outcomes,
) -> Result<Outcome> {
    let counts = commit(&prepared, folder, vocabulary)?;
    tell(&prepared);
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
    // The process ends: to give back millions of small pieces of memory first would take long.
    std::mem::forget(prepared);
    Ok(Outcome::findings_if(outcomes.strict && faulty))
}

/// Parts of a world as N-Quads.
struct Lines<'v> {
    vocabulary: &'v Vocabulary,
    fingerprint: String,
}

impl Render for Lines<'_> {
    fn base(&self) -> &str {
        self.vocabulary.base()
    }

    fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    fn render(&self, part: &World, labels: &BTreeMap<EntityId, String>) -> Vec<u8> {
        part_lines(part, labels, self.vocabulary)
    }
}

fn tell(prepared: &Prepared) {
    for (input, diagnostic) in &prepared.diagnostics {
        output::diagnostics(input, [diagnostic]);
    }
}
