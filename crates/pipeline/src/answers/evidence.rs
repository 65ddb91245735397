//! One claim with its words, and who else speaks of what it says.

use super::edge::ClaimEvidence;
use super::node::NodeRef;
use super::report::ReportRef;
use crate::Snapshot;
use rapporteur_compare::{Comparison, Source};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Object, WorldClaim};
use serde::Serialize;
use utoipa::ToSchema;

/// A claim, its report, and the voices beside it.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct EvidenceCard {
    /// The claim.
    pub claim: ClaimInFull,
    /// The report that states it, with its text.
    pub report: ReportInFull,
    /// Claims that say the same, less surely or later.
    pub agree: Vec<OtherClaim>,
    /// Claims that say something else.
    pub differ: Vec<OtherClaim>,
    /// Origins that speak of the thing and say nothing of this.
    pub silent: Vec<SilentOrigin>,
}

/// A claim with its words.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct ClaimInFull {
    /// Its words, status, speaker and date.
    #[serde(flatten)]
    pub evidence: ClaimEvidence,
    /// Who or what it is about, if that is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<NodeRef>,
    /// Bare name of the relation.
    pub relation: String,
    /// The relation in words.
    pub label: String,
    /// What it points at, if that is a node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<NodeRef>,
    /// What it points at, if that is a literal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Whether the report keeps its distance from whoever says so.
    pub distant: bool,
    /// Relation and pattern that found it.
    pub found_by: String,
}

/// A report with its text.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct ReportInFull {
    /// The report.
    #[serde(flatten)]
    pub report: ReportRef,
    /// Its text, into which the offsets lead.
    pub text: String,
}

/// Another claim on the same question.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct OtherClaim {
    /// Identity.
    pub claim: String,
    /// The report that states it.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// The voice that the report belongs to, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_label: Option<String>,
    /// The words that state it.
    pub quote: String,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
}

/// A voice that says nothing of it.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct SilentOrigin {
    /// What the voice is called.
    pub origin_label: String,
    /// Ids of its reports that speak of the thing.
    pub reports: Vec<String>,
}

impl EvidenceCard {
    /// A claim of a generation; `comparison` is that of its world. `None` if the world has no such claim.
    pub fn new<'w>(
        snapshot: &'w Snapshot,
        knowledge: &Knowledge,
        comparison: &Comparison<'w>,
        claim: &'w WorldClaim,
    ) -> Option<Self> {
        let report = snapshot.world.report(&claim.report)?;
        let others = |claims: Vec<&WorldClaim>| {
            claims.into_iter().filter_map(|claim| OtherClaim::new(snapshot, claim)).collect()
        };
        let beside = comparison.beside(claim);
        Some(Self {
            claim: ClaimInFull::new(snapshot, knowledge, claim),
            report: ReportInFull { report: ReportRef::new(snapshot, report), text: report.text.clone() },
            agree: others(beside.agree),
            differ: others(beside.differ),
            silent: beside.silent.into_iter().map(SilentOrigin::from).collect(),
        })
    }
}

impl ClaimInFull {
    fn new(snapshot: &Snapshot, knowledge: &Knowledge, claim: &WorldClaim) -> Self {
        let inner = &claim.claim;
        let named = |id| snapshot.graph.node(id).map(NodeRef::from);
        Self {
            evidence: ClaimEvidence::new(&snapshot.graph, &snapshot.stated(claim)),
            subject: inner.subject.as_ref().and_then(named),
            relation: inner.relation.clone(),
            label: super::label(knowledge, &inner.relation),
            object: inner.object.entity().and_then(named),
            value: match &inner.object {
                Object::Value { lexical, .. } => Some(lexical.clone()),
                _ => None,
            },
            distant: inner.distant,
            found_by: inner.found_by.clone(),
        }
    }
}

impl OtherClaim {
    fn new(snapshot: &Snapshot, claim: &WorldClaim) -> Option<Self> {
        let report = snapshot.world.report(&claim.report)?;
        Some(Self {
            claim: claim.id.0.clone(),
            report: report.id.0.clone(),
            title: report.label(),
            origin_label: snapshot.origin_label(&report.id).map(str::to_owned),
            quote: claim.claim.evidence.span.of(&report.text).to_owned(),
            status: claim.claim.status.as_str().to_owned(),
        })
    }
}

impl From<Source> for SilentOrigin {
    fn from(source: Source) -> Self {
        let reports = source.reports.into_iter().map(|report| report.id.0).collect();
        Self { origin_label: source.label, reports }
    }
}
