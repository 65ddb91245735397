//! What a node is joined to.

use crate::{Edge, Graph, Node};
use rapporteur_model::EntityId;
use std::cmp::Reverse;

/// An edge at a node with its other end.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct JoiningEdge<'g> {
    /// The edge.
    pub edge: &'g Edge,
    /// The node at its other end.
    pub other: &'g Node,
    /// Whether the edge leads from the node asked for.
    pub outgoing: bool,
}

impl Graph {
    /// The edges at a node that lead to another: those that leave it before those that enter it, by relation, and in each
    /// relation those that most origins state first.
    pub fn joining<'g>(&'g self, id: &EntityId) -> Vec<JoiningEdge<'g>> {
        let out = self.outgoing(id).iter().filter(|edge| edge.object.entity() != Some(id));
        let out =
            out.filter_map(|edge| Some(JoiningEdge { edge, other: self.object(edge)?, outgoing: true }));
        let back = self.incoming(id).into_iter().filter(|edge| edge.subject != *id);
        let back = back
            .filter_map(|edge| Some(JoiningEdge { edge, other: self.node(&edge.subject)?, outgoing: false }));
        let mut all: Vec<JoiningEdge<'_>> = out.chain(back).collect();
        all.sort_by(|a, b| {
            let key = |at: &JoiningEdge<'g>| {
                (!at.outgoing, &at.edge.relation, Reverse(at.edge.origins.len()), &at.other.id)
            };
            key(a).cmp(&key(b))
        });
        all
    }
}
