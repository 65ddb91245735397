//! The election that a report speaks of where the words of a victory or a defeat do not name it: "Ana Ruiz beat Omar Khan by 6 points".

use super::Relator;
use crate::parsed_report::TokenIdx;
use rapporteur_language::{Dep, Pos};

/// How many sentences before a word its election may have been spoken of.
const BACK: usize = 4;

/// How many sentences behind it, where none was spoken of before.
const AHEAD: usize = 2;

/// Nouns for votes that are no election by themselves.
const MERE_VOTES: [&str; 5] = ["ballot", "poll", "recount", "re-election", "vote"];

/// Words for an election other than the one at hand.
const OTHERS: [&str; 9] =
    ["another", "earlier", "future", "last", "next", "past", "previous", "recent", "upcoming"];

impl Relator<'_, '_> {
    /// The noun for the election nearest to a word: the last one before it, else the first one behind.
    pub(super) fn election(&self, trigger: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let here = parsed.sentence_idx(trigger);
        let first = parsed.sentences[here.saturating_sub(BACK)].tokens.start;
        let last = parsed.sentences[(here + AHEAD).min(parsed.sentences.len() - 1)].tokens.end;
        let mut before = (first..trigger).rev();
        let mut behind = trigger + 1..last;
        before.find(|i| self.is_election(*i)).or_else(|| behind.find(|i| self.is_election(*i)))
    }

    /// Whether a noun is for an election that is at hand: not one of another year, nor part of another thing ("election observers").
    fn is_election(&self, noun: TokenIdx) -> bool {
        let parsed = self.parsed;
        let narrowed = |i: TokenIdx| parsed.pos(i) == Pos::Num || OTHERS.contains(&parsed.lemma(i));
        parsed.hits.is(noun, "ballot_noun")
            && parsed.pos(noun) == Pos::Noun
            && !MERE_VOTES.contains(&parsed.lemma(noun))
            && !matches!(parsed.dep(noun), Dep::Compound | Dep::Nmod | Dep::Amod)
            && !parsed.children(noun).iter().copied().any(narrowed)
            && parsed.child(noun, &[Dep::Det]).is_none_or(|det| !matches!(parsed.lemma(det), "no" | "any"))
    }
}
