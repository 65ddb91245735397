//! Reads one token that is written with digits: "1,200", "$1.2bn", "55%", "7/8", "30-odd".

use super::decimal::Decimal;
use rapporteur_knowledge::{NumberWord, NumberWords};
use rapporteur_model::Bound;

/// Denominators of fractions that prices and rates are quoted in.
const DENOMINATORS: [u64; 9] = [2, 3, 4, 5, 8, 10, 16, 32, 64];

/// A token with digits.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Figures {
    /// The number, without what multiplies it.
    pub(super) value: Decimal,
    /// What multiplies it: 1000000 of "3m".
    pub(super) times: u64,
    /// Whether the magnitude is one that only money has.
    pub(super) short: bool,
    /// Whether it is written as a fraction: "1/2".
    pub(super) fraction: bool,
    /// The name of a currency before or behind the digits.
    pub(super) currency: Option<String>,
    /// The words of a unit behind the digits: "%".
    pub(super) unit: Option<String>,
    /// The bound that its end tells: "500+".
    pub(super) bound: Option<Bound>,
    /// Whether the token is digits alone, without separators, and how many.
    pub(super) plain: Option<usize>,
}

/// Reads a token in lower case; `None` if it is no number.
pub(super) fn figures(token: &str, known: &NumberWords) -> Option<Figures> {
    let (sign, rest) = known.sign(token).map_or((None, token), |(sign, rest)| (Some(sign), rest));
    let (negative, rest) = match rest.strip_prefix(['-', '−', '–']) {
        Some(rest) if sign.is_none() => (true, rest),
        _ => (false, rest.strip_prefix('+').unwrap_or(rest)),
    };
    let end =
        rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '/'))).unwrap_or(rest.len());
    let (digits, suffix) = rest.split_at(end);
    let digits = digits.trim_end_matches(['.', ',']);
    let fraction = digits.contains('/');
    let value = if fraction { quotient(digits)? } else { Decimal::read(digits)? };
    let value = if negative { value.negated() } else { value };
    let plain =
        (token.len() == digits.len() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits.len());
    let currency = sign.map(str::to_owned);
    let read = Figures { value, times: 1, short: false, fraction, currency, unit: None, bound: None, plain };
    with_suffix(read, suffix, known)
}

/// "7/8"
fn quotient(digits: &str) -> Option<Decimal> {
    let (above, below) = digits.split_once('/')?;
    let (above, below): (u64, u64) = (above.parse().ok()?, below.parse().ok()?);
    (above < below && DENOMINATORS.contains(&below)).then(|| Decimal::whole(above).divided(below))?
}

/// Reads what is written together with the digits behind them.
fn with_suffix(read: Figures, suffix: &str, known: &NumberWords) -> Option<Figures> {
    let bare = suffix.trim_start_matches('-').trim_end_matches('.');
    if suffix.is_empty() {
        return Some(read);
    }
    if let Some(NumberWord::Times(times)) = known.word(bare) {
        return Some(Figures { times, ..read });
    }
    if known.units.single(suffix).is_some() {
        return Some(Figures { unit: Some(suffix.to_owned()), ..read });
    }
    if let Some(times) = known.short(bare) {
        return Some(Figures { times, short: true, ..read });
    }
    if known.currencies.single(suffix).is_some_and(|currency| currency.is_behind()) {
        return Some(Figures { currency: read.currency.clone().or(Some(suffix.to_owned())), ..read });
    }
    match suffix {
        "+" => Some(Figures { bound: Some(Bound::AtLeast), ..read }),
        "-odd" => Some(Figures { bound: Some(Bound::About), ..read }),
        "-plus" => Some(Figures { bound: Some(Bound::MoreThan), ..read }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_knowledge::Knowledge;

    /// Value, factor, currency and unit.
    fn read(token: &str) -> String {
        let known = Knowledge::embedded().unwrap().numbers;
        figures(token, &known).map_or("-".to_owned(), |f| {
            let part = |part: Option<String>| part.unwrap_or_default();
            format!("{} {} {}{}", f.value, f.times, part(f.currency), part(f.unit)).trim_end().to_owned()
        })
    }

    #[test]
    fn tokens_with_digits() {
        for (token, expected) in [
            ("1,200", "1200 1"),
            ("$1.2bn", "1.2 1000000000 $"),
            ("us$5", "5 1 us$"),
            ("55%", "55 1 %"),
            ("2.4pct", "2.4 1 pct"),
            ("3m", "3 1000000"),
            ("-0.3", "-0.3 1"),
            ("7/8", "0.875 1"),
            ("9/11", "-"),
            ("35-million", "35 1000000"),
            ("20p", "20 1 p"),
            ("35th", "-"),
            ("1980s", "-"),
            ("f-16", "-"),
            ("10:30", "-"),
            ("5pm", "-"),
            ("3.11.2", "-"),
        ] {
            assert_eq!(read(token), expected, "{token}");
        }
    }
}
