//! How a network is built: who matters, who belongs together, who alone joins two parts.

use super::edge::StatedEdge;
use super::node::{NodeRef, refs};
use rapporteur_graph::{Bridge, Graph, Joint, Node, Standing};
use serde::Serialize;

/// How a node stands in its network.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct RankedNode {
    /// Its place in the list, from 1.
    pub rank: usize,
    /// The node.
    #[serde(flatten)]
    pub node: NodeRef,
    /// Nodes it is joined to.
    pub degree: usize,
    /// The share of pairs of other nodes that it lies between.
    pub betweenness: f64,
    /// The share of a random walk along edges that is spent there.
    pub page_rank: f64,
    /// Origins that speak of it.
    pub n_origins: usize,
    /// Reports that speak of it.
    pub n_reports: usize,
}

impl RankedNode {
    /// The node at a place of a list, counted from 0.
    pub fn new(place: usize, standing: &Standing<'_>) -> Self {
        Self {
            rank: place + 1,
            node: standing.node.into(),
            degree: standing.degree,
            betweenness: standing.betweenness,
            page_rank: standing.page_rank,
            n_origins: standing.node.origins.len(),
            n_reports: standing.node.reports.len(),
        }
    }
}

/// Groups of nodes that belong together.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Communities {
    /// The share of links inside groups beyond what chance would give.
    pub modularity: f64,
    /// The largest first.
    pub communities: Vec<Community>,
}

/// A group of nodes.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Community {
    /// How many they are.
    pub size: usize,
    /// The best connected first.
    pub members: Vec<NodeRef>,
}

impl Communities {
    /// Groups of a division, or some of them.
    pub fn new(modularity: f64, groups: &[Vec<&Node>]) -> Self {
        let community = |members: &Vec<&Node>| Community { size: members.len(), members: refs(members) };
        Self { modularity, communities: groups.iter().map(community).collect() }
    }
}

/// Nodes and links without which a part of the network would fall into several.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Bridges {
    /// Nodes that alone join parts.
    pub nodes: Vec<JointNode>,
    /// Links that alone join two parts.
    pub links: Vec<BridgeLink>,
}

/// A node that alone joins parts.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct JointNode {
    /// The node.
    pub node: NodeRef,
    /// The parts, the largest first.
    pub parts: Vec<Vec<NodeRef>>,
}

/// A link that alone joins two parts.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct BridgeLink {
    /// The end in the larger part.
    pub near: NodeRef,
    /// The end in the smaller part.
    pub far: NodeRef,
    /// What it alone joins to the rest, with the far end.
    pub part: Vec<NodeRef>,
    /// What the link is made of.
    pub edges: Vec<StatedEdge>,
}

impl Bridges {
    /// Joints and bridges of a network of `graph` or of a part of it.
    pub fn new(graph: &Graph, joints: &[Joint<'_>], bridges: &[Bridge<'_>]) -> Self {
        let node = |joint: &Joint<'_>| JointNode {
            node: joint.node.into(),
            parts: joint.parts.iter().map(|part| refs(part)).collect(),
        };
        let link = |bridge: &Bridge<'_>| BridgeLink {
            near: bridge.near.into(),
            far: bridge.far.into(),
            part: refs(&bridge.part),
            edges: bridge.edges.iter().map(|edge| StatedEdge::new(graph, edge)).collect(),
        };
        Self { nodes: joints.iter().map(node).collect(), links: bridges.iter().map(link).collect() }
    }
}
