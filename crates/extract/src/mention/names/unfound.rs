//! Bodies whom the recogniser overlooks: a name behind the noun for its kind, and abbreviations in running text.

use super::super::spans::capitalised;
use super::{NamedSpan, Source};
use crate::document::{Document, TokenIdx};
use rapporteur_model::{BlockKind, Form};
use std::ops::Range;

/// Adds bodies where nothing was found.
pub(super) fn add(document: &Document<'_>, spans: &mut Vec<NamedSpan>) {
    let mut found = Vec::new();
    for i in 0..document.tokens.len() {
        let free = |i: TokenIdx| spans.iter().all(|s: &NamedSpan| !s.tokens.contains(&i));
        if document.tag(i) != "NNP" || !free(i) || document.sentence(i).block != BlockKind::Paragraph {
            continue;
        }
        if is_abbreviation(document, i) {
            found.push(named(i..i + 1, "names/capitals"));
        } else if labelled(document, i) {
            let end = (i..document.sentence(i).tokens.end)
                .take_while(|k| free(*k) && document.tag(*k) == "NNP" && capitalised(document, *k))
                .last()
                .unwrap_or(i)
                + 1;
            found.push(named(i..end, "names/introduced"));
        }
    }
    spans.extend(found);
    spans.sort_by_key(|span| span.tokens.start);
}

/// Capitals in a sentence that has others, standing where a party stands: no unit, no clock, no post.
fn is_abbreviation(document: &Document<'_>, i: TokenIdx) -> bool {
    let word = document.text(i);
    let capitals = (3..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    let quiet =
        document.sentence(i).tokens.clone().filter(|k| *k != i).any(|k| {
            document.text(k).chars().count() > 3 && document.text(k).chars().all(char::is_lowercase)
        });
    let party = matches!(document.dep(i), "nsubj" | "nsubjpass" | "agent" | "poss" | "appos" | "conj");
    capitals
        && quiet
        && party
        && !document.hits.is_any(i, &["office", "member", "honorific", "document", "meeting"])
}

/// "the Chinese company X": a name that the noun for a body stands right before.
fn labelled(document: &Document<'_>, i: TokenIdx) -> bool {
    let Some(noun) = i.checked_sub(1).filter(|n| document.sentence_idx(*n) == document.sentence_idx(i))
    else {
        return false;
    };
    let related = document.head(noun) == Some(i) || document.head(i) == Some(noun);
    document.tag(noun) == "NN"
        && related
        && capitalised(document, i)
        && !capitalised(document, noun)
        && document.hits.is_any(noun, &["organization_noun", "company_noun"])
}

fn named(tokens: Range<TokenIdx>, found_by: &str) -> NamedSpan {
    NamedSpan {
        tokens,
        kind: "Organization".to_owned(),
        gazetteer: None,
        form: Form::Name,
        source: Source::Model,
        found_by: found_by.to_owned(),
    }
}
