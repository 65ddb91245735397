//! All that is known of one node.

use super::dispute::DisputeCard;
use super::edge::StatedEdge;
use super::mention::NodeMention;
use super::node::NodeRef;
use super::report::ReportRef;
use crate::Snapshot;
use rapporteur_graph::{Basis, Edge, Node};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::Ranking;
use rapporteur_model::well_known::relations;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A node and everything that is said of it.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct NodeCard {
    /// The node.
    pub node: NodeRef,
    /// Its IRI.
    pub iri: String,
    /// Every other name that reports use, sorted.
    pub names: Vec<String>,
    /// Wikidata identifier, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<String>,
    /// When it was or was published, as a TIMEX3 value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Of a meeting: Happened, Planned or Cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting_status: Option<String>,
    /// What is known of it that no claim states.
    pub properties: Vec<NodeProperty>,
    /// Its edges by relation and direction, the most telling relations first.
    pub relations: Vec<RelationGroup>,
    /// What it is reported to have said.
    pub said: Vec<StatedEdge>,
    /// Reports that speak of it, by date and title.
    pub reports: Vec<ReportRef>,
    /// Disputes about it or between claims of it.
    pub disputes: Vec<DisputeCard>,
    /// Places where reports speak of it, by report and place; at most 200.
    pub mentions: Vec<NodeMention>,
}

/// A property of a node.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct NodeProperty {
    /// Bare name.
    pub name: String,
    /// The name in words.
    pub label: String,
    /// Its value, if that is a literal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Its value, if that is a node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<NodeRef>,
}

/// Edges of one relation at a node.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct RelationGroup {
    /// Bare name of the relation.
    pub relation: String,
    /// The relation in words, read from the node.
    pub label: String,
    /// Whether the edges lead from the node. Those of a mutual relation count as leading from it.
    pub outgoing: bool,
    /// Those that most origins state first.
    pub edges: Vec<CardEdge>,
}

/// An edge at a node.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct CardEdge {
    /// The edge.
    #[serde(flatten)]
    pub edge: StatedEdge,
    /// The node at the other end, if there is one and it is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<NodeRef>,
}

impl NodeCard {
    /// All that a generation knows of one of its nodes.
    pub fn new(snapshot: &Snapshot, knowledge: &Knowledge, node: &Node) -> Self {
        let (said, relations) = groups(snapshot, knowledge, node);
        Self {
            node: node.into(),
            iri: snapshot.vocabulary.node(&node.id).into_string(),
            names: node.aliases.clone(),
            wikidata: node.wikidata.clone(),
            when: node.when.as_ref().map(|when| when.value.clone()),
            meeting_status: node.property(MEETING_STATUS).map(str::to_owned),
            properties: properties(snapshot, knowledge, node),
            relations,
            said,
            reports: ReportRef::all(snapshot, &node.reports),
            disputes: snapshot
                .disputes(&node.id)
                .map(|dispute| DisputeCard::new(snapshot, dispute))
                .collect(),
            mentions: NodeMention::all(snapshot, &node.id),
        }
    }
}

const MEETING_STATUS: &str = "meetingStatus";

/// Of a post, meeting, event or document: what kind of such a thing it is.
const NOUN: &str = "noun";

/// Literals of the node itself, and where edges lead that rest on no claim; what a report mentions stands in its text.
fn properties(snapshot: &Snapshot, knowledge: &Knowledge, node: &Node) -> Vec<NodeProperty> {
    let own = node.properties.iter().filter(|(name, _)| **name != MEETING_STATUS);
    let own = own.map(|(name, property)| NodeProperty {
        name: (*name).to_owned(),
        label: if *name == NOUN { "kind".to_owned() } else { super::label(knowledge, name) },
        value: Some(property.lexical.clone()),
        node: None,
    });
    let leads = |edge: &&Edge| edge.basis != Basis::Claims && edge.relation != relations::MENTIONS;
    let edges = snapshot.graph.outgoing(&node.id).iter().filter(leads).filter_map(|edge| {
        Some(NodeProperty {
            name: edge.relation.clone(),
            label: super::label(knowledge, &edge.relation),
            value: None,
            node: Some(snapshot.graph.object(edge)?.into()),
        })
    });
    own.chain(edges).collect()
}

/// Sayings, and all other edges of claims by relation and direction.
fn groups(snapshot: &Snapshot, knowledge: &Knowledge, node: &Node) -> (Vec<StatedEdge>, Vec<RelationGroup>) {
    let graph = &snapshot.graph;
    let outgoing = graph.outgoing(&node.id).iter().map(|edge| (edge, true));
    let incoming = graph.incoming(&node.id).into_iter();
    let incoming = incoming.filter(|edge| !edge.is_from(&node.id)).map(|edge| (edge, false));
    let mut said = Vec::new();
    let mut groups: BTreeMap<(&str, bool), Vec<(&Edge, bool)>> = BTreeMap::new();
    for (edge, leads_out) in outgoing.chain(incoming).filter(|(edge, _)| edge.basis == Basis::Claims) {
        if leads_out && edge.relation == relations::SAYS {
            said.push(StatedEdge::new(graph, edge));
            continue;
        }
        let mutual = knowledge.relation(&edge.relation).is_some_and(|relation| relation.symmetric);
        groups.entry((&edge.relation, leads_out || mutual)).or_default().push((edge, leads_out));
    }
    let mut groups: Vec<RelationGroup> = groups
        .into_iter()
        .map(|((relation, outgoing), mut edges)| {
            edges.sort_by_key(|(edge, _)| (Reverse(edge.origins.len()), Reverse(edge.claims.len())));
            let label = if outgoing {
                super::label(knowledge, relation)
            } else {
                super::inverse_label(knowledge, relation)
            };
            let edge = |(edge, leads_out): (&Edge, bool)| {
                let other = if leads_out { graph.object(edge) } else { graph.subject(edge) };
                CardEdge { edge: StatedEdge::new(graph, edge), other: other.map(NodeRef::from) }
            };
            let edges = edges.into_iter().map(edge).collect();
            RelationGroup { relation: relation.to_owned(), label, outgoing, edges }
        })
        .collect();
    let rank =
        |group: &RelationGroup| knowledge.families.rank(Ranking::Row, &group.relation).unwrap_or(u8::MAX);
    groups.sort_by(|a, b| (rank(a), !a.outgoing, &a.label).cmp(&(rank(b), !b.outgoing, &b.label)));
    (said, groups)
}
