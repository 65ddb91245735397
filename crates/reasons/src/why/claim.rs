//! Explains why a claim is in the graph, and whether it makes an edge.

use super::lookup::label;
use rapporteur_model::{
    ClaimId, Confidence, EntityId, Judged, Object, Qualifier, Report, Status, World, WorldClaim,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// A claim with its evidence.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct ClaimReasons {
    /// Its id.
    pub id: String,
    /// The entity that it is about; `None` if the words tell an act without its doer.
    pub subject: Option<Term>,
    /// Name of the relation.
    pub relation: String,
    /// Its object; `None` if the relation has no object.
    pub object: Option<Term>,
    /// Happened, Planned, Possible or Denied.
    pub status: &'static str,
    /// The speakers, outermost first; empty if the report itself says so.
    pub speakers: Vec<Term>,
    /// Whether some speaker is quoted at a distance.
    pub distant: bool,
    /// Whether it makes a plain edge.
    pub asserted: bool,
    /// Why it makes an edge, or does not.
    pub standing: String,
    /// The subject's role as the words state it.
    pub role: Option<String>,
    /// What a number counts.
    pub unit: Option<String>,
    /// Whether a number is exact, a lower bound or an upper bound.
    pub bound: Option<&'static str>,
    /// What else the words tell of it, by the name of the qualifier.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub qualifiers: BTreeMap<String, Term>,
    /// The day that it is dated to.
    pub on_date: Option<String>,
    /// The first day, if it holds for longer than a date or without a known end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// The last day, if it holds for longer than a date or without a known beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// From 0 to 1.
    pub confidence: f64,
    /// Relation and pattern.
    pub found_by: String,
    /// Id of the report.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// The input that the report was read from, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// The words that state it.
    pub quote: String,
    /// The sentence around them.
    pub sentence: String,
}

/// An entity, or a literal that has no id.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Term {
    /// Its id.
    pub id: Option<String>,
    /// Its label, or the literal.
    pub label: String,
}

impl ClaimReasons {
    /// Explains a claim.
    pub fn of(world: &World, stated: &WorldClaim) -> Self {
        let WorldClaim { id, report, claim } = stated;
        let side = |id: &EntityId| Term { id: Some(id.to_string()), label: label(world, id) };
        let term = |value: &Qualifier<EntityId>| match value {
            Qualifier::Entity(id) => side(id),
            Qualifier::Number(text) | Qualifier::Text(text) => Term { id: None, label: text.clone() },
        };
        let lasts = claim.when.as_ref().filter(|when| when.date().is_none());
        let source = world.report(report);
        let words = |span: rapporteur_model::Span| {
            let text = source.map_or("", |report| report.text.get(span.start..span.end).unwrap_or_default());
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        Self {
            id: format!("claim/{}", id.0),
            subject: claim.subject.as_ref().map(side),
            relation: claim.relation.clone(),
            object: match &claim.object {
                Object::None => None,
                Object::Entity(id) => Some(side(id)),
                Object::Value { lexical, .. } => Some(Term { id: None, label: lexical.clone() }),
            },
            status: claim.status.as_str(),
            speakers: claim.attribution.iter().map(side).collect(),
            distant: claim.distant,
            asserted: claim.is_asserted() && world.claim(id).is_some(),
            standing: standing(world, stated),
            role: claim.role.clone(),
            unit: claim.unit.clone(),
            bound: claim.bound.map(|bound| bound.as_str()),
            qualifiers: claim.qualifiers.iter().map(|(name, value)| (name.clone(), term(value))).collect(),
            on_date: claim.when.as_ref().and_then(|when| when.date()).map(|date| date.to_string()),
            start_date: lasts.and_then(|when| when.from).map(|date| date.to_string()),
            end_date: lasts.and_then(|when| when.to).map(|date| date.to_string()),
            confidence: claim.confidence.get(),
            found_by: claim.found_by.clone(),
            report: report.to_string(),
            title: source.map_or_else(String::new, Report::label),
            input: None,
            quote: words(claim.evidence.span),
            sentence: words(claim.evidence.sentence),
        }
    }
}

fn standing(world: &World, stated: &WorldClaim) -> String {
    let WorldClaim { id, report, claim } = stated;
    if world.claim(id).is_none() {
        return left_out(world, stated);
    }
    if claim.superseded {
        let newer = world.revised_by(report).map_or_else(String::new, |newer| format!(", report/{newer}"));
        return format!(
            "no plain edge: a newer text at the same address took the place of its report{newer}"
        );
    }
    let says = if claim.attribution.is_empty() {
        "the report itself says so"
    } else {
        "it is attributed without distance"
    };
    let kept = if claim.kept { kept(world, id) } else { String::new() };
    match claim.status {
        Status::Denied => format!("no plain edge: it is said not to be so{kept}"),
        Status::Possible => format!("no plain edge: it is merely possible{kept}"),
        _ if claim.subject.is_none() => format!("no plain edge: the words do not tell who did it{kept}"),
        _ if claim.distant => format!("no plain edge: it is attributed with distance{kept}"),
        _ if claim.edgeless => format!("no plain edge: its relation makes none{kept}"),
        _ if !claim.is_sure() => {
            format!("no plain edge: a confidence below {} makes none", Confidence::ASSERTED)
        }
        status => format!("a plain edge: {status}, and {says}{kept}"),
    }
}

/// Which judgement keeps a claim out of the world.
fn left_out(world: &World, stated: &WorldClaim) -> String {
    let name = format!("claim/{}", stated.id.0);
    let takes =
        |judged: &&Judged| judged.idle.is_none() && ["drop", "retype"].contains(&judged.decision.as_str());
    let mut takers = world.judgements.iter().filter(takes);
    if let Some(judged) = takers.clone().find(|judged| judged.value.as_ref() == Some(&name)) {
        return format!("in no graph: a person's judgement drops it: {}", judged.reason);
    }
    let concerns = |judged: &&Judged| stated.claim.entities().any(|id| judged.entities.contains(id));
    match takers.find(concerns) {
        Some(judged) => {
            let ids: Vec<&str> = judged.entities.iter().map(|id| id.0.as_str()).collect();
            let s = if judged.decision == "drop" { "drops" } else { "retypes" };
            format!("in no graph: a person's judgement {s} {}: {}", ids.join(", "), judged.reason)
        }
        None => "in no graph: a person's judgement takes away the statement that it speaks of".to_owned(),
    }
}

/// The judgement that keeps a claim.
fn kept(world: &World, id: &ClaimId) -> String {
    let name = format!("claim/{}", id.0);
    let judged = world.judgements.iter().find(|judged| judged.value.as_deref() == Some(&name));
    let reason = judged.map_or_else(String::new, |judged| format!(": {}", judged.reason));
    format!("; kept by a person's judgement{reason}")
}
