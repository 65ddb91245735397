//! What states an edge, for people.

use super::opened::Opened;
use crate::tables::cut;
use rapporteur_graph::{Edge, StatedClaim, report_node};
use rapporteur_model::Status;
use rapporteur_model::well_known::relations;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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

/// Characters around the words of a quote and its source.
const MARKS: usize = 5;

/// Characters of a quote that are shown however long its source is.
const FEWEST: usize = 40;

/// The claim to show first: one that asserts its edge, what happened before what is planned, of the highest confidence, the
/// first of those.
pub fn best(edge: &Edge) -> Option<&StatedClaim> {
    edge.claims.iter().min_by_key(|claim| (!claim.asserted, claim.status, Reverse(claim.confidence)))
}

/// `“…” (Harbour News, 2031-05-09)`: its words on one line, who says so if not the report itself, who published the report,
/// else its headline, when, and the file. Words are left out where it would be longer than so many characters.
pub fn quoted(opened: &Opened<'_>, claim: &StatedClaim, most: usize) -> String {
    let label = |id| opened.graph.node(id).map(|node| node.label.as_str());
    let id = report_node(&claim.report);
    let report = opened.graph.node(&id);
    let published = opened.graph.outgoing(&id).iter().find(|edge| edge.relation == relations::PUBLISHED_BY);
    let publisher = published.and_then(|edge| opened.graph.object(edge)).map(|node| node.label.clone());
    let source = publisher.or_else(|| report.map(|report| crate::tables::shortened(&report.label)));
    let date = report.and_then(|report| report.property(relations::PUBLISHED_ON)).map(str::to_owned);
    let speaker = claim.attributed_to().and_then(label).map(|speaker| format!("according to {speaker}"));
    let input = opened.inputs.get(&claim.report).map(str::to_owned);
    let source: Vec<String> = [speaker, source, date, input].into_iter().flatten().collect();
    let source = source.join(", ");
    let room = most.saturating_sub(source.chars().count() + MARKS).max(FEWEST);
    format!("“{}” ({source})", cut(&claim.quote, room))
}

/// Text with every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
