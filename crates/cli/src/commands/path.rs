//! `rapporteur path`: shows how two things are connected.

use crate::failure::Outcome;
use crate::names::View;
use crate::output;
use crate::questions::{Asking, Drawing, Opened, Scope, draw, path};
use anyhow::{Result, bail};
use rapporteur_graph::Graph;
use rapporteur_pipeline::answers::Connections;
use std::io::Write;

/// Show how two things are connected, with the words that state each step
///
/// Paths over links that many origins state, and through things with few other links, come first: a small meeting says
/// more than a country that everyone is tied to. Claims that are only possible, denied or alleged connect nobody unless
/// --status says so, and being mentioned in one report never does.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur path 'Ana Ruiz' 'Ben Okoro'
  rapporteur path 'Ana Ruiz' 'Ben Okoro' --type Person,Meeting --count 5
  rapporteur path person/ana-ruiz country/chad --without 'United Nations' --min-origins 2
  rapporteur path 'Ana Ruiz' Chad --from 2031-01 --to 2031-06 --format json
  rapporteur path 'Ana Ruiz' Chad --draw ways.svg")]
pub struct Arguments {
    /// Where to begin: a name, a part of a name, an IRI or an id such as person/ana-ruiz
    #[arg(value_name = "A")]
    a: String,
    /// Where to end
    #[arg(value_name = "B")]
    b: String,
    /// How many ways to show
    #[arg(long, value_name = "N", default_value_t = 3)]
    count: usize,
    /// Quotes for each step of a table
    #[arg(long, value_name = "N", default_value_t = 1)]
    quotes: usize,
    #[command(flatten)]
    asking: Asking,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let opened = Opened::new(&arguments.asking)?;
    let names = opened.names();
    let ends = [opened.named(&names, "A", &arguments.a)?, opened.named(&names, "B", &arguments.b)?];
    if ends[0].id == ends[1].id {
        bail!("A and B are both {}: name two things, by their ids where names are alike", ends[0].id);
    }
    let selection = opened.selection(&names, Scope::Things, &ends.map(|node| &node.id))?;
    let part = opened.graph.select(&selection);
    let network = opened.network(&part);
    let paths = match ends.map(|node| network.number(&node.id)) {
        [Some(from), Some(to)] => network.paths(from, to, arguments.count),
        _ => Vec::new(),
    };
    match arguments.asking.format {
        View::Json => output::json(&Connections::new(&opened.graph, ends, &network, &paths))?,
        View::Table if paths.is_empty() => {
            let mut out = output::stdout();
            writeln!(out, "nothing connects {} with {} on these edges", ends[0].label, ends[1].label)?;
            out.flush()?;
        }
        View::Table => {
            let mut out = output::stdout();
            path::show(&opened, &network, &paths, arguments.quotes, &mut out)?;
            out.flush()?;
        }
    }
    let steps = paths.iter().flat_map(|path| path.nodes.windows(2));
    let edges = steps.flat_map(|pair| network.between(pair[0], pair[1])).cloned().collect();
    let on_the_way = paths.iter().flat_map(|path| &path.nodes).map(|i| network.node(*i));
    let ways = Graph::new(on_the_way.chain(ends).cloned().collect(), edges);
    let title = format!("How {} and {} are connected", ends[0].label, ends[1].label);
    let focus = ends.map(|node| node.id.clone()).into();
    draw(&opened, &ways, Drawing { title, focus, ..Drawing::default() })?;
    Ok(Outcome::Clean)
}
