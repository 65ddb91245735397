//! Adds up the words of a number: "one hundred and twenty", "two and a half million".

use super::decimal::Decimal;
use rapporteur_knowledge::NumberWord;

/// A number in words while it is read.
#[derive(Default)]
pub(super) struct Sum {
    total: Option<Decimal>,
    part: Option<Decimal>,
    last: Option<NumberWord>,
    times: u64,
    broken: bool,
}

impl Sum {
    /// Adds a word; whether it goes on the number.
    pub(super) fn add(&mut self, word: NumberWord) -> bool {
        let fits = match (self.last, word) {
            (None, _) => true,
            (Some(NumberWord::One(_)), NumberWord::One(_) | NumberWord::Ten(_)) => false,
            (Some(NumberWord::Ten(_)), NumberWord::One(n)) => n > 0 && n < 10,
            (Some(NumberWord::Ten(_)), NumberWord::Ten(_)) => false,
            (Some(NumberWord::Times(times)), NumberWord::One(_) | NumberWord::Ten(_)) => times >= 100,
            (_, NumberWord::Times(_)) => true,
            (_, NumberWord::Part(_)) | (Some(NumberWord::Part(_)), _) => false,
        };
        if !fits || matches!(word, NumberWord::Part(_)) {
            return false;
        }
        match word {
            NumberWord::One(n) | NumberWord::Ten(n) => self.add_part(Decimal::whole(n)),
            NumberWord::Times(times) if times < 1000 => self.multiply_part(times),
            NumberWord::Times(times) => self.close(times),
            NumberWord::Part(_) => {}
        }
        self.last = Some(word);
        true
    }

    pub(super) fn add_part(&mut self, part: Decimal) {
        let sum = self.part.map_or(Some(part), |own| own.plus(part));
        self.broken |= sum.is_none();
        self.part = sum;
    }

    fn multiply_part(&mut self, times: u64) {
        let product = self.part.unwrap_or(Decimal::whole(1)).times(times);
        self.broken |= product.is_none();
        self.part = product;
        self.times = times;
    }

    /// Multiplies what was read so far: "two hundred *thousand*", "one thousand *million*".
    fn close(&mut self, times: u64) {
        let part = self.part.take();
        let closed = match (self.total, part) {
            (Some(total), Some(part)) => part.times(times).and_then(|product| total.plus(product)),
            (Some(total), None) => total.times(times),
            (None, part) => part.unwrap_or(Decimal::whole(1)).times(times),
        };
        self.broken |= closed.is_none();
        self.total = closed;
        self.times = times;
    }

    /// Whether nothing has multiplied the last words yet: "two" of "two and a half million".
    pub(super) fn is_open(&self) -> bool {
        matches!(self.last, Some(NumberWord::One(_) | NumberWord::Ten(_))) && self.total.is_none()
    }

    /// Whether "and" may go on the number.
    pub(super) fn takes_and(&self) -> bool {
        matches!(self.last, Some(NumberWord::Times(times)) if times >= 100)
    }

    /// The number and its magnitude; `None` if it has too many digits or no word.
    pub(super) fn total(&self) -> Option<(Decimal, u64)> {
        if self.broken {
            return None;
        }
        let value = match (self.total, self.part) {
            (Some(total), Some(part)) => total.plus(part)?,
            (total, part) => total.or(part)?,
        };
        let times = if self.part.is_some() && self.total.is_some() { 1 } else { self.times.max(1) };
        Some((value, times))
    }
}
