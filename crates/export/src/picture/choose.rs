//! Which nodes a picture shows.

use super::{Layout, PictureOptions};
use crate::Input;
use rapporteur_graph::{Basis, Edge, Graph, Node};
use rapporteur_model::well_known::types;
use rapporteur_model::{EntityId, Families, RelationFamily, When};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How much heavier a meeting weighs than another node with the same lines.
const MEETING_WEIGHT: usize = 3;

/// When a meeting, event or document is or was, if its year is known.
pub(crate) fn placed_when(node: &Node) -> Option<&When> {
    let when = node.when.as_ref().filter(|_| node.kind != types::REPORT)?;
    when.from.or(when.to).filter(|date| date.parts().0.is_some()).map(|_| when)
}

/// Whether the layout has a place for a node that no line joins.
pub(crate) fn is_placed(graph: &Graph, id: &EntityId, options: &PictureOptions) -> bool {
    options.layout == Layout::Timeline && graph.node(id).and_then(placed_when).is_some()
}

/// The edges that a layout shows: on a timeline those at something dated, of attendance those to meetings.
pub(crate) fn fitting<'a>(
    graph: &Graph,
    families: &Families,
    mut edges: Vec<&'a Edge>,
    layout: Layout,
) -> Vec<&'a Edge> {
    let is_dated = |id: &EntityId| graph.node(id).and_then(placed_when).is_some();
    let is_gathering =
        |id| graph.node(id).is_some_and(|node| matches!(node.kind.as_str(), types::MEETING | types::EVENT));
    match layout {
        Layout::Free => {}
        Layout::Timeline => {
            edges.retain(|edge| edge.ends().any(is_dated));
        }
        Layout::Attendance => edges.retain(|edge| {
            families.has(RelationFamily::TakingPart, &edge.relation)
                && edge.object.entity().is_some_and(is_gathering)
        }),
    }
    edges
}

/// Whether a picture may show the node at all.
pub(crate) fn is_drawable(input: &Input<'_>, node: &Node) -> bool {
    let options = input.picture;
    !input.knowledge.look(&node.kind).clutter
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

/// Chooses at most `options.max_nodes` nodes: those nearest to the focus, then the best connected.
///
/// Nodes without any line are drawn only if there is nothing else, or if the focus holds them. Facts of gazetteers join nodes that
/// reports speak of, but they bring in no nodes.
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
        ranked.retain(|id| {
            weights.get(id).is_some_and(|weight| *weight > 0)
                || options.focus.contains(id)
                || is_placed(graph, id, options)
        });
    } else if options.layout != Layout::Free {
        ranked.retain(|id| options.focus.contains(id) || is_placed(graph, id, options));
    }
    ranked.sort_by_key(|id| {
        let distance = distances.get(*id).copied().unwrap_or(usize::MAX);
        (distance, Reverse(weights.get(*id).copied().unwrap_or(0)), *id)
    });
    if options.layout == Layout::Timeline {
        // Half of the places are for what has a date: without it there is no line of time.
        let (mut dated, other): (Vec<_>, Vec<_>) =
            ranked.into_iter().partition(|id| is_placed(graph, id, options));
        let first = dated.len().min(options.max_nodes.div_ceil(2));
        let rest = dated.split_off(first);
        ranked = dated.into_iter().chain(other).chain(rest).collect();
    }
    let n_ranked = ranked.len();
    ranked.truncate(options.max_nodes.max(options.focus.len()));
    Choice { kept: ranked.into_iter().collect(), n_ranked }
}

/// How much is said of each node: the reports of its edges, each edge one at least.
fn weights<'a>(graph: &Graph, edges: &[&'a Edge]) -> BTreeMap<&'a EntityId, usize> {
    let mut weights = BTreeMap::new();
    for edge in edges {
        let weight = if edge.basis == Basis::Gazetteer { 0 } else { edge.reports.len().max(1) };
        for end in edge.ends() {
            *weights.entry(end).or_insert(0) += weight;
        }
    }
    for (id, weight) in &mut weights {
        if graph.node(id).is_some_and(|node| node.kind == types::MEETING) {
            *weight *= MEETING_WEIGHT;
        }
    }
    weights
}

/// Steps from the focus over the drawable edges, by breadth-first search.
fn distances<'a>(edges: &[&'a Edge], focus: &'a [EntityId]) -> BTreeMap<&'a EntityId, usize> {
    let mut next_to: BTreeMap<&EntityId, Vec<&EntityId>> = BTreeMap::new();
    for edge in edges {
        if let (Some(subject), Some(object)) = (&edge.subject, edge.object.entity()) {
            next_to.entry(subject).or_default().push(object);
            next_to.entry(object).or_default().push(subject);
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
