//! Finds people by their title, and cuts titles off names.

use super::{reach, unfound};
use crate::context::Context;
use crate::detector::Rule;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::{capitalised, is_hyphen_inside, title_cased};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::Pos;
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Adds people that only their title or an earlier full name shows, and cuts titles off names.
pub(in crate::mention) fn complete(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: &mut Vec<NamedSpan>,
) {
    for span in spans.iter_mut().filter(|span| span.kind == types::PERSON) {
        span.tokens = without_titles(parsed, span.tokens.clone());
    }
    spans.retain(|span| !span.tokens.is_empty());
    let titled = (0..parsed.tokens.len()).filter_map(|i| after_title(parsed, i)).collect::<Vec<_>>();
    for tokens in titled {
        match spans.iter_mut().find(|s| s.tokens.start < tokens.end && tokens.start < s.tokens.end) {
            // "[Secretary of Agriculture Ana Ruiz]": the recogniser took the title for part of a name.
            Some(span) if span.source == Source::Model && swallows(parsed, span.tokens.clone(), &tokens) => {
                span.kind = types::PERSON.to_owned();
                span.tokens = tokens;
            }
            Some(span) if span.source == Source::Model && span.tokens.start >= tokens.start => {
                span.kind = types::PERSON.to_owned();
                span.tokens = tokens.start..span.tokens.end.max(tokens.end);
            }
            Some(_) => {}
            None => spans.push(NamedSpan::person(tokens, Rule::Title)),
        }
    }
    spans.sort_by_key(|span| span.tokens.start);
    reach::extend(parsed, context, spans);
    unfound::add(parsed, context, spans);
    spans.sort_by_key(|span| span.tokens.start);
}

/// Whether a span holds the end of a title and the name behind it.
fn swallows(parsed: &ParsedReport<'_>, span: Range<TokenIdx>, name: &Range<TokenIdx>) -> bool {
    let titled = parsed
        .titles
        .iter()
        .any(|title| title.tokens.end == name.start && title.tokens.contains(&span.start));
    titled && span.end == name.end && name.len() > 1
}

fn without_titles(parsed: &ParsedReport<'_>, mut tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    while tokens.len() > 1 {
        let first = tokens.start;
        let title = (first..tokens.end - 1).rev().find(|last| {
            parsed.hits.get(*last, "office").is_some_and(|hit| hit.tokens.start == first)
                || parsed.hits.get(*last, "honorific").is_some_and(|hit| hit.tokens.start == first)
        });
        match title {
            Some(last) => tokens.start = last + 1,
            None => break,
        }
    }
    tokens
}

/// Finds the capitalised words after an office or honorific: "President X Y", "Mr X".
fn after_title(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<Range<TokenIdx>> {
    let hit = parsed.hits.get(i, "honorific").or_else(|| parsed.hits.get(i, "office"))?;
    let sentence = &parsed.sentence(i).tokens;
    let start = hit.tokens.end;
    let honorific = parsed.hits.is(i, "honorific");
    if start >= sentence.end
        || !(capitalised(parsed, i) || honorific)
        || title_cased(parsed, sentence.clone())
    {
        return None;
    }
    let names = |k: TokenIdx| {
        capitalised(parsed, k)
            && parsed.pos(k) == Pos::Propn
            && !parsed.hits.is_any(k, &["office", "honorific", "organization_noun", "meeting", "document"])
    };
    let hyphened =
        |k: TokenIdx| k > start && (is_hyphen_inside(parsed, k) || is_hyphen_inside(parsed, k - 1));
    let end = (start..sentence.end).take(6).take_while(|k| names(*k) || hyphened(*k)).last()? + 1;
    Some(start..end)
}
