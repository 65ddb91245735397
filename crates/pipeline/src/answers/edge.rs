//! Edges in answers, with the claims that state them.

use super::node::NodeRef;
use crate::lines::number;
use rapporteur_graph::{Edge, Graph, StatedClaim, report_node};
use rapporteur_model::well_known::relations;
use rapporteur_model::{EntityId, Object, Qualifier};
use serde::Serialize;
use serde_json::Number;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// An edge with all claims that state it.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct StatedEdge {
    /// Where it leads from, if its claims tell so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<NodeRef>,
    /// The relation.
    pub relation: String,
    /// Where it leads to, if that is a node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<NodeRef>,
    /// The object, if it is a literal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Statuses of its claims, each once.
    pub statuses: Vec<String>,
    /// Origins that state it.
    pub n_origins: usize,
    /// Reports that state it.
    pub n_reports: usize,
    /// By report and id.
    pub claims: Vec<ClaimEvidence>,
}

/// The value of a qualifier.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(untagged)]
pub enum Told {
    /// A node.
    Node(NodeRef),
    /// A number.
    #[schema(value_type = f64)]
    Number(Number),
    /// Words.
    Text(String),
}

/// One claim with its words.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ClaimEvidence {
    /// Identity of the claim.
    pub claim: String,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
    /// Trust in it, from 0 to 1.
    pub confidence: f64,
    /// When it happens or holds, as a TIMEX3 value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_date: Option<String>,
    /// What else its words tell, by the name of the qualifier.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub qualifiers: BTreeMap<String, Told>,
    /// The party that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributed_to: Option<NodeRef>,
    /// The report that states it.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// When the report was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<String>,
    /// The origin of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Where the quote begins in the text of the report, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The words that state it.
    pub quote: String,
    /// The sentence around them.
    pub sentence: String,
}

impl StatedEdge {
    /// An edge of a graph, which names the nodes that the edge and its claims lead to.
    pub fn new(graph: &Graph, edge: &Edge) -> Self {
        let named = |id| graph.node(id).map(NodeRef::from);
        Self {
            subject: edge.subject.as_ref().map(|id| {
                let unnamed = || NodeRef { id: id.0.clone(), kind: String::new(), label: id.0.clone() };
                named(id).unwrap_or_else(unnamed)
            }),
            relation: edge.relation.clone(),
            object: edge.object.entity().and_then(named),
            value: match &edge.object {
                Object::Value { lexical, .. } => Some(lexical.clone()),
                _ => None,
            },
            statuses: edge.statuses().into_iter().map(|status| status.as_str().to_owned()).collect(),
            n_origins: edge.origins.len(),
            n_reports: edge.reports.len(),
            claims: edge.claims.iter().map(|claim| ClaimEvidence::new(graph, claim)).collect(),
        }
    }
}

impl Told {
    fn new(graph: &Graph, value: &Qualifier<EntityId>) -> Self {
        match value {
            Qualifier::Entity(id) => {
                graph.node(id).map_or_else(|| Self::Text(id.0.clone()), |node| Self::Node(node.into()))
            }
            Qualifier::Number(lexical) => {
                number(lexical).map_or_else(|| Self::Text(lexical.clone()), Self::Number)
            }
            Qualifier::Text(text) => Self::Text(text.clone()),
        }
    }
}

impl ClaimEvidence {
    pub(super) fn new(graph: &Graph, claim: &StatedClaim) -> Self {
        let report = graph.node(&report_node(&claim.report));
        Self {
            claim: claim.id.0.clone(),
            status: claim.status.as_str().to_owned(),
            confidence: claim.confidence.get(),
            on_date: claim.when.as_ref().map(|when| when.value.clone()),
            qualifiers: claim
                .qualifiers
                .iter()
                .map(|(name, value)| (name.clone(), Told::new(graph, value)))
                .collect(),
            attributed_to: claim.attributed_to().and_then(|id| graph.node(id)).map(NodeRef::from),
            report: claim.report.0.clone(),
            title: report.map_or_else(String::new, |report| report.label.clone()),
            published_on: report
                .and_then(|report| report.property(relations::PUBLISHED_ON))
                .map(str::to_owned),
            origin: claim.origin.as_ref().map(|origin| origin.0.clone()),
            start: claim.span.start,
            end: claim.span.end,
            quote: claim.quote.clone(),
            sentence: claim.sentence.clone(),
        }
    }
}
