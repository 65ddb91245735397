//! Gerunds and nouns after a preposition.

use super::nominal::is_gathering;
use super::signature::{Complement, embedding};
use super::{Factuality, Reading};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::{Column, Usage};
use rapporteur_language::{Dep, Pos, Tag};

/// Classes of verbs and nouns that judge what has been done ("criticized for", "credit for").
const JUDGING: [&str; 4] = ["criticize_verb", "praise_verb", "praise_noun", "accuse_noun"];

impl Reading<'_, '_> {
    /// "accused of striking", "in the event of a ceasefire", "a plan for a visit".
    pub(super) fn after_preposition(
        &self,
        at: TokenIdx,
        preposition: TokenIdx,
        nominal: bool,
        depth: usize,
    ) -> Factuality {
        let parsed = self.parsed;
        let word = parsed.lemma(preposition);
        let Some(host) = parsed.head(preposition) else { return Factuality::FACT };
        // "laid the groundwork for a summit": the parser hangs on the verb what belongs to its object.
        let planned = parsed
            .children_by(host, &[Dep::Dobj])
            .find(|o| word == "for" && *o < preposition && embedding(parsed, *o).is_some());
        let governor = planned.unwrap_or(host);
        if word == "without" {
            return Factuality::DENIED;
        }
        if parsed.hits.is(governor, "contingency")
            && (word == "of" || word == "for" && parsed.serves(governor, Usage::Chance))
        {
            return Factuality::POSSIBLE;
        }
        if nominal && is_gathering(parsed, at) && lies_ahead(parsed, at, preposition, governor) {
            return Factuality::AHEAD;
        }
        if parsed.pos(governor) == Pos::Noun {
            return self.under_noun(governor, word, nominal, depth);
        }
        if !matches!(parsed.pos(governor), Pos::Verb | Pos::Aux) {
            let listed = !nominal && embedding(parsed, governor).is_some();
            return if listed {
                self.governed(governor, Complement::Action, depth)
            } else {
                Factuality::FACT
            };
        }
        if nominal {
            return self.noun_after(at, governor, word, depth);
        }
        self.gerund(preposition, governor, word, depth)
    }

    /// A noun's complement: "a plan for a visit", "a declaration on sending troops".
    fn under_noun(&self, noun: TokenIdx, word: &str, nominal: bool, depth: usize) -> Factuality {
        let parsed = self.parsed;
        // "the beginning of negotiations" lies where the phrase around it does.
        if nominal && word == "of" && parsed.serves(noun, Usage::Phase) {
            return self.whole(noun, depth);
        }
        // "came within hours of attacking"
        let near = parsed.head(noun).filter(|p| parsed.lemma(*p) == "within").and_then(|p| parsed.head(p));
        if word == "of" && near.is_some_and(|verb| verb < noun && parsed.lemma(verb) == "come") {
            return Factuality::DENIED;
        }
        if let Some(hit) = embedding(parsed, noun)
            && (!nominal || word == "for" || hit.word.is_yes(Column::Objects))
        {
            return self.content(noun, Complement::Action, depth);
        }
        // What a document or idea is about is not thereby done.
        let judged = || {
            std::iter::once(noun).chain(parsed.ancestors(noun).take(3)).any(|a| {
                parsed.hits.is_any(a, &JUDGING)
                    || parsed.children_by(a, &[Dep::Dobj]).any(|o| parsed.hits.is_any(o, &JUDGING))
            })
        };
        let open = matches!(word, "on" | "about" | "for" | "against" | "toward" | "towards");
        if !nominal && open && !judged() { Factuality::POSSIBLE } else { Factuality::FACT }
    }

    /// "called for a summit", "at the summit".
    fn noun_after(&self, noun: TokenIdx, verb: TokenIdx, word: &str, depth: usize) -> Factuality {
        let parsed = self.parsed;
        // "was delayed after an accident": circumstances are not what the verb acts on.
        let selected =
            matches!(word, "for" | "of" | "on" | "about" | "against" | "to" | "with" | "toward" | "towards");
        let made = match embedding(parsed, verb) {
            Some(hit) if hit.word.is_yes(Column::Objects) && selected => {
                self.governed(verb, Complement::Action, depth)
            }
            _ => Factuality::FACT,
        };
        let there =
            matches!(word, "at" | "in" | "for" | "to" | "during" | "by") && is_gathering(parsed, noun);
        if there { made.within(self.time_of_clause(verb, depth)) } else { made }
    }

    /// A gerund that a verb selects, or that tells the circumstances.
    fn gerund(&self, preposition: TokenIdx, verb: TokenIdx, word: &str, depth: usize) -> Factuality {
        let parsed = self.parsed;
        let listed = embedding(parsed, verb).is_some();
        let fronted = preposition < verb
            && parsed.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_none_or(|subject| preposition < subject);
        match word {
            "from" => match embedding(parsed, verb) {
                Some(hit) => {
                    let outer = self.whole(verb, depth);
                    self.by_signature(verb, hit, Complement::From, outer)
                }
                None => Factuality::FACT,
            },
            "by" | "through" => self.whole(verb, depth),
            "before" | "after" => self.time_of_clause(verb, depth),
            "since" | "upon" | "despite" | "besides" | "following" => Factuality::FACT,
            _ if fronted => Factuality::FACT,
            _ if listed => self.governed(verb, Complement::Action, depth),
            "about" | "toward" | "towards" | "on" => Factuality::POSSIBLE,
            _ => Factuality::FACT,
        }
    }
}

/// "ahead of the summit", "in the run-up to the summit", "before a summit": what these words look forward to has yet to come, unless
/// its own day tells otherwise.
fn lies_ahead(parsed: &ParsedReport<'_>, noun: TokenIdx, preposition: TokenIdx, governor: TokenIdx) -> bool {
    let indefinite = || {
        parsed.children_by(noun, &[Dep::Det]).any(|det| matches!(parsed.lemma(det), "a" | "an"))
            || parsed.tag(noun) == Tag::Nns && parsed.child(noun, &[Dep::Det, Dep::Poss]).is_none()
    };
    match parsed.lemma(preposition) {
        "of" | "to" | "for" => parsed.serves(governor, Usage::Prelude),
        "before" => indefinite(),
        _ => false,
    }
}
