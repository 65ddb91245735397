//! What happened when.

use super::evidence::{best, quoted, weight};
use super::opened::Opened;
use crate::tables::{counted, cut};
use rapporteur_graph::{Edge, Matter, Moment, Node, StatedClaim};
use rapporteur_model::{EntityId, Object, When, in_words, qualifiers_in_words};
use std::collections::BTreeSet;

/// One row of the table; `about` is the node asked for.
pub fn row(opened: &Opened<'_>, about: Option<&EntityId>, moment: &Moment<'_>) -> Vec<String> {
    let (what, how, evidence) = match &moment.matter {
        Matter::Node(node, edges) => told_node(opened, about, node, edges),
        Matter::Edge(edge, claims) => {
            let evidence = best(edge).filter(|best| claims.iter().any(|claim| claim.id == best.id));
            let claim = evidence.or_else(|| claims.first().copied());
            let what = claim.map_or_else(|| sentence(opened, edge), |claim| told(opened, edge, claim));
            (what, weight(&[edge]), claim.map(|claim| quoted(opened, claim, 140)))
        }
    };
    vec![written(&moment.when), moment.precision.as_str().to_owned(), what, how, evidence.unwrap_or_default()]
}

fn told_node(
    opened: &Opened<'_>,
    about: Option<&EntityId>,
    node: &Node,
    edges: &[&Edge],
) -> (String, String, Option<String>) {
    let mut what = format!("{} ({})", cut(&node.label, 70), node.kind.to_lowercase());
    let status = node.property("meetingStatus").unwrap_or_default();
    let joins: BTreeSet<String> = edges
        .iter()
        .filter(|edge| about.is_some_and(|id| *id != node.id) && edge.object.entity().is_some())
        .map(|edge| opened.relation(&edge.relation))
        .collect();
    if !joins.is_empty() {
        what = format!("{what}: {}", joins.into_iter().collect::<Vec<_>>().join(", "));
    }
    let mut how = counted(node.origins.len(), "origin");
    if !status.is_empty() {
        how = format!("{how}, {status}");
    }
    let evidence = edges.first().and_then(|edge| best(edge)).map(|claim| quoted(opened, claim, 140));
    (what, how, evidence)
}

/// `Ana Ruiz pays Chad (amount 2000000, currency USD)`.
fn told(opened: &Opened<'_>, edge: &Edge, claim: &StatedClaim) -> String {
    let label = |id: &EntityId| opened.graph.node(id).map_or_else(|| id.0.clone(), |node| node.label.clone());
    let further = qualifiers_in_words(&claim.qualifiers, label);
    let sentence = sentence(opened, edge);
    if further.is_empty() { sentence } else { format!("{sentence} ({})", further.join(", ")) }
}

/// `Ana Ruiz visits Chad`.
fn sentence(opened: &Opened<'_>, edge: &Edge) -> String {
    let label =
        |id: &EntityId| opened.graph.node(id).map_or_else(|| id.0.clone(), |node| cut(&node.label, 60));
    let object = match &edge.object {
        Object::Entity(id) => Some(label(id)),
        Object::Value { lexical, .. } => Some(lexical.clone()),
        Object::None => None,
    };
    let subject = edge.subject.as_ref().map(label);
    in_words(subject.as_deref(), &opened.relation(&edge.relation), object.as_deref())
}

/// `2026-01-05 to 2026-01-07`, `from 2026-01`, `until 2027`, `2026-01`, `--01-06`.
fn written(when: &When) -> String {
    match (when.from, when.to) {
        (Some(from), Some(to)) if from != to => format!("{from} to {to}"),
        (Some(one), Some(_)) => one.to_string(),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => when.value.clone(),
    }
}
