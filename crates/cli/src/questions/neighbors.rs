//! What a node is joined to, relation by relation.

use super::evidence::{Stated, best, one_line, quoted};
use super::named::Named;
use super::opened::Opened;
use crate::tables::cut;
use rapporteur_graph::{Edge, Graph, Node};
use rapporteur_model::EntityId;
use serde::Serialize;
use std::cmp::Reverse;

/// The answer for programs.
#[derive(Serialize)]
pub struct Answer {
    pub node: Named,
    pub neighbors: Vec<Neighbor>,
}

/// One edge at the node.
#[derive(Serialize)]
pub struct Neighbor {
    pub node: Named,
    /// Whether the edge leads from the node asked for.
    pub outgoing: bool,
    pub edge: Stated,
}

/// An edge at a node with its other end.
pub struct At<'g> {
    pub edge: &'g Edge,
    pub other: &'g Node,
    pub outgoing: bool,
}

/// The edges at a node that lead to another, those that most origins state first in each relation.
pub fn around<'g>(part: &'g Graph, id: &EntityId) -> Vec<At<'g>> {
    let out = part.outgoing(id).iter().filter(|edge| edge.object.entity() != Some(id));
    let out = out.filter_map(|edge| Some(At { edge, other: part.object(edge)?, outgoing: true }));
    let back = part.incoming(id).into_iter().filter(|edge| edge.subject != *id);
    let back = back.filter_map(|edge| Some(At { edge, other: part.node(&edge.subject)?, outgoing: false }));
    let mut all: Vec<At<'_>> = out.chain(back).collect();
    all.sort_by(|a, b| {
        let key =
            |at: &At<'g>| (!at.outgoing, &at.edge.relation, Reverse(at.edge.origins.len()), &at.other.id);
        key(a).cmp(&key(b))
    });
    all
}

impl Answer {
    pub fn new(opened: &Opened<'_>, node: &Node, found: &[At<'_>]) -> Self {
        let neighbor = |at: &At<'_>| Neighbor {
            node: at.other.into(),
            outgoing: at.outgoing,
            edge: Stated::new(opened, at.edge),
        };
        Self { node: node.into(), neighbors: found.iter().map(neighbor).collect() }
    }
}

/// One row of the table.
pub fn row(opened: &Opened<'_>, at: &At<'_>) -> Vec<String> {
    let label = opened.relation(&at.edge.relation);
    let inverse = opened.knowledge.relation(&at.edge.relation).map(|relation| relation.inverse.clone());
    let words = if at.outgoing { label } else { inverse.unwrap_or_else(|| format!("← {label}")) };
    let statuses: Vec<&str> = at.edge.statuses().into_iter().map(|status| status.as_str()).collect();
    let dates: Vec<String> = at.edge.dates().into_iter().map(|when| when.value.clone()).collect();
    let evidence = best(at.edge).map_or_else(String::new, |claim| cut(&quoted(opened, claim), 160));
    vec![
        words,
        cut(&one_line(&at.other.label), 60),
        at.other.kind.clone(),
        statuses.join(", "),
        dates.join(", "),
        at.edge.origins.len().to_string(),
        evidence,
    ]
}
