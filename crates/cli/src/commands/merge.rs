//! `rapporteur merge`: makes two nodes one.

use crate::failure::Outcome;
use crate::judging::{self, Judging};
use anyhow::Result;
use rapporteur_reasons::{Request, Verb};

/// Make two nodes one
///
/// Writes a line of judgements.tsv, which every build obeys, and applies it at once. Whatever was merged with either of the two is
/// merged as well. Two nodes of two types are merged after one is retyped.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur merge 'Ana Ruiz' 'A. M. Ruiz'
  rapporteur merge person/ana-ruiz person/ruiz --reason 'the same minister in both reports'

A name that several nodes have is refused; name one by its id, which the message lists.")]
pub struct Arguments {
    /// The one: a name, an IRI or an id such as person/ana-ruiz
    #[arg(value_name = "A")]
    a: String,
    /// The other
    #[arg(value_name = "B")]
    b: String,
    #[command(flatten)]
    judging: Judging,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let (node, other) = (Some(arguments.a), Some(arguments.b));
    judging::run(&arguments.judging, Request { node, other, ..Request::new(Verb::Merge) })
}
