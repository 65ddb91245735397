//! Numbers with bounds.

use rapporteur_model::{Bound, Object, WorldClaim};

/// A stated number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Number<'a> {
    /// As written in the claim: `"35"`.
    pub lexical: &'a str,
    /// How it relates to the true one.
    pub bound: Bound,
}

/// Share by which "some 30" may be off.
const ABOUT: f64 = 0.1;
/// Share by which a round number of three digits or more ("2,000 delegates") may be off.
const ROUND: f64 = 0.05;
/// What a number that is taken as round is a multiple of.
const ROUND_STEP: f64 = 100.0;

impl<'a> Number<'a> {
    /// The number a claim states, if it states one.
    pub fn of(claim: &'a WorldClaim) -> Option<Self> {
        let Object::Value { lexical, datatype } = &claim.claim.object else { return None };
        let is_number = matches!(datatype.as_str(), "integer" | "decimal") && lexical.parse::<f64>().is_ok();
        is_number.then(|| Self { lexical, bound: claim.claim.bound.unwrap_or(Bound::Exactly) })
    }

    /// The numbers it admits, from and to.
    pub fn range(&self) -> (f64, f64) {
        let number: f64 = self.lexical.parse().unwrap_or_default();
        let within = |share: f64| (number - number.abs() * share, number + number.abs() * share);
        match self.bound {
            Bound::Exactly if number >= ROUND_STEP && number % ROUND_STEP == 0.0 => within(ROUND),
            Bound::Exactly => (number, number),
            // Reports write "more than 27" where others count 27: the number itself is admitted.
            Bound::AtLeast | Bound::MoreThan => (number, f64::INFINITY),
            Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, number),
            Bound::About => within(ABOUT),
        }
    }

    /// Whether both can be true of one count.
    pub fn fits(&self, other: &Self) -> bool {
        let (x, y) = (self.range(), other.range());
        // "52 percent" beside "52.3 percent": the one is rounded.
        let (a, b) = (self.n_decimals(), other.n_decimals());
        let rounded = if a == b { 0.0 } else { 0.5 * 0.1_f64.powi(a.min(b)) };
        x.0 <= y.1 + rounded && y.0 <= x.1 + rounded
    }

    fn n_decimals(&self) -> i32 {
        let decimals = self.lexical.split_once('.').map_or("", |(_, decimals)| decimals);
        i32::try_from(decimals.len()).unwrap_or(i32::MAX)
    }

    /// As a reader would write it: "more than 27".
    pub fn text(&self) -> String {
        let words = match self.bound {
            Bound::Exactly => return self.lexical.to_owned(),
            Bound::AtLeast => "at least",
            Bound::MoreThan => "more than",
            Bound::AtMost => "at most",
            Bound::LessThan => "fewer than",
            Bound::About => "about",
        };
        format!("{words} {}", self.lexical)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number<'_> {
        let (bound, lexical) = text.split_once(' ').unwrap_or(("exactly", text));
        let bounds =
            [Bound::Exactly, Bound::AtLeast, Bound::MoreThan, Bound::AtMost, Bound::LessThan, Bound::About];
        Number { lexical, bound: bounds.into_iter().find(|b| b.as_str() == bound).unwrap() }
    }

    #[test]
    fn numbers_that_agree() {
        for (a, b) in [
            ("35", "35"),
            ("moreThan 27", "27"),
            ("moreThan 27", "moreThan 20"),
            ("atMost 40", "35"),
            ("about 30", "31"),
            ("2000", "2050"),
            ("lessThan 30", "atMost 25"),
            ("52", "52.3"),
            ("3.14", "3.1"),
        ] {
            assert!(number(a).fits(&number(b)) && number(b).fits(&number(a)), "{a} {b}");
        }
    }

    #[test]
    fn numbers_that_conflict() {
        for (a, b) in [
            ("35", "32"),
            ("moreThan 27", "20"),
            ("about 30", "35"),
            ("lessThan 10", "12"),
            ("2000", "2500"),
            ("150", "151"),
            ("52", "52.8"),
            ("52.2", "52.3"),
        ] {
            assert!(!number(a).fits(&number(b)) && !number(b).fits(&number(a)), "{a} {b}");
        }
    }
}
