//! What happened when.

use super::edge::StatedEdge;
use super::node::NodeRef;
use rapporteur_graph::{Graph, Matter, Moment};
use serde::Serialize;
use utoipa::ToSchema;

/// Something at a time.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// TIMEX3 value.
    pub when: String,
    /// The first date of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last date of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// How precisely that is known.
    pub precision: &'static str,
    /// The meeting, event or document that was then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<NodeRef>,
    /// What is claimed of then, or joins the node to the one asked for.
    pub edges: Vec<StatedEdge>,
}

impl TimelineEntry {
    /// A moment of the timeline of `graph` or of a part of it.
    pub fn new(graph: &Graph, moment: &Moment<'_>) -> Self {
        let (node, edges) = match &moment.matter {
            Matter::Node(node, edges) => {
                (Some((*node).into()), edges.iter().map(|edge| StatedEdge::new(graph, edge)).collect())
            }
            Matter::Edge(edge, claims) => {
                let mut edge = StatedEdge::new(graph, edge);
                edge.claims.retain(|evidence| claims.iter().any(|claim| claim.id.0 == evidence.claim));
                (None, vec![edge])
            }
        };
        Self {
            when: moment.when.value.clone(),
            from: moment.when.from.map(|date| date.to_string()),
            to: moment.when.to.map(|date| date.to_string()),
            precision: moment.precision.as_str(),
            node,
            edges,
        }
    }
}
