//! Which nodes are framed together.

use super::{Frame, Grouping, Shape};
use crate::Input;
use rapporteur_graph::Graph;
use rapporteur_model::well_known::types;
use rapporteur_model::{EntityId, Families, Object, Ranking};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Fewest nodes of a frame: around one alone it says nothing.
const LEAST: usize = 2;
/// Where a gazetteer's word, which is no relation, stands among the relations that lead to a country.
const CONTAINMENT: (&str, u8) = ("containedInPlace", 7);
/// How many such edges may lead from a node to its country.
const STEPS: usize = 3;

/// The frames of a picture: those that are given, then those of the grouping, by their first member.
pub(super) fn frames(input: &Input<'_>, shapes: &[Shape]) -> Vec<Frame> {
    let options = input.picture;
    let mut named: BTreeMap<&EntityId, usize> = BTreeMap::new();
    for (i, group) in options.groups.iter().enumerate() {
        group.nodes.iter().for_each(|id| {
            named.entry(id).or_insert(i);
        });
    }
    let mut frames: Vec<Frame> =
        options.groups.iter().map(|g| Frame { label: g.label.clone(), members: Vec::new() }).collect();
    let mut of_node: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
    for (i, shape) in shapes.iter().enumerate() {
        if let Some(group) = named.get(&shape.id) {
            frames[*group].members.push(i);
        } else if let Some(id) =
            options.grouping.and_then(|by| group(input.whole, &input.knowledge.families, by, shape))
        {
            of_node.entry(id).or_default().push(i);
        }
    }
    let label = |id: &EntityId| input.whole.node(id).map_or_else(|| id.0.clone(), |node| node.label.clone());
    let mut grouped: Vec<Frame> =
        of_node.into_iter().map(|(id, members)| Frame { label: label(&id), members }).collect();
    grouped.sort_by_key(|frame| frame.members.first().copied());
    frames.extend(grouped);
    frames.retain(|frame| frame.members.len() >= LEAST);
    frames
}

fn group(graph: &Graph, families: &Families, by: Grouping, shape: &Shape) -> Option<EntityId> {
    match by {
        Grouping::Country => country(graph, families, &shape.id, STEPS),
        Grouping::Meeting if shape.kind == types::MEETING => Some(shape.id.clone()),
        // A country takes part in everything: in the frame of one meeting it would tell lies of the others.
        Grouping::Meeting if shape.kind == types::COUNTRY => None,
        Grouping::Meeting => meeting(graph, &shape.id),
    }
}

/// The country that a node is, or that plain edges lead to: the surest relation first, then what most origins state.
fn country(graph: &Graph, families: &Families, id: &EntityId, steps: usize) -> Option<EntityId> {
    let node = graph.node(id)?;
    if node.kind == types::COUNTRY {
        return Some(id.clone());
    }
    // Gatherings are of those who gather, not of the country they meet in.
    if steps == 0 || matches!(node.kind.as_str(), types::MEETING | types::EVENT | types::DOCUMENT) {
        return None;
    }
    let rank = |relation: &str| match relation {
        _ if relation == CONTAINMENT.0 => Some(CONTAINMENT.1),
        _ => families.rank(Ranking::Country, relation),
    };
    let mut ways: Vec<(u8, Reverse<usize>, &EntityId)> = graph
        .outgoing(id)
        .iter()
        .filter(|edge| edge.asserted)
        .filter_map(|edge| Some((rank(&edge.relation)?, Reverse(edge.origins.len()), edge.object.entity()?)))
        .collect();
    ways.sort();
    ways.into_iter().find_map(|(_, _, next)| country(graph, families, next, steps - 1))
}

/// The meeting that most origins join a node to.
fn meeting(graph: &Graph, id: &EntityId) -> Option<EntityId> {
    let out = graph.outgoing(id).iter().filter_map(|edge| match &edge.object {
        Object::Entity(object) => Some((object, edge.origins.len())),
        _ => None,
    });
    let back =
        graph.incoming(id).into_iter().filter_map(|edge| Some((edge.subject.as_ref()?, edge.origins.len())));
    let mut origins: BTreeMap<&EntityId, usize> = BTreeMap::new();
    for (other, n) in out.chain(back) {
        if graph.node(other).is_some_and(|node| node.kind == types::MEETING) {
            *origins.entry(other).or_default() += n;
        }
    }
    origins.into_iter().min_by_key(|(id, n)| (Reverse(*n), *id)).map(|(id, _)| id.clone())
}
