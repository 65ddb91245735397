//! Finds events and meetings named by year or number: "the 2005 Norwegian parliamentary election", "COP21".

use crate::detector::Rule;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Pos, Tag};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Longest run of words between the year and the noun.
const REACH: usize = 8;

/// Events whose name begins with their year, and numbered conferences.
pub(in crate::mention) fn from_numbers(parsed: &ParsedReport<'_>) -> Vec<NamedSpan> {
    let all = || 0..parsed.tokens.len();
    let events = all()
        .filter(|i| is_year(parsed.text(*i)))
        .filter_map(|year| event_of(parsed, year))
        .map(|tokens| named(tokens, types::EVENT));
    let conferences =
        all().filter(|i| is_conference(parsed.text(*i))).map(|i| named(i..i + 1, types::MEETING));
    events.chain(conferences).collect()
}

/// A conference of the parties to a convention, by its number.
fn is_conference(word: &str) -> bool {
    let number = ["COP-", "COP"].iter().find_map(|prefix| word.strip_prefix(prefix));
    number.is_some_and(|number| matches!(number.len(), 1 | 2) && number.bytes().all(|b| b.is_ascii_digit()))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && matches!(word.as_bytes()[0], b'1' | b'2')
}

/// The words from the year to the noun: a place or people, then whatever narrows the noun.
fn event_of(parsed: &ParsedReport<'_>, year: TokenIdx) -> Option<Range<TokenIdx>> {
    let end = parsed.sentence(year).tokens.end;
    let within = |i: &TokenIdx| {
        capitalised(parsed, *i)
            || matches!(parsed.pos(*i), Pos::Adj | Pos::Noun) && parsed.tag(*i) != Tag::Nns
    };
    let noun =
        (year + 1..end).take(REACH).find(|i| parsed.hits.is(*i, "event") && parsed.pos(*i) != Pos::Verb)?;
    let named = noun > year + 1 && capitalised(parsed, year + 1) && (year + 1..noun).all(|i| within(&i));
    named.then_some(year..noun + 1)
}

fn named(tokens: Range<TokenIdx>, kind: &str) -> NamedSpan {
    NamedSpan::new(tokens, kind, Source::ClassNoun, Rule::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conferences_have_small_numbers() {
        assert!(is_conference("COP21") && is_conference("COP-9"));
        assert!(!is_conference("COPE") && !is_conference("COP2021"));
    }
}
