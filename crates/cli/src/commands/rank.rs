//! `rapporteur rank`: lists the best connected nodes.

use crate::failure::Outcome;
use crate::names::View;
use crate::output;
use crate::questions::{Asking, Column, Drawing, Opened, Scope, draw, remaining, table};
use anyhow::Result;
use rapporteur_graph::{Selection, Standing};
use rapporteur_pipeline::answers::RankedNode;
use std::io::Write;

/// List the best connected things, by degree, betweenness or PageRank
///
/// Degree counts the things that one is joined to. Betweenness is the share of shortest ways between others that lead through
/// it: 1 if all do. PageRank is the share of time that a walk along the edges spends at it; edges that more origins state are
/// taken more often. Statements, topics and offices are left out unless --type names them.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur rank
  rapporteur rank --of Person --by betweenness               who stands between the others
  rapporteur rank --relation attends,meetsWith --of Person   by meetings alone
  rapporteur rank --type Country,Document --by pagerank --min-origins 2
  rapporteur rank --limit 0 --format json
  rapporteur rank --limit 30 --draw best.svg")]
pub struct Arguments {
    /// What to order by
    #[arg(long, value_enum, default_value = "degree")]
    by: By,
    /// Node types to list; others still count as neighbours
    #[arg(long, value_name = "TYPE", value_delimiter = ',')]
    of: Vec<String>,
    /// Most nodes to list; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    asking: Asking,
}

/// Measures of importance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
enum By {
    /// Things it is joined to.
    Degree,
    /// Shortest ways that lead through it.
    Betweenness,
    /// Where walks along edges stay.
    Pagerank,
}

impl By {
    fn of(self, standing: &Standing<'_>) -> f64 {
        match self {
            Self::Degree => standing.degree as f64,
            Self::Betweenness => standing.betweenness,
            Self::Pagerank => standing.page_rank,
        }
    }
}

const COLUMNS: [Column; 7] = [
    Column("", true),
    Column("node", false),
    Column("type", false),
    Column("degree", true),
    Column("betweenness", true),
    Column("PageRank", true),
    Column("origins", true),
];

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let opened = Opened::new(&arguments.asking)?;
    opened.known_types("--of", &arguments.of)?;
    let selection = opened.selection(&opened.names(), Scope::Actors, &[])?;
    let part = opened.graph.select(&selection);
    let mut found = opened.network(&part).standings();
    found.retain(|standing| arguments.of.is_empty() || arguments.of.contains(&standing.node.kind));
    let order = |a: &Standing<'_>, b: &Standing<'_>| arguments.by.of(b).total_cmp(&arguments.by.of(a));
    found.sort_by(|a, b| {
        order(a, b).then_with(|| b.degree.cmp(&a.degree)).then_with(|| a.node.id.cmp(&b.node.id))
    });
    let shown = crate::tables::shown(arguments.limit, found.len());
    let listed = &found[..shown];
    match arguments.asking.format {
        View::Json => {
            let ranked = listed.iter().enumerate().map(|(i, standing)| RankedNode::new(i, standing));
            output::json(&ranked.collect::<Vec<_>>())?;
        }
        View::Table => {
            let mut out = output::stdout();
            if !listed.is_empty() {
                writeln!(out, "{}", table(&COLUMNS, listed.iter().enumerate().map(row)))?;
            }
            writeln!(out, "{}", remaining(found.len(), shown, "node"))?;
            out.flush()?;
        }
    }
    let focus = listed.iter().map(|standing| standing.node.id.clone()).collect();
    let part = part.select(&Selection { focus, depth: 0, ..selection });
    draw(
        &opened,
        &part,
        Drawing { title: format!("The first {shown} of {}", found.len()), ..Drawing::default() },
    )?;
    Ok(Outcome::Clean)
}

fn row((i, standing): (usize, &Standing<'_>)) -> Vec<String> {
    vec![
        (i + 1).to_string(),
        crate::tables::shortened(&standing.node.label),
        standing.node.kind.clone(),
        standing.degree.to_string(),
        format!("{:.4}", standing.betweenness),
        format!("{:.4}", standing.page_rank),
        standing.node.origins.len().to_string(),
    ]
}
