//! Which nodes a picture shows.

use super::{PictureOptions, theme};
use rapporteur_graph::{Basis, Edge, Graph, Node};
use rapporteur_model::EntityId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How much heavier a meeting weighs than another node with the same lines.
const MEETING_WEIGHT: usize = 3;

/// Whether a picture may show the node at all.
pub(crate) fn is_drawable(node: &Node, options: &PictureOptions) -> bool {
    !theme::node_style(&node.kind).clutter
        || options.show.contains(&node.kind)
        || options.focus.contains(&node.id)
}

/// The nodes to draw and how many there were to choose from.
pub(crate) struct Choice<'a> {
    /// The nodes to draw.
    pub kept: BTreeSet<&'a EntityId>,
    /// How many could have been drawn.
    pub n_ranked: usize,
}

/// The nodes to draw, at most `options.max_nodes`: the nearest to the focus, then the best connected; nodes without any line
/// only if nothing else is there or the focus holds them. What
/// gazetteers know joins nodes that reports speak of, but brings in none.
pub(crate) fn choose<'a>(
    graph: &'a Graph,
    candidates: &BTreeSet<&'a EntityId>,
    edges: &[&'a Edge],
    options: &PictureOptions,
) -> Choice<'a> {
    let weights = weights(graph, edges);
    let distances = distances(edges, &options.focus);
    let mut ranked: Vec<&EntityId> = candidates.iter().copied().collect();
    if !edges.is_empty() {
        ranked.retain(|id| weights.get(id).is_some_and(|weight| *weight > 0) || options.focus.contains(id));
    }
    ranked.sort_by_key(|id| {
        let distance = distances.get(*id).copied().unwrap_or(usize::MAX);
        (distance, Reverse(weights.get(*id).copied().unwrap_or(0)), *id)
    });
    let n_ranked = ranked.len();
    ranked.truncate(options.max_nodes.max(options.focus.len()));
    Choice { kept: ranked.into_iter().collect(), n_ranked }
}

/// How much is said of each node: the reports of its edges, each edge one at least.
fn weights<'a>(graph: &Graph, edges: &[&'a Edge]) -> BTreeMap<&'a EntityId, usize> {
    let mut weights = BTreeMap::new();
    for edge in edges {
        let weight = if edge.basis == Basis::Gazetteer { 0 } else { edge.reports.len().max(1) };
        for end in std::iter::once(&edge.subject).chain(edge.object.entity()) {
            *weights.entry(end).or_insert(0) += weight;
        }
    }
    for (id, weight) in &mut weights {
        if graph.node(id).is_some_and(|node| node.kind == "Meeting") {
            *weight *= MEETING_WEIGHT;
        }
    }
    weights
}

/// Steps from the focus over the drawable edges, by breadth-first search.
fn distances<'a>(edges: &[&'a Edge], focus: &'a [EntityId]) -> BTreeMap<&'a EntityId, usize> {
    let mut next_to: BTreeMap<&EntityId, Vec<&EntityId>> = BTreeMap::new();
    for edge in edges {
        if let Some(object) = edge.object.entity() {
            next_to.entry(&edge.subject).or_default().push(object);
            next_to.entry(object).or_default().push(&edge.subject);
        }
    }
    let mut distances: BTreeMap<&EntityId, usize> = focus.iter().map(|id| (id, 0)).collect();
    let mut front: Vec<&EntityId> = focus.iter().collect();
    for distance in 1.. {
        let reached = front.iter().filter_map(|id| next_to.get(id)).flatten().copied();
        front =
            reached.filter(|id| !distances.contains_key(id)).collect::<BTreeSet<_>>().into_iter().collect();
        if front.is_empty() {
            break;
        }
        distances.extend(front.iter().map(|id| (*id, distance)));
    }
    distances
}
