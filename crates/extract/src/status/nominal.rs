//! Nouns that name events or contents: what becomes of them under the verb they depend on.

use super::signature::{Complement, embedding};
use super::{Factuality, Reading};
use crate::contest::contesting;
use crate::lexical::Hit;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::is_passive;
use rapporteur_knowledge::words::{Answer, Column, Effect, Usage};
use rapporteur_language::{Dep, Pos};

impl Reading<'_, '_> {
    pub(super) fn noun(&self, noun: TokenIdx, head: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        if !matches!(parsed.pos(head), Pos::Verb | Pos::Aux) {
            // "will meet on Friday in Oslo, her first visit to Norway"
            let clause = parsed.ancestors(head).find(|a| matches!(parsed.pos(*a), Pos::Verb | Pos::Aux));
            let apposed = clause.filter(|_| parsed.dep(noun) == Dep::Appos);
            return apposed.map_or(Factuality::FACT, |verb| self.time_of_clause(verb, depth));
        }
        let made = match parsed.dep(noun) {
            Dep::Dobj | Dep::Nsubjpass => self.object(noun, head, depth),
            Dep::Nsubj => self.subject(noun, head, depth),
            _ => Factuality::FACT,
        };
        if is_gathering(parsed, noun) { made.within(self.time_of_clause(head, depth)) } else { made }
    }

    /// A noun as object: verbs listed as acting on their objects change it ("cancelled the summit", "plans a visit"). What an indefinite
    /// object names exists only as far as the verb is so ("to enforce a ceasefire"); a definite one is presupposed.
    fn object(&self, noun: TokenIdx, verb: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        if (parsed.dep(noun) == Dep::Nsubjpass) != is_passive(parsed, verb) {
            return Factuality::FACT;
        }
        let objects = embedding(parsed, verb).and_then(|hit| hit.word.value(Column::Objects));
        let held = || parsed.dep(noun) == Dep::Nsubjpass && parsed.hits.is(verb, "hold");
        match objects {
            Some(Answer::No) => Factuality::FACT,
            Some(Answer::Yes) => self.governed(verb, Complement::Action, depth),
            None if held() || !is_presupposed(parsed, noun) => self.governed(verb, Complement::Action, depth),
            None => Factuality::FACT,
        }
    }

    /// "A summit is unlikely", "the talks may take place".
    fn subject(&self, noun: TokenIdx, verb: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        if parsed.lemma(verb) == "be" {
            let adjective = parsed.children_by(verb, &[Dep::Acomp, Dep::Attr, Dep::Oprd]).find(|c| *c > noun);
            return match adjective.and_then(|a| Some((a, embedding(parsed, a)?))) {
                Some((a, hit)) if hit.word.is_yes(Column::Objects) => {
                    self.by_signature(a, hit, Complement::Action, self.whole(verb, depth))
                }
                _ => Factuality::FACT,
            };
        }
        if parsed.hits.is(verb, "hold") { self.whole(verb, depth) } else { Factuality::FACT }
    }

    /// Whether a clause lies ahead, whatever else is said of it.
    pub(super) fn time_of_clause(&self, verb: TokenIdx, depth: usize) -> Factuality {
        let clause = self.whole(verb, depth);
        if clause.future && clause.certain { Factuality::AHEAD } else { Factuality::FACT }
    }

    /// What a noun says or plans: "a decision to sign", "rejected calls to sign", "has no plans to sign".
    pub(super) fn content(&self, noun: TokenIdx, complement: Complement, depth: usize) -> Factuality {
        let parsed = self.parsed;
        if contesting(parsed, noun).is_some() {
            // Whoever contests it turns it over; here it is seen from inside.
            return Factuality::FACT;
        }
        if let Some(untrue) = self.called_untrue(noun) {
            return self.by_signature(untrue.0, untrue.1, complement, Factuality::FACT);
        }
        let Some(hit) = embedding(parsed, noun) else { return Factuality::FACT };
        let verb = parsed
            .head(noun)
            .filter(|verb| matches!(parsed.pos(*verb), Pos::Verb | Pos::Aux))
            .filter(|verb| (parsed.dep(noun) == Dep::Nsubjpass) == is_passive(parsed, *verb));
        let verb = verb.filter(|_| matches!(parsed.dep(noun), Dep::Dobj | Dep::Nsubjpass));
        let answer = |verb| embedding(parsed, verb)?.word.value(Column::Contents).map(|made| (verb, made));
        if let Some((verb, effect)) = verb.and_then(answer) {
            let outer = self.whole(verb, depth);
            let answered = Factuality::FACT.under(effect);
            let certain = answered.certain && outer.certain && outer.positive;
            return Factuality { certain, ..answered };
        }
        let outer = if verb.is_some() && is_presupposed(parsed, noun) {
            self.own(noun)
        } else {
            self.whole(noun, depth)
        };
        self.by_signature(noun, hit, complement, outer)
    }
}

impl Reading<'_, '_> {
    /// "false claims that", "reports that … are untrue": the adjective that the report itself puts beside a noun of saying.
    fn called_untrue(&self, noun: TokenIdx) -> Option<(TokenIdx, &Hit)> {
        let parsed = self.parsed;
        let copula = parsed.head(noun).filter(|verb| {
            matches!(parsed.dep(noun), Dep::Nsubj)
                && parsed.lemma(*verb) == "be"
                && parsed.child(*verb, &[Dep::Neg]).is_none()
        });
        let said = copula.and_then(|verb| parsed.child(verb, &[Dep::Acomp, Dep::Attr]));
        let beside = parsed.children_by(noun, &[Dep::Amod]);
        beside.chain(said).find_map(|adjective| {
            let hit = embedding(parsed, adjective)?;
            let untrue = hit.word.value(Column::Affirmed) == Some(Effect::Negative)
                && parsed.pos(adjective) == Pos::Adj;
            untrue.then_some((adjective, hit))
        })
    }
}

/// Whether a phrase takes what it names for granted: definite, owned, or of the past.
pub(super) fn is_presupposed(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    parsed.children(noun).iter().any(|c| {
        matches!(parsed.dep(*c), Dep::Poss)
            || (parsed.dep(*c) == Dep::Det && !matches!(parsed.lemma(*c), "a" | "an" | "any" | "no"))
            || (parsed.dep(*c) == Dep::Amod && parsed.serves(*c, Usage::Given))
    })
}

/// Whether a noun names a gathering: it lies ahead if what is said of it does.
pub(super) fn is_gathering(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    parsed.hits.is_any(noun, &["meeting", "talks"])
}
