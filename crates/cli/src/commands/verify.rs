//! `rapporteur verify`: proves that the store holds what the vocabulary promises.

use crate::arguments::StorePath;
use crate::failure::Outcome;
use crate::names::View;
use crate::{open, output};
use anyhow::Result;
use rapporteur_pipeline::{Damage, Proof};
use rapporteur_store::{Shapes, Violation};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Check every file, quote, offset and shape of the store
///
/// Every file that the store counts on must hold what was written. Every quote must be the exact slice of its report, and every
/// node must meet the SHACL shapes of data/shapes: what claims, evidence and reports must have, what relations join, plain edges
/// that rest on claims. Faults are printed one a line and give exit status 1; damaged files are mended by building the store
/// again with the same reports.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur verify
  rapporteur verify --store archive-store --format json")]
pub struct Arguments {
    #[command(flatten)]
    store: StorePath,
    /// Folder laid out as data/, whose files replace the embedded knowledge
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: View,
}

/// What was checked, and the faults found.
#[derive(Serialize)]
struct Verified<'v> {
    triples: usize,
    faults: Vec<Fault<'v>>,
}

#[derive(Serialize)]
struct Fault<'v> {
    rule: &'v str,
    node: &'v str,
    message: &'v str,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let knowledge = open::knowledge(arguments.data.as_deref())?;
    let folder = open::folder(&arguments.store);
    let Proof { damages, store } = folder.prove()?;
    let mut violations: Vec<Violation> = damages.into_iter().map(of_file).collect();
    let mut triples = 0;
    if let Some(store) = &store {
        violations.extend(rapporteur_store::verify(store, &Shapes::of(&knowledge)?)?);
        triples = store.n_triples()?;
    }
    match arguments.format {
        View::Json => output::json(&Verified { triples, faults: violations.iter().map(fault).collect() })?,
        View::Table => {
            let mut out = output::stdout();
            for violation in &violations {
                writeln!(out, "{violation}")?;
            }
            match violations.len() {
                0 => writeln!(out, "{triples} triples, no fault")?,
                n => {
                    let graph = if store.is_some() { "" } else { ", the graph not checked" };
                    writeln!(out, "{triples} triples, {n} faults{graph}: build the store again")?;
                }
            }
            out.flush()?;
        }
    }
    Ok(Outcome::findings_if(!violations.is_empty()))
}

fn of_file(Damage { file, message }: Damage) -> Violation {
    Violation { rule: "file".to_owned(), node: file.display().to_string(), message }
}

fn fault(violation: &Violation) -> Fault<'_> {
    Fault { rule: &violation.rule, node: &violation.node, message: &violation.message }
}
