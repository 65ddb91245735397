//! Lines of a picture: edges between the same two nodes with the same status are one line.

use super::text;
use super::theme::Line;
use crate::Input;
use rapporteur_graph::{Edge, StatedClaim, report_node};
use rapporteur_model::{EntityId, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Relations named on one line; the others are counted.
const MOST_RELATIONS: usize = 3;
/// Quotes shown of one edge.
const MOST_QUOTES: usize = 3;
/// Characters of a quote.
const QUOTE_LENGTH: usize = 240;
/// The relation whose role words say what it is: son-in-law, sister.
const KINSHIP: &str = "kinOf";

/// One line between two nodes.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// Where it begins.
    pub from: EntityId,
    /// Where it ends.
    pub to: EntityId,
    /// How it is drawn.
    pub line: Line,
    /// Whether it has a direction: no, if all its relations hold both ways.
    pub directed: bool,
    /// What it stands for, a relation each.
    pub labels: Vec<String>,
    /// Reports that state it.
    pub n_reports: usize,
    /// The words that state it.
    pub tooltip: String,
    /// Where the first report that states it can be read: its own address, else its IRI.
    pub url: Option<String>,
}

/// Merges edges into lines, sorted by ends and style.
pub(crate) fn links(input: &Input<'_>, edges: &[&Edge]) -> Vec<Link> {
    let mut groups: BTreeMap<(&EntityId, &EntityId, Line, bool), Vec<&Edge>> = BTreeMap::new();
    for edge in edges {
        let Some(object) = edge.object.entity() else { continue };
        let symmetric = input.knowledge.relation(&edge.relation).is_some_and(|relation| relation.symmetric);
        let swap = symmetric && *object < edge.subject;
        let (from, to) = if swap { (object, &edge.subject) } else { (&edge.subject, object) };
        groups.entry((from, to, line(edge), !symmetric)).or_default().push(edge);
    }
    groups
        .into_iter()
        .map(|((from, to, line, directed), edges)| Link {
            from: from.clone(),
            to: to.clone(),
            line,
            directed,
            labels: labels(input, &edges, line),
            n_reports: edges.iter().flat_map(|edge| &edge.reports).collect::<BTreeSet<_>>().len(),
            tooltip: edges.iter().map(|edge| tooltip(input, edge)).collect::<Vec<_>>().join("\n"),
            url: url(input, &edges),
        })
        .collect()
}

fn line(edge: &Edge) -> Line {
    match edge.status() {
        None => Line::Background,
        Some(Status::Happened | Status::Planned) if !edge.asserted => Line::Possible,
        Some(status) => status.into(),
    }
}

fn labels(input: &Input<'_>, edges: &[&Edge], line: Line) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for edge in edges {
        let mut label = relation_label(input, edge);
        if line == Line::Denied {
            label.insert_str(0, "✗ ");
        }
        label.push_str(match line {
            Line::Denied => "",
            _ if edge.statuses().contains(&Status::Denied) => " (also denied)",
            _ if edge.is_disputed() => " (disputed)",
            _ => "",
        });
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    if labels.len() > MOST_RELATIONS + 1 {
        let more = labels.len() - MOST_RELATIONS;
        labels.truncate(MOST_RELATIONS);
        labels.push(format!("and {more} more"));
    }
    labels
}

fn relation_label(input: &Input<'_>, edge: &Edge) -> String {
    let known = input.knowledge.relation(&edge.relation);
    let label = known.map_or_else(|| text::words(&edge.relation), |relation| relation.label.clone());
    match edge.roles().as_slice() {
        [role] if edge.relation == KINSHIP => format!("{label}: {role}"),
        _ => label,
    }
}

fn tooltip(input: &Input<'_>, edge: &Edge) -> String {
    let relation = relation_label(input, edge);
    if edge.claims.is_empty() {
        return relation;
    }
    let mut lines: Vec<String> =
        edge.claims.iter().take(MOST_QUOTES).map(|claim| quote(input, &relation, claim)).collect();
    if edge.claims.len() > MOST_QUOTES {
        lines.push(format!("and {} more claims", edge.claims.len() - MOST_QUOTES));
    }
    lines.join("\n")
}

/// `attends, Planned (Harbour News, according to Ada Lind): “…”`
fn quote(input: &Input<'_>, relation: &str, claim: &StatedClaim) -> String {
    let name = |id: &EntityId| input.whole.node(id).map(|node| node.label.clone());
    let report = name(&report_node(&claim.report));
    let speaker = claim.attributed_to().and_then(name).map(|speaker| format!("according to {speaker}"));
    let source = [report, speaker].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let source = if source.is_empty() { source } else { format!(" ({source})") };
    let words = claim.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{relation}, {}{source}: “{}”", claim.status, text::shorten(&words, QUOTE_LENGTH))
}

fn url(input: &Input<'_>, edges: &[&Edge]) -> Option<String> {
    let report = report_node(edges.iter().flat_map(|edge| &edge.reports).next()?);
    let own = input.whole.node(&report).and_then(|node| node.property("url"));
    Some(own.map_or_else(|| format!("{}{report}", input.base), str::to_owned))
}
