//! Claims that cannot all hold, with the words of each.

use super::node::NodeRef;
use crate::Snapshot;
use rapporteur_model::well_known::types;
use rapporteur_model::{ClaimId, Dispute, EntityId};
use serde::Serialize;
use utoipa::ToSchema;

/// Claims that cannot all hold.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct DisputeCard {
    /// Identity.
    pub id: String,
    /// denial, value or date.
    pub kind: String,
    /// What the claims are about.
    pub about: NodeRef,
    /// The claims, by id.
    pub claims: Vec<DisputedClaim>,
}

/// A claim of a dispute.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct DisputedClaim {
    /// Identity.
    pub claim: String,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
    /// The words that state it.
    pub quote: String,
    /// The report that states it.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// The voice that the report belongs to, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_label: Option<String>,
}

impl DisputeCard {
    /// A dispute of a generation.
    pub fn new(snapshot: &Snapshot, dispute: &Dispute) -> Self {
        let claims = dispute.claims.iter().filter_map(|id| DisputedClaim::new(snapshot, id)).collect();
        Self {
            id: dispute.id.0.clone(),
            kind: dispute.kind.as_str().to_owned(),
            about: named(snapshot, &dispute.about),
            claims,
        }
    }
}

impl DisputedClaim {
    fn new(snapshot: &Snapshot, id: &ClaimId) -> Option<Self> {
        let claim = snapshot.claim(id)?;
        let report = snapshot.world.report(&claim.report)?;
        Some(Self {
            claim: id.0.clone(),
            status: claim.claim.status.as_str().to_owned(),
            quote: claim.claim.evidence.span.of(&report.text).to_owned(),
            report: report.id.0.clone(),
            title: report.label(),
            origin_label: snapshot.origin_label(&report.id).map(str::to_owned),
        })
    }
}

fn named(snapshot: &Snapshot, id: &EntityId) -> NodeRef {
    let unknown = || NodeRef { id: id.0.clone(), kind: types::EVENT.to_owned(), label: id.0.clone() };
    snapshot.graph.node(id).map_or_else(unknown, NodeRef::from)
}
