//! Tells numbers that are no quantities: parts of names, ages, results of games, telephone numbers.

use super::numeral::{Numeral, NumeralReader};
use crate::parse::TokenIdx;
use rapporteur_knowledge::NumberCue;
use rapporteur_language::{Dep, Pos};

impl NumeralReader<'_> {
    /// Whether a number without a unit of its own is no quantity. `noun` is what it counts, `end` the end of the sentence.
    pub(super) fn is_refused(
        &self,
        numeral: &Numeral,
        noun: Option<TokenIdx>,
        bounded: bool,
        end: TokenIdx,
    ) -> bool {
        let start = numeral.core.start;
        if self.is_power(numeral, end) {
            return true;
        }
        if numeral.is_measured() {
            return false;
        }
        self.is_name(start, noun, bounded)
            || self.is_run(numeral, end)
            || noun.is_none() && (self.is_age(numeral, end) || is_bare(numeral, bounded))
    }

    /// "10^400", "2x10^6": a part of a formula says nothing alone, whatever unit stands behind it.
    fn is_power(&self, numeral: &Numeral, end: TokenIdx) -> bool {
        let sign = |at: TokenIdx| matches!(self.lower[at].as_str(), "^" | "*" | "×");
        numeral.core.start.checked_sub(1).is_some_and(sign) || numeral.end < end && sign(numeral.end)
    }

    /// "Flight 655", "Resolution 2170", "Group of Seven", "No. 5".
    fn is_name(&self, start: TokenIdx, noun: Option<TokenIdx>, bounded: bool) -> bool {
        let parse = self.parse;
        let Some(before) = start.checked_sub(1).filter(|_| !bounded) else { return false };
        if matches!(self.lower[before].as_str(), "#" | "-" | "/" | "(") && noun.is_none() {
            return true;
        }
        let first = parse.sentence(start).tokens.start == start;
        let shown = parse.text(start).starts_with(char::is_uppercase) && !first;
        let headed = parse.head(start) == Some(before) && matches!(parse.pos(before), Pos::Noun | Pos::Propn);
        let of = self.lower[before] == "of";
        let cue = before - usize::from(of && before > 0);
        self.known.is_cue(&self.lower[cue], NumberCue::Named) && (of && shown || !of && noun.is_none())
            || shown && noun.is_none_or(|noun| parse.text(noun).starts_with(char::is_uppercase))
            || headed && noun.is_none() && parse.pos(before) == Pos::Propn
    }

    /// "555 0199", "555-0199", the cells of a table.
    pub(super) fn is_run(&self, numeral: &Numeral, end: TokenIdx) -> bool {
        let digits = |at: TokenIdx| at < end && self.lower[at].starts_with(|c: char| c.is_ascii_digit());
        let joint = |at: TokenIdx| at < end && matches!(self.lower[at].as_str(), "-" | "/" | "–");
        numeral.digits && (digits(numeral.end) || joint(numeral.end) && digits(numeral.end + 1))
    }

    /// "Ana Ruiz, 35, said"
    fn is_age(&self, numeral: &Numeral, end: TokenIdx) -> bool {
        let parse = self.parse;
        let Some(comma) = numeral.core.start.checked_sub(1).filter(|i| self.lower[*i] == ",") else {
            return false;
        };
        let closed = numeral.end >= end || !parse.text(numeral.end).chars().any(char::is_alphanumeric);
        let beside =
            parse.head(numeral.core.start).is_some_and(|head| head < comma && parse.pos(head) == Pos::Propn);
        closed && (beside || comma > 0 && parse.pos(comma - 1) == Pos::Propn)
            || parse.dep(numeral.core.start) == Dep::Npadvmod
    }

    /// Whether two numbers are the result of a contest: "a 3-2 win", "lost 2-3", "a 5-4 ruling".
    pub(super) fn is_score(&self, second: &Numeral, end: TokenIdx) -> bool {
        let behind = (second.end..end).take(3).map(|i| self.lower[i].as_str());
        behind.into_iter().any(|word| self.known.is_cue(word, NumberCue::Score))
    }
}

/// "one of them", "1987": a word for one and a year count nothing by themselves.
fn is_bare(numeral: &Numeral, bounded: bool) -> bool {
    let number = numeral.value.to_string();
    let year = numeral.plain == Some(4) && (number.starts_with("19") || number.starts_with("20"));
    !bounded && (year || number == "1" && !numeral.digits)
}
