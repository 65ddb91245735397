//! Tells by how a word is written whether it can belong to a name: capitals, hyphens, weekdays.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_model::BlockKind;
use std::ops::Range;

/// Whether a token is written as a name is.
pub(super) fn capitalised(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.text(i).chars().next().is_some_and(char::is_uppercase)
}

/// A headline in title case: nearly every long word is capitalised, so capitals mark no name.
pub(super) fn title_cased(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    let heading = matches!(parsed.sentence(tokens.start).block, BlockKind::Headline | BlockKind::Heading);
    let long: Vec<TokenIdx> = tokens.filter(|i| parsed.text(*i).chars().count() > 3).collect();
    heading
        && long.len() >= 4
        && long.iter().filter(|i| capitalised(parsed, **i)).count() * 10 >= long.len() * 8
}

/// A hyphen without space on either side: "Turkish-Islamic".
pub(super) fn is_hyphen_inside(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let touches = |a: TokenIdx, b: TokenIdx| parsed.tokens[a].span.end == parsed.tokens[b].span.start;
    matches!(parsed.text(i), "-" | "–")
        && i > 0
        && i + 1 < parsed.tokens.len()
        && touches(i - 1, i)
        && touches(i, i + 1)
}

/// "on Friday Larkspur Motor Company": the day before a name, whether or not the tagger of times sees it there.
pub(super) fn is_weekday(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(
        parsed.lemma(i).to_lowercase().as_str(),
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

/// "[ABS]-CBN": where the letters begin that a hyphen joins to letters.
pub(super) fn letters_before(parsed: &ParsedReport<'_>, start: TokenIdx) -> Option<TokenIdx> {
    let first = start.checked_sub(2).filter(|first| parsed.sentence(*first).tokens.contains(&start))?;
    let letters = |i: TokenIdx| parsed.text(i).len() > 1 && parsed.text(i).chars().all(char::is_uppercase);
    let touches = |left: TokenIdx| parsed.tokens[left].span.end == parsed.tokens[left + 1].span.start;
    let joined = parsed.text(first + 1) == "-" && touches(first) && touches(first + 1);
    (joined && letters(first) && letters(start)).then_some(first)
}
