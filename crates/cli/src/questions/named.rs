//! Nodes in answers for programs.

use rapporteur_graph::Node;
use serde::Serialize;

/// A node in answers for programs.
#[derive(Serialize, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub label: String,
}

impl From<&Node> for Named {
    fn from(node: &Node) -> Self {
        Self { id: node.id.0.clone(), kind: node.kind.clone(), label: node.label.clone() }
    }
}
