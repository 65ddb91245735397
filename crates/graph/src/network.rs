//! Who is joined to whom: the edges between the same two nodes as one link.

use crate::edge::sorted;
use crate::{Edge, Graph, Node};
use petgraph::graph::UnGraph;
use petgraph::visit::EdgeRef;
use rapporteur_model::EntityId;
use std::collections::{BTreeMap, BTreeSet};

/// A graph with at most one link between two nodes and none from a node to itself. Nodes that nothing joins are not in it.
///
/// Use [`Graph::select`] first to leave out what a question does not ask for: sources, denials, types of nodes.
#[derive(Clone, Debug)]
pub struct Network<'g> {
    graph: &'g Graph,
    /// Places of the nodes in the graph, rising: node `i` of the network is node `places[i]` of the graph.
    places: Vec<usize>,
    /// Links with their weight: the origins that state one of their edges, one at least.
    pub(crate) links: UnGraph<(), usize>,
    /// Links of one direction, by both ends, with the origins of their edges added up.
    pub(crate) arcs: BTreeMap<(usize, usize), usize>,
    /// Edges of each link by its lower and higher end: places in the graph's order.
    edges: BTreeMap<(usize, usize), Vec<usize>>,
}

impl<'g> Network<'g> {
    /// The network of a graph. Edges of the `symmetric` relations (`meetsWith`) count for both directions.
    pub fn new(graph: &'g Graph, symmetric: &BTreeSet<String>) -> Self {
        let ends: Vec<(usize, usize, usize)> = (graph.edges().iter().enumerate())
            .filter_map(|(i, edge)| {
                Some((graph.place(edge.subject.as_ref()?)?, graph.place(edge.object.entity()?)?, i))
            })
            .filter(|(from, to, _)| from != to)
            .collect();
        let places = sorted(ends.iter().flat_map(|(from, to, _)| [*from, *to]));
        let near = |place: usize| places.partition_point(|other| *other < place);
        let mut edges: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        let mut arcs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (from, to, i) in ends {
            let (from, to, edge) = (near(from), near(to), &graph.edges()[i]);
            edges.entry((from.min(to), from.max(to))).or_default().push(i);
            *arcs.entry((from, to)).or_default() += edge.origins.len().max(1);
            if symmetric.contains(&edge.relation) {
                *arcs.entry((to, from)).or_default() += edge.origins.len().max(1);
            }
        }
        let mut links = UnGraph::with_capacity(places.len(), edges.len());
        places.iter().for_each(|_| {
            links.add_node(());
        });
        for (&(low, high), edges) in &edges {
            let origins: BTreeSet<&EntityId> =
                edges.iter().flat_map(|i| &graph.edges()[*i].origins).collect();
            links.add_edge((low as u32).into(), (high as u32).into(), origins.len().max(1));
        }
        Self { graph, places, links, arcs, edges }
    }

    /// How many nodes it has.
    pub fn n_nodes(&self) -> usize {
        self.places.len()
    }

    /// How many links it has.
    pub fn n_links(&self) -> usize {
        self.links.edge_count()
    }

    /// Node `i`, in order of ids.
    pub fn node(&self, i: usize) -> &'g Node {
        &self.graph.nodes()[self.places[i]]
    }

    /// The number of a node.
    pub fn number(&self, id: &EntityId) -> Option<usize> {
        self.places.binary_search(&self.graph.place(id)?).ok()
    }

    /// The edges between two nodes, in the graph's order.
    pub fn between(&self, a: usize, b: usize) -> Vec<&'g Edge> {
        let edges = self.edges.get(&(a.min(b), a.max(b)));
        edges.into_iter().flatten().map(|i| &self.graph.edges()[*i]).collect()
    }

    /// Neighbours of each node, rising.
    pub(crate) fn adjacency(&self) -> Vec<Vec<usize>> {
        let mut near = vec![Vec::new(); self.n_nodes()];
        for link in self.links.edge_references() {
            near[link.source().index()].push(link.target().index());
            near[link.target().index()].push(link.source().index());
        }
        near.iter_mut().for_each(|near| near.sort_unstable());
        near
    }
}
