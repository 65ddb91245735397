//! What stands right beside a name, whichever word the parser hangs it on.

use super::frame::{DEPTH, Frame};
use crate::parsed_report::TokenIdx;
use rapporteur_language::{Dep, Pos};

impl Frame<'_, '_> {
    /// "the head of the union in C, Ana Ruiz": the parser takes the name for an apposition of the noun right before it.
    pub(super) fn name_behind_complement(&self) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let mut noun = self.trigger;
        for _ in 0..DEPTH {
            let preposition = parsed.children_by(noun, &[Dep::Prep]).filter(|p| *p > noun).last()?;
            noun = parsed.child(preposition, &[Dep::Pobj])?;
            let name = parsed
                .children_by(noun, &[Dep::Appos])
                .find(|name| parsed.pos(*name) == Pos::Propn && parsed.child(*name, &[Dep::Det]).is_none());
            if name.is_some() {
                return name;
            }
        }
        None
    }

    /// "the cleric Omar Khan": the noun that a name stands behind as its apposition.
    pub(super) fn descriptor(&self) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let noun = parsed
            .head(self.trigger)
            .filter(|_| self.name_end.is_some() && parsed.dep(self.trigger) == Dep::Appos)?;
        let close = noun < self.trigger && self.trigger - noun <= 4;
        let apart = (noun + 1..self.trigger).any(|i| parsed.pos(i) != Pos::Propn);
        (close && !apart).then_some(noun)
    }

    /// "Varna, Bulgaria,": what stands behind a name and a comma, if a pause closes it and no list goes on.
    pub(super) fn behind_comma(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let end = parsed.sentence(self.trigger).tokens.end;
        let Some(comma) = self.name_end.filter(|i| *i < end && parsed.text(*i) == ",") else {
            return Vec::new();
        };
        let name: Vec<TokenIdx> =
            (comma + 1..end.min(comma + 5)).take_while(|i| parsed.pos(*i) == Pos::Propn).collect();
        let close = comma + 1 + name.len();
        let paused =
            close >= end || matches!(parsed.text(close), "," | "." | ")" | ";" | ":" | "-" | "–" | "--");
        let listed = close + 1 < end && matches!(parsed.pos(close + 1), Pos::Propn | Pos::Cconj);
        if paused && !listed { name } else { Vec::new() }
    }

    /// What stands in brackets right behind a name: "Ana Ruiz (PSOE)", and a party's letter with a constituency, also behind a comma:
    /// "Ana Ruiz, D-Ohio,".
    pub(super) fn brackets(&self) -> Vec<TokenIdx> {
        const LONGEST: usize = 6;
        let parsed = self.parsed;
        let Some(open) = self.name_end.filter(|end| *end < parsed.sentence(self.trigger).tokens.end) else {
            return Vec::new();
        };
        let end = parsed.sentence(open).tokens.end;
        let text = |i: TokenIdx| parsed.text(i);
        let lettered = || open + 3 < end && parsed.hits.is(open + 1, "party_letter") && text(open + 2) == "-";
        let close = match text(open) {
            "(" => (open + 1..end.min(open + 2 + LONGEST)).find(|i| text(*i) == ")"),
            "," if lettered() => Some((open + 3..end).find(|i| parsed.pos(*i) != Pos::Propn).unwrap_or(end)),
            _ => None,
        };
        let inside = open + 1..close.unwrap_or(open + 1);
        inside.filter(|i| parsed.pos(*i).is_nominal()).collect()
    }

    /// The preposition right behind a name that the parser hangs on another of its words.
    pub(super) fn behind_name(&self) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let behind = self.name_end.filter(|end| *end < parsed.sentence(self.trigger).tokens.end)?;
        let strays = parsed.dep(behind) == Dep::Prep
            && parsed.head(behind).is_some_and(|h| h != self.trigger && h < behind);
        strays.then_some(behind)
    }
}
