//! Why reports are one voice, and why claims cannot all hold.

use super::{ClaimGrounds, claim, label};
use rapporteur_graph::report_label;
use rapporteur_model::{Dispute, DisputeKind, EntityId, Origin, ReportId, World};
use serde::Serialize;

/// An origin with what ties its reports together.
#[derive(Serialize)]
pub struct OriginGrounds {
    pub id: String,
    pub label: String,
    pub reports: Vec<Source>,
    pub ties: Vec<Tie>,
}

/// One report of an origin.
#[derive(Serialize)]
pub struct Source {
    pub report: String,
    pub title: String,
    pub published_by: Vec<String>,
    /// Agencies and outlets that it relays.
    pub based_on: Vec<String>,
}

/// Why two reports are one voice.
#[derive(Serialize)]
pub struct Tie {
    pub reports: (String, String),
    pub titles: (String, String),
    pub reason: &'static str,
}

/// A dispute with its claims.
#[derive(Serialize)]
pub struct DisputeGrounds {
    pub id: String,
    pub kind: &'static str,
    pub about: String,
    pub about_label: String,
    pub reason: &'static str,
    pub claims: Vec<ClaimGrounds>,
}

impl OriginGrounds {
    /// Of an origin.
    pub fn of(world: &World, origin: &Origin) -> Self {
        let title = |id: &ReportId| world.report(id).map_or_else(String::new, report_label);
        let linked = |relation: &str, report: &ReportId| -> Vec<String> {
            let links = world.report_links.get(relation).into_iter().flatten();
            let own = links.filter(|(from, _)| from == report);
            own.map(|(_, to): &(ReportId, EntityId)| label(world, to)).collect()
        };
        let source = |id: &ReportId| Source {
            report: id.to_string(),
            title: title(id),
            published_by: linked("publishedBy", id),
            based_on: linked("basedOn", id),
        };
        let tie = |(a, b): &(ReportId, ReportId), reason| Tie {
            reports: (a.to_string(), b.to_string()),
            titles: (title(a), title(b)),
            reason,
        };
        let shared = origin.shared_text.iter().map(|pair| tie(pair, "share text"));
        let relays = world.relays.iter().filter(|(from, _)| origin.reports.contains(from));
        let relays = relays.map(|pair| tie(pair, "the first relays the second"));
        Self {
            id: origin.id.to_string(),
            label: origin.label.clone(),
            reports: origin.reports.iter().map(source).collect(),
            ties: shared.chain(relays).collect(),
        }
    }
}

impl DisputeGrounds {
    /// Of a dispute.
    pub fn of(world: &World, dispute: &Dispute) -> Self {
        let claims = dispute.claims.iter().filter_map(|id| claim(world, id));
        Self {
            id: dispute.id.to_string(),
            kind: dispute.kind.as_str(),
            about: dispute.about.to_string(),
            about_label: label(world, &dispute.about),
            reason: match dispute.kind {
                DisputeKind::Denial => "one denies what another says",
                DisputeKind::Value => "they give values that cannot all be true",
                DisputeKind::Date => "they give dates that cannot all be true",
            },
            claims: claims.map(|claim| ClaimGrounds::of(world, claim)).collect(),
        }
    }
}
