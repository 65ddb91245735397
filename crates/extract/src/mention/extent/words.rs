//! Finds the words of a description that tell which thing it means.

use super::thing::thing_extent;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::phrase;
use rapporteur_language::{Dep, Pos};
use std::ops::Range;

/// Modifiers that tell nothing about which thing is meant.
const IDLE: [&str; 24] = [
    "new",
    "latest",
    "recent",
    "current",
    "own",
    "other",
    "such",
    "same",
    "this",
    "that",
    "key",
    "major",
    "important",
    "initial",
    "final",
    "possible",
    "potential",
    "proposed",
    "so",
    "called",
    "late",
    "next",
    "upcoming",
    "planned",
];

/// Modifiers that tell described things apart, lower case, sorted.
pub(crate) fn document_modifiers(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    registry: &Registry,
) -> Vec<String> {
    let mut found: Vec<String> = parsed
        .children_by(head, &[Dep::Amod, Dep::Compound, Dep::Nummod, Dep::Nmod])
        .filter(|c| registry.at(*c).is_none())
        .map(|c| parsed.text_of(phrase_of(parsed, c)).to_lowercase())
        .filter(|word| !IDLE.contains(&word.as_str()))
        .collect();
    found.sort();
    found
}

fn phrase_of(parsed: &ParsedReport<'_>, modifier: TokenIdx) -> Range<TokenIdx> {
    let below = parsed.subtree(modifier);
    below[0]..below[below.len() - 1] + 1
}

/// The words that describe a thing, for its label; words that only say which one the report speaks of now are left off.
pub(crate) fn describe(parsed: &ParsedReport<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let long = phrase(parsed, head, true);
    let mut words = if long.len() <= 8 { long } else { phrase(parsed, head, false) };
    while words.start < head && is_idle(parsed, words.start, head) {
        words.start += 1;
    }
    words
}

/// The words that tell which thing is meant, for its label: with its owner and its complement.
pub(crate) fn whole(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Range<TokenIdx> {
    let mut words = thing_extent(parsed, head, registry);
    while words.start < head && is_idle(parsed, words.start, head) {
        words.start += 1;
    }
    words
}

/// Words that tell nothing at the beginning of a label; "the New York accord" begins with a name.
fn is_idle(parsed: &ParsedReport<'_>, word: TokenIdx, head: TokenIdx) -> bool {
    let named = parsed.pos(word) == Pos::Propn && parsed.head(word) != Some(head);
    IDLE.contains(&parsed.lemma(word)) && !named || matches!(parsed.text(word), "'" | "‘" | "\"" | "“" | "-")
}
