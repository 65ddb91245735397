//! What a node is joined to.

use crate::{Edge, Graph, Node};
use rapporteur_model::EntityId;
use std::cmp::Reverse;

/// An edge at a node with its other end.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct JoiningEdge<'g> {
    /// The edge.
    pub edge: &'g Edge,
    /// The node at its other end; `None` where the claims do not tell who it is ("was arrested").
    pub other: Option<&'g Node>,
    /// Whether the edge leads from the node asked for.
    pub outgoing: bool,
}

impl Graph {
    /// The edges at a node that lead to another, and those of acts that befell it without a word of the doer: those that leave it
    /// before those that enter it, by relation, and in each relation those that most origins state first.
    pub fn joining<'g>(&'g self, id: &EntityId) -> Vec<JoiningEdge<'g>> {
        let out = self.outgoing(id).iter().filter(|edge| edge.object.entity() != Some(id));
        let out = out
            .filter_map(|edge| Some(JoiningEdge { edge, other: Some(self.object(edge)?), outgoing: true }));
        let back = self.incoming(id).into_iter().filter(|edge| !edge.is_from(id));
        let back = back.map(|edge| JoiningEdge { edge, other: self.subject(edge), outgoing: false });
        let mut all: Vec<JoiningEdge<'_>> = out.chain(back).collect();
        all.sort_by(|a, b| {
            let key = |at: &JoiningEdge<'g>| {
                (
                    !at.outgoing,
                    &at.edge.relation,
                    Reverse(at.edge.origins.len()),
                    at.other.map(|node| &node.id),
                )
            };
            key(a).cmp(&key(b))
        });
        all
    }
}
