//! Finds capitalised phrases that a noun for bodies, documents or gatherings heads.

use super::phrase;
use crate::detector::Rule;
use crate::mention::class_noun::class_kind;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::{capitalised, is_weekday};
use crate::parsed_report::{ParsedReport, TokenIdx};
use std::ops::Range;

/// Capitalised phrases headed by a noun for bodies, documents or gatherings ("Coalition of the Willing", "Budapest Memorandum"), and
/// the same in quotation marks without capitals.
pub(in crate::mention) fn from_class_nouns(parsed: &ParsedReport<'_>) -> Vec<NamedSpan> {
    let mut found = Vec::new();
    for i in 0..parsed.tokens.len() {
        let Some(kind) = class_kind(parsed, i) else { continue };
        if parsed.hits.get(i, "office").is_some_and(|hit| hit.tokens.len() > 1)
            || phrase::part_of_office(parsed, i)
        {
            continue;
        }
        let run = || capitalised(parsed, i).then(|| phrase::capitalised_run(parsed, i));
        let tokens = phrase::quoted_phrase(parsed, i).or_else(run).map(|tokens| {
            let days = tokens.clone().take_while(|t| *t < i && is_weekday(parsed, *t)).count();
            tokens.start + days..tokens.end
        });
        let Some(tokens) = tokens.filter(|tokens| tokens.len() > 1 && !shouting(parsed, tokens.clone()))
        else {
            continue;
        };
        found.push(NamedSpan::new(tokens, kind, Source::ClassNoun, Rule::ClassNoun));
    }
    found
}

/// All words in capitals: a headline or dateline, in which capitals mean nothing.
fn shouting(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    tokens.len() > 2 && tokens.clone().all(|i| !parsed.text(i).chars().any(char::is_lowercase))
}
