//! Dates a claim, and settles its status by the date.

use super::{Filled, Relator};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::status::factuality;
use crate::timing::{Told, is_after, is_ahead, is_before, time_around, time_of, time_of_gathering};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::{Status, When};

impl Relator<'_, '_> {
    /// When a claim's predicate is so, and its status in that light. A claim takes only a date of its own predicate: one of a
    /// governing verb counts as far as both lie on the same side of the report.
    pub(super) fn dating(
        &self,
        filled: &Filled<'_>,
        asserted: TokenIdx,
        status: Status,
    ) -> (Option<When>, Status) {
        let parsed = self.parsed;
        if filled.relation.timeless {
            return (None, status);
        }
        let predicated = matches!(parsed.dep(filled.trigger), Dep::Attr | Dep::Oprd);
        let told = if filled.is_presupposed() && !predicated {
            time_of(parsed, asserted).map(|when| Told { when, at: asserted })
        } else {
            // "hold talks in Oslo on Friday": the day may hang on the noun that carries the meaning.
            let of_light = || {
                let light = filled.light?;
                time_of_gathering(parsed, light).map(|when| Told { when, at: asserted })
            };
            time_around(parsed, asserted).or_else(of_light)
        };
        let Some(Told { when, at }) = told else {
            return (self.since_when_not(asserted).filter(|_| status == Status::Denied), status);
        };
        let own = at == asserted;
        match status {
            Status::Planned if own && is_before(&when, parsed.anchor) => (Some(when), Status::Happened),
            Status::Planned if !own && !self.is_to_come(at) => (None, status),
            Status::Happened if own || !self.is_to_come(at) => (Some(when), status),
            Status::Happened if is_verb(parsed, asserted) => (None, status),
            Status::Happened if is_after(&when, parsed.anchor) || parsed.anchor.is_none() => {
                (Some(when), Status::Planned)
            }
            _ => (Some(when), status),
        }
    }

    fn is_to_come(&self, verb: TokenIdx) -> bool {
        let future = |token: TokenIdx| is_ahead(self.parsed, token);
        factuality(self.parsed, verb, false, &future).future
    }

    /// "is no longer president", "does not support it any more": not so as of the report's day.
    fn since_when_not(&self, asserted: TokenIdx) -> Option<When> {
        let parsed = self.parsed;
        let over = |verb: TokenIdx| {
            parsed.children_by(verb, &[Dep::Advmod, Dep::Neg]).any(|word| {
                let last = parsed.lemma(word);
                last == "anymore" || matches!(last, "long" | "longer" | "more") && is_ended(parsed, word)
            })
        };
        let verb = std::iter::once(asserted).chain(parsed.head(asserted)).find(|i| over(*i));
        verb.and(parsed.anchor).map(When::from)
    }
}

/// "no longer", "any longer", "any more"
fn is_ended(parsed: &ParsedReport<'_>, word: TokenIdx) -> bool {
    word.checked_sub(1).is_some_and(|before| matches!(parsed.lemma(before), "no" | "any"))
}

fn is_verb(parsed: &ParsedReport<'_>, token: TokenIdx) -> bool {
    matches!(parsed.pos(token), Pos::Verb | Pos::Aux)
}
