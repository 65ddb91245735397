//! What a node is joined to.

use super::edge::StatedEdge;
use super::node::NodeRef;
use rapporteur_graph::{Graph, JoiningEdge, Node};
use serde::Serialize;
use utoipa::ToSchema;

/// A node and the edges that join it to others.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct Neighbors {
    /// The node asked for.
    pub node: NodeRef,
    /// An edge each.
    pub neighbors: Vec<Neighbor>,
}

/// One edge at the node.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct Neighbor {
    /// The node at its other end, if its claims tell who it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<NodeRef>,
    /// Whether the edge leads from the node asked for.
    pub outgoing: bool,
    /// The edge.
    pub edge: StatedEdge,
}

impl Neighbors {
    /// Edges that [`Graph::joining`] found in `graph` or in a part of it.
    pub fn new(graph: &Graph, node: &Node, found: &[JoiningEdge<'_>]) -> Self {
        let neighbor = |at: &JoiningEdge<'_>| Neighbor {
            node: at.other.map(NodeRef::from),
            outgoing: at.outgoing,
            edge: StatedEdge::new(graph, at.edge),
        };
        Self { node: node.into(), neighbors: found.iter().map(neighbor).collect() }
    }
}
