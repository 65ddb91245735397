//! Reports in answers, and a whole report with the claims that its words state.

use super::node::NodeRef;
use crate::Snapshot;
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Object, Report, ReportId, WorldClaim};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A report, as far as an answer names it.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ReportRef {
    /// Identity.
    pub id: String,
    /// Its headline, else its first words.
    pub title: String,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<String>,
    /// The voice that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// What the voice is called, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_label: Option<String>,
    /// Address it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Name of the input that it was read from.
    pub input: String,
    /// Identity of the newer text at the same address that took its place: then its claims count nowhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revised_by: Option<String>,
}

/// A report in a list.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ReportRow {
    /// The report.
    #[serde(flatten)]
    pub report: ReportRef,
    /// How many claims it states.
    pub n_claims: usize,
}

/// All reports.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct Reports {
    /// By date, then title; those without a date last.
    pub reports: Vec<ReportRow>,
}

/// A whole report.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct ReportText {
    /// The report.
    #[serde(flatten)]
    pub report: ReportRef,
    /// Its text, into which all offsets lead.
    pub text: String,
    /// What it states, in the order of the words.
    pub claims: Vec<ClaimInText>,
}

/// A claim, as far as the words of a report show it.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct ClaimInText {
    /// Identity.
    pub claim: String,
    /// Where its words begin in the text, in bytes.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The words.
    pub quote: String,
    /// Bare name of the relation.
    pub relation: String,
    /// The relation in words.
    pub label: String,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
    /// Who or what it is about, if that is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<NodeRef>,
    /// What it points at, if that is a node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<NodeRef>,
    /// What it points at, if that is a literal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl ReportRef {
    /// A report of a generation.
    pub fn new(snapshot: &Snapshot, report: &Report) -> Self {
        let origin = snapshot.origin(&report.id);
        Self {
            id: report.id.0.clone(),
            title: report.label(),
            published_on: snapshot.published_on(report).map(|date| date.to_string()),
            origin: origin.map(|origin| origin.id.0.clone()),
            origin_label: snapshot.origin_label(&report.id).map(str::to_owned),
            url: report.url.clone(),
            input: snapshot.input(&report.id).to_owned(),
            revised_by: snapshot.world.revised_by(&report.id).map(|newer| newer.0.clone()),
        }
    }

    /// Reports by their ids, those without a date last, then by date and title.
    pub fn all<'r>(snapshot: &Snapshot, ids: impl IntoIterator<Item = &'r ReportId>) -> Vec<Self> {
        let reports = ids.into_iter().filter_map(|id| snapshot.world.report(id));
        let mut reports: Vec<Self> = reports.map(|report| Self::new(snapshot, report)).collect();
        reports.sort_by(|a, b| a.order().cmp(&b.order()));
        reports
    }

    fn order(&self) -> (bool, Option<&str>, &str, &str) {
        (self.published_on.is_none(), self.published_on.as_deref(), &self.title, &self.id)
    }
}

impl Reports {
    /// All reports of a generation.
    pub fn new(snapshot: &Snapshot) -> Self {
        let mut n_claims: BTreeMap<&str, usize> = BTreeMap::new();
        for claim in &snapshot.world.claims {
            *n_claims.entry(claim.report.0.as_str()).or_default() += 1;
        }
        let row = |report: ReportRef| {
            let n_claims = n_claims.get(report.id.as_str()).copied().unwrap_or_default();
            ReportRow { report, n_claims }
        };
        let all = ReportRef::all(snapshot, snapshot.world.reports.iter().map(|report| &report.id));
        Self { reports: all.into_iter().map(row).collect() }
    }
}

impl ReportText {
    /// A report of a generation with all that it states.
    pub fn new(snapshot: &Snapshot, knowledge: &Knowledge, report: &Report) -> Self {
        let own = snapshot.world.claims.iter().filter(|claim| claim.report == report.id);
        let mut claims: Vec<ClaimInText> =
            own.map(|claim| ClaimInText::new(snapshot, knowledge, report, claim)).collect();
        claims.sort_by(|a, b| (a.start, a.end, &a.claim).cmp(&(b.start, b.end, &b.claim)));
        Self { report: ReportRef::new(snapshot, report), text: report.text.clone(), claims }
    }
}

impl ClaimInText {
    fn new(snapshot: &Snapshot, knowledge: &Knowledge, report: &Report, claim: &WorldClaim) -> Self {
        let inner = &claim.claim;
        let named = |id| snapshot.graph.node(id).map(NodeRef::from);
        let span = inner.evidence.span;
        Self {
            claim: claim.id.0.clone(),
            start: span.start,
            end: span.end,
            quote: span.of(&report.text).to_owned(),
            label: super::label(knowledge, &inner.relation),
            relation: inner.relation.clone(),
            status: inner.status.as_str().to_owned(),
            subject: inner.subject.as_ref().and_then(named),
            object: inner.object.entity().and_then(named),
            value: match &inner.object {
                Object::Value { lexical, .. } => Some(lexical.clone()),
                _ => None,
            },
        }
    }
}
