//! `rapporteur rename`: gives a node another name.

use crate::failure::Outcome;
use crate::judging::{self, Judging};
use anyhow::Result;
use rapporteur_reasons::{Request, Verb};

/// Give a node another name
///
/// Writes a line of judgements.tsv, which every build obeys, and applies it at once. The IRI stays as it was and the old name stays
/// as an alias. The line of a name that was given before is taken out, and does not come back with --undo.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur rename 'A. Ruiz' 'Ana Ruiz'
  rapporteur rename meeting/oslo-talks-2031-05-05 'Aden talks' --reason 'so all reports but one call them'
  rapporteur judgements --undo 3                without the new name

A name that several nodes have is refused; name one by its id, which the message lists.")]
pub struct Arguments {
    /// The node: a name, an IRI or an id such as person/ana-ruiz
    #[arg(value_name = "NODE")]
    node: String,
    /// The new name
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    judging: Judging,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let (node, value) = (Some(arguments.node), Some(arguments.name));
    judging::run(&arguments.judging, Request { node, value, ..Request::new(Verb::Rename) })
}
