//! `rapporteur bridges`: finds the nodes and links that alone join two parts.

use crate::failure::Outcome;
use crate::names::View;
use crate::output;
use crate::questions::{Asking, Column, Drawing, Opened, Scope, draw, listed, remaining, table};
use anyhow::Result;
use rapporteur_graph::{Bridge, Joint, Selection};
use rapporteur_model::EntityId;
use rapporteur_pipeline::answers::Bridges;
use std::collections::BTreeSet;
use std::io::Write;

/// Find the things and links that alone join two parts of the graph
///
/// If such a thing or link were removed, its part of the graph would fall apart: these are go-betweens, and claims that
/// alone hold two parts together. Those that would cut off most come first. Statements, topics and offices are left out
/// unless --type names them.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur bridges
  rapporteur bridges --type Person,Meeting --relation attends   who alone links two rounds of talks
  rapporteur bridges --least 5 --min-origins 2
  rapporteur bridges --format json
  rapporteur bridges --draw between.svg")]
pub struct Arguments {
    /// Fewest nodes that a part must have to count
    #[arg(long, value_name = "N", default_value_t = 3)]
    least: usize,
    /// Most rows of each table; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    asking: Asking,
}

/// Number of members of a part that are listed by name.
const NAMED: usize = 5;

const NODES: [Column; 4] =
    [Column("node", false), Column("type", false), Column("parts", false), Column("would be cut off", false)];
const LINKS: [Column; 4] = [
    Column("link", false),
    Column("relations", false),
    Column("origins", true),
    Column("would be cut off", false),
];

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let opened = Opened::new(&arguments.asking)?;
    let selection = opened.selection(&opened.names(), Scope::Actors, &[])?;
    let part = opened.graph.select(&selection);
    let network = opened.network(&part);
    let least = arguments.least.max(1);
    let (joints, bridges) = (network.joints(least), network.bridges(least));
    match arguments.asking.format {
        View::Json => output::json(&Bridges::new(&opened.graph, &joints, &bridges))?,
        View::Table => {
            let shown = |n: usize| crate::tables::shown(arguments.limit, n);
            let (n_joints, n_bridges) = (shown(joints.len()), shown(bridges.len()));
            let mut out = output::stdout();
            if n_joints > 0 {
                writeln!(out, "{}", table(&NODES, joints[..n_joints].iter().map(joint_row)))?;
            }
            writeln!(out, "{}\n", remaining(joints.len(), n_joints, "node"))?;
            if n_bridges > 0 {
                let rows = bridges[..n_bridges].iter().map(|bridge| bridge_row(&opened, bridge));
                writeln!(out, "{}", table(&LINKS, rows))?;
            }
            writeln!(out, "{}", remaining(bridges.len(), n_bridges, "link"))?;
            out.flush()?;
        }
    }
    let focus: Vec<EntityId> = joints.iter().take(NAMED).map(|joint| joint.node.id.clone()).collect();
    let around: BTreeSet<EntityId> = joints
        .iter()
        .take(NAMED)
        .flat_map(|joint| {
            joint.parts.iter().flat_map(|part| part.iter().take(2 * NAMED)).chain([&joint.node])
        })
        .map(|node| node.id.clone())
        .collect();
    let drawn = part.select(&Selection { focus: around.into_iter().collect(), depth: 0, ..selection });
    draw(
        &opened,
        &drawn,
        Drawing { title: "Who alone joins two parts".to_owned(), focus, ..Drawing::default() },
    )?;
    Ok(Outcome::Clean)
}

fn joint_row(joint: &Joint<'_>) -> Vec<String> {
    const SIZES: usize = 6;
    let mut sizes: Vec<String> = joint.parts.iter().take(SIZES).map(|part| part.len().to_string()).collect();
    if joint.parts.len() > SIZES {
        sizes.push("…".to_owned());
    }
    let lost: Vec<String> = joint.parts[1..].iter().take(3).map(|part| listed(part, NAMED)).collect();
    vec![
        crate::tables::shortened(&joint.node.label),
        joint.node.kind.clone(),
        sizes.join(" + "),
        lost.join("\n"),
    ]
}

fn bridge_row(opened: &Opened<'_>, bridge: &Bridge<'_>) -> Vec<String> {
    let relations: BTreeSet<String> =
        bridge.edges.iter().map(|edge| opened.relation(&edge.relation)).collect();
    let origins: BTreeSet<_> = bridge.edges.iter().flat_map(|edge| &edge.origins).collect();
    let name = crate::tables::shortened;
    vec![
        format!("{} – {}", name(&bridge.near.label), name(&bridge.far.label)),
        relations.into_iter().collect::<Vec<_>>().join(", "),
        origins.len().to_string(),
        format!("{} nodes: {}", bridge.part.len(), listed(&bridge.part, NAMED)),
    ]
}
