//! Facts that are written small under a node's name instead of being drawn as nodes and lines: dates, counts, offices held,
//! and the place of a meeting.

use super::text;
use rapporteur_graph::{Edge, Graph, Node};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Bound, EntityId, Families, Object, PartialDate, RelationFamily, When};
use std::collections::{BTreeMap, BTreeSet};

/// Most facts under one name.
const MOST: usize = 6;

/// Places that hang on one node alone: they are written under its name.
pub(crate) fn places_to_fold<'a>(families: &Families, edges: &[&'a Edge]) -> BTreeSet<&'a EntityId> {
    let mut at: BTreeMap<&EntityId, Vec<&Edge>> = BTreeMap::new();
    for edge in edges.iter().filter(|edge| !edge.claims.is_empty()) {
        for end in edge.ends() {
            at.entry(end).or_default().push(edge);
        }
    }
    let folds = |(place, edges): (&'a EntityId, Vec<&'a Edge>)| match edges.as_slice() {
        [edge] if is_placing(families, edge) && edge.object.entity() == Some(place) => Some(place),
        _ => None,
    };
    at.into_iter().filter_map(folds).collect()
}

fn is_placing(families: &Families, edge: &Edge) -> bool {
    edge.asserted
        && families.has(RelationFamily::Placing, &edge.relation)
        && edge.object.entity().is_some_and(|id| id.0.starts_with("place/"))
}

/// The small lines under a node. `graph` is the whole graph, because facts count even if their nodes lie outside the selection.
/// Nodes that are drawn themselves are not repeated.
pub(crate) fn facts(
    graph: &Graph,
    families: &Families,
    node: &Node,
    is_drawn: &dyn Fn(&EntityId) -> bool,
) -> Vec<String> {
    let mut facts: Vec<String> = Vec::new();
    let mut add = |fact: String| {
        if !fact.is_empty() && !facts.contains(&fact) {
            facts.push(fact);
        }
    };
    if let Some(status) = node.property("meetingStatus").filter(|status| *status != "Happened") {
        add(status.to_lowercase());
    }
    let edges: Vec<&Edge> = graph.outgoing(&node.id).iter().filter(|edge| edge.asserted).collect();
    let when = node.when.clone().filter(|_| node.kind != types::REPORT);
    let dates: Vec<When> = when.into_iter().chain(edges.iter().filter_map(|edge| dated(edge))).collect();
    let is_vague = |when: &When| dates.iter().any(|other| says_more(other, when));
    dates.iter().filter(|when| !is_vague(when)).for_each(|when| add(text::when(when)));
    let labels = |is_wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
        let fits = edges.iter().filter(|edge| is_wanted(&edge.relation));
        let objects = fits.filter_map(|edge| graph.object(edge)).filter(|object| !is_drawn(&object.id));
        objects.map(|object| object.label.clone()).collect()
    };
    let placing = |relation: &str| families.has(RelationFamily::Placing, relation);
    labels(&placing).into_iter().for_each(|place| add(format!("in {place}")));
    edges.iter().filter_map(|edge| counted(edge)).for_each(&mut add);
    let offices = labels(&|relation| relation == relations::HOLDS_OFFICE);
    if offices.is_empty() {
        // Whom somebody represents is told where no office says as much.
        let represented = labels(&|relation| relation == relations::REPRESENTS);
        represented.into_iter().for_each(|party| add(format!("for {party}")));
    }
    offices.into_iter().for_each(&mut add);
    if facts.len() > MOST {
        let more = facts.len() - MOST + 1;
        facts.truncate(MOST - 1);
        facts.push(format!("and {more} more"));
    }
    facts
}

fn dated(edge: &Edge) -> Option<When> {
    let Object::Value { lexical, .. } = &edge.object else { return None };
    let date = lexical.parse::<PartialDate>().ok();
    is_date(&edge.object).then(|| date.map_or_else(|| verbatim(lexical), When::from))
}

fn verbatim(value: &str) -> When {
    When { value: value.to_owned(), from: None, to: None }
}

fn is_date(object: &Object<EntityId>) -> bool {
    matches!(object, Object::Value { datatype, .. } if datatype == "date" || datatype.starts_with('g'))
}

/// Whether a date agrees with another and knows more of its parts: `6 Jan 2026` of `6 Jan`.
fn says_more(date: &When, of: &When) -> bool {
    let n_parts = |date: PartialDate| {
        let (year, month, day) = date.parts();
        usize::from(year.is_some()) + usize::from(month.is_some()) + usize::from(day.is_some())
    };
    match (date.from, of.date()) {
        (Some(date), Some(of)) => date.agrees_with(of) && n_parts(date) > n_parts(of),
        _ => false,
    }
}

/// `35 countries`, `more than 27 leaders`; the relation's words where the unit is not stated.
fn counted(edge: &Edge) -> Option<String> {
    let Object::Value { lexical, .. } = &edge.object else { return None };
    if is_date(&edge.object) {
        return None;
    }
    let unit = edge.claims.iter().find_map(|claim| claim.unit.clone());
    let bound = edge.claims.iter().find_map(|claim| claim.bound).map_or("", bound_words);
    let count = format!("{bound}{lexical}");
    Some(unit.map_or_else(
        || format!("{}: {count}", text::words(&edge.relation)),
        |unit| format!("{count} {unit}"),
    ))
}

fn bound_words(bound: Bound) -> &'static str {
    match bound {
        Bound::Exactly => "",
        Bound::AtLeast => "at least ",
        Bound::MoreThan => "more than ",
        Bound::AtMost => "at most ",
        Bound::LessThan => "fewer than ",
        Bound::About => "about ",
    }
}
