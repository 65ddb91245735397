//! `rapporteur why`: explains the reasons behind a node.

use crate::arguments::StorePath;
use crate::failure::Outcome;
use crate::names::View;
use crate::{open, output};
use anyhow::Result;
use rapporteur_reasons::{Inputs, Names, Node, Reasons};
use std::io::Write;

/// Explain a node: its mentions, every merge that made it, and what it was kept apart from
///
/// Of an entity it shows the reports that mention it, each merge with its reason and, where weights decided, their sum,
/// the judgements that took part, and what it was nearly merged with. Of a claim it shows evidence, pattern, status and
/// speaker, also of one that a judgement keeps out of the graph; of an origin or a report what makes reports one voice; of a
/// dispute its claims.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur why 'Ana Ruiz'                     a label or alias
  rapporteur why person/ana-ruiz                an id, or the IRI
  rapporteur why claim/3fa9c1                   a claim by the first digits of its id
  rapporteur why report/9257a1                  why its origin holds other reports as well
  rapporteur why meeting/geneva-talks --format json

The places it prints (person/ana-ruiz@3fe1a2b4c5d6:120-128) name mentions for judgements: rapporteur separate --help.")]
pub struct Arguments {
    /// Id, IRI, label or alias
    #[arg(value_name = "NODE")]
    node: String,
    #[command(flatten)]
    store: StorePath,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: View,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = open::folder(&arguments.store);
    let (world, base) = (folder.world()?, folder.base()?);
    let (node, meant) = Node::find(&Names::of(&world, &base), &arguments.node)?;
    if let Some(meant) = meant.filter(|meant| !meant.others.is_empty()) {
        output::remark(&meant.told("", &arguments.node));
    }
    let mut reasons = Reasons::of(&world, &node);
    Inputs::of(&folder.list()?).complete(&mut reasons);
    match arguments.format {
        View::Json => output::json(&reasons)?,
        View::Table => {
            let mut out = output::stdout();
            write!(out, "{reasons}")?;
            out.flush()?;
        }
    }
    Ok(Outcome::Clean)
}
