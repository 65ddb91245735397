//! Nodes in answers.

use rapporteur_graph::Node;
use serde::Serialize;
use utoipa::ToSchema;

/// A node, as far as an answer names it.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NodeRef {
    /// Identity.
    pub id: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its best name.
    pub label: String,
}

impl From<&Node> for NodeRef {
    fn from(node: &Node) -> Self {
        Self { id: node.id.0.clone(), kind: node.kind.clone(), label: node.label.clone() }
    }
}

/// All nodes of a list.
pub(super) fn refs(nodes: &[&Node]) -> Vec<NodeRef> {
    nodes.iter().map(|node| NodeRef::from(*node)).collect()
}
