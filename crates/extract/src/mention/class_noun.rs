//! Tells the type of what a name names by the noun in it: "Ministry", "Summit", "Accord".

use super::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;

/// Nouns for members in whose name a body is: their possessive lies inside its name ("People's Party").
const MEMBERS: [&str; 14] = [
    "people",
    "peoples",
    "workers",
    "women",
    "men",
    "children",
    "farmers",
    "peasants",
    "citizens",
    "teachers",
    "journalists",
    "doctors",
    "mothers",
    "veterans",
];

/// The type that a class noun gives a name.
pub(super) fn class_kind(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<&'static str> {
    let is = |class: &str| parsed.hits.is(i, class);
    if !matches!(parsed.pos(i), Pos::Noun | Pos::Propn) {
        return None;
    }
    match () {
        () if is("organization_noun") || is_fraternity(parsed, i) => Some(types::ORGANIZATION),
        () if is("meeting") && (!is("document") || attended(parsed, i)) => Some(types::MEETING),
        () if is("document") => Some(types::DOCUMENT),
        () => None,
    }
}

/// A convention is a meeting where something happens at it, else a treaty.
fn attended(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.head(i).is_some_and(|p| {
        parsed.dep(i) == Dep::Pobj && matches!(parsed.lemma(p), "at" | "during" | "before" | "after" | "in")
    })
}

/// "the Order of Malta": what carries such a name is a body; an order to somebody is a document.
fn is_fraternity(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.text(i) == "Order"
        && i + 2 < parsed.tokens.len()
        && parsed.text(i + 1) == "of"
        && capitalised(parsed, i + 2)
}

/// Whether the capitalised words from a token on hold a noun for a body, or are an abbreviation.
pub(super) fn names_body(parsed: &ParsedReport<'_>, from: TokenIdx, ceiling: TokenIdx) -> bool {
    let start = if from < ceiling && parsed.lemma(from) == "the" { from + 1 } else { from };
    let is_abbreviation =
        |i: TokenIdx| parsed.text(i).chars().count() > 1 && parsed.text(i).chars().all(char::is_uppercase);
    let mut run = (start..ceiling).take_while(|i| capitalised(parsed, *i)).peekable();
    run.peek().copied().is_some_and(is_abbreviation)
        || run.any(|i| class_kind(parsed, i) == Some(types::ORGANIZATION))
}

/// Whether a body can be named after them: "People's", "Workers'".
pub(super) fn is_membership(word: &str) -> bool {
    let lower = word.to_lowercase();
    MEMBERS.iter().any(|members| *members == lower || members.strip_suffix('s') == Some(lower.as_str()))
}
