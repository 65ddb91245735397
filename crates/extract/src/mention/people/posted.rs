//! Who holds a post is a person, whatever the recogniser takes the name for: "Ana Ruiz, managing director of Acme".

use crate::detector::Rule;
use crate::mention::class_noun::class_kind;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::title::Title;
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Longest name, in tokens.
const LONGEST: usize = 5;

/// Types names beside titles as people's, and adds those that were not found.
pub(in crate::mention) fn add(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>) {
    let heads: Vec<TokenIdx> = parsed.titles.iter().flat_map(|title| holders(parsed, title)).collect();
    for head in heads {
        match spans.iter_mut().find(|s| s.tokens.contains(&head)) {
            Some(span) => {
                let unsure = matches!(span.source, Source::Model | Source::ClassNoun);
                if unsure && span.kind != types::PERSON && is_name(parsed, span.tokens.clone()) {
                    span.kind = types::PERSON.to_owned();
                    span.found_by = Rule::Posted.into();
                }
            }
            None => {
                let name = run(parsed, head);
                let free = spans.iter().all(|s| s.tokens.end <= name.start || name.end <= s.tokens.start);
                if free && is_name(parsed, name.clone()) {
                    spans.push(NamedSpan::person(name, Rule::Posted));
                }
            }
        }
    }
    spans.sort_by_key(|span| span.tokens.start);
}

/// The proper nouns that stand in apposition to a title: behind it, or before it where no name follows the title.
fn holders(parsed: &ParsedReport<'_>, title: &Title) -> Vec<TokenIdx> {
    let end = title.tokens.end;
    let followed = end < parsed.tokens.len() && parsed.pos(end) == Pos::Propn && capitalised(parsed, end);
    let behind = parsed.children_by(title.head, &[Dep::Appos]).filter(|i| *i > title.head);
    let before = parsed.head(title.head).filter(|_| parsed.dep(title.head) == Dep::Appos && !followed);
    let rows = behind.chain(before.map(|i| if title.is_plural { parsed.first_conjunct(i) } else { i }));
    let with_row = |i: TokenIdx| {
        let row = parsed.conjuncts_after(i).collect::<Vec<_>>();
        std::iter::once(i).chain(row.into_iter().filter(|_| title.is_plural))
    };
    rows.flat_map(with_row).filter(|i| parsed.pos(*i) == Pos::Propn).collect()
}

/// The capitalised words that end in a token.
fn run(parsed: &ParsedReport<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let floor = parsed.sentence(head).tokens.start;
    let part = |i: &TokenIdx| {
        parsed.pos(*i) == Pos::Propn && capitalised(parsed, *i) && parsed.head(*i) == Some(head)
    };
    (floor..head).rev().take_while(part).last().unwrap_or(head)..head + 1
}

/// Two words at least, none of which tells of a body, a place or a title.
fn is_name(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    const NO_NAMES: [&str; 7] = [
        "office",
        "honorific",
        "organization_noun",
        "company_noun",
        "company_form",
        "place_noun",
        "party_word",
    ];
    (2..=LONGEST).contains(&tokens.len())
        && tokens.clone().all(|i| class_kind(parsed, i).is_none() && !parsed.hits.is_any(i, &NO_NAMES))
        && tokens.clone().all(|i| capitalised(parsed, i) || parsed.text(i) == "-")
        && tokens.clone().any(|i| parsed.text(i).chars().any(char::is_lowercase))
}
