//! Parts of a graph.

use crate::{Basis, Edge, Graph, Period};
use rapporteur_model::{Confidence, EntityId, Status, TypeName};
use std::collections::BTreeSet;

/// Which part of a graph is wanted. An empty list or set means no restriction; the default selects everything.
#[derive(Clone, PartialEq, Debug)]
pub struct Selection {
    /// Nodes to start from, see [`Graph::find`].
    pub focus: Vec<EntityId>,
    /// How many edges away from the focus a node may be.
    pub depth: usize,
    /// Node types to keep; nodes of the focus and those kept always are kept whatever their type.
    pub types: BTreeSet<TypeName>,
    /// Nodes to keep whatever their type.
    pub always: BTreeSet<EntityId>,
    /// Nodes to leave out.
    pub without: BTreeSet<EntityId>,
    /// Relations to keep.
    pub relations: BTreeSet<String>,
    /// Relations to leave out.
    pub without_relations: BTreeSet<String>,
    /// Relations whose edges are kept although none of them is plain.
    pub unplain: BTreeSet<String>,
    /// Statuses to keep; other claims are taken from their edges, edges left without claims go.
    pub statuses: BTreeSet<Status>,
    /// Least confidence of a claim; other claims are taken from their edges like those of other statuses.
    pub min_confidence: Confidence,
    /// When the things that claims tell of must have been; other claims are removed from their edges, like those of other
    /// statuses. A claim counts by its own date, else by that of the meeting, event or document it concerns, else by that of
    /// its report.
    pub period: Period,
    /// Only plain edges: those that a claim asserts, or that rest on none; and acts told as so whose doer is untold.
    pub plain: bool,
    /// What the edges may rest on.
    pub bases: BTreeSet<Basis>,
    /// Fewest reports that must state an edge. They are counted after claims of other statuses are removed. Edges of the
    /// gazetteers and of structure rest on no report, so the limit does not apply to them.
    pub min_reports: usize,
    /// Fewest origins that must state an edge, counted in the same way: copies of one text count once.
    pub min_origins: usize,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            focus: Vec::new(),
            depth: 1,
            types: BTreeSet::new(),
            always: BTreeSet::new(),
            without: BTreeSet::new(),
            relations: BTreeSet::new(),
            without_relations: BTreeSet::new(),
            unplain: BTreeSet::new(),
            statuses: BTreeSet::new(),
            min_confidence: Confidence::default(),
            period: Period::default(),
            plain: false,
            bases: BTreeSet::new(),
            min_reports: 0,
            min_origins: 0,
        }
    }
}

impl Graph {
    /// The part of the graph that a selection names.
    #[must_use]
    pub fn select(&self, selection: &Selection) -> Self {
        selection.apply(self)
    }
}

impl Selection {
    /// Filters the edges, walks from the focus over the remaining edges in both directions, and keeps the nodes it reaches.
    /// Without a focus it keeps all nodes; but if edges were filtered by what they say, when, or how often, it drops the nodes
    /// that no kept edge touches.
    fn apply(&self, graph: &Graph) -> Graph {
        let kept_nodes: Vec<bool> = graph.nodes().iter().map(|node| self.keeps_node(node)).collect();
        let edges: Vec<Option<Edge>> =
            graph.edges().iter().map(|edge| self.edge(graph, &kept_nodes, edge)).collect();
        let reached = if self.focus.is_empty() {
            self.unfocused(graph, &kept_nodes, &edges)
        } else {
            self.reached(graph, &edges)
        };
        let nodes = graph.nodes().iter().zip(&reached).filter(|(_, reached)| **reached);
        Graph::new(nodes.map(|(node, _)| node.clone()).collect(), edges.into_iter().flatten().collect())
    }

    fn keeps_node(&self, node: &crate::Node) -> bool {
        let named = self.focus.contains(&node.id) || self.always.contains(&node.id);
        let fits = self.types.is_empty() || self.types.contains(&node.kind);
        (fits || named) && !self.without.contains(&node.id)
    }

    /// The edge without the claims that are not wanted; `None` if it is not wanted at all.
    fn edge(&self, graph: &Graph, kept_nodes: &[bool], edge: &Edge) -> Option<Edge> {
        let keeps = |id: &EntityId| graph.place(id).is_some_and(|i| kept_nodes[i]);
        let fits = (self.relations.is_empty() || self.relations.contains(&edge.relation))
            && !self.without_relations.contains(&edge.relation)
            && (self.bases.is_empty() || self.bases.contains(&edge.basis))
            && edge.ends().all(keeps);
        if !fits {
            return None;
        }
        let edge = self.with_claims(graph, edge)?;
        let counted = matches!(edge.basis, Basis::Claims | Basis::Source);
        let enough = edge.reports.len() >= self.min_reports && edge.origins.len() >= self.min_origins;
        ((enough || !counted) && (!self.plain || self.is_plain(&edge))).then_some(edge)
    }

    /// Whether an edge is plain, or is told as so and cannot be plain: its doer is untold, or its relation makes no edges and is wanted
    /// all the same.
    fn is_plain(&self, edge: &Edge) -> bool {
        let unplain = edge.subject.is_none() || self.unplain.contains(&edge.relation);
        edge.asserted || unplain && edge.claims.iter().any(|claim| claim.is_sure)
    }

    /// The edge with the claims of the wanted statuses, confidence and dates.
    fn with_claims(&self, graph: &Graph, edge: &Edge) -> Option<Edge> {
        if edge.basis != Basis::Claims {
            return self.period.holds_plain(graph, edge).then(|| edge.clone());
        }
        if self.statuses.is_empty() && self.is_of_any_confidence() && self.period.is_all() {
            return Some(edge.clone());
        }
        let mut kept = edge.clone();
        kept.claims.retain(|claim| {
            (self.statuses.is_empty() || self.statuses.contains(&claim.status))
                && claim.confidence >= self.min_confidence
                && self.period.holds(graph, edge, claim)
        });
        (!kept.claims.is_empty()).then(|| kept.count())
    }

    fn is_of_any_confidence(&self) -> bool {
        self.min_confidence == Confidence::default()
    }

    /// Whether edges are chosen by what they say, when, or how often.
    fn filters_edges(&self) -> bool {
        !self.relations.is_empty()
            || !self.without_relations.is_empty()
            || !self.statuses.is_empty()
            || !self.is_of_any_confidence()
            || !self.period.is_all()
            || self.plain
            || self.min_reports > 0
            || self.min_origins > 0
    }

    fn unfocused(&self, graph: &Graph, kept_nodes: &[bool], edges: &[Option<Edge>]) -> Vec<bool> {
        if !self.filters_edges() {
            return kept_nodes.to_vec();
        }
        let mut touched = vec![false; kept_nodes.len()];
        for edge in edges.iter().flatten() {
            for id in edge.ends() {
                if let Some(place) = graph.place(id) {
                    touched[place] = true;
                }
            }
        }
        touched
    }

    /// Breadth-first search to the wanted depth.
    fn reached(&self, graph: &Graph, edges: &[Option<Edge>]) -> Vec<bool> {
        let mut reached = vec![false; graph.nodes().len()];
        let mut front: Vec<usize> = self.focus.iter().filter_map(|id| graph.place(id)).collect();
        front.iter().for_each(|place| reached[*place] = true);
        for _ in 0..self.depth {
            // However deep it may go, there is no more to be reached.
            if front.is_empty() {
                break;
            }
            let mut next = Vec::new();
            for place in front {
                for (edge, other) in graph.steps(place) {
                    if edges[edge].is_some() && !reached[other] {
                        reached[other] = true;
                        next.push(other);
                    }
                }
            }
            front = next;
        }
        reached
    }
}
