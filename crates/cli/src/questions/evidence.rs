//! What states an edge, for people and programs.

use super::named::Named;
use super::opened::Opened;
use rapporteur_graph::{Edge, StatedClaim, report_node};
use rapporteur_model::well_known::relations;
use rapporteur_model::{Object, Status};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// An edge with all claims that state it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stated {
    pub subject: Named,
    pub relation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Named>,
    /// The object, if it is a literal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    pub statuses: Vec<String>,
    pub n_origins: usize,
    pub n_reports: usize,
    pub claims: Vec<Evidence>,
}

/// One claim with its words.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    pub claim: String,
    pub status: String,
    pub confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributed_to: Option<Named>,
    pub report: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    pub start: usize,
    pub end: usize,
    pub quote: String,
    pub sentence: String,
}

impl Stated {
    pub fn new(opened: &Opened<'_>, edge: &Edge) -> Self {
        let named = |id| opened.graph.node(id).map(Named::from);
        Self {
            subject: named(&edge.subject).unwrap_or_else(|| Named {
                id: edge.subject.0.clone(),
                kind: String::new(),
                label: edge.subject.0.clone(),
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
            claims: edge.claims.iter().map(|claim| Evidence::new(opened, claim)).collect(),
        }
    }
}

impl Evidence {
    fn new(opened: &Opened<'_>, claim: &StatedClaim) -> Self {
        let report = opened.graph.node(&report_node(&claim.report));
        Self {
            claim: claim.id.0.clone(),
            status: claim.status.as_str().to_owned(),
            confidence: claim.confidence.get(),
            on_date: claim.when.as_ref().map(|when| when.value.clone()),
            attributed_to: claim.attributed_to().and_then(|id| opened.graph.node(id)).map(Named::from),
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

/// `2 origins, Happened; 1 Denied`: how well edges are stated and with which statuses.
pub fn weight(edges: &[&Edge]) -> String {
    let origins: BTreeSet<_> = edges.iter().flat_map(|edge| &edge.origins).collect();
    let mut statuses: BTreeMap<Status, usize> = BTreeMap::new();
    for claim in edges.iter().flat_map(|edge| &edge.claims) {
        *statuses.entry(claim.status).or_default() += 1;
    }
    let shown: Vec<String> = match statuses.len() {
        0 | 1 => statuses.keys().map(|status| status.as_str().to_owned()).collect(),
        _ => statuses.iter().map(|(status, n)| format!("{n} {}", status.as_str())).collect(),
    };
    let count = crate::tables::counted(origins.len(), "origin");
    if shown.is_empty() { count } else { format!("{count}, {}", shown.join(", ")) }
}

/// The claim to show first: one that asserts its edge, what happened before what is planned, of the highest confidence, the
/// first of those.
pub fn best(edge: &Edge) -> Option<&StatedClaim> {
    edge.claims.iter().min_by_key(|claim| (!claim.asserted, claim.status, Reverse(claim.confidence)))
}

/// `“…” (Harbour News, 2031-05-09)`: its words on one line, who says so if not the report itself, who published the report,
/// else its headline, and when.
pub fn quoted(opened: &Opened<'_>, claim: &StatedClaim) -> String {
    let label = |id| opened.graph.node(id).map(|node| node.label.as_str());
    let id = report_node(&claim.report);
    let report = opened.graph.node(&id);
    let published = opened.graph.outgoing(&id).iter().find(|edge| edge.relation == relations::PUBLISHED_BY);
    let publisher = published.and_then(|edge| opened.graph.object(edge)).map(|node| node.label.clone());
    let source = publisher.or_else(|| report.map(|report| crate::tables::shortened(&report.label)));
    let date = report.and_then(|report| report.property(relations::PUBLISHED_ON)).map(str::to_owned);
    let speaker = claim.attributed_to().and_then(label).map(|speaker| format!("according to {speaker}"));
    let source: Vec<String> = [speaker, source, date].into_iter().flatten().collect();
    format!("“{}” ({})", one_line(&claim.quote), source.join(", "))
}

/// Text with every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
