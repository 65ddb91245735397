//! Ways between two nodes, step by step with the words that state each step.

use super::evidence::{best, quoted, weight};
use super::opened::Opened;
use crate::tables::{counted, cut};
use anyhow::Result;
use rapporteur_graph::{Edge, Network, Path};
use std::collections::BTreeSet;
use std::io::Write;

/// Width of a line where there is no terminal.
const USUAL_WIDTH: u16 = 120;

/// Writes the ways for people.
pub fn show(
    opened: &Opened<'_>,
    network: &Network<'_>,
    paths: &[Path],
    quotes: usize,
    out: &mut dyn Write,
) -> Result<()> {
    let width = usize::from(crate::output::width().unwrap_or(USUAL_WIDTH));
    for (i, path) in paths.iter().enumerate() {
        let gap = if i == 0 { "" } else { "\n" };
        let names: Vec<String> = path.nodes.iter().map(|i| cut(&network.node(*i).label, 40)).collect();
        writeln!(out, "{gap}{}. {}: {}", i + 1, counted(names.len() - 1, "step"), names.join(" – "))?;
        for pair in path.nodes.windows(2) {
            let edges = network.between(pair[0], pair[1]);
            writeln!(out, "   {}", headline(opened, network, pair, &edges))?;
            let mut claims: Vec<_> = edges.iter().filter_map(|edge| best(edge)).collect();
            claims.dedup_by(|a, b| a.quote == b.quote && a.report == b.report);
            for claim in claims.into_iter().take(quotes) {
                writeln!(out, "      {}", quoted(opened, claim, width.saturating_sub(6).max(40)))?;
            }
        }
    }
    Ok(())
}

/// `Ana Ruiz ─ attends → Geneva talks (3 origins, Happened)`; against the edge's direction, the arrow turns.
fn headline(opened: &Opened<'_>, network: &Network<'_>, pair: &[usize], edges: &[&Edge]) -> String {
    let (from, to) = (network.node(pair[0]), network.node(pair[1]));
    let symmetric =
        |edge: &Edge| opened.knowledge.relation(&edge.relation).is_some_and(|relation| relation.symmetric);
    // What holds both ways is told once.
    let ahead = |edge: &Edge| edge.is_from(&from.id) || symmetric(edge);
    let words = |ahead_wanted: bool| {
        let edges = edges.iter().filter(|edge| ahead(edge) == ahead_wanted);
        let words: BTreeSet<String> = edges.map(|edge| opened.relation(&edge.relation)).collect();
        words.into_iter().collect::<Vec<_>>().join(", ")
    };
    let (forth, back) = (words(true), words(false));
    let arrow = match (forth.is_empty(), back.is_empty()) {
        (false, true) if edges.iter().all(|edge| symmetric(edge)) => format!("─ {forth} ─"),
        (false, true) => format!("─ {forth} →"),
        (true, _) => format!("← {back} ─"),
        (false, false) => format!("─ {forth} →← {back} ─"),
    };
    format!("{} {arrow} {}  ({})", cut(&from.label, 60), cut(&to.label, 60), weight(edges))
}
