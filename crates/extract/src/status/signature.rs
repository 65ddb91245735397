//! Signatures of embedding predicates: what a governor makes of its complement, affirmed and negated.

use super::{Factuality, Reading};
use crate::lexical::Hit;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::verb_group;
use rapporteur_knowledge::words::{ClauseEffect, Column, Effect};
use rapporteur_language::{Pos, Tag};

/// What stands under a governor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Complement {
    /// An infinitive or gerund.
    Action,
    /// A that-clause.
    Clause,
    /// A gerund after "from".
    From,
}

pub(super) fn embedding<'d>(parsed: &'d ParsedReport<'_>, governor: TokenIdx) -> Option<&'d Hit> {
    parsed.hits.get(governor, "embedding")
}

/// Whether a verb acts on that-clauses: "told" acts on infinitives alone ("told them to leave"), "hoped" on both.
pub(super) fn embeds_clauses(parsed: &ParsedReport<'_>, governor: TokenIdx) -> bool {
    embedding(parsed, governor).is_some_and(|hit| hit.word.value(Column::Clauses) != Some(ClauseEffect::None))
}

impl Reading<'_, '_> {
    /// What a governor makes of its complement. A governor that is not listed passes on what is said of itself ("did not begin to
    /// withdraw", "will help to rebuild").
    pub(super) fn governed(&self, governor: TokenIdx, complement: Complement, depth: usize) -> Factuality {
        let outer = self.whole(governor, depth);
        let Some(hit) = embedding(self.parsed, governor) else {
            let doubtful = complement == Complement::Clause && !outer.positive;
            return if doubtful { Factuality::POSSIBLE } else { outer };
        };
        self.by_signature(governor, hit, complement, outer)
    }

    /// The signature's effect, by what becomes of the governor itself.
    pub(super) fn by_signature(
        &self,
        governor: TokenIdx,
        hit: &Hit,
        complement: Complement,
        outer: Factuality,
    ) -> Factuality {
        let effect = |column| hit.word.value::<Effect>(column);
        let special = match complement {
            Complement::Clause => hit.word.value(Column::Clauses),
            Complement::From => effect(Column::From).map(ClauseEffect::Made),
            Complement::Action if outer.certain && had_been(self.parsed, governor) => {
                effect(Column::Pluperfect).map(ClauseEffect::Made)
            }
            Complement::Action if is_past(self.parsed, governor) && outer.certain => {
                effect(Column::Past).map(ClauseEffect::Made)
            }
            Complement::Action => None,
        };
        let usual = effect(Column::Affirmed).unwrap_or(Effect::Same);
        let negated = effect(Column::Negated).unwrap_or(Effect::Same);
        let affirmed = special.unwrap_or(ClauseEffect::Made(usual));
        let factive = negated == Effect::Same || (complement == Complement::Clause && special.is_some());
        if affirmed == ClauseEffect::Made(Effect::Same) && factive && usual == Effect::Same {
            return Factuality::FACT;
        }
        let effect = if outer.positive { affirmed } else { ClauseEffect::Made(negated) };
        let made = match effect {
            ClauseEffect::Made(effect) => Factuality::FACT.under(effect),
            ClauseEffect::None => Factuality::FACT,
        };
        Factuality {
            certain: made.certain && outer.certain,
            asked: outer.asked,
            future: made.future || (outer.future && effect != ClauseEffect::Made(Effect::Negative)),
            ..made
        }
    }
}

/// "had planned to", "had been due to": told of a time before another.
fn had_been(parsed: &ParsedReport<'_>, governor: TokenIdx) -> bool {
    let verb = match parsed.pos(governor) {
        Pos::Verb | Pos::Aux => Some(governor),
        _ => parsed.head(governor).filter(|copula| matches!(parsed.pos(*copula), Pos::Aux | Pos::Verb)),
    };
    let had = |i: &TokenIdx| parsed.lemma(*i) == "have" && parsed.tag(*i) == Tag::Vbd;
    verb.is_some_and(|verb| parsed.tag(verb) == Tag::Vbn && verb_group(parsed, verb).iter().any(had))
}

/// "was able to", "had to": said of the past, without a modal.
fn is_past(parsed: &ParsedReport<'_>, governor: TokenIdx) -> bool {
    let verb = match parsed.pos(governor) {
        Pos::Verb | Pos::Aux => governor,
        _ => match parsed.head(governor) {
            Some(copula) if matches!(parsed.pos(copula), Pos::Aux | Pos::Verb) => copula,
            _ => return false,
        },
    };
    let group = verb_group(parsed, verb);
    let modal = group.iter().any(|i| parsed.tag(*i) == Tag::Md);
    let past = parsed.tag(verb) == Tag::Vbd
        || group.iter().any(|i| matches!(parsed.lemma(*i), "have" | "be") && parsed.tag(*i) == Tag::Vbd)
        || (parsed.tag(verb) == Tag::Vbn && group.iter().any(|i| parsed.lemma(*i) == "have"));
    past && !modal
}
