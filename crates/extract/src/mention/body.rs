//! Finds bodies and capitals by their description: "the French presidency", "the alliance".

use super::extent::document_modifiers;
use super::meeting;
use crate::context::Context;
use crate::detector::Rule;
use crate::label::raised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::{Frame, phrase};
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::Column;
use rapporteur_language::Dep;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Traits};

/// Makes a mention of the city that "the French capital" means.
pub(super) fn capital(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    head: TokenIdx,
    registry: &mut Registry,
) {
    let country = country(parsed, head, registry);
    let gazetteer = &context.knowledge.gazetteer;
    let Some(place) =
        country.and_then(|id| registry.entity(id).gazetteer.clone()).and_then(|id| gazetteer.capital_of(&id))
    else {
        return;
    };
    let id = registry.known(place);
    registry.mention(
        parsed,
        Placed {
            tokens: phrase(parsed, head, true),
            head,
            entity: id,
            form: Form::Nominal,
            found_by: Rule::NounCapital.into(),
        },
    );
}

/// Finds the country whose a body is: "the French …", "France's …", "… of France".
fn country(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let frame = Frame::new(parsed, head);
    let owners = frame
        .slot(SlotName::Modifier)
        .into_iter()
        .chain(frame.slot(SlotName::Poss))
        .chain(frame.slot(Preposition::Of));
    let is_country = |id: &LocalId| registry.entity(*id).kind == types::COUNTRY;
    owners.into_iter().find_map(|i| registry.entity_at(i).filter(is_country))
}

/// Bodies by description: "the alliance" is the last body of that kind; "the French presidency" is a body of France.
pub(super) fn register(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    head: TokenIdx,
    registry: &mut Registry,
) {
    // "The central bank and finance ministry": two bodies, which are told apart later.
    let joins = |i: TokenIdx| {
        matches!(parsed.dep(i), Dep::Compound | Dep::Nmod) && parsed.child(i, &[Dep::Cc]).is_some()
    };
    if joins(head) || parsed.children(head).iter().any(|i| joins(*i)) {
        return;
    }
    let country = country(parsed, head, registry);
    let stands_for_state = parsed.hits.is(head, "state_body");
    let tokens = phrase(parsed, head, false);
    let id = match country {
        Some(_) if stands_for_state => return,
        Some(country) => {
            let modifiers = document_modifiers(parsed, head, registry);
            body_of(parsed, context, head, country, modifiers, registry)
        }
        None if meeting::definite(parsed, head) => same_body(parsed, context, head, registry),
        None => None,
    };
    if let Some(entity) = id {
        registry.mention(
            parsed,
            Placed { tokens, head, entity, form: Form::Nominal, found_by: Rule::NounBody.into() },
        );
    }
}

/// Finds or makes the body of a country that a noun with its modifiers describes: "the finance ministry" of Peru.
pub(crate) fn body_of(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    head: TokenIdx,
    country: LocalId,
    modifiers: Vec<String>,
    registry: &mut Registry,
) -> Option<LocalId> {
    if !parsed.hits.is(head, "national_body") {
        return None;
    }
    if modifiers.is_empty()
        && let Some(body) = only_body(parsed, context, head, country, registry)
    {
        return Some(body);
    }
    let noun = modifiers.iter().map(String::as_str).chain([parsed.lemma(head)]).collect::<Vec<_>>().join(" ");
    let known = registry.of_kind(types::ORGANIZATION).find(|id| {
        let traits = &registry.entity(*id).traits;
        traits.of == Some(country) && traits.kind.as_deref() == Some(noun.as_str())
    });
    let label = format!("{} of {}", raised(&noun), registry.entity(country).label);
    Some(known.unwrap_or_else(|| {
        registry.add(LocalEntity {
            kind: types::ORGANIZATION.to_owned(),
            label,
            named: true,
            traits: Traits { kind: Some(noun), of: Some(country), ..Traits::default() },
            ..LocalEntity::default()
        })
    }))
}

/// "the French presidency": the only body of that kind that the gazetteers know in the country.
fn only_body(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    head: TokenIdx,
    country: LocalId,
    registry: &mut Registry,
) -> Option<LocalId> {
    let country = registry.entity(country).gazetteer.clone()?;
    let mut kinds = parsed.hits.get(head, "organization_noun")?.word.parts(Column::Kinds);
    let gazetteer = &context.knowledge.gazetteer;
    let body = kinds.find_map(|kind| gazetteer.only_body(&country, kind, context.year))?;
    Some(registry.known(body))
}

/// Finds the body most present before that the noun can describe; "this group" says nothing of the kind of body, so that the last one
/// spoken of is meant.
fn same_body(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    head: TokenIdx,
    registry: &Registry,
) -> Option<LocalId> {
    if parsed.children_by(head, &[Dep::Amod, Dep::Compound, Dep::Nmod]).next().is_some() {
        return None;
    }
    let body = |m: &&Placed| m.head < head && registry.entity(m.entity).kind == types::ORGANIZATION;
    let before = || registry.mentions.iter().filter(body);
    let generic =
        matches!(parsed.lemma(head), "group" | "grouping" | "body" | "organization" | "organisation");
    let sentence = parsed.sentence_idx(head);
    let any = |m: &&Placed| {
        let publishes = || known(context, m.entity, registry).is_some_and(GazEntity::is_medium);
        generic && sentence - parsed.sentence_idx(m.head) <= 2 && !publishes()
    };
    let described = before()
        .filter(|m| describes(parsed, context, head, m.entity, registry))
        .max_by_key(|m| (registry.presence(parsed, m.entity, head), m.head));
    described.or_else(|| before().filter(any).max_by_key(|m| m.head)).map(|m| m.entity)
}

/// Whether a noun can describe a body: its name holds the noun, or the gazetteers list it as of that kind.
fn describes(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    noun: TokenIdx,
    body: LocalId,
    registry: &Registry,
) -> bool {
    let entity = registry.entity(body);
    let has_noun = |name: &String| name.to_lowercase().split(' ').any(|word| word == parsed.lemma(noun));
    let of_kind = |known: &GazEntity| {
        let hit = parsed.hits.get(noun, "organization_noun");
        hit.is_some_and(|hit| hit.word.parts(Column::Kinds).any(|kind| kind == known.kind))
    };
    std::iter::once(&entity.label).chain(&entity.names).any(has_noun)
        || known(context, body, registry).is_some_and(of_kind)
}

/// What the gazetteers know of a body.
fn known<'k>(context: Context<'k>, body: LocalId, registry: &Registry) -> Option<&'k GazEntity> {
    context.knowledge.gazetteer.entity(types::ORGANIZATION, registry.entity(body).gazetteer.as_deref()?)
}
