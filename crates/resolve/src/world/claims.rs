//! Claims in terms of entities.

use super::drafts::Drafts;
use super::parts::Parts;
use rapporteur_model::{Claim, ClaimId, EntityId, LocalId, WorldClaim};
use std::collections::BTreeMap;

/// Every claim of every report, sorted by id.
pub(super) fn claims(parts: &Parts, drafts: &Drafts, ids: &[EntityId]) -> Vec<WorldClaim> {
    let n_claims = parts.corpus.sources.iter().map(|source| source.extraction.claims.len()).sum();
    let mut claims: Vec<WorldClaim> = Vec::with_capacity(n_claims);
    for (i, source) in parts.corpus.sources.iter().enumerate() {
        let report = &source.report.id;
        // Patterns may find one claim twice; the surer finding stays, of equals the first in order of the text.
        let mut kept: BTreeMap<String, &Claim<LocalId>> = BTreeMap::new();
        for claim in &source.extraction.claims {
            let found = kept.entry(claim.id(report)).or_insert(claim);
            if claim.confidence > found.confidence {
                *found = claim;
            }
        }
        claims.extend(kept.into_iter().map(|(id, claim)| {
            let mut claim = claim.clone().map(|entity| drafts.entity_id(parts, ids, i, entity));
            claim.superseded = parts.origins.superseded.contains(&i);
            WorldClaim { id: ClaimId(id), report: report.clone(), claim }
        }));
    }
    // The digits of an id, side by side in memory.
    claims.sort_by_cached_key(|claim| claim.id.0.as_bytes().first_chunk::<32>().copied());
    claims
}
