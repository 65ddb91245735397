//! Explains why reports are one voice, and why claims cannot all hold.

use super::claim::ClaimReasons;
use super::lookup::label;
use rapporteur_model::well_known::relations;
use rapporteur_model::{Dispute, DisputeKind, EntityId, Origin, Report, ReportId, World};
use serde::Serialize;

/// An origin with the ties between its reports.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct OriginReasons {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its reports.
    pub reports: Vec<Source>,
    /// The reasons why they are one voice.
    pub ties: Vec<Tie>,
}

/// One report of an origin.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Source {
    /// Id of the report.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// The input that it was read from, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// Outlets that published it.
    pub published_by: Vec<String>,
    /// Agencies and outlets that it relays.
    pub based_on: Vec<String>,
}

/// Why two reports are one voice.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Tie {
    /// Ids of the two.
    pub reports: (String, String),
    /// Headlines of the two.
    pub titles: (String, String),
    /// Why they are one voice.
    pub reason: &'static str,
}

/// A dispute with its claims.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct DisputeReasons {
    /// Its id.
    pub id: String,
    /// Denial, value or date.
    pub kind: &'static str,
    /// Id of the thing it is about.
    pub about: String,
    /// Label of that thing.
    pub about_label: String,
    /// Why the claims cannot all hold.
    pub reason: &'static str,
    /// The claims.
    pub claims: Vec<ClaimReasons>,
}

impl OriginReasons {
    /// Explains an origin.
    pub fn of(world: &World, origin: &Origin) -> Self {
        let title = |id: &ReportId| world.report(id).map_or_else(String::new, Report::label);
        let linked = |relation: &str, report: &ReportId| -> Vec<String> {
            let links = world.report_links.get(relation).into_iter().flatten();
            let own = links.filter(|(from, _)| from == report);
            own.map(|(_, to): &(ReportId, EntityId)| label(world, to)).collect()
        };
        let source = |id: &ReportId| Source {
            report: id.to_string(),
            title: title(id),
            input: None,
            published_by: linked(relations::PUBLISHED_BY, id),
            based_on: linked(relations::BASED_ON, id),
        };
        let tie = |(a, b): &(ReportId, ReportId), reason| Tie {
            reports: (a.to_string(), b.to_string()),
            titles: (title(a), title(b)),
            reason,
        };
        let shared = origin.shared_text.iter().map(|pair| tie(pair, "share text"));
        let relays = world.relays.iter().filter(|(from, _)| origin.reports.contains(from));
        let relays = relays.map(|pair| tie(pair, "the first relays the second"));
        let revised = world.revisions.iter().filter(|(newer, _)| origin.reports.contains(newer));
        let revised = revised.map(|pair| tie(pair, "the first is a newer text at the address of the second"));
        Self {
            id: origin.id.to_string(),
            label: origin.label.clone(),
            reports: origin.reports.iter().map(source).collect(),
            ties: shared.chain(relays).chain(revised).collect(),
        }
    }
}

impl DisputeReasons {
    /// Explains a dispute.
    pub fn of(world: &World, dispute: &Dispute) -> Self {
        let claims = dispute.claims.iter().filter_map(|id| world.claim(id));
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
            claims: claims.map(|claim| ClaimReasons::of(world, claim)).collect(),
        }
    }
}
