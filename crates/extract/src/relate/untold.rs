//! Decides whether a wording tells an act without its doer: "was arrested on Monday", "the arrest of Ruiz", "after his appointment".

use super::{Filled, Relator};
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use rapporteur_knowledge::Range;
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;

/// Types of things in whose name somebody acts, or whose course brings an act about: "the congress elected", "the raid killed". What is
/// written or said acts otherwise: "the report dismissed Ruiz as a liar".
const BEHIND_ACTS: [&str; 3] = [types::EVENT, types::MEETING, types::PLACE];

impl Relator<'_, '_> {
    /// Whether the doer of a wording that found no subject is untold: nothing stands in the subject's place, or words that name
    /// nothing ("a court", "unknown men"). A doer of a type that the wording does not take gives the verb another sense, and is told.
    pub(super) fn is_untold(&self, filled: &Filled<'_>, registry: &Registry) -> bool {
        let of_things = matches!(filled.relation.range, Range::Types(_));
        if !filled.relation.subjectless || !of_things || filled.is_title() || filled.is_of_one_slot() {
            return false;
        }
        let mut words = filled.pattern.subject.0.iter().flat_map(|path| self.path(filled, path));
        words.all(|word| self.is_nobody(filled, word, registry))
    }

    /// Whether an act that nobody is told to do is only spoken of: "it is time to arrest Ruiz", "arresting Ruiz would be wrong".
    pub(super) fn is_mere_idea(&self, filled: &Filled<'_>) -> bool {
        let (parsed, verb) = (self.parsed, filled.trigger);
        let to = || parsed.children_by(verb, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To);
        match parsed.tag(verb) {
            Tag::Vb => to(),
            Tag::Vbg => matches!(parsed.dep(verb), Dep::Csubj | Dep::Nsubj),
            _ => false,
        }
    }

    fn is_nobody(&self, filled: &Filled<'_>, word: TokenIdx, registry: &Registry) -> bool {
        let Some(mention) = registry.covering(word) else { return true };
        let kind = registry.entity(mention.entity).kind.as_str();
        BEHIND_ACTS.contains(&kind) && !filled.relation.accepts_subject(kind)
    }
}
