//! Why a claim is in the graph, and whether it makes an edge.

use super::label;
use rapporteur_graph::report_label;
use rapporteur_model::{EntityId, Object, Status, World, WorldClaim};
use serde::Serialize;

/// A claim with its evidence.
#[derive(Serialize)]
pub struct ClaimGrounds {
    pub id: String,
    pub subject: Side,
    pub relation: String,
    pub object: Option<Side>,
    pub status: &'static str,
    /// Who says so, outermost first; empty where the report itself does.
    pub speakers: Vec<Side>,
    pub distanced: bool,
    /// Whether it makes a plain edge.
    pub asserted: bool,
    /// Why it does, or does not.
    pub standing: String,
    pub role: Option<String>,
    pub unit: Option<String>,
    pub bound: Option<&'static str>,
    pub on_date: Option<String>,
    pub confidence: f64,
    pub found_by: String,
    pub report: String,
    pub title: String,
    pub quote: String,
    pub sentence: String,
}

/// An entity, or a literal that has no id.
#[derive(Serialize)]
pub struct Side {
    pub id: Option<String>,
    pub label: String,
}

impl ClaimGrounds {
    /// Of a claim.
    pub fn of(world: &World, claim: &WorldClaim) -> Self {
        let WorldClaim { id, report, claim } = claim;
        let side = |id: &EntityId| Side { id: Some(id.to_string()), label: label(world, id) };
        let source = world.report(report);
        let words = |span: rapporteur_model::Span| {
            let text = source.map_or("", |report| report.text.get(span.start..span.end).unwrap_or_default());
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Self {
            id: format!("claim/{}", id.0),
            subject: side(&claim.subject),
            relation: claim.relation.clone(),
            object: match &claim.object {
                Object::None => None,
                Object::Entity(id) => Some(side(id)),
                Object::Value { lexical, .. } => Some(Side { id: None, label: lexical.clone() }),
            },
            status: claim.status.as_str(),
            speakers: claim.attribution.iter().map(side).collect(),
            distanced: claim.distanced,
            asserted: claim.is_asserted(),
            standing: standing(claim),
            role: claim.role.clone(),
            unit: claim.unit.clone(),
            bound: claim.bound.map(|bound| bound.as_str()),
            on_date: claim.when.as_ref().and_then(|when| when.date()).map(|date| date.to_string()),
            confidence: claim.confidence.get(),
            found_by: claim.found_by.clone(),
            report: report.to_string(),
            title: source.map_or_else(String::new, report_label),
            quote: words(claim.evidence.span),
            sentence: words(claim.evidence.sentence),
        }
    }
}

fn standing(claim: &rapporteur_model::Claim<EntityId>) -> String {
    let says = if claim.attribution.is_empty() {
        "the report itself says so"
    } else {
        "it is attributed without distance"
    };
    match claim.status {
        Status::Denied => "no plain edge: it is said not to be so".to_owned(),
        Status::Possible => "no plain edge: it is merely possible".to_owned(),
        _ if claim.distanced => "no plain edge: it is attributed with distance".to_owned(),
        status => format!("a plain edge: {status}, and {says}"),
    }
}
