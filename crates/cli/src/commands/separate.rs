//! `rapporteur separate`: keeps two nodes, or two mentions of one, apart.

use crate::failure::Outcome;
use crate::judging::{self, Judging};
use anyhow::Result;
use rapporteur_reasons::{Request, Verb};

/// Keep two nodes apart, or part a node into two
///
/// Writes a line of judgements.tsv, which every build obeys, and applies it at once. Of a node that is two things, name two mentions as
/// `rapporteur why` prints them, or two of the names that it goes by. The mentions go apart; which of the two the others
/// belong to is decided anew.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur separate person/ana-ruiz person/eva-ruiz     two who shall never be merged
  rapporteur separate person/ruiz@3fe1a2b4c5d6:120-124 person/ruiz@9257a1c4d5e6:4-8
  rapporteur separate 'Ana Ruiz' 'Eva Ruiz' --reason 'two sisters'

A name that several nodes have is refused; name one by its id, which the message lists.")]
pub struct Arguments {
    /// The one: a name, an IRI, an id such as person/ana-ruiz, or a mention of it
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
    judging::run(&arguments.judging, Request { node, other, ..Request::new(Verb::Separate) })
}
