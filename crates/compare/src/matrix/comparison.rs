//! A world, ready to be asked who says what.

use super::{Thing, Wording};
use crate::rules::Rules;
use crate::setting::Setting;
use rapporteur_model::well_known::types;
use rapporteur_model::{ClaimId, EntityId, World, WorldClaim};
use std::collections::{BTreeMap, BTreeSet};

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
        // A text that was revised since is not compared: the newer one speaks for its origin.
        for claim in world.claims.iter().filter(|claim| !claim.claim.superseded) {
            for end in claim.claim.ends().collect::<BTreeSet<_>>() {
                claims_of.entry(end).or_default().push(claim);
            }
        }
        let disputed = world.disputes.iter().flat_map(|dispute| &dispute.claims).collect();
        Self { world, setting: Setting::of(world, rules), wording, disputed, claims_of }
    }

    pub(super) fn claims_of(&self, id: &EntityId) -> &[&'a WorldClaim] {
        self.claims_of.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether the claim tells what somebody said: a statement is at one of its ends.
    pub(super) fn is_saying(&self, claim: &WorldClaim) -> bool {
        claim.claim.ends().any(|id| self.setting.kind(id) == types::STATEMENT)
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
