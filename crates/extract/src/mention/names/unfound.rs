//! Bodies whom the recogniser overlooks: a name behind the noun for its kind, and abbreviations in running text.

use super::super::spans::capitalised;
use super::{NamedSpan, Source};
use crate::cover::Taken;
use crate::detector::Rule;
use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::BlockKind;
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Words before a title that tell its rank.
const RANKS: [&str; 10] = [
    "Acting",
    "Assistant",
    "Chief",
    "Deputy",
    "Executive",
    "Former",
    "General",
    "Managing",
    "Senior",
    "Vice",
];

/// Adds bodies where nothing was found.
pub(super) fn add(document: &Document<'_>, spans: &mut Vec<NamedSpan>) {
    let mut found = Vec::new();
    let taken = Taken::by(document, spans.iter().map(|s| s.tokens.clone()));
    let free = |i: TokenIdx| taken.is_free(i);
    for i in 0..document.tokens.len() {
        if document.tag(i) != Tag::Nnp || !free(i) || document.sentence(i).block != BlockKind::Paragraph {
            continue;
        }
        if is_abbreviation(document, i) {
            found.push(named(i..i + 1, Rule::Capitals));
        } else if labelled(document, i) {
            let end = (i..document.sentence(i).tokens.end)
                .take_while(|k| free(*k) && document.tag(*k) == Tag::Nnp && capitalised(document, *k))
                .last()
                .unwrap_or(i)
                + 1;
            found.push(named(i..end, Rule::Introduced));
        } else if let Some(end) = described(document, i).filter(|end| (i..*end).all(free)) {
            found.push(named(i..end, Rule::Described));
        } else if let Some(end) = heading(document, i).filter(|end| (i..*end).all(free)) {
            found.push(named(i..end, Rule::KindOfBody));
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
    let party = matches!(
        document.dep(i),
        Dep::Nsubj | Dep::Nsubjpass | Dep::Agent | Dep::Poss | Dep::Appos | Dep::Conj
    );
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
    document.tag(noun) == Tag::Nn
        && related
        && capitalised(document, i)
        && !capitalised(document, noun)
        && document.hits.is_any(noun, &["organization_noun", "company_noun"])
}

/// "Larkspur, the Russian space agency,": a name that a description as a body follows behind a comma. Gives the end of the name.
fn described(document: &Document<'_>, i: TokenIdx) -> Option<TokenIdx> {
    let sentence = &document.sentence(i).tokens;
    let proper = |k: TokenIdx| document.tag(k) == Tag::Nnp && capitalised(document, k);
    if i > sentence.start && (proper(i - 1) || document.text(i - 1) == "-") || !proper(i) {
        return None;
    }
    let end = (i..sentence.end).take_while(|k| proper(*k)).last()? + 1;
    let head = document.head_of(i..end);
    let noun = document.children_by(head, &[Dep::Appos]).find(|noun| *noun > end)?;
    let told = end < sentence.end
        && document.text(end) == ","
        && document.tag(noun) == Tag::Nn
        && document.child(noun, &[Dep::Det]).is_some()
        && document.child(noun, &[Dep::Amod, Dep::Compound]).is_some()
        && document.hits.is_any(noun, &["organization_noun", "company_noun"]);
    told.then_some(end)
}

/// "the Larkspur mining union", "Harbourjet chairman Ana Ruiz": a name before the noun for a body, or for its leader whose name
/// follows. Gives the end of the name.
fn heading(document: &Document<'_>, i: TokenIdx) -> Option<TokenIdx> {
    let sentence = &document.sentence(i).tokens;
    let proper = |k: TokenIdx| document.tag(k) == Tag::Nnp && capitalised(document, k);
    let first = i == sentence.start;
    if !first && (proper(i - 1) || document.text(i - 1) == "-") {
        return None;
    }
    let named = |k: TokenIdx| {
        proper(k)
            && !RANKS.contains(&document.text(k))
            && !document.hits.is_any(k, &["leader", "office", "honorific"])
    };
    let end = (i..sentence.end).take_while(|k| named(*k)).last()? + 1;
    let noun = (end..sentence.end.min(end + 3))
        .find(|k| document.hits.is_any(*k, &["organization_noun", "company_noun", "leader"]))?;
    let between = (end..noun).all(|k| matches!(document.tag(k), Tag::Jj | Tag::Nn));
    let head = document.head(end - 1)?;
    let joined = matches!(document.dep(end - 1), Dep::Compound | Dep::Nmod)
        && (head == noun || document.head(noun) == Some(head));
    let leads = || {
        let person = document.head(noun).filter(|name| document.dep(noun) == Dep::Compound && *name > noun);
        let of_people = matches!(document.lemma(noun), "leader" | "commander" | "captain" | "governor");
        noun == end
            && !of_people
            && person.is_some_and(|name| document.pos(name) == rapporteur_language::Pos::Propn)
    };
    let body = || {
        matches!(document.tag(noun), Tag::Nn | Tag::Nnp)
            && !capitalised(document, noun)
            && document.hits.is_any(noun, &["organization_noun", "company_noun"])
    };
    let abbreviated = document.text(i).chars().all(char::is_uppercase) && end == i + 1;
    (between && joined && !abbreviated && (document.hits.is(noun, "leader") && leads() || !first && body()))
        .then_some(end)
}

fn named(tokens: Range<TokenIdx>, found_by: Rule) -> NamedSpan {
    NamedSpan::new(tokens, types::ORGANIZATION, Source::Model, found_by)
}
