//! A part of the graph to be drawn: some nodes, their best neighbours, and the edges among all of them.

use super::node::NodeRef;
use super::scope::Scope;
use crate::Snapshot;
use rapporteur_graph::{Basis, Edge, Node, StatedClaim};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Confidence, EntityId, RelationFamily, ReportId, Status, TypeName};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// Which nodes and edges may be in a view. An empty set means no restriction.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ViewChoice {
    /// Statuses of claims; edges without such a claim are left out.
    pub statuses: BTreeSet<Status>,
    /// Least confidence of claims; edges without such a claim are left out.
    pub min_confidence: Confidence,
    /// Whether edges of no relation of the vocabulary are in it.
    pub open: bool,
    /// Types of nodes; without any, those that pictures show. Nodes that are asked for are in it whatever their type.
    pub types: BTreeSet<TypeName>,
}

/// Nodes and the edges among them.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct View {
    /// Those asked for, then their neighbours, the best first.
    pub nodes: Vec<ViewNode>,
    /// By source, relation and target.
    pub edges: Vec<ViewEdge>,
}

/// A node of a view.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ViewNode {
    /// The node.
    #[serde(flatten)]
    pub node: NodeRef,
    /// Claims of which it is subject or object.
    pub n_claims: usize,
    /// Reports that speak of it.
    pub n_reports: usize,
    /// Whether it was asked for.
    pub focus: bool,
    /// Neighbours that the view leaves out.
    pub hidden: usize,
}

/// An edge of a view: the claims of one relation between two nodes.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ViewEdge {
    /// A hash of source, relation and target.
    pub id: String,
    /// The node that it leads from.
    pub source: String,
    /// The node that it leads to.
    pub target: String,
    /// Bare name of the relation.
    pub relation: String,
    /// The relation in words.
    pub label: String,
    /// Statuses of its claims, each once.
    pub statuses: Vec<String>,
    /// Whether a claim asserts it.
    pub plain: bool,
    /// Whether each of its claims is reported with distance.
    pub distant: bool,
    /// Origins that state it.
    pub n_origins: usize,
    /// Reports that state it.
    pub n_reports: usize,
    /// Claims that state it.
    pub n_claims: usize,
    /// Ids of these claims.
    pub claims: Vec<String>,
}

impl View {
    /// Nodes with their best neighbours, `limit` nodes in all: those that most origins join to them, then most claims, then by
    /// id. Ids that no node has are passed over.
    pub fn around(
        snapshot: &Snapshot,
        knowledge: &Knowledge,
        focus: &[EntityId],
        choice: &ViewChoice,
        limit: usize,
    ) -> Self {
        let looker = Looker::new(snapshot, knowledge, focus, choice);
        let mut near: BTreeMap<&EntityId, (BTreeSet<&EntityId>, usize)> = BTreeMap::new();
        for node in &looker.focus {
            for (other, edge) in looker.at(&node.id) {
                if !looker.is_focus(&other.id) {
                    let (origins, n_claims) = near.entry(&other.id).or_default();
                    origins.extend(edge.claims.iter().filter_map(|claim| claim.origin.as_ref()));
                    *n_claims += edge.claims.len();
                }
            }
        }
        let mut ranked: Vec<(Reverse<usize>, Reverse<usize>, &EntityId)> = near
            .into_iter()
            .map(|(id, (origins, n_claims))| (Reverse(origins.len()), Reverse(n_claims), id))
            .collect();
        ranked.sort();
        ranked.truncate(limit.saturating_sub(looker.focus.len()));
        let near = ranked.into_iter().filter_map(|(_, _, id)| snapshot.graph.node(id));
        looker.view(looker.focus.iter().copied().chain(near).collect())
    }

    /// Exactly these nodes, as far as there are such, and the edges among them.
    pub fn among(snapshot: &Snapshot, knowledge: &Knowledge, ids: &[EntityId], choice: &ViewChoice) -> Self {
        let looker = Looker::new(snapshot, knowledge, ids, choice);
        looker.view(looker.focus.clone())
    }
}

/// What is the same for all nodes of a view.
struct Looker<'a> {
    snapshot: &'a Snapshot,
    knowledge: &'a Knowledge,
    choice: &'a ViewChoice,
    /// Types of nodes in it.
    types: BTreeSet<TypeName>,
    focus: Vec<&'a Node>,
}

/// An edge with those of its claims that are chosen.
struct Chosen<'a> {
    edge: &'a Edge,
    claims: Vec<&'a StatedClaim>,
}

impl<'a> Looker<'a> {
    fn new(
        snapshot: &'a Snapshot,
        knowledge: &'a Knowledge,
        ids: &[EntityId],
        choice: &'a ViewChoice,
    ) -> Self {
        let mut focus: Vec<&Node> = Vec::new();
        for node in ids.iter().filter_map(|id| snapshot.node(id)) {
            if focus.iter().all(|known| known.id != node.id) {
                focus.push(node);
            }
        }
        let types =
            if choice.types.is_empty() { Scope::Actors.types(knowledge) } else { choice.types.clone() };
        Self { snapshot, knowledge, choice, types, focus }
    }

    fn is_focus(&self, id: &EntityId) -> bool {
        self.focus.iter().any(|node| node.id == *id)
    }

    fn chosen(&self, edge: &'a Edge) -> Option<Chosen<'a>> {
        let open = self.knowledge.families.has(RelationFamily::Open, &edge.relation);
        if edge.basis != Basis::Claims || open && !self.choice.open {
            return None;
        }
        let fits = |claim: &&StatedClaim| {
            (self.choice.statuses.is_empty() || self.choice.statuses.contains(&claim.status))
                && claim.confidence >= self.choice.min_confidence
        };
        let claims: Vec<&StatedClaim> = edge.claims.iter().filter(fits).collect();
        (!claims.is_empty()).then_some(Chosen { edge, claims })
    }

    /// The chosen edges that join a node to others, with the other end.
    fn at(&self, id: &'a EntityId) -> impl Iterator<Item = (&'a Node, Chosen<'a>)> {
        let graph = &self.snapshot.graph;
        let outgoing = graph.outgoing(id).iter().map(|edge| (edge, graph.object(edge)));
        let incoming = graph.incoming(id).into_iter().map(|edge| (edge, graph.subject(edge)));
        outgoing.chain(incoming).filter_map(move |(edge, other)| {
            let other = other.filter(|other| other.id != *id)?;
            let seen = self.types.contains(&other.kind) || self.is_focus(&other.id);
            if seen { Some((other, self.chosen(edge)?)) } else { None }
        })
    }

    fn view(&self, nodes: Vec<&'a Node>) -> View {
        let shown: BTreeSet<&EntityId> = nodes.iter().map(|node| &node.id).collect();
        let mut edges = Vec::new();
        let mut rows = Vec::new();
        for node in nodes {
            let mut hidden = BTreeSet::new();
            for (other, chosen) in self.at(&node.id) {
                if !shown.contains(&other.id) {
                    hidden.insert(&other.id);
                } else if chosen.edge.is_from(&node.id) {
                    edges.extend(self.edge(&chosen));
                }
            }
            rows.push(ViewNode {
                node: node.into(),
                n_claims: self.snapshot.n_claims(&node.id),
                n_reports: node.reports.len(),
                focus: self.is_focus(&node.id),
                hidden: hidden.len(),
            });
        }
        edges.sort_by(|a, b| (&a.source, &a.relation, &a.target).cmp(&(&b.source, &b.relation, &b.target)));
        View { nodes: rows, edges }
    }

    fn edge(&self, Chosen { edge, claims }: &Chosen<'_>) -> Option<ViewEdge> {
        let statuses: BTreeSet<Status> = claims.iter().map(|claim| claim.status).collect();
        let origins: BTreeSet<&EntityId> = claims.iter().filter_map(|claim| claim.origin.as_ref()).collect();
        let reports: BTreeSet<&ReportId> = claims.iter().map(|claim| &claim.report).collect();
        let is_distant =
            |claim: &&StatedClaim| self.snapshot.claim(&claim.id).is_some_and(|claim| claim.claim.distant);
        Some(ViewEdge {
            id: edge.id(),
            source: edge.subject.as_ref()?.0.clone(),
            target: edge.object.entity()?.0.clone(),
            relation: edge.relation.clone(),
            label: super::label(self.knowledge, &edge.relation),
            statuses: statuses.into_iter().map(|status| status.as_str().to_owned()).collect(),
            plain: claims.iter().any(|claim| claim.asserted),
            distant: claims.iter().all(is_distant),
            n_origins: origins.len(),
            n_reports: reports.len(),
            n_claims: claims.len(),
            claims: claims.iter().map(|claim| claim.id.0.clone()).collect(),
        })
    }
}
