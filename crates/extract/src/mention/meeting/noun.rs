//! Finds gatherings that a noun describes.

use super::description::{Description, is_plural_of_one};
use super::joining::find;
use super::occasion;
use crate::detector::Rule;
use crate::label::plain_label;
use crate::mention::extent::describe;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Traits};
use std::ops::Range;

/// A meeting noun: joined to a meeting it fits, else a new one.
pub(in crate::mention) fn register_nominal(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    registry: &mut Registry,
) {
    let description = Description::read(parsed, head, registry);
    if modifies_noun(parsed, head)
        || several_gatherings(parsed, head, &description)
        || is_talking(parsed, head, &description)
    {
        return;
    }
    let mut tokens = describe(parsed, head);
    // "the 'Union for Peace' summit": a name that stands before the noun is told whole.
    if let Some(name) = registry
        .mentions
        .iter()
        .find(|m| m.form == Form::Name && m.tokens.contains(&tokens.start) && m.tokens.end <= head)
    {
        tokens.start = name.tokens.start;
    }
    let gathering = gathered_for(parsed, head, registry);
    if let Some(id) = gathering {
        let label = plain_label(parsed.text_of(tokens.clone()));
        let entity = registry.entity_mut(id);
        (entity.label, entity.traits.kind) = (label, Some(description.noun.clone()));
    }
    let id = match gathering.or_else(|| taken_up(parsed, head, &description, registry)) {
        Some(id) => id,
        None => add(parsed, tokens.clone(), &description, registry),
    };
    place(parsed, tokens, head, id, description, registry);
}

/// A noun such as "call" or "round", which speaks of a gathering where one of its family is at hand or where it tells with whom.
pub(in crate::mention) fn register_word(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
    let description = Description::read(parsed, head, registry);
    // "a call of duty", "in the event of rain", "the second round of voting"
    if modifies_noun(parsed, head)
        || parsed.tag(head) != Tag::Nn
        || !Frame::new(parsed, head).slot(Preposition::Of).is_empty()
    {
        return;
    }
    let tokens = describe(parsed, head);
    let known = if description.definite { taken_up(parsed, head, &description, registry) } else { None };
    let frame = Frame::new(parsed, head);
    let told = |slots: &[SlotName]| {
        let mut words = slots.iter().flat_map(|slot| frame.slot(*slot));
        words.any(|i| {
            registry.entity_at(i).is_some_and(|id| {
                matches!(
                    registry.entity(id).kind.as_str(),
                    types::PERSON | types::COUNTRY | types::ORGANIZATION | types::PLACE
                )
            })
        })
    };
    let whole = match description.is_visit() {
        true => told(&[SlotName::Agent]) && told(&[Preposition::To.into()]),
        false => told(&[Preposition::With.into(), Preposition::Between.into()]),
    };
    let id = known.or_else(|| whole.then(|| add(parsed, tokens.clone(), &description, registry)));
    if let Some(id) = id {
        place(parsed, tokens, head, id, description, registry);
    }
}

/// The gathering that a description takes up: one spoken of by a noun or a name, else one that only a verb told.
fn taken_up(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    description: &Description,
    registry: &mut Registry,
) -> Option<LocalId> {
    find(parsed, head, description, registry)
        .or_else(|| occasion::told_by_verb(parsed, head, description, registry))
}

fn place(
    parsed: &ParsedReport<'_>,
    tokens: Range<TokenIdx>,
    head: TokenIdx,
    entity: LocalId,
    description: Description,
    registry: &mut Registry,
) {
    description.tell(entity, registry);
    registry.mention(
        parsed,
        Placed { tokens, head, entity, form: Form::Nominal, found_by: Rule::NounMeeting.into() },
    );
}

/// "summit communiqué", "meeting room".
fn modifies_noun(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    parsed.dep(head) == Dep::Compound && parsed.head(head).is_some_and(|h| parsed.pos(h) == Pos::Noun)
}

/// "several meetings", "calls": no single gathering. "Talks" are one.
fn several_gatherings(parsed: &ParsedReport<'_>, head: TokenIdx, description: &Description) -> bool {
    matches!(parsed.tag(head), Tag::Nns | Tag::Nnps) && !is_plural_of_one(&description.noun)
}

/// "the talk of the town", "his talk is cheap": one talk is a gathering only if others are told.
fn is_talking(parsed: &ParsedReport<'_>, head: TokenIdx, description: &Description) -> bool {
    let frame = Frame::new(parsed, head);
    description.noun == "talk"
        && parsed.tag(head) == Tag::Nn
        && frame.slot(Preposition::With).is_empty()
        && frame.slot(Preposition::Between).is_empty()
}

fn add(
    parsed: &ParsedReport<'_>,
    tokens: Range<TokenIdx>,
    description: &Description,
    registry: &mut Registry,
) -> LocalId {
    let label = plain_label(parsed.text_of(tokens));
    registry.add(LocalEntity {
        kind: types::MEETING.to_owned(),
        label,
        traits: Traits {
            kind: Some(description.noun.clone()),
            modifiers: description.modifiers.clone(),
            ..Traits::default()
        },
        ..LocalEntity::default()
    })
}

/// "gathered in Oslo for talks", "convened at a conference": the gathering that the verb speaks of is the one named behind it.
/// Who meets with somebody at a summit has a meeting apart.
fn gathered_for(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let preposition = parsed.head(head).filter(|_| parsed.dep(head) == Dep::Pobj)?;
    let verb = parsed.head(preposition).filter(|verb| parsed.pos(*verb) == Pos::Verb)?;
    let joined = match parsed.lemma(preposition) {
        "for" => true,
        "at" => Frame::new(parsed, verb).slot(Preposition::With).is_empty() && parsed.lemma(verb) != "meet",
        _ => false,
    };
    registry.entity_at(verb).filter(|id| joined && registry.entity(*id).kind == types::MEETING)
}
