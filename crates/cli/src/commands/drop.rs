//! `rapporteur drop`: takes a node or a claim out of the graph.

use crate::failure::Outcome;
use crate::judging::{self, Judging};
use anyhow::Result;
use rapporteur_reasons::{Request, Verb};

/// Take a node that is none, or a wrong claim, out of the graph
///
/// Writes a line of judgements.tsv, which every build obeys, and applies it at once. With a node go all claims that speak of it or
/// that it makes, and claims that only name it among their qualifiers lose the qualifier. A claim goes alone; with a saying goes
/// the statement that nobody makes any more. A report is taken out with rapporteur remove.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur drop 'Photo Desk' --reason 'no person'
  rapporteur drop claim/67710b6e8727            the first digits of its id, as why and query evidence print it
  rapporteur why claim/67710b6e8727             why it is in no graph now
  rapporteur judgements --undo 3                it is back

A name that several nodes have is refused; name one by its id, which the message lists.")]
pub struct Arguments {
    /// The node, by name, IRI or id, or the claim, by the first digits of its id
    #[arg(value_name = "NODE|CLAIM")]
    node: String,
    #[command(flatten)]
    judging: Judging,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    judging::run(&arguments.judging, Request { node: Some(arguments.node), ..Request::new(Verb::Drop) })
}
