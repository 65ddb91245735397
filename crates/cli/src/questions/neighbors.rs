//! What a node is joined to, relation by relation.

use super::evidence::{best, one_line, quoted};
use super::opened::Opened;
use crate::tables::cut;
use rapporteur_graph::JoiningEdge;
use rapporteur_model::NOT_SAID;

/// One row of the table.
pub fn row(opened: &Opened<'_>, at: &JoiningEdge<'_>) -> Vec<String> {
    let label = opened.relation(&at.edge.relation);
    let inverse = opened.knowledge.relation(&at.edge.relation).map(|relation| relation.inverse.clone());
    let words = if at.outgoing { label } else { inverse.unwrap_or_else(|| format!("← {label}")) };
    let statuses: Vec<&str> = at.edge.statuses().into_iter().map(|status| status.as_str()).collect();
    let dates: Vec<String> = at.edge.dates().into_iter().map(|when| when.value.clone()).collect();
    let evidence = best(at.edge).map_or_else(String::new, |claim| quoted(opened, claim, 160));
    vec![
        words,
        at.other.map_or_else(|| NOT_SAID.to_owned(), |node| cut(&one_line(&node.label), 60)),
        at.other.map(|node| node.kind.clone()).unwrap_or_default(),
        statuses.join(", "),
        dates.join(", "),
        at.edge.origins.len().to_string(),
        evidence,
    ]
}
