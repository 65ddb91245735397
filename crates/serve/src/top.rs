//! What most reports speak of: where somebody who knows nothing of a store may begin.

use rapporteur_graph::Node;
use rapporteur_model::well_known::types;
use rapporteur_pipeline::Snapshot;
use rapporteur_pipeline::answers::NodeRef;
use serde::Serialize;
use std::cmp::Reverse;
use utoipa::ToSchema;

/// Most nodes that are told.
const MOST: usize = 12;

/// Types of nodes that stories turn on.
const TYPES: [&str; 3] = [types::PERSON, types::COUNTRY, types::MEETING];

/// A node with how much there is of it.
#[derive(Serialize, ToSchema, Clone)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TopNode {
    /// The node.
    #[serde(flatten)]
    node: NodeRef,
    /// Claims of which it is subject or object.
    n_claims: usize,
    /// Reports that speak of it.
    n_reports: usize,
}

impl TopNode {
    /// The nodes that most reports speak of, then by claims and id.
    pub fn all(snapshot: &Snapshot) -> Vec<Self> {
        let nodes = snapshot.graph.nodes().iter();
        let mut nodes: Vec<&Node> = nodes.filter(|node| TYPES.contains(&node.kind.as_str())).collect();
        nodes.sort_by_cached_key(|node| {
            (Reverse(node.reports.len()), Reverse(snapshot.n_claims(&node.id)), node.id.clone())
        });
        nodes.into_iter().take(MOST).map(|node| Self::new(snapshot, node)).collect()
    }

    fn new(snapshot: &Snapshot, node: &Node) -> Self {
        Self { node: node.into(), n_claims: snapshot.n_claims(&node.id), n_reports: node.reports.len() }
    }
}
