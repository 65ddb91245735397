//! `rapporteur neighbors`: lists what a thing is joined to.

use crate::failure::Outcome;
use crate::names::View;
use crate::output;
use crate::questions::{Asking, Column, Drawing, Opened, Scope, draw, neighbors, remaining, table};
use anyhow::Result;
use rapporteur_graph::Selection;
use rapporteur_pipeline::answers::Neighbors;
use std::io::Write;

/// List what a thing is joined to, relation by relation, with the words that state it
///
/// In each relation, what most origins state comes first. Edges that no claim asserts are left out unless --status says so.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur neighbors 'Ana Ruiz'
  rapporteur neighbors Chad --relation attends,hosts,signs
  rapporteur neighbors Chad --status Possible,Denied          what is said to be, or not to be
  rapporteur neighbors 'Geneva talks' --type Person --format json
  rapporteur neighbors 'Geneva talks' --draw around.svg")]
pub struct Arguments {
    /// The thing: a name, a part of a name, an IRI or an id such as person/ana-ruiz
    #[arg(value_name = "NODE")]
    node: String,
    /// Most rows of a table; 0 for all
    #[arg(long, value_name = "N", default_value_t = 40)]
    limit: usize,
    #[command(flatten)]
    asking: Asking,
}

const COLUMNS: [Column; 7] = [
    Column("relation", false),
    Column("node", false),
    Column("type", false),
    Column("status", false),
    Column("when", false),
    Column("origins", true),
    Column("evidence", false),
];

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let opened = Opened::new(&arguments.asking)?;
    let names = opened.names();
    let node = opened.named(&names, "NODE", &arguments.node)?;
    let selection = opened.selection(&names, Scope::Things, &[&node.id])?;
    let part = opened.graph.select(&Selection { focus: vec![node.id.clone()], depth: 1, ..selection });
    let found = part.joining(&node.id);
    match arguments.asking.format {
        View::Json => output::json(&Neighbors::new(&opened.graph, node, &found))?,
        View::Table => {
            let shown = crate::tables::shown(arguments.limit, found.len());
            let mut out = output::stdout();
            if !found.is_empty() {
                let rows = found[..shown].iter().map(|at| neighbors::row(&opened, at));
                writeln!(out, "{}", table(&COLUMNS, rows))?;
            }
            writeln!(out, "{}", remaining(found.len(), shown, "edge"))?;
            out.flush()?;
        }
    }
    let title = format!("Around {}", node.label);
    draw(&opened, &part, Drawing { title, focus: vec![node.id.clone()], ..Drawing::default() })?;
    Ok(Outcome::Clean)
}
