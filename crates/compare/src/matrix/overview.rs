//! What there is to compare in a world: its meetings, and whatever else is in dispute.

use super::build::Selection;
use super::comparison::Comparison;
use super::{Thing, Verdict};
use rapporteur_model::well_known::types;
use rapporteur_model::{Dispute, EntityId};
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// What there is to compare.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
pub struct Overview {
    /// Every meeting: those in dispute first, then those that differ, then those that most is agreed on.
    pub meetings: Vec<OverviewRow>,
    /// Everything else that a dispute is about.
    pub others: Vec<OverviewRow>,
}

/// How many facets of a thing are agreed, differ, or are disputed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OverviewRow {
    /// The thing.
    pub about: Thing,
    /// Origins that speak of it.
    pub n_origins: usize,
    /// Their reports that do.
    pub n_reports: usize,
    /// Facets that two or more origins agree on.
    pub agreed: usize,
    /// Facets on which they say different things that can all hold.
    pub differs: usize,
    /// Facets on which two voices cannot both be right.
    pub disputed: usize,
    /// Facets of which one origin alone speaks.
    pub single: usize,
}

impl Comparison<'_> {
    /// All meetings, and whatever else is in dispute.
    pub fn overview(&self) -> Overview {
        let meetings = self.world.entities.iter().filter(|e| e.kind == types::MEETING).map(|e| &e.id);
        let others = self.world.disputes.iter().filter(|dispute| !self.is_of_meeting(dispute));
        let others: BTreeSet<&EntityId> = others.map(|dispute| &dispute.about).collect();
        Overview { meetings: self.rows(meetings), others: self.rows(others.into_iter()) }
    }

    /// Whether the matrix of a meeting shows a dispute.
    fn is_of_meeting(&self, dispute: &Dispute) -> bool {
        let claims = dispute.claims.iter().filter_map(|id| {
            let found = self.world.claims.binary_search_by(|claim| claim.id.cmp(id)).ok();
            found.map(|i| &self.world.claims[i].claim)
        });
        claims.flat_map(|claim| claim.ends()).any(|end| self.setting.kind(end) == types::MEETING)
    }

    fn rows<'b>(&self, ids: impl Iterator<Item = &'b EntityId>) -> Vec<OverviewRow> {
        let mut rows: Vec<OverviewRow> = ids.map(|id| self.row(id)).collect();
        rows.sort_by(|a, b| {
            let weight = |row: &OverviewRow| (row.disputed, row.differs, row.agreed, row.n_origins);
            weight(b).cmp(&weight(a)).then_with(|| a.about.cmp(&b.about))
        });
        rows
    }

    fn row(&self, id: &EntityId) -> OverviewRow {
        let matrix = self.matrix(id, &Selection::default());
        let count = |verdict| matrix.facets.iter().filter(|facet| facet.verdict == verdict).count();
        OverviewRow {
            n_origins: matrix.origins.len(),
            n_reports: matrix.origins.iter().map(|origin| origin.reports.len()).sum(),
            agreed: count(Verdict::Agreed),
            differs: count(Verdict::Differs),
            disputed: count(Verdict::Disputed),
            single: count(Verdict::Single),
            about: matrix.about,
        }
    }
}
