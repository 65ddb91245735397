//! Goes over the tokens of a report and finds its quantities.

use super::noun::noun_behind;
use super::numeral::{Numeral, NumeralReader};
use super::quantity::{Quantities, Quantity, Unit, Value};
use crate::lexical::Hits;
use crate::parse::{Parse, TokenIdx};
use crate::time::Times;
use rapporteur_knowledge::NumberWords;
use rapporteur_model::Bound;
use std::ops::Range;

/// Words of verbs that move a figure: behind them "to" leads to its new value.
const MOVING: [&str; 4] = ["rise_verb", "fall_verb", "rise_noun", "fall_noun"];

/// How far above a number the word stands that moves it: "rose *from* 2".
const ABOVE: usize = 3;

impl Quantities {
    /// Finds the quantities of a report.
    pub(crate) fn find(parse: &Parse, times: &Times, hits: &Hits, known: &NumberWords) -> Self {
        let lower: Vec<String> = parse.tokens.iter().map(|token| token.text.to_lowercase()).collect();
        let numerals = NumeralReader { parse, known, lower: &lower };
        let scan = Scan { numerals, times, hits };
        let mut found = Vec::new();
        for sentence in &parse.sentences {
            scan.sentence(sentence.tokens.clone(), &mut found);
        }
        Self::new(found)
    }
}

struct Scan<'p> {
    numerals: NumeralReader<'p>,
    times: &'p Times,
    hits: &'p Hits,
}

/// The two ends of a span.
struct Ends {
    low: Numeral,
    high: Numeral,
}

impl Scan<'_> {
    fn sentence(&self, tokens: Range<TokenIdx>, found: &mut Vec<Quantity>) {
        let (mut at, end) = (tokens.start, tokens.end);
        let mut free = at;
        while at < end {
            let Some(first) = self.numerals.read(at, end) else {
                at += 1;
                continue;
            };
            let next = match self.ends(&first, end) {
                Some(Ok(ends)) => {
                    let behind = ends.high.end;
                    found.extend(self.span(&ends, free, end));
                    behind
                }
                // Both numbers are a result, or parts of a longer number.
                Some(Err(behind)) => behind,
                None => {
                    found.extend(self.single(&first, free, end));
                    first.end
                }
            };
            at = next.max(at + 1);
            free = at;
        }
    }

    fn is_timed(&self, numeral: &Numeral) -> bool {
        self.times.contain(self.numerals.parse.span_of(numeral.core.clone()))
    }

    /// The ends of a span that begins with a number; the token to go on from where two numbers are no quantity; `None` where the number
    /// stands alone.
    fn ends(&self, first: &Numeral, end: TokenIdx) -> Option<Result<Ends, TokenIdx>> {
        let numerals = &self.numerals;
        let link = numerals.word(first.end, end).filter(|word| numerals.known.is_between(word))?;
        let second = numerals.read(first.end + 1, end)?;
        if self.is_timed(first) || self.is_timed(&second) {
            return None;
        }
        let hyphen = matches!(link, "-" | "–");
        let opened = self.opener(first.core.start).is_some();
        let ends = ends_of(first, second);
        let is_span = match link {
            "to" if self.is_moved(first, &ends.high) => false,
            _ if opened => true,
            "to" => first.unit.is_none(),
            "or" => ends.high.core.start == first.end + 1 && first.unit.is_none() && !first.signed,
            _ if hyphen => true,
            _ => false,
        };
        if !is_span {
            return None;
        }
        let measured = ends.high.is_measured() || self.noun(&ends.high, end).is_some();
        let ordered = ends.low.value < ends.high.value;
        if hyphen
            && (!ordered
                || !measured
                || numerals.is_score(&ends.high, end)
                || numerals.is_run(&ends.high, end))
        {
            return Some(Err(ends.high.end));
        }
        (ordered && (measured || opened)).then_some(Ok(ends))
    }

    /// "rose from 2 to 3 pct", "rose 3 to 450": the number before "to" is where a figure was, or by how much it moved. "Rose 2 to 3 pct"
    /// tells a span.
    fn is_moved(&self, first: &Numeral, second: &Numeral) -> bool {
        let parse = self.numerals.parse;
        let start = first.core.start;
        let from = start.checked_sub(1).is_some_and(|before| self.numerals.lower[before] == "from");
        let above = parse.ancestors(parse.head_of(first.core.clone())).take(ABOVE);
        let moved = above.chain(start.checked_sub(1)).any(|word| self.hits.is_any(word, &MOVING));
        moved && (from || second.unit.is_none())
    }

    /// Where a phrase that opens a span begins: "between".
    fn opener(&self, start: TokenIdx) -> Option<TokenIdx> {
        let (length, ()) = self.numerals.known.opens.longest(|i| self.back(start, i))?;
        Some(start - length)
    }

    /// The word so many places before a token.
    fn back(&self, start: TokenIdx, i: usize) -> Option<&str> {
        Some(self.numerals.lower[start.checked_sub(i + 1)?].as_str())
    }

    fn noun(&self, numeral: &Numeral, end: TokenIdx) -> Option<TokenIdx> {
        noun_behind(self.numerals.parse, numeral.core.start..numeral.end, end, numeral.is_measured())
    }

    /// The bound before a number, and where its words begin; nothing before `free` is read.
    fn before(&self, start: TokenIdx, free: TokenIdx) -> Option<(TokenIdx, Bound)> {
        let word = |i: usize| self.back(start, i).filter(|_| start - i > free);
        let (length, bound) = self.numerals.known.before.longest(word)?;
        Some((start - length, *bound))
    }

    fn single(&self, numeral: &Numeral, free: TokenIdx, end: TokenIdx) -> Option<Quantity> {
        if self.is_timed(numeral) {
            return None;
        }
        let noun = self.noun(numeral, end);
        let before = self.before(numeral.core.start, free);
        let behind = self.numerals.known.behind.longest(|i| self.numerals.word(numeral.end + i, end));
        if self.numerals.is_refused(numeral, noun, before.is_some() || behind.is_some(), end) {
            return None;
        }
        let bound = before.map(|(_, bound)| bound).or(behind.map(|(_, bound)| *bound)).or(numeral.bound);
        let value = Value::One(numeral.told(numeral.value)?);
        let start = before.map_or(numeral.core.start, |(start, _)| start);
        let behind = behind.map_or(numeral.end, |(length, _)| numeral.end + length);
        Some(quantity(numeral, value, bound.unwrap_or(Bound::Exactly), noun, start..behind))
    }

    fn span(&self, ends: &Ends, free: TokenIdx, end: TokenIdx) -> Option<Quantity> {
        let noun = self.noun(&ends.high, end);
        let opener = self.opener(ends.low.core.start).filter(|start| *start >= free);
        let start = opener.unwrap_or(ends.low.core.start);
        let before = self.before(start, free);
        let value = Value::Span(ends.high.told(ends.low.value)?, ends.high.told(ends.high.value)?);
        let start = before.map_or(start, |(start, _)| start);
        Some(quantity(&ends.high, value, Bound::Exactly, noun, start..ends.high.end))
    }
}

fn quantity(
    numeral: &Numeral,
    value: Value,
    bound: Bound,
    noun: Option<TokenIdx>,
    tokens: Range<TokenIdx>,
) -> Quantity {
    let unit = match (&numeral.unit, &numeral.currency) {
        (Some(name), _) => Unit::Fixed(name.clone()),
        (None, Some((code, _))) => Unit::Money(code.clone()),
        (None, None) => Unit::Counted,
    };
    Quantity { value, bound, unit, noun, tokens }
}

/// Gives each end of a span the magnitude, the unit and the currency that only the other one has: "2 to 3 mln", "$2-3 million".
fn ends_of(first: &Numeral, second: Numeral) -> Ends {
    let (mut low, mut high) = (first.clone(), second);
    if low.times == 1 && high.times > 1 {
        let scaled = low.value.times(high.times).filter(|scaled| *scaled < high.value);
        low.value = scaled.unwrap_or(low.value);
    }
    high.currency = high.currency.take().or_else(|| low.currency.clone());
    high.unit = high.unit.take().or_else(|| low.unit.clone());
    Ends { low, high }
}
