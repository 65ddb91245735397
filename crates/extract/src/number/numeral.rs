//! Reads one number with its magnitude and its unit: "2-1/2 mln dlrs", "half a million", "two-thirds", "$ 3 m".

use super::decimal::Decimal;
use super::figures::{Figures, figures};
use super::sum::Sum;
use crate::parse::{Parse, TokenIdx};
use rapporteur_knowledge::{Currency, NumberCue, NumberWord, NumberWords};
use rapporteur_language::Pos;
use rapporteur_model::Bound;
use std::ops::Range;

/// One number and what stands tightly beside it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Numeral {
    /// The number in full.
    pub(super) value: Decimal,
    /// What multiplies it: a million of "3 mln".
    pub(super) times: u64,
    /// Sign of currency, number and magnitude.
    pub(super) core: Range<TokenIdx>,
    /// The token behind the unit.
    pub(super) end: TokenIdx,
    /// Code of a currency, with how many of what is named make one.
    pub(super) currency: Option<(String, u64)>,
    /// Whether the currency stands before the number.
    pub(super) signed: bool,
    /// A fixed unit.
    pub(super) unit: Option<String>,
    /// The bound that the number's own token tells.
    pub(super) bound: Option<Bound>,
    /// Whether it is written with digits.
    pub(super) digits: bool,
    /// How many digits it is, if it is nothing else.
    pub(super) plain: Option<usize>,
}

impl Numeral {
    /// Whether something tells what it is counted in.
    pub(super) fn is_measured(&self) -> bool {
        self.unit.is_some() || self.currency.is_some()
    }

    /// The number in the unit or the currency that it is told in.
    pub(super) fn told(&self, number: Decimal) -> Option<Decimal> {
        match &self.currency {
            Some((_, parts)) if *parts > 1 => number.divided(*parts),
            _ => Some(number),
        }
    }
}

/// Reads numbers at tokens of one report.
pub(super) struct NumeralReader<'p> {
    pub(super) parse: &'p Parse,
    pub(super) known: &'p NumberWords,
    /// Each token in lower case.
    pub(super) lower: &'p [String],
}

/// A number without its unit: value, factor, token behind it, and the figures that it began with.
struct Read {
    value: Decimal,
    times: u64,
    end: TokenIdx,
    share: bool,
    figures: Option<Figures>,
}

impl<'p> NumeralReader<'p> {
    pub(super) fn word(&self, at: TokenIdx, end: TokenIdx) -> Option<&'p str> {
        (at < end).then(|| self.lower[at].as_str())
    }

    fn number_word(&self, at: TokenIdx, end: TokenIdx) -> Option<NumberWord> {
        self.known.word(self.magnitude(at, end)?)
    }

    /// A word without the full stop that the tokenizer leaves at a short one: "$7m." ends a sentence.
    fn magnitude(&self, at: TokenIdx, end: TokenIdx) -> Option<&'p str> {
        let word = self.word(at, end)?;
        Some(word.strip_suffix('.').filter(|bare| !bare.is_empty()).unwrap_or(word))
    }

    /// The number that begins at a token; `end` is the end of the sentence.
    pub(super) fn read(&self, start: TokenIdx, end: TokenIdx) -> Option<Numeral> {
        let before = self.currency(start, end).filter(|(_, currency)| currency.is_before());
        let mut at = start + before.map_or(0, |(length, _)| length);
        let minus = self.word(at, end) == Some("minus");
        at += usize::from(minus);
        let read = self.bare(at, end)?;
        let written = read.figures.as_ref().and_then(|f| f.currency.as_deref());
        let attached = written.and_then(|name| self.known.currencies.single(name));
        let named = before.map(|(_, currency)| currency).or(attached);
        let read = self.shortened(read, named.is_some(), end)?;
        let figures = read.figures.as_ref();
        let written = figures.and_then(|f| f.unit.as_deref()).and_then(|unit| self.known.units.single(unit));
        let mut numeral = Numeral {
            value: if minus { read.value.negated() } else { read.value },
            times: read.times,
            core: start..read.end,
            end: read.end,
            currency: named.map(|currency| (currency.code.clone(), currency.parts)),
            signed: named.is_some(),
            unit: if read.share { Some("percent".to_owned()) } else { written.cloned() },
            bound: figures.and_then(|f| f.bound),
            digits: figures.is_some(),
            plain: figures.and_then(|f| f.plain).filter(|_| before.is_none()),
        };
        if numeral.unit.is_none() {
            self.add_unit(&mut numeral, end);
        }
        Some(numeral)
    }

    /// A number with the short magnitude behind it that only money has: "$ 3 *m*". Without money, such a magnitude makes no number.
    fn shortened(&self, read: Read, money: bool, end: TokenIdx) -> Option<Read> {
        if !money {
            let short = read.figures.as_ref().is_some_and(|f| f.short);
            let behind = || self.currency(read.end, end).is_some_and(|(_, currency)| currency.is_behind());
            return (!short || behind()).then_some(read);
        }
        let Some(times) = self.magnitude(read.end, end).and_then(|word| self.known.short(word)) else {
            return Some(read);
        };
        Some(Read { value: read.value.times(times)?, times, end: read.end + 1, ..read })
    }

    /// Reads unit or currency behind a number.
    fn add_unit(&self, numeral: &mut Numeral, end: TokenIdx) {
        let hyphen = usize::from(self.word(numeral.end, end) == Some("-"));
        let at = numeral.end + hyphen;
        if let Some((length, unit)) = self.known.units.longest(|i| self.word(at + i, end)) {
            numeral.unit = Some(unit.clone());
            numeral.end = at + length;
        } else if let Some((length, currency)) =
            self.currency(at, end).filter(|(_, currency)| currency.is_behind())
        {
            let weight = self.is_weight(numeral, at + length - 1, end, currency);
            if !weight
                && self.is_money_word(numeral, at + length - 1)
                && (numeral.currency.is_none() || currency.parts == 1)
            {
                let known = numeral.currency.take().filter(|_| numeral.signed);
                numeral.currency = known.or_else(|| Some((currency.code.clone(), currency.parts)));
                numeral.end = at + length;
            }
        }
    }

    fn currency(&self, at: TokenIdx, end: TokenIdx) -> Option<(usize, &'p Currency)> {
        self.known.currencies.longest(|i| self.word(at + i, end))
    }

    /// Whether a word for money is one where it stands: no verb ("30 won"), no name ("2 Mark").
    fn is_money_word(&self, numeral: &Numeral, at: TokenIdx) -> bool {
        let text = self.parse.text(at);
        let capital = text.starts_with(char::is_uppercase) && text.chars().any(char::is_lowercase);
        !matches!(self.parse.pos(at), Pos::Verb | Pos::Aux) && (numeral.times > 1 || !capital)
    }

    /// "weighing 40 pounds", "30 pounds of explosives"
    fn is_weight(&self, numeral: &Numeral, at: TokenIdx, end: TokenIdx, currency: &Currency) -> bool {
        let bare = self.lower[at].starts_with("pound") && currency.parts == 1 && at == numeral.end;
        let weighed = |i: TokenIdx| self.known.is_cue(&self.lower[i], NumberCue::Weighed);
        let before = numeral.core.start.saturating_sub(4)..numeral.core.start;
        bare && (before.into_iter().any(weighed)
            || numeral.times == 1 && self.word(at + 1, end) == Some("of"))
    }

    /// A number without sign or unit.
    fn bare(&self, at: TokenIdx, end: TokenIdx) -> Option<Read> {
        let word = self.word(at, end)?;
        if word.starts_with(|c: char| c.is_ascii_digit() || !c.is_alphanumeric())
            || self.known.sign(word).is_some()
        {
            return self.of_figures(at, end);
        }
        match self.known.word(word) {
            Some(NumberWord::Part(2)) => self.of_half(at, end),
            Some(NumberWord::One(_) | NumberWord::Ten(_)) => {
                self.of_share(at, end).or_else(|| self.of_words(at, end))
            }
            None if matches!(word, "a" | "an") => match self.number_word(at + 1, end)? {
                NumberWord::Times(_) => self.of_words(at, end),
                NumberWord::Part(_) => self.of_share(at, end),
                _ => None,
            },
            _ => None,
        }
    }

    fn of_figures(&self, at: TokenIdx, end: TokenIdx) -> Option<Read> {
        let figures = figures(&self.lower[at], self.known)?;
        let (mut value, mut next) = (figures.value, at + 1);
        if figures.times == 1 && !figures.fraction {
            if let Some((part, behind)) = self.fraction_behind(next, end) {
                value = value.plus(part)?;
                next = behind;
            } else if let Some((part, behind)) = self.and_a_part(next, end) {
                value = value.plus(part)?;
                next = behind;
            }
        }
        let (times, next) = self.magnitudes(figures.times, next, end)?;
        Some(Read { value: value.times(times)?, times, end: next, share: false, figures: Some(figures) })
    }

    /// "2-1/2", "2 1/2": the fraction and the token behind it.
    fn fraction_behind(&self, at: TokenIdx, end: TokenIdx) -> Option<(Decimal, TokenIdx)> {
        let at = at + usize::from(self.word(at, end) == Some("-"));
        let read = figures(self.word(at, end)?, self.known).filter(|f| f.fraction && f.times == 1)?;
        Some((read.value, at + 1))
    }

    /// "and a half"
    fn and_a_part(&self, at: TokenIdx, end: TokenIdx) -> Option<(Decimal, TokenIdx)> {
        let article =
            self.word(at, end) == Some("and") && matches!(self.word(at + 1, end), Some("a" | "one"));
        let NumberWord::Part(parts) = self.number_word(at + 2, end).filter(|_| article)? else { return None };
        Some((Decimal::whole(1).divided(parts)?, at + 3))
    }

    /// What magnitudes behind a number multiply it by, and the token behind them.
    fn magnitudes(&self, times: u64, mut at: TokenIdx, end: TokenIdx) -> Option<(u64, TokenIdx)> {
        let mut product = times;
        loop {
            let hyphen = usize::from(self.word(at, end) == Some("-"));
            let Some(NumberWord::Times(times)) = self.number_word(at + hyphen, end) else {
                return Some((product, at));
            };
            product = product.checked_mul(times)?;
            at += hyphen + 1;
        }
    }

    /// "half a million", "half of the members", "half the members".
    fn of_half(&self, at: TokenIdx, end: TokenIdx) -> Option<Read> {
        let half = Decimal::whole(1).divided(2)?;
        let mut next = at + 1;
        while matches!(self.word(next, end), Some("a" | "-")) {
            next += 1;
        }
        if let Some(NumberWord::Times(_)) = self.number_word(next, end) {
            let (times, next) = self.magnitudes(1, next, end)?;
            return Some(Read { value: half.times(times)?, times, end: next, share: false, figures: None });
        }
        let whole = matches!(self.word(at + 1, end), Some("of" | "the" | "its" | "their" | "all"));
        let ordinal = at.checked_sub(1).is_some_and(|before| self.parse.pos(before) == Pos::Adj);
        (whole && !ordinal).then(|| Decimal::percent(Decimal::whole(1), 2))?.map(|value| Read {
            value,
            times: 1,
            end: at + 1,
            share: true,
            figures: None,
        })
    }

    /// "two-thirds", "one quarter", "a third of the voters", "a quarter of a million".
    fn of_share(&self, at: TokenIdx, end: TokenIdx) -> Option<Read> {
        let several = match self.number_word(at, end) {
            Some(NumberWord::One(n)) => Some(n),
            _ => None,
        };
        let next = at + 1 + usize::from(self.word(at + 1, end) == Some("-"));
        let NumberWord::Part(parts) = self.number_word(next, end)? else { return None };
        let of = self.word(next + 1, end) == Some("of");
        if of
            && self.word(next + 2, end) == Some("a")
            && let Some(NumberWord::Times(_)) = self.number_word(next + 3, end)
        {
            let (times, behind) = self.magnitudes(1, next + 3, end)?;
            let value = Decimal::whole(several.unwrap_or(1)).times(times)?.divided(parts)?;
            return Some(Read { value, times, end: behind, share: false, figures: None });
        }
        let plural = several.is_some_and(|n| n > 1);
        if several.is_some_and(|n| n >= parts || n == 0) || !(of || plural || next > at + 1) {
            return None;
        }
        let value = Decimal::percent(Decimal::whole(several.unwrap_or(1)), parts)?;
        Some(Read { value, times: 1, end: next + 1, share: true, figures: None })
    }

    /// "thirty-five", "one hundred and twenty", "two and a half million", "a dozen".
    fn of_words(&self, start: TokenIdx, end: TokenIdx) -> Option<Read> {
        let mut sum = Sum::default();
        let mut at = start + usize::from(matches!(self.word(start, end), Some("a" | "an")));
        let mut next = at;
        while let Some(word) = self.number_word(next, end) {
            if !sum.add(word) {
                break;
            }
            at = next + 1;
            next = at;
            if let Some((part, behind)) = self.and_a_part(at, end).filter(|_| sum.is_open()) {
                sum.add_part(part);
                (at, next) = (behind, behind);
            }
            match self.word(next, end) {
                Some("-") => next += 1,
                Some("and") if sum.takes_and() => next += 1,
                _ => {}
            }
        }
        let (value, times) = sum.total()?;
        (at > start).then_some(Read { value, times, end: at, share: false, figures: None })
    }
}
