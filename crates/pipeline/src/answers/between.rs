//! All that joins two nodes.

use super::StatedEdge;
use rapporteur_graph::{Basis, Graph, Node};
use serde::Serialize;
use utoipa::ToSchema;

/// Edges between two nodes.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct Between {
    /// Those from the first to the second, then those back, each by relation.
    pub edges: Vec<StatedEdge>,
}

impl Between {
    /// The edges of claims that join two nodes of a graph in either direction; those of a node with itself once.
    pub fn new(graph: &Graph, a: &Node, b: &Node) -> Self {
        let joins = |from: &Node, to: &Node| {
            let (edges, to) = (graph.outgoing(&from.id).iter(), to.id.clone());
            edges.filter(move |edge| edge.basis == Basis::Claims && edge.object.entity() == Some(&to))
        };
        let back = joins(b, a).filter(|_| a.id != b.id);
        Self { edges: joins(a, b).chain(back).map(|edge| StatedEdge::new(graph, edge)).collect() }
    }
}
