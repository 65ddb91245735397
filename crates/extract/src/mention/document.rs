//! Finds documents by their description, and joins each to one that the report has spoken of before where it may be the same.

use super::extent::{describe, document_modifiers, has_complement, thing_extent, whole};
use super::meeting;
use crate::detector::Rule;
use crate::label::plain_label;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_language::Dep;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Traits};

/// Nouns by which reports take up one agreement, or one law, in turn.
const FAMILIES: [&[&str]; 2] = [
    &["accord", "agreement", "deal", "pact", "peace deal", "treaty"],
    &["act", "bill", "law", "legislation", "statute"],
];

/// Registers a noun for a document.
pub(super) fn register(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
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

/// "an agreement … the deal": another word for the only agreement spoken of so far.
fn only_of_family(noun: &str, registry: &Registry) -> Option<LocalId> {
    let family = FAMILIES.iter().find(|family| family.contains(&noun))?;
    let alike =
        |id: &LocalId| registry.entity(*id).traits.kind.as_deref().is_some_and(|kind| family.contains(&kind));
    let mut all = registry.of_kind(types::DOCUMENT).filter(alike);
    let only = all.next()?;
    all.next().is_none().then_some(only)
}
