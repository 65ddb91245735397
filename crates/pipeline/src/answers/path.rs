//! How two nodes are connected.

use super::edge::StatedEdge;
use super::node::NodeRef;
use rapporteur_graph::{Graph, Network, Node, Path};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Two nodes and the paths between them.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct Connections {
    /// Where the paths begin.
    pub from: NodeRef,
    /// Where they end.
    pub to: NodeRef,
    /// The paths, the best first.
    pub paths: Vec<Connection>,
}

/// One path.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct Connection {
    /// In thousandths of a link that countless origins state.
    pub cost: u64,
    /// The nodes on the way, both ends included.
    pub nodes: Vec<NodeRef>,
    /// From each node to the next.
    pub steps: Vec<Step>,
}

/// From one node to the next.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Where it begins.
    pub from: NodeRef,
    /// Where it ends.
    pub to: NodeRef,
    /// Origins that state one of its edges.
    pub n_origins: usize,
    /// The edges between the two nodes, in either direction.
    pub edges: Vec<StatedEdge>,
}

impl Connections {
    /// Paths that a network of `graph` or of a part of it found between two nodes.
    pub fn new(graph: &Graph, ends: [&Node; 2], network: &Network<'_>, paths: &[Path]) -> Self {
        let step = |pair: &[usize]| {
            let edges = network.between(pair[0], pair[1]);
            let origins: BTreeSet<_> = edges.iter().flat_map(|edge| &edge.origins).collect();
            Step {
                from: network.node(pair[0]).into(),
                to: network.node(pair[1]).into(),
                n_origins: origins.len(),
                edges: edges.into_iter().map(|edge| StatedEdge::new(graph, edge)).collect(),
            }
        };
        let connection = |path: &Path| Connection {
            cost: path.cost,
            nodes: path.nodes.iter().map(|i| network.node(*i).into()).collect(),
            steps: path.nodes.windows(2).map(step).collect(),
        };
        Self { from: ends[0].into(), to: ends[1].into(), paths: paths.iter().map(connection).collect() }
    }
}
