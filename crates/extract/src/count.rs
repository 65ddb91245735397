//! Numbers of things: value, what is counted, and how the number bounds the true one.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::Dep;
use rapporteur_model::{Bound, Span};

/// A counted noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// The number.
    pub value: u64,
    /// What is counted, as the noun's plural words in lower case ("heads of state").
    pub unit: String,
    /// How the number bounds the true one.
    pub bound: Bound,
    /// Number, bound and noun.
    pub span: Span,
}

/// The count that a noun carries. A number after it is its name: "Resolution 2170".
fn count_of(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<Count> {
    let timed = |i: TokenIdx| parsed.in_time(parsed.span_of(i..i + 1));
    let number = parsed.children_by(noun, &[Dep::Nummod]).find(|i| *i < noun && !timed(*i))?;
    if parsed.hits.is(noun, "abstract") {
        return None;
    }
    let value = number_value(parsed, number)?;
    let below = parsed.subtree(number);
    let start = bound_start(parsed, below[0]);
    let end = unit_end(parsed, noun);
    let unit = parsed.text_of(noun..end).to_lowercase();
    let words: Vec<String> = (start..number).map(|i| parsed.text(i).to_lowercase()).collect();
    Some(Count { value, unit, bound: bound(&words), span: parsed.span_of(start..end) })
}

/// The counts of a noun, of what it is made up of ("representatives of 35 countries") and of what it includes.
pub fn counts_in(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Vec<Count> {
    let mut found: Vec<Count> = count_of(parsed, noun).into_iter().collect();
    for preposition in parsed
        .children_by(noun, &[Dep::Prep])
        .filter(|p| matches!(parsed.lemma(*p), "of" | "from" | "include" | "including"))
    {
        for object in parsed.children_by(preposition, &[Dep::Pobj]) {
            found.extend(counts_in(parsed, object));
        }
    }
    found
}

/// "heads of state", "members of parliament": words that belong to the unit.
fn unit_end(parsed: &ParsedReport<'_>, noun: TokenIdx) -> TokenIdx {
    let word = ["office", "representative", "member"].iter().find_map(|class| parsed.hits.get(noun, class));
    word.map_or(noun + 1, |hit| hit.tokens.end.max(noun + 1))
}

fn bound_start(parsed: &ParsedReport<'_>, first: TokenIdx) -> TokenIdx {
    let before = |n: usize| first.checked_sub(n).map(|i| parsed.text(i).to_lowercase());
    match (before(2).as_deref(), before(1).as_deref()) {
        (Some("at"), Some("least" | "most"))
        | (Some("more" | "fewer" | "less"), Some("than"))
        | (Some("up"), Some("to")) => first - 2,
        (
            _,
            Some(
                "over" | "about" | "around" | "some" | "nearly" | "almost" | "roughly" | "approximately"
                | "under" | "below",
            ),
        ) => first - 1,
        _ => first,
    }
}

fn bound(words: &[String]) -> Bound {
    let joined = words.join(" ");
    match joined.as_str() {
        s if s.starts_with("more than") || s.starts_with("over") || s.starts_with("well over") => {
            Bound::MoreThan
        }
        s if s.starts_with("at least") || s.starts_with("no fewer than") => Bound::AtLeast,
        s if s.starts_with("fewer than")
            || s.starts_with("less than")
            || s.starts_with("under")
            || s.starts_with("below") =>
        {
            Bound::LessThan
        }
        s if s.starts_with("up to") || s.starts_with("at most") => Bound::AtMost,
        s if ["about", "around", "some", "nearly", "almost", "roughly", "approximately"]
            .iter()
            .any(|w| s.starts_with(w)) =>
        {
            Bound::About
        }
        _ => Bound::Exactly,
    }
}

/// The value of a number in figures or words.
fn number_value(parsed: &ParsedReport<'_>, number: TokenIdx) -> Option<u64> {
    let digits = parsed.text(number).replace(',', "");
    if let Ok(value) = digits.parse() {
        return Some(value);
    }
    let words: Vec<String> =
        parsed.subtree(number).into_iter().map(|i| parsed.text(i).to_lowercase()).collect();
    words_value(&words)
}

/// Numbers below twenty, by their value.
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// Multiples of ten from twenty on.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// "thirty-five", "two dozen", "one hundred and twenty".
fn words_value(words: &[String]) -> Option<u64> {
    let (mut total, mut part, mut any) = (0u64, 0u64, false);
    for word in words.iter().flat_map(|w| w.split('-')).filter(|w| !w.is_empty()) {
        let position = |list: &[&str]| list.iter().position(|x| *x == word).map(|i| i as u64);
        if let Some(n) = position(&SMALL) {
            part += n;
        } else if let Some(n) = position(&TENS) {
            part += (n + 2) * 10;
        } else {
            match word {
                "dozen" => part = part.max(1) * 12,
                "hundred" => part = part.max(1) * 100,
                "thousand" => (total, part) = (total + part.max(1) * 1_000, 0),
                "million" => (total, part) = (total + part.max(1) * 1_000_000, 0),
                _ => continue,
            }
        }
        any = true;
    }
    any.then_some(total + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<u64> {
        words_value(&text.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn reads_number_words() {
        assert_eq!(value("thirty-five"), Some(35));
        assert_eq!(value("two dozen"), Some(24));
        assert_eq!(value("one hundred and twenty"), Some(120));
        assert_eq!(value("three thousand five hundred"), Some(3500));
        assert_eq!(value("several"), None);
    }
}
