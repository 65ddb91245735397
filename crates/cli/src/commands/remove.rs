//! `rapporteur remove`: removes reports from a store.

use crate::arguments::{Engine, StorePath};
use crate::failure::Outcome;
use crate::progress::Bar;
use crate::{change, open};
use anyhow::Result;
use rapporteur_pipeline::Removal;
use rapporteur_reasons::removal;

/// Remove reports from the store
///
/// The store then holds what a build of its other reports would give, byte for byte: entities, merges, origins and disputes
/// that only the removed reports gave reason for are gone as well. A report that several inputs have goes with the last of them,
/// or when it is named itself.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur remove 3fa9c1                      the first digits of an id: rapporteur query reports
  rapporteur remove https://w3id.org/rapporteur/id/report/3fa9c1d4e5f60718293a4b5c6d7e8f90
  rapporteur remove wire.jsonl                  this input: reports that no other input has are gone
  rapporteur remove 'Envoys leave Vienna'       a headline, or some of its words in a row")]
pub struct Arguments {
    /// Reports: id or its first digits, IRI, the path given to build or add, the record's id, address or headline
    #[arg(required = true, value_name = "REPORT")]
    reports: Vec<String>,
    #[command(flatten)]
    store: StorePath,
    #[command(flatten)]
    engine: Engine,
    #[command(flatten)]
    outcome: change::Outcomes,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = open::folder(&arguments.store);
    let base = open::base(&arguments.store)?;
    let listed = folder.list()?;
    let mut chosen = Removal::default();
    for name in &arguments.reports {
        chosen.extend(removal(&listed, &base, name)?);
    }
    let pipeline = open::pipeline(&arguments.engine.clone().into())?;
    let bar = Bar::new();
    let prepared = pipeline.remove(&chosen, &folder, &|step| bar.step(step))?;
    change::finish(prepared, &folder, &arguments.outcome)
}
