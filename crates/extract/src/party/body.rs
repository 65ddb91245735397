//! Finds bodies by what kind they are: "the bank", "the union", "the committee".

use super::noun::{PartyNoun, is_plural};
use super::parties::Parties;
use crate::registry::Registry;
use rapporteur_model::LocalId;

impl Parties<'_, '_, '_> {
    /// A body that the report has named or described before.
    pub(super) fn body(&mut self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let parsed = self.parsed;
        if parsed.lemma(noun.head) == "police" && noun.is_bare(parsed) {
            return self.bodies.only("police").or_else(|| self.met_before(noun, registry));
        }
        if noun.plural {
            return self.met_before(noun, registry).filter(|_| is_plural(parsed, noun.head));
        }
        if let Some(named) = self.named_beside(noun, registry) {
            return Some(named);
        }
        if noun.is_indefinite(parsed) || !noun.definite && !noun.is_owner(parsed, registry) {
            return None;
        }
        self.called(noun, registry)
            .or_else(|| self.bodies.before(parsed, noun, registry))
            .or_else(|| self.met_before(noun, registry))
    }
}
