//! Joins names and the abbreviations in brackets behind them.
//!
//! Method: A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003.

use super::span::{NamedSpan, Source};
use crate::detector::Rule;
use crate::mention::class_noun::class_kind;
use crate::mention::people;
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Finds what is abbreviated in brackets: the abbreviation is a name of the same type as its long form, wherever it stands, and
/// a phrase that is abbreviated is a name.
pub(super) fn complete(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>) {
    for open in (1..parsed.tokens.len().saturating_sub(2)).filter(|i| parsed.text(*i) == "(") {
        let short = open + 1;
        let clipped = || is_clipped(parsed, spans, open);
        if !(is_abbreviation(parsed.text(short)) || clipped())
            || !matches!(parsed.text(open + 2), ")" | "," | ";")
            || parsed.hits.is(short, "office")
        {
            continue;
        }
        let long = long_form(parsed, open, parsed.text(short));
        let Some(kind) =
            long.and_then(|long| settle(parsed, spans, long)).or_else(|| body_before(parsed, spans, open))
        else {
            continue;
        };
        spans.retain(|s| s.tokens != (short..short + 1) || s.gazetteer.is_some());
        if spans.iter().all(|s| s.tokens.end <= short || short < s.tokens.start) {
            spans.push(named(short..short + 1, &kind));
        }
        again(parsed, spans, parsed.text(short), &kind);
    }
    spans.sort_by_key(|span| span.tokens.start);
}

/// "(Phivolcs)" behind the name of a body: one word of the letters of several, in their order.
fn is_clipped(parsed: &ParsedReport<'_>, spans: &[NamedSpan], open: TokenIdx) -> bool {
    let word = parsed.text(open + 1);
    let body =
        spans.iter().find(|s| s.tokens.end == open && s.kind == types::ORGANIZATION && s.tokens.len() > 2);
    let written = (4..=10).contains(&word.chars().count())
        && word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && parsed.text(open + 2) == ")";
    let long = body.filter(|_| written).and_then(|_| long_form(parsed, open, word));
    long.is_some_and(|long| body.is_some_and(|body| body.tokens.start == long.start))
}

fn is_abbreviation(word: &str) -> bool {
    (2..=8).contains(&word.chars().count())
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '&'))
}

/// The words before the bracket whose letters the abbreviation takes, the first one at the beginning of a word.
fn long_form(parsed: &ParsedReport<'_>, open: TokenIdx, short: &str) -> Option<Range<TokenIdx>> {
    let floor = parsed.sentence(open).tokens.start;
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let begin = open.saturating_sub(2 * letters.len() + 4).max(floor);
    let words: Vec<Vec<char>> =
        (begin..open).map(|i| parsed.text(i).chars().flat_map(char::to_lowercase).collect()).collect();
    let start = begin + first_word(&words, &letters)?;
    let plain = (start..open).all(|i| !matches!(parsed.text(i), "," | ";" | "(" | ")" | "\"" | "“" | "”"));
    let named = capitalised(parsed, start)
        && parsed.text(start).to_lowercase() != short.to_lowercase()
        && open - start > 1;
    (plain && named).then_some(start..open)
}

/// Matches letters from the last to the first; the first has to begin a word. Gives that word.
fn first_word(words: &[Vec<char>], letters: &[char]) -> Option<usize> {
    let mut word = words.len().checked_sub(1)?;
    let mut at = words[word].len();
    for (n, letter) in letters.iter().enumerate().rev() {
        loop {
            let found = words[word][..at].iter().rposition(|c| c == letter);
            match found {
                Some(i) if n > 0 || i == 0 => {
                    at = i;
                    break;
                }
                Some(i) => at = i,
                None => {
                    word = word.checked_sub(1)?;
                    at = words[word].len();
                }
            }
        }
    }
    Some(word)
}

/// The type of a body whose translated name stands before the bracket: the letters of its abbreviation are those of its own language.
fn body_before(parsed: &ParsedReport<'_>, spans: &[NamedSpan], open: TokenIdx) -> Option<String> {
    let capitals = parsed.text(open + 1).chars().all(char::is_uppercase) && parsed.text(open + 2) == ")";
    let body = spans.iter().find(|s| {
        s.tokens.end == open && s.kind == types::ORGANIZATION && s.gazetteer.is_none() && s.tokens.len() > 1
    })?;
    let classed = body.tokens.clone().any(|i| class_kind(parsed, i) == Some(types::ORGANIZATION));
    (capitals && classed).then(|| body.kind.clone())
}

/// Makes the long form one name, and tells its type: what it was, or a body.
fn settle(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>, long: Range<TokenIdx>) -> Option<String> {
    let known = spans.iter().find(|s| {
        s.tokens.end == long.end
            && s.tokens.start <= long.start
            && (s.gazetteer.is_some() || s.kind != types::PERSON)
    });
    if let Some(span) = known {
        return Some(span.kind.clone());
    }
    if parsed.hits.is(parsed.head_of(long.clone()), "office") || people::is_titled(parsed, long.start) {
        return None;
    }
    let class = (long.clone()).filter(|i| capitalised(parsed, *i)).find_map(|i| class_kind(parsed, i));
    let kind = class.unwrap_or(types::ORGANIZATION);
    spans.retain(|s| s.tokens.end <= long.start || long.end <= s.tokens.start);
    spans.push(named(long, kind));
    Some(kind.to_owned())
}

/// Names the abbreviation wherever else the report uses it.
fn again(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>, short: &str, kind: &str) {
    for i in (0..parsed.tokens.len()).filter(|i| parsed.text(*i) == short) {
        match spans.iter_mut().find(|s| s.tokens.contains(&i)) {
            Some(span) if span.source == Source::Model && span.tokens.len() == 1 => {
                span.kind = kind.to_owned()
            }
            Some(_) => {}
            None => spans.push(named(i..i + 1, kind)),
        }
    }
}

fn named(tokens: Range<TokenIdx>, kind: &str) -> NamedSpan {
    NamedSpan::new(tokens, kind, Source::ClassNoun, Rule::Abbreviation)
}

/// "North Atlantic Treaty Organization (NATO)": an abbreviation in brackets and the name before it are one entity's.
pub(super) fn join(parsed: &ParsedReport<'_>, registry: &mut Registry) {
    let pairs: Vec<(LocalId, LocalId)> = registry
        .mentions
        .iter()
        .filter(|m| {
            m.tokens.start > 1 && parsed.text(m.tokens.start - 1) == "(" && m.tokens.end < parsed.tokens.len()
        })
        .filter_map(|short| {
            let long =
                registry.holding(short.tokens.start - 2).find(|m| m.tokens.end + 1 == short.tokens.start)?;
            let same_kind = registry.entity(long.entity).kind == registry.entity(short.entity).kind;
            (same_kind
                && (short.found_by == Rule::Abbreviation
                    || abbreviates(
                        parsed.text_of(short.tokens.clone()),
                        parsed.text_of(long.tokens.clone()),
                    )))
            .then_some((long.entity, short.entity))
        })
        .collect();
    for (long, short) in pairs {
        registry.merge(long, short);
    }
}

/// Whether letters of the long name, the first at the beginning of a word, make up the short one.
fn abbreviates(short: &str, long: &str) -> bool {
    let words: Vec<Vec<char>> = long
        .split([' ', '-'])
        .filter(|w| !w.is_empty())
        .map(|w| w.chars().flat_map(char::to_lowercase).collect())
        .collect();
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    is_abbreviation(short) && words.len() > 1 && first_word(&words, &letters).is_some_and(|word| word <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_take_letters_of_their_words() {
        assert!(abbreviates("NATO", "North Atlantic Treaty Organization"));
        assert!(abbreviates("EU", "European Union"));
        assert!(abbreviates("IMechE", "Institution of Mechanical Engineers"));
        assert!(abbreviates("CSU", "Christian Social Union in Bavaria"));
        assert!(!abbreviates("IMF", "European Union"));
    }

    #[test]
    fn only_capitals_abbreviate() {
        assert!(is_abbreviation("IMechE"));
        assert!(!is_abbreviation("Nordic"));
        assert!(!is_abbreviation("2016"));
    }
}
