//! Descriptions of meetings, documents, bodies and capitals, each joined to what the report has spoken of before where it may be the same.

use super::Context;
use super::body;
use super::extent::{has_complement, thing_extent};
use super::meeting::{self, Description};
use super::spans;
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry, phrase};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Traits};

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

/// Registers descriptions in order of the text, bodies and capitals first: descriptions of meetings build on them.
pub(super) fn register(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) {
    for head in nouns(parsed, registry) {
        if parsed.lemma(head) == "capital" {
            body::capital(parsed, context, head, registry);
        } else if parsed.hits.is(head, "organization_noun")
            && !parsed.hits.is_any(head, &["meeting", "document"])
        {
            body::register(parsed, context, head, registry);
        }
    }
    // A heading speaks of what the text below it introduces, so its gatherings are read last.
    let last = |i: &TokenIdx| {
        meeting::in_heading(parsed, *i) && spans::class_kind(parsed, *i) != Some(types::DOCUMENT)
    };
    let (headings, body): (Vec<TokenIdx>, Vec<TokenIdx>) = (0..parsed.tokens.len()).partition(last);
    for head in body.into_iter().chain(headings) {
        gathering_or_document(parsed, head, registry);
    }
}

fn gathering_or_document(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
    if registry.at(head).is_some() {
        adopt_named(parsed, head, registry);
    } else if matches!(parsed.pos(head), Pos::Verb) {
        meeting::register_verbal(parsed, head, registry);
    } else if matches!(parsed.pos(head), Pos::Noun | Pos::Propn) && !inside_name(registry, head) {
        match spans::class_kind(parsed, head) {
            Some(types::MEETING) => meeting::register_nominal(parsed, head, registry),
            Some(types::DOCUMENT) => document_noun(parsed, head, registry),
            None if parsed.hits.is(head, "gathering_word") => {
                meeting::register_word(parsed, head, registry);
            }
            _ => {}
        }
    }
}

/// Heads of descriptions: nouns that no mention holds.
fn nouns(parsed: &ParsedReport<'_>, registry: &Registry) -> Vec<TokenIdx> {
    let noun = |i: &TokenIdx| matches!(parsed.pos(*i), Pos::Noun | Pos::Propn);
    (0..parsed.tokens.len())
        .filter(noun)
        .filter(|i| registry.at(*i).is_none() && !inside_name(registry, *i))
        .collect()
}

/// A named meeting or document takes what its words say: place, parties, date.
fn adopt_named(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
    let Some(placed) = registry.at(head).cloned() else { return };
    if registry.entity(placed.entity).kind == types::MEETING {
        let description = Description::read(parsed, head, registry);
        meeting::adopt(placed.entity, description, registry);
    }
}

fn inside_name(registry: &Registry, head: TokenIdx) -> bool {
    registry.holding(head).any(|m| m.form != Form::Nominal && m.tokens.len() > 1)
}

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

fn phrase_of(parsed: &ParsedReport<'_>, modifier: TokenIdx) -> std::ops::Range<TokenIdx> {
    let below = parsed.subtree(modifier);
    below[0]..below[below.len() - 1] + 1
}

/// The words that describe a thing, for its label; words that only say which one the report speaks of now are left off.
pub(crate) fn describe(parsed: &ParsedReport<'_>, head: TokenIdx) -> std::ops::Range<TokenIdx> {
    let long = phrase(parsed, head, true);
    let mut words = if long.len() <= 8 { long } else { phrase(parsed, head, false) };
    while words.start < head && is_idle(parsed, words.start) {
        words.start += 1;
    }
    words
}

/// The words that tell which thing is meant, for its label: with its owner and its complement.
pub(crate) fn whole(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    registry: &Registry,
) -> std::ops::Range<TokenIdx> {
    let mut words = thing_extent(parsed, head, registry);
    while words.start < head && is_idle(parsed, words.start) {
        words.start += 1;
    }
    words
}

/// Words that tell nothing at the beginning of a label.
fn is_idle(parsed: &ParsedReport<'_>, word: TokenIdx) -> bool {
    IDLE.contains(&parsed.lemma(word)) || matches!(parsed.text(word), "'" | "‘" | "\"" | "“" | "-")
}

/// A description as a label: one line, without quotation marks that the phrase cuts apart.
pub(crate) fn plain_label(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks: &[char] = &['"', '“', '”', '‘', '«', '»'];
    let outer = line.trim_matches(|c| marks.contains(&c) || c == '\'' || c == '’').trim();
    outer.replace(marks, "").replace(" '", " ").trim().to_owned()
}

/// A description without the capital that opens a sentence.
pub(crate) fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

fn document_noun(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
    let modifiers = document_modifiers(parsed, head, registry);
    let lemma = parsed.lemma(head).to_owned();
    let bare = modifiers.is_empty() && meeting::definite(parsed, head);
    let same = |id: &LocalId| {
        let entity = registry.entity(*id);
        let noun = entity.traits.kind.as_deref() == Some(lemma.as_str());
        let alike = bare || !modifiers.is_empty() && modifiers == entity.traits.modifiers;
        noun && alike
            && fits_mentions(parsed, head, *id, registry)
            && !is_of_another(parsed, head, *id, registry)
    };
    let known = registry.of_kind(types::DOCUMENT).rev().find(same);
    let alike = || {
        let bare = bare && !has_complement(parsed, head) && parsed.child(head, &[Dep::Poss]).is_none();
        if bare { only_of_family(&lemma, registry) } else { None }
    };
    let known = known.or_else(alike);
    let id = known.unwrap_or_else(|| {
        let label = plain_label(parsed.text_of(whole(parsed, head, registry)));
        registry.add(LocalEntity {
            kind: types::DOCUMENT.to_owned(),
            label,
            traits: Traits { kind: Some(lemma), modifiers, ..Traits::default() },
            ..LocalEntity::default()
        })
    });
    let tokens = describe(parsed, head);
    registry.mention(
        parsed,
        Placed { tokens, head, entity: id, form: Form::Nominal, found_by: Rule::NounDocument.into() },
    );
}

/// Whether a description can speak of a known thing, going by complement and distance: "the plan to cut taxes" is no "plan to build a
/// dam", nor what has a name; "the statement" is not one of long before.
fn fits_mentions(parsed: &ParsedReport<'_>, head: TokenIdx, known: LocalId, registry: &Registry) -> bool {
    const REACH: usize = 15;
    let mentions = || registry.mentions.iter().filter(|m| m.entity == known);
    let near = |at: TokenIdx| parsed.sentence_idx(head).abs_diff(parsed.sentence_idx(at)) <= REACH;
    if !mentions().any(|m| near(m.head)) {
        return false;
    }
    let Some(own) = complement(parsed, head, registry) else { return true };
    let mut others = mentions().filter_map(|m| complement(parsed, m.head, registry));
    !registry.entity(known).named && others.any(|other| other.starts_with(&own) || own.starts_with(&other))
}

/// The words of a noun's complement, in lower case.
fn complement(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<String> {
    let words = thing_extent(parsed, head, registry);
    (words.end > head + 1).then(|| parsed.text_of(head + 1..words.end).to_lowercase())
}

/// "Ruiz's plan" is none of the management's, nor "the Larkspur plan" that of Ruiz.
fn is_of_another(parsed: &ParsedReport<'_>, head: TokenIdx, known: LocalId, registry: &Registry) -> bool {
    let Some(own) = owner(parsed, head, registry) else { return false };
    let mentions = || registry.mentions.iter().filter(|m| m.entity == known);
    let owners: Vec<LocalId> = mentions().filter_map(|m| owner(parsed, m.head, registry)).collect();
    let unnamed = || {
        let body = |i: TokenIdx| parsed.hits.is_any(i, &["organization_noun", "party"]);
        let before = |i: TokenIdx| parsed.children_by(i, &[Dep::Compound, Dep::Nmod]).any(body);
        mentions().any(|m| before(m.head))
    };
    if owners.is_empty() { unnamed() } else { !owners.contains(&own) }
}

/// The named party before a noun: "Ruiz's plan", "the Larkspur plan".
fn owner(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let named = |i: TokenIdx| {
        let mention = registry.at(i).filter(|m| m.form == Form::Name)?;
        let kind = registry.entity(mention.entity).kind.as_str();
        matches!(kind, types::PERSON | types::ORGANIZATION).then_some(mention.entity)
    };
    parsed.children_by(head, &[Dep::Poss, Dep::Compound, Dep::Nmod]).find_map(named)
}

/// Nouns by which reports take up one agreement, or one law, in turn.
const FAMILIES: [&[&str]; 2] = [
    &["accord", "agreement", "deal", "pact", "peace deal", "treaty"],
    &["act", "bill", "law", "legislation", "statute"],
];

/// "an agreement … the deal": another word for the only agreement spoken of so far.
fn only_of_family(noun: &str, registry: &Registry) -> Option<LocalId> {
    let family = FAMILIES.iter().find(|family| family.contains(&noun))?;
    let alike =
        |id: &LocalId| registry.entity(*id).traits.kind.as_deref().is_some_and(|kind| family.contains(&kind));
    let mut all = registry.of_kind(types::DOCUMENT).filter(alike);
    let only = all.next()?;
    all.next().is_none().then_some(only)
}
