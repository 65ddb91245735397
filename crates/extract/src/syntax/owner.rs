//! Whose a thing is, and who is to do what a verb wants done.

use super::frame::Frame;
use crate::parsed_report::TokenIdx;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos};

/// How many nouns deep a quantity may hold what it measures: "tariffs on 300 million dollars' worth of Japanese goods".
const DEPTH: usize = 3;

impl Frame<'_, '_> {
    /// Whose a thing is: its possessor, then what stands before it, then what it is of or from; of a quantity, whose that is which it measures.
    pub(super) fn owner(&self) -> Vec<TokenIdx> {
        let mut found = Vec::new();
        self.owners(DEPTH, &mut found);
        found
    }

    fn owners(&self, depth: usize, found: &mut Vec<TokenIdx>) {
        found.extend(self.slot(SlotName::Poss));
        let modifiers = self.modifiers();
        found.extend(&modifiers);
        // "dollars worth of tea"
        for worth in modifiers.into_iter().filter(|m| *m > self.trigger && depth > 0) {
            Frame::new(self.parsed, worth).owners(depth - 1, found);
        }
        for preposition in [Preposition::Of, Preposition::From] {
            for word in self.slot(preposition) {
                found.push(word);
                if depth > 0 && preposition == Preposition::Of {
                    Frame::new(self.parsed, word).owners(depth - 1, found);
                }
            }
        }
    }

    /// The verb of a complement that has a subject of its own: "wants the budget to be *capped*", "calls for the crew to be *freed*".
    pub(super) fn clause_of_other(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let verb = |c: &TokenIdx| matches!(parsed.pos(*c), Pos::Verb | Pos::Aux);
        let given = |c: &TokenIdx| {
            parsed.child(*c, &[Dep::Nsubj, Dep::Nsubjpass]).is_some_and(|subject| subject > self.trigger)
        };
        // "for the crew to be freed" is an adverbial to the parser.
        let complement = |c: &TokenIdx| {
            parsed.dep(*c) != Dep::Advcl
                || parsed.children_by(*c, &[Dep::Mark]).any(|m| parsed.lemma(m) == "for")
        };
        parsed
            .children_by(self.trigger, &[Dep::Ccomp, Dep::Xcomp, Dep::Advcl])
            .filter(|c| *c > self.trigger && verb(c) && given(c) && complement(c))
            .collect()
    }
}
