//! What a report says of a number.

use super::decimal::Decimal;
use crate::parse::{Parse, TokenIdx};
use rapporteur_model::Bound;
use std::collections::BTreeMap;
use std::ops::Range;

/// A number or a span of numbers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Value {
    /// One number.
    One(Decimal),
    /// The ends of a span, the lower one first.
    Span(Decimal, Decimal),
}

/// What a number is counted in, beside a noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unit {
    /// What its noun says, if there is one.
    Counted,
    /// A fixed unit: `"percent"`, `"percentage point"`, `"basis point"`.
    Fixed(String),
    /// Money of a currency, by its code of ISO 4217.
    Money(String),
}

/// A number with all that the words around it say.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// The number in full.
    pub value: Value,
    /// How it bounds the true one.
    pub bound: Bound,
    /// What it is counted in.
    pub unit: Unit,
    /// The noun that it counts or stands before.
    pub noun: Option<TokenIdx>,
    /// Words of bound, number and unit, without the noun.
    pub tokens: Range<TokenIdx>,
}

impl Quantity {
    /// The number, unless it is a span of two.
    pub fn one(&self) -> Option<Decimal> {
        match self.value {
            Value::One(number) => Some(number),
            Value::Span(..) => None,
        }
    }

    /// The number or the ends of the span, each with its bound.
    pub fn bounded(&self) -> Vec<(Decimal, Bound)> {
        match self.value {
            Value::One(number) => vec![(number, self.bound)],
            Value::Span(low, high) => vec![(low, Bound::AtLeast), (high, Bound::AtMost)],
        }
    }

    /// The name of the unit: a fixed one, or the lemma of the noun that is counted. Money has a currency instead.
    pub fn unit_name<'p>(&'p self, parse: &'p Parse) -> Option<&'p str> {
        match &self.unit {
            Unit::Counted => self.noun.map(|noun| parse.lemma(noun)),
            Unit::Fixed(name) => Some(name),
            Unit::Money(_) => None,
        }
    }

    /// The code of the currency.
    pub fn currency(&self) -> Option<&str> {
        match &self.unit {
            Unit::Money(code) => Some(code),
            Unit::Counted | Unit::Fixed(_) => None,
        }
    }
}

/// The quantities of a report in order of the text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Quantities {
    all: Vec<Quantity>,
    by_noun: BTreeMap<TokenIdx, Vec<usize>>,
}

impl Quantities {
    pub(super) fn new(all: Vec<Quantity>) -> Self {
        let mut by_noun: BTreeMap<TokenIdx, Vec<usize>> = BTreeMap::new();
        for (i, quantity) in all.iter().enumerate() {
            by_noun.entry(quantity.noun.unwrap_or(usize::MAX)).or_default().push(i);
        }
        Self { all, by_noun }
    }

    /// All quantities in order of the text.
    #[cfg(test)]
    pub fn all(&self) -> &[Quantity] {
        &self.all
    }

    /// The quantity whose words a token is one of.
    pub fn holding(&self, token: TokenIdx) -> Option<&Quantity> {
        let i = self.all.partition_point(|quantity| quantity.tokens.end <= token);
        self.all.get(i).filter(|quantity| quantity.tokens.start <= token)
    }

    /// The quantities that count a noun or stand before it, in order.
    pub fn of_noun(&self, noun: TokenIdx) -> impl Iterator<Item = &Quantity> {
        self.by_noun.get(&noun).into_iter().flatten().map(|i| &self.all[*i])
    }

    /// The quantity that a token is a word of, or the first that stands before it as a noun.
    pub fn at(&self, token: TokenIdx) -> Option<&Quantity> {
        self.holding(token).or_else(|| self.of_noun(token).next())
    }
}
