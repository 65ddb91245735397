//! `rapporteur retype`: gives a node another type.

use crate::failure::Outcome;
use crate::judging::{self, Judging};
use anyhow::Result;
use rapporteur_reasons::{Request, Verb};

/// Give a node another type
///
/// Writes a line of judgements.tsv, which every build obeys, and applies it at once. The IRI changes with the type; claims whose
/// relation the new type does not fit are left out. A type that was given before is replaced.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur retype 'Acme Works' Organization
  rapporteur retype person/acme organization --reason 'a company'

Types: Country, Document, Event, Meeting, Office, Organization, Person, Place, Topic.
A name that several nodes have is refused; name one by its id, which the message lists.")]
pub struct Arguments {
    /// The node: a name, an IRI or an id such as person/ana-ruiz
    #[arg(value_name = "NODE")]
    node: String,
    /// The new type, in any case
    #[arg(value_name = "TYPE")]
    kind: String,
    #[command(flatten)]
    judging: Judging,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let (node, value) = (Some(arguments.node), Some(arguments.kind));
    judging::run(&arguments.judging, Request { node, value, ..Request::new(Verb::Retype) })
}
