//! Lines of a picture: edges between the same two nodes with the same status are one line.

use super::theme::Line;
use super::{Layout, text};
use crate::Input;
use rapporteur_graph::{Edge, StatedClaim, report_node};
use rapporteur_model::well_known::relations;
use rapporteur_model::{EntityId, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Relations named on one line; the others are counted.
const MOST_RELATIONS: usize = 3;
/// Quotes shown of one edge.
const MOST_QUOTES: usize = 3;
/// Characters of a quote.
const QUOTE_LENGTH: usize = 240;
/// The relation whose role words say what it is: son-in-law, sister.
const KINSHIP: &str = relations::KIN_OF;

/// The relations that a picture draws without words, since nearly every line would say the same.
pub(super) fn silent(layout: Layout) -> &'static [&'static str] {
    match layout {
        Layout::Free => &[],
        Layout::Timeline => &[relations::ATTENDS, relations::LOCATED_IN],
        Layout::Attendance => &[relations::ATTENDS],
    }
}

/// Where a line has arrow heads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heads {
    /// Nowhere: all its relations hold both ways.
    None,
    /// At its end.
    End,
    /// At both ends: the same relations are stated in both directions.
    Both,
}

/// One line between two nodes.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// Where it begins.
    pub from: EntityId,
    /// Where it ends.
    pub to: EntityId,
    /// How it is drawn.
    pub line: Line,
    /// Where it has arrow heads.
    pub heads: Heads,
    /// What it stands for, a relation each.
    pub labels: Vec<String>,
    /// Reports that state it.
    pub n_reports: usize,
    /// The words that state it.
    pub tooltip: String,
    /// Where the first report that states it can be read: its own address, else its IRI.
    pub url: Option<String>,
}

/// Edges between two nodes that are drawn in the same style.
#[derive(Default)]
struct Bundle<'a> {
    ahead: Vec<&'a Edge>,
    back: Vec<&'a Edge>,
    both_ways: Vec<&'a Edge>,
}

/// Merges edges into lines, sorted by ends and style.
pub(crate) fn links(input: &Input<'_>, edges: &[&Edge]) -> Vec<Link> {
    let mut bundles: BTreeMap<(&EntityId, &EntityId, Line), Bundle<'_>> = BTreeMap::new();
    for edge in edges {
        let Some((subject, object)) = edge.subject.as_ref().zip(edge.object.entity()) else { continue };
        let (low, high) = (subject.min(object), subject.max(object));
        let bundle = bundles.entry((low, high, line(edge))).or_default();
        let symmetric = input.knowledge.relation(&edge.relation).is_some_and(|relation| relation.symmetric);
        match (symmetric, subject == low) {
            (true, _) => bundle.both_ways.push(edge),
            (false, true) => bundle.ahead.push(edge),
            (false, false) => bundle.back.push(edge),
        }
    }
    let mut links: Vec<Link> =
        bundles.into_iter().flat_map(|(key, bundle)| unbundle(input, key, bundle)).collect();
    links.sort_by(|a, b| (&a.from, &a.to, a.line).cmp(&(&b.from, &b.to, b.line)));
    links
}

/// One line where all relations go one way or the same go both ways, else one for each direction; relations that hold both
/// ways go along with the first.
fn unbundle(input: &Input<'_>, key: (&EntityId, &EntityId, Line), bundle: Bundle<'_>) -> Vec<Link> {
    let (low, high, line) = key;
    let Bundle { mut ahead, mut back, both_ways } = bundle;
    let relations = |edges: &[&Edge]| edges.iter().map(|edge| edge.relation.clone()).collect::<BTreeSet<_>>();
    if ahead.is_empty() && back.is_empty() {
        return vec![link(input, (low, high, line), Heads::None, &both_ways)];
    }
    if relations(&ahead) == relations(&back) {
        ahead.extend(back.into_iter().chain(both_ways));
        return vec![link(input, (low, high, line), Heads::Both, &ahead)];
    }
    if ahead.is_empty() { &mut back } else { &mut ahead }.extend(both_ways);
    [(low, high, ahead), (high, low, back)]
        .into_iter()
        .filter(|(_, _, edges)| !edges.is_empty())
        .map(|(from, to, edges)| link(input, (from, to, line), Heads::End, &edges))
        .collect()
}

fn link(input: &Input<'_>, key: (&EntityId, &EntityId, Line), heads: Heads, edges: &[&Edge]) -> Link {
    let (from, to, line) = key;
    Link {
        from: from.clone(),
        to: to.clone(),
        line,
        heads,
        labels: labels(input, edges, line),
        n_reports: edges.iter().flat_map(|edge| &edge.reports).collect::<BTreeSet<_>>().len(),
        tooltip: edges.iter().map(|edge| tooltip(input, edge)).collect::<Vec<_>>().join("\n"),
        url: url(input, edges),
    }
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
        let contested = match line {
            Line::Denied => "",
            _ if edge.statuses().contains(&Status::Denied) => "also denied",
            _ if edge.is_disputed() => "disputed",
            _ => "",
        };
        let is_silent = silent(input.picture.layout).contains(&edge.relation.as_str());
        let label = match (is_silent, contested) {
            (true, "") => continue,
            (true, _) => contested.to_owned(),
            (false, "") if line == Line::Denied => format!("✗ {}", relation_label(input, edge)),
            (false, "") => relation_label(input, edge),
            (false, _) => format!("{} ({contested})", relation_label(input, edge)),
        };
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

/// What a relation is called.
pub(super) fn name(input: &Input<'_>, relation: &str) -> String {
    let known = input.knowledge.relation(relation);
    known.map_or_else(|| text::words(relation), |relation| relation.label.clone())
}

fn relation_label(input: &Input<'_>, edge: &Edge) -> String {
    let label = name(input, &edge.relation);
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
