//! Nodes and edges with their adjacency.

use crate::names::Index;
use crate::{Edge, Node};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use petgraph::{Direction, Incoming, Outgoing};
use rapporteur_model::{EntityId, Object};
use std::collections::BTreeMap;

/// The merged property graph. Never changes once built.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// Node `i` is `nodes[i]`; an edge's weight is its place in `edges`. Edges to literals or to nothing are not in it,
    /// nor are edges without subject.
    adjacency: DiGraph<(), usize>,
    /// Places of the edges without subject, by the place of the node at their end.
    untold: BTreeMap<usize, Vec<usize>>,
}

impl Graph {
    /// A graph of these nodes and edges, sorted; edges whose ends are not among the nodes are left out, and edges that
    /// no node is an end of.
    pub fn new(mut nodes: Vec<Node>, mut edges: Vec<Edge>) -> Self {
        nodes.sort_by(|a, b| a.id.cmp(&b.id));
        nodes.dedup_by(|a, b| a.id == b.id);
        edges.sort_by(|a, b| a.key().cmp(&b.key()));
        edges.dedup_by(|a, b| a.key() == b.key());
        let place = |id: &EntityId| nodes.binary_search_by(|node| node.id.cmp(id)).ok();
        edges.retain(|edge| edge.ends().next().is_some() && edge.ends().all(|end| place(end).is_some()));
        let mut adjacency = DiGraph::with_capacity(nodes.len(), edges.len());
        for _ in &nodes {
            adjacency.add_node(());
        }
        let mut untold: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, edge) in edges.iter().enumerate() {
            let Some(to) = edge.object.entity().and_then(place) else { continue };
            match edge.subject.as_ref().and_then(place) {
                Some(from) => drop(adjacency.add_edge(NodeIndex::new(from), NodeIndex::new(to), i)),
                None => untold.entry(to).or_default().push(i),
            }
        }
        Self { nodes, edges, adjacency, untold }
    }

    /// All nodes, by id.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// All edges, by subject, relation and object; those without subject come first.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The node of an id.
    pub fn node(&self, id: &EntityId) -> Option<&Node> {
        self.place(id).map(|i| &self.nodes[i])
    }

    /// Edges whose subject is the node, those to literals and to nothing included, in order.
    pub fn outgoing(&self, id: &EntityId) -> &[Edge] {
        let start = self.edges.partition_point(|edge| edge.subject.as_ref() < Some(id));
        let length = self.edges[start..].partition_point(|edge| edge.is_from(id));
        &self.edges[start..start + length]
    }

    /// Edges whose object is the node, those without subject included, in order.
    pub fn incoming(&self, id: &EntityId) -> Vec<&Edge> {
        let Some(node) = self.place(id) else { return Vec::new() };
        let untold = self.untold.get(&node).into_iter().flatten().copied();
        let mut places: Vec<usize> = self.edges_at(node, Incoming).chain(untold).collect();
        places.sort_unstable();
        places.into_iter().map(|i| &self.edges[i]).collect()
    }

    /// Nodes one edge away in either direction, each once, by id.
    pub fn neighbors(&self, id: &EntityId) -> Vec<&Node> {
        let Some(start) = self.place(id) else { return Vec::new() };
        let mut places: Vec<usize> =
            self.adjacency.neighbors_undirected(NodeIndex::new(start)).map(NodeIndex::index).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter(|i| *i != start).map(|i| &self.nodes[i]).collect()
    }

    /// The nodes that a person means by `name`, by id: the node with that id (`person/ana-ruiz`, `person:ana-ruiz`), else those
    /// whose label or alias equals it, else those whose label or alias contains it. Case and diacritics never count.
    pub fn find(&self, name: &str) -> Vec<&Node> {
        let ids = [name.to_owned(), name.replacen(':', "/", 1)];
        if let Some(node) = ids.into_iter().find_map(|id| self.node(&EntityId(id))) {
            return vec![node];
        }
        self.names().find(name, |_| true).into_iter().map(|i| &self.nodes[i]).collect()
    }

    /// The nodes of the most similar names, best first, at most `count`: what a person may have meant by `name`.
    pub fn nearest(&self, name: &str, count: usize) -> Vec<&Node> {
        self.names().nearest(name, count, |_| true).into_iter().map(|i| &self.nodes[i]).collect()
    }

    fn names(&self) -> Index<usize> {
        Index::new(self.nodes.iter().enumerate().flat_map(|(i, node)| {
            std::iter::once(&node.label).chain(&node.aliases).map(move |name| (name.as_str(), i))
        }))
    }

    pub(crate) fn place(&self, id: &EntityId) -> Option<usize> {
        self.nodes.binary_search_by(|node| node.id.cmp(id)).ok()
    }

    /// Places of the edges that leave or enter a node.
    pub(crate) fn edges_at(&self, place: usize, direction: Direction) -> impl Iterator<Item = usize> + '_ {
        self.adjacency.edges_directed(NodeIndex::new(place), direction).map(|edge| *edge.weight())
    }

    /// Places of the nodes at both ends of the edges at a node, with the edge.
    pub(crate) fn steps(&self, place: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let node = NodeIndex::new(place);
        let ahead = self.adjacency.edges_directed(node, Outgoing).map(|e| (*e.weight(), e.target().index()));
        let back = self.adjacency.edges_directed(node, Incoming).map(|e| (*e.weight(), e.source().index()));
        ahead.chain(back)
    }

    /// The node an edge leads from; `None` for an act without its doer.
    pub fn subject(&self, edge: &Edge) -> Option<&Node> {
        edge.subject.as_ref().and_then(|id| self.node(id))
    }

    /// The node an edge points at, if it points at one.
    pub fn object(&self, edge: &Edge) -> Option<&Node> {
        match &edge.object {
            Object::Entity(id) => self.node(id),
            _ => None,
        }
    }
}

impl PartialEq for Graph {
    fn eq(&self, other: &Self) -> bool {
        self.nodes == other.nodes && self.edges == other.edges
    }
}
