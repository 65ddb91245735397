//! Exact decimal numbers: what a report writes, in full and without rounding.

use std::cmp::Ordering;
use std::fmt;

/// How many digits a number may have; nothing that news counts has more.
const MAX_DIGITS: usize = 27;

/// A decimal number in full. Two that are equal are written alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decimal {
    /// All digits, without the point.
    digits: i128,
    /// How many of them stand behind the point; the last one is no zero.
    scale: u32,
}

impl Decimal {
    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Self { digits: i128::from(number), scale: 0 }
    }

    /// Reads figures: `"35"`, `"1,200"`, `"2.4"`, `".5"`, and Indian groups such as `"1,20,000"`. `None` for anything else, and for
    /// more digits than a number may have.
    pub fn read(figures: &str) -> Option<Self> {
        let (whole, fraction) = match figures.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (figures, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let sound = match fraction {
            Some(fraction) => digits(fraction) && (whole.is_empty() || grouped(whole)),
            None => grouped(whole),
        };
        let fraction = fraction.unwrap_or_default();
        if !sound || whole.len() + fraction.len() > MAX_DIGITS {
            return None;
        }
        let all: String = whole.chars().filter(|c| *c != ',').chain(fraction.chars()).collect();
        let scale = u32::try_from(fraction.len()).ok()?;
        Some(Self { digits: all.parse().ok()?, scale }.normal())
    }

    /// The number times a whole one; `None` if it has too many digits.
    pub fn times(self, factor: u64) -> Option<Self> {
        let digits = self.digits.checked_mul(i128::from(factor))?;
        Self { digits, ..self }.checked()
    }

    /// The sum of both; `None` if it has too many digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let digits = self.at(scale)?.checked_add(other.at(scale)?)?;
        Self { digits, scale }.checked()
    }

    /// The number divided by a whole one; `None` if the result has more than six digits behind the point.
    pub fn divided(self, by: u64) -> Option<Self> {
        let by = i128::from(by);
        (0..=6).find_map(|further| {
            let digits = self.at(self.scale + further)?;
            (by != 0 && digits % by == 0)
                .then(|| Self { digits: digits / by, scale: self.scale + further })?
                .checked()
        })
    }

    /// So many percent as a share of one in so many parts is, rounded: a third is 33.
    pub fn percent(share: Self, parts: u64) -> Option<Self> {
        let hundredfold = share.times(200)?.at(0)?.checked_add(i128::from(parts))?;
        Self { digits: hundredfold.checked_div(i128::from(parts).checked_mul(2)?)?, scale: 0 }.checked()
    }

    /// The number below zero.
    pub fn negated(self) -> Self {
        Self { digits: -self.digits, ..self }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// Whether it is a whole number.
    pub fn is_whole(self) -> bool {
        self.scale == 0
    }

    fn at(self, scale: u32) -> Option<i128> {
        10i128.checked_pow(scale.checked_sub(self.scale)?)?.checked_mul(self.digits)
    }

    fn checked(self) -> Option<Self> {
        let normal = self.normal();
        (normal.digits.unsigned_abs() < 10u128.pow(MAX_DIGITS as u32)).then_some(normal)
    }

    fn normal(mut self) -> Self {
        while self.scale > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.scale -= 1;
        }
        self
    }
}

/// Digits alone, or in groups of three, or of two before the last three.
fn grouped(whole: &str) -> bool {
    let groups: Vec<&str> = whole.split(',').collect();
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !groups.iter().all(digits) {
        return false;
    }
    let [first, middle @ .., last] = &groups[..] else { return groups.len() == 1 };
    let alike = |length: usize| middle.iter().all(|group| group.len() == length);
    last.len() == 3 && (first.len() <= 3 && alike(3) || first.len() <= 2 && alike(2))
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let scale = self.scale.max(other.scale);
        Some(self.at(scale)?.cmp(&other.at(scale)?))
    }
}

impl fmt::Display for Decimal {
    /// Writes the number as XSD's canonical decimal does, a whole number without a point: `1200000000`, `2.4`, `-0.3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let (digits, scale) = (self.digits.unsigned_abs().to_string(), self.scale as usize);
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(figures: &str) -> String {
        Decimal::read(figures).map_or("-".to_owned(), |number| number.to_string())
    }

    #[test]
    fn figures_are_read_in_full() {
        for (figures, expected) in [
            ("35", "35"),
            ("1,200", "1200"),
            ("12,345,678", "12345678"),
            ("1,20,000", "120000"),
            ("2.40", "2.4"),
            (".5", "0.5"),
            ("007", "7"),
            ("0.050", "0.05"),
            ("1,2", "-"),
            ("1,2345", "-"),
            ("12,34,56", "-"),
            ("1.2.3", "-"),
            ("1.", "-"),
            ("", "-"),
            ("١٢", "-"),
            ("9999999999999999999999999999999999999999", "-"),
        ] {
            assert_eq!(read(figures), expected, "{figures}");
        }
    }

    #[test]
    fn sums_and_products_are_exact() {
        let number = |figures| Decimal::read(figures).unwrap();
        assert_eq!(number("1.2").times(1_000_000_000).unwrap().to_string(), "1200000000");
        assert_eq!(number("2").plus(number("0.5")).unwrap().to_string(), "2.5");
        assert_eq!(number("3").divided(8).unwrap().to_string(), "0.375");
        assert_eq!(number("34").divided(100).unwrap().to_string(), "0.34");
        assert_eq!(number("1").divided(3), None);
        assert_eq!(number("1").divided(0), None);
        assert_eq!(Decimal::percent(number("2"), 3).unwrap().to_string(), "67");
        assert_eq!(Decimal::percent(number("1"), 2).unwrap().to_string(), "50");
        assert_eq!(number("0.3").negated().to_string(), "-0.3");
        assert!(number("2.4") > number("2.35"));
    }

    #[test]
    fn what_is_too_long_is_no_number() {
        let mut number = Decimal::read("999999999999999999999999999").unwrap();
        assert_eq!(number.times(1_000_000_000_000), None);
        assert_eq!(number.plus(number), None);
        number = Decimal::whole(1);
        for _ in 0..4 {
            number = number.times(1_000_000).unwrap();
        }
        assert_eq!(number.times(1_000_000), None);
    }
}
