//! `rapporteur timeline`: lists what happened when.

use crate::failure::Outcome;
use crate::names::View;
use crate::output;
use crate::questions::{Asking, Column, Drawing, Opened, Scope, draw, remaining, table, timeline};
use anyhow::Result;
use rapporteur_export::picture::Layout;
use rapporteur_graph::{Basis, Period, Selection};
use rapporteur_pipeline::answers::TimelineEntry;
use std::io::Write;

/// List meetings and dated claims in the order of time, with how precisely it is known
///
/// With a node, lists what it takes part in; without one, everything. Days whose year no report states come last.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur timeline
  rapporteur timeline 'Ana Ruiz'
  rapporteur timeline Chad --from 2031-01 --to 2031-06
  rapporteur timeline --type Meeting,Person,Country --relation attends,visits --format json
  rapporteur timeline Chad --draw chad.svg")]
pub struct Arguments {
    /// A name, a part of a name, an IRI or an id such as person/ana-ruiz
    #[arg(value_name = "NODE")]
    node: Option<String>,
    /// Most rows of a table; 0 for all
    #[arg(long, value_name = "N", default_value_t = 60)]
    limit: usize,
    #[command(flatten)]
    asking: Asking,
}

const COLUMNS: [Column; 5] = [
    Column("when", false),
    Column("precision", false),
    Column("what", false),
    Column("stated by", false),
    Column("evidence", false),
];

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let opened = Opened::new(&arguments.asking)?;
    let names = opened.names();
    let node = arguments.node.as_deref().map(|name| opened.named(&names, "NODE", name)).transpose()?;
    let about = node.map(|node| &node.id);
    let selection = opened.selection(&names, Scope::Things, about.as_slice())?;
    // The period selects the moments themselves, not the reports about them.
    let period = selection.period;
    let bases = [Basis::Claims].into();
    let part = opened.graph.select(&Selection { bases, period: Period::default(), ..selection.clone() });
    let found = part.timeline(about, period);
    match arguments.asking.format {
        View::Json => {
            let entries = found.iter().map(|moment| TimelineEntry::new(&opened.graph, moment));
            output::json(&entries.collect::<Vec<_>>())?;
        }
        View::Table => {
            let shown = crate::tables::shown(arguments.limit, found.len());
            let mut out = output::stdout();
            if shown > 0 {
                let rows = found[..shown].iter().map(|moment| timeline::row(&opened, about, moment));
                writeln!(out, "{}", table(&COLUMNS, rows))?;
            }
            writeln!(out, "{}", remaining(found.len(), shown, "moment"))?;
            out.flush()?;
        }
    }
    let focus: Vec<_> = about.into_iter().cloned().collect();
    let part = opened.graph.select(&Selection { focus: focus.clone(), depth: 1, ..selection });
    let title =
        node.map_or_else(|| "What happened when".to_owned(), |node| format!("{} over time", node.label));
    draw(&opened, &part, Drawing { title, focus, layout: Layout::Timeline, ..Drawing::default() })?;
    Ok(Outcome::Clean)
}
