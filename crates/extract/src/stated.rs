//! What is stated of all that was read: a claim that is more likely wrong than right is left out, and with it what only such claims speak of.

use crate::finish::{referred_by, without};
use rapporteur_model::well_known::types;
use rapporteur_model::{Claim, Confidence, Extraction, LocalId};

/// Leaves out claims below [`Confidence::STATED`], and things without a name that only these speak of.
pub fn stated(mut extraction: Extraction) -> Extraction {
    let doubtful = |claim: &Claim<LocalId>| claim.confidence < Confidence::STATED;
    let dropped: Vec<Claim<LocalId>> = extraction.claims.extract_if(.., |claim| doubtful(claim)).collect();
    if dropped.is_empty() {
        return extraction;
    }
    let mut keep = vec![true; extraction.entities.len()];
    for id in dropped.iter().flat_map(Claim::entities) {
        let entity = extraction.entity(*id);
        keep[id.0] = entity.named || entity.kind == types::MEETING;
    }
    let speakers = extraction.quotes.iter().filter_map(|quote| quote.speaker);
    for id in extraction.claims.iter().flat_map(Claim::entities).copied().chain(speakers) {
        keep[id.0] = true;
    }
    let keep = referred_by(&extraction.entities, keep);
    without(extraction, &keep)
}
