//! `rapporteur communities`: finds groups of nodes that belong together.

use crate::failure::Outcome;
use crate::names::View;
use crate::output;
use crate::questions::{
    Asking, Column, Drawing, Opened, Scope, draw, first_groups, listed, remaining, table,
};
use anyhow::{Context, Result};
use rapporteur_export::PictureOptions;
use rapporteur_graph::{Division, Graph, Node, Resolution, Selection};
use rapporteur_pipeline::answers::Communities;
use std::io::Write;

/// Divide the graph into groups that are joined more among themselves than to others
///
/// Leiden's method (Traag, Waltman and van Eck, 2019), without chance: equal stores give equal groups. Links count by the
/// origins that state them. The modularity, below 1, tells how far the groups are from what chance would give: above 0.3 they
/// mean something. Statements, topics and offices are left out unless --type names them.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur communities
  rapporteur communities --resolution 2                      more and smaller groups
  rapporteur communities --type Person,Meeting --relation attends
  rapporteur communities --from 2031 --min-origins 2 --format json
  rapporteur communities --draw groups.svg")]
pub struct Arguments {
    /// How fine the groups are: more than 1 for smaller ones
    #[arg(long, value_name = "R", default_value_t = 1.0)]
    resolution: f64,
    /// Fewest members of a group that is shown
    #[arg(long, value_name = "N", default_value_t = 3)]
    least: usize,
    /// Most groups of a table; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    asking: Asking,
}

/// Number of groups framed in a picture. With more, the frames would make a mosaic.
const FRAMES: usize = 8;
/// Number of members listed in a row.
const NAMED: usize = 8;

const COLUMNS: [Column; 3] =
    [Column("", true), Column("size", true), Column("members, best connected first", false)];

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let resolution =
        Resolution::new(arguments.resolution).context("--resolution takes a number from 0 to 1000")?;
    let opened = Opened::new(&arguments.asking)?;
    let selection = opened.selection(&opened.names(), Scope::Actors, &[])?;
    let part = opened.graph.select(&selection);
    let network = opened.network(&part);
    let Division { mut groups, modularity } = network.division(resolution);
    let n_groups = groups.len();
    groups.retain(|members| members.len() >= arguments.least);
    match arguments.asking.format {
        View::Json => output::json(&Communities::new(modularity, &groups))?,
        View::Table => {
            let shown = crate::tables::shown(arguments.limit, groups.len());
            let rows = groups[..shown].iter().enumerate().map(|(i, members)| {
                vec![(i + 1).to_string(), members.len().to_string(), listed(members, NAMED)]
            });
            let mut out = output::stdout();
            if shown > 0 {
                writeln!(out, "{}", table(&COLUMNS, rows))?;
            }
            let smaller = n_groups - groups.len();
            let nodes = network.n_nodes();
            writeln!(
                out,
                "{}, {smaller} smaller than {}; modularity {modularity:.3} over {nodes} nodes",
                remaining(groups.len(), shown, "group"),
                arguments.least
            )?;
            out.flush()?;
        }
    }
    draw_groups(&opened, &part, &groups, selection)
}

/// Draws all groups. If that is too much, draws the best connected members of the largest groups, equally
/// many of each.
fn draw_groups(
    opened: &Opened<'_>,
    part: &Graph,
    groups: &[Vec<&Node>],
    selection: Selection,
) -> Result<Outcome> {
    let most = PictureOptions::default().max_nodes;
    let framed = first_groups(groups, FRAMES);
    let (title, part) = if part.nodes().len() <= most || framed.is_empty() {
        ("Who belongs together".to_owned(), part.clone())
    } else {
        let each = most / framed.len();
        let focus = framed.iter().flat_map(|group| group.nodes.iter().take(each).cloned()).collect();
        let title = format!(
            "Who belongs together: the best connected {each} of each of {} groups, the largest of {}",
            framed.len(),
            groups.len()
        );
        (title, part.select(&Selection { focus, depth: 0, ..selection }))
    };
    draw(opened, &part, Drawing { title, groups: framed, ..Drawing::default() })?;
    Ok(Outcome::Clean)
}
