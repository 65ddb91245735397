//! Adds bodies whom the recogniser overlooks: a name behind the noun for its kind, and abbreviations in running text.

use super::span::{NamedSpan, Source};
use crate::cover::Taken;
use crate::detector::Rule;
use crate::mention::writing::{capitalised, letters_before};
use crate::parsed_report::{ParsedReport, TokenIdx};
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
pub(super) fn add(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>) {
    let mut found = Vec::new();
    let taken = Taken::by(parsed, spans.iter().map(|s| s.tokens.clone()));
    let free = |i: TokenIdx| taken.is_free(i);
    for i in 0..parsed.tokens.len() {
        if parsed.tag(i) != Tag::Nnp || !free(i) || parsed.sentence(i).block != BlockKind::Paragraph {
            continue;
        }
        if is_abbreviation(parsed, i) {
            let first = letters_before(parsed, i).filter(|first| free(*first));
            found.push(named(first.unwrap_or(i)..i + 1, Rule::Capitals));
        } else if labelled(parsed, i) {
            let end = (i..parsed.sentence(i).tokens.end)
                .take_while(|k| free(*k) && parsed.tag(*k) == Tag::Nnp && capitalised(parsed, *k))
                .last()
                .unwrap_or(i)
                + 1;
            found.push(named(i..end, Rule::Introduced));
        } else if let Some(end) = described(parsed, i).filter(|end| (i..*end).all(free)) {
            found.push(named(i..end, Rule::Described));
        } else if let Some(end) = heading(parsed, i).filter(|end| (i..*end).all(free)) {
            found.push(named(i..end, Rule::KindOfBody));
        }
    }
    spans.extend(found);
    spans.sort_by_key(|span| span.tokens.start);
}

/// Capitals in a sentence that has others, standing where a party stands: no unit, no clock, no post.
fn is_abbreviation(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let word = parsed.text(i);
    let capitals = (3..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    let quiet = parsed
        .sentence(i)
        .tokens
        .clone()
        .filter(|k| *k != i)
        .any(|k| parsed.text(k).chars().count() > 3 && parsed.text(k).chars().all(char::is_lowercase));
    let party = matches!(
        parsed.dep(i),
        Dep::Nsubj | Dep::Nsubjpass | Dep::Agent | Dep::Poss | Dep::Appos | Dep::Conj
    );
    capitals
        && quiet
        && party
        && !parsed.hits.is_any(i, &["office", "member", "honorific", "document", "meeting"])
}

/// "the Chinese company X": a name that the noun for a body stands right before.
fn labelled(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let Some(noun) = i.checked_sub(1).filter(|n| parsed.sentence_idx(*n) == parsed.sentence_idx(i)) else {
        return false;
    };
    let related = parsed.head(noun) == Some(i) || parsed.head(i) == Some(noun);
    parsed.tag(noun) == Tag::Nn
        && related
        && capitalised(parsed, i)
        && !capitalised(parsed, noun)
        && parsed.hits.is_any(noun, &["organization_noun", "company_noun"])
}

/// "Larkspur, the Russian space agency,": a name that a description as a body follows behind a comma. Gives the end of the name.
fn described(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<TokenIdx> {
    let sentence = &parsed.sentence(i).tokens;
    let proper = |k: TokenIdx| parsed.tag(k) == Tag::Nnp && capitalised(parsed, k);
    if i > sentence.start && (proper(i - 1) || parsed.text(i - 1) == "-") || !proper(i) {
        return None;
    }
    let end = (i..sentence.end).take_while(|k| proper(*k)).last()? + 1;
    let head = parsed.head_of(i..end);
    let noun = parsed.children_by(head, &[Dep::Appos]).find(|noun| *noun > end)?;
    let told = end < sentence.end
        && parsed.text(end) == ","
        && parsed.tag(noun) == Tag::Nn
        && parsed.child(noun, &[Dep::Det]).is_some()
        && parsed.child(noun, &[Dep::Amod, Dep::Compound]).is_some()
        && parsed.hits.is_any(noun, &["organization_noun", "company_noun"]);
    told.then_some(end)
}

/// "the Larkspur mining union", "Harbourjet chairman Ana Ruiz": a name before the noun for a body, or for its leader whose name
/// follows. Gives the end of the name.
fn heading(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<TokenIdx> {
    let sentence = &parsed.sentence(i).tokens;
    let proper = |k: TokenIdx| parsed.tag(k) == Tag::Nnp && capitalised(parsed, k);
    let first = i == sentence.start;
    if !first && (proper(i - 1) || parsed.text(i - 1) == "-") {
        return None;
    }
    let named = |k: TokenIdx| {
        proper(k)
            && !RANKS.contains(&parsed.text(k))
            && !parsed.hits.is_any(k, &["leader", "office", "honorific"])
    };
    let end = (i..sentence.end).take_while(|k| named(*k)).last()? + 1;
    let noun = (end..sentence.end.min(end + 3))
        .find(|k| parsed.hits.is_any(*k, &["organization_noun", "company_noun", "leader"]))?;
    let between = (end..noun).all(|k| matches!(parsed.tag(k), Tag::Jj | Tag::Nn));
    let head = parsed.head(end - 1)?;
    let joined = matches!(parsed.dep(end - 1), Dep::Compound | Dep::Nmod)
        && (head == noun || parsed.head(noun) == Some(head));
    let leads = || {
        let person = parsed.head(noun).filter(|name| parsed.dep(noun) == Dep::Compound && *name > noun);
        let of_people = matches!(parsed.lemma(noun), "leader" | "commander" | "captain" | "governor");
        noun == end
            && !of_people
            && person.is_some_and(|name| parsed.pos(name) == rapporteur_language::Pos::Propn)
    };
    let body = || {
        matches!(parsed.tag(noun), Tag::Nn | Tag::Nnp)
            && !capitalised(parsed, noun)
            && parsed.hits.is_any(noun, &["organization_noun", "company_noun"])
    };
    let abbreviated = parsed.text(i).chars().all(char::is_uppercase) && end == i + 1;
    (between && joined && !abbreviated && (parsed.hits.is(noun, "leader") && leads() || !first && body()))
        .then_some(end)
}

fn named(tokens: Range<TokenIdx>, found_by: Rule) -> NamedSpan {
    NamedSpan::new(tokens, types::ORGANIZATION, Source::Model, found_by)
}
