//! A world, ready to be asked who says what.

use super::build::Builder;
use super::{Facet, Matrix, Thing, Verdict, Wording};
use crate::rules::Rules;
use crate::setting::Setting;
use rapporteur_model::well_known::types;
use rapporteur_model::{ClaimId, Dispute, EntityId, Object, World, WorldClaim};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Which rows to keep.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Selection {
    /// These verdicts; empty for all.
    pub only: BTreeSet<Verdict>,
    /// These relations; empty for those that tell something of the world.
    pub relations: BTreeSet<String>,
}

/// A world with what comparing needs.
pub struct Comparison<'a> {
    pub(super) world: &'a World,
    pub(super) setting: Setting<'a>,
    pub(super) wording: &'a Wording,
    pub(super) disputed: BTreeSet<&'a ClaimId>,
    claims_of: BTreeMap<&'a EntityId, Vec<&'a WorldClaim>>,
}

impl<'a> Comparison<'a> {
    /// Indexes a world. Disputes are those of the world.
    pub fn new(world: &'a World, rules: &'a Rules, wording: &'a Wording) -> Self {
        let mut claims_of: BTreeMap<&EntityId, Vec<&WorldClaim>> = BTreeMap::new();
        for claim in &world.claims {
            claims_of.entry(&claim.claim.subject).or_default().push(claim);
            if let Object::Entity(object) = &claim.claim.object
                && *object != claim.claim.subject
            {
                claims_of.entry(object).or_default().push(claim);
            }
        }
        let disputed = world.disputes.iter().flat_map(|dispute| &dispute.claims).collect();
        Self { world, setting: Setting::of(world, rules), wording, disputed, claims_of }
    }

    /// The matrix of a thing; without rows if nothing is claimed of it.
    pub fn matrix(&self, about: &EntityId, selection: &Selection) -> Matrix {
        let builder = Builder::new(self, about, selection);
        let mut facets: Vec<Facet> = builder.facets();
        facets.retain(|facet| selection.only.is_empty() || selection.only.contains(&facet.verdict));
        Matrix { about: self.thing(about), origins: builder.sources(), facets }
    }

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
        let mut ends = claims.flat_map(|claim| [Some(&claim.subject), claim.object.entity()]).flatten();
        ends.any(|end| self.setting.kind(end) == types::MEETING)
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

    pub(super) fn claims_of(&self, id: &EntityId) -> &[&'a WorldClaim] {
        self.claims_of.get(id).map_or(&[], Vec::as_slice)
    }

    pub(super) fn thing(&self, id: &EntityId) -> Thing {
        let entity = self.setting.entity(id);
        Thing {
            id: id.clone(),
            label: entity.map_or_else(|| id.0.clone(), |entity| entity.label.clone()),
            kind: entity.map_or_else(String::new, |entity| entity.kind.clone()),
        }
    }
}

/// What there is to compare.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Overview {
    /// Every meeting: those in dispute first, then those that differ, then those that most is agreed on.
    pub meetings: Vec<OverviewRow>,
    /// Everything else that a dispute is about.
    pub others: Vec<OverviewRow>,
}

/// How many facets of a thing are agreed, differ, or are disputed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
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
