//! Meetings inside one report: which descriptions speak of one gathering. Place, date, parties and kind of gathering decide; a definite
//! description without any of them takes up the last meeting it fits.

mod description;
mod joining;
mod occasion;

pub(crate) use self::description::definite;
pub(super) use self::description::{Description, in_heading};

use self::description::is_plural_of_one;
use self::joining::{document_families, find};
use super::nominal::{describe, plain_label};
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::Family;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Traits};
use std::collections::BTreeSet;
use std::ops::Range;

/// A meeting noun: joined to a meeting it fits, else a new one.
pub(super) fn register_nominal(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
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
pub(super) fn register_word(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
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

/// "no talks", "any meeting", "every visit".
fn is_unreal(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    parsed
        .children_by(head, &[Dep::Det, Dep::Neg])
        .any(|det| matches!(parsed.lemma(det), "no" | "any" | "every" | "each" | "either" | "neither"))
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
    adopt(entity, description, registry);
    registry.mention(
        parsed,
        Placed { tokens, head, entity, form: Form::Nominal, found_by: Rule::NounMeeting.into() },
    );
}

/// Whether a gathering of parties is worth a node though no claim speaks of it: its place, its time or a named party is told, or the
/// report comes back to it. A rally or a hearing is worth one only for a claim, and so is what there is none of.
pub(crate) fn is_worth_keeping(parsed: &ParsedReport<'_>, registry: &Registry, id: LocalId) -> bool {
    let traits = &registry.entity(id).traits;
    let families = traits.kind.as_deref().map_or(&[][..], |noun| document_families(parsed, noun));
    let mut mentions = registry.mentions.iter().filter(|m| m.entity == id);
    if families.iter().all(|family| *family == Family::Event) || mentions.all(|m| is_unreal(parsed, m.head)) {
        return false;
    }
    let told = traits.place.is_some() || traits.when.is_some();
    let with = || traits.parties.iter().any(|party| registry.entity(*party).named);
    let heads: BTreeSet<TokenIdx> =
        registry.mentions.iter().filter(|m| m.entity == id).map(|m| m.head).collect();
    told || with() || heads.len() > 1
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

/// A verb of gathering without object speaks of a meeting: "leaders gathered in Geneva".
pub(super) fn register_verbal(parsed: &ParsedReport<'_>, verb: TokenIdx, registry: &mut Registry) {
    let gathers = parsed.hits.is(verb, "gather") && parsed.child(verb, &[Dep::Dobj, Dep::Auxpass]).is_none();
    let frame = Frame::new(parsed, verb);
    if !gathers
        || parsed.dep(verb) == Dep::Amod
        || meets_need(parsed, verb)
        || !several(parsed, &frame.slot(SlotName::Agent), registry)
            && frame.slot(Preposition::With).is_empty()
    {
        return;
    }
    let mut description = Description::read(parsed, verb, registry);
    description.parties.clear();
    if description.place.is_none() && description.when.is_none() {
        return;
    }
    // "met in Oslo for the Nordic Summit"
    let named =
        Frame::new(parsed, verb).slot(Preposition::For).into_iter().filter_map(|i| registry.entity_at(i));
    let named = named.into_iter().find(|id| registry.entity(*id).kind == types::MEETING);
    let id = named.or_else(|| find(parsed, verb, &description, registry)).unwrap_or_else(|| {
        let label = verbal_label(&description, registry);
        registry.add(LocalEntity {
            kind: types::MEETING.to_owned(),
            label,
            traits: Traits { kind: Some("meeting".to_owned()), ..Traits::default() },
            ..LocalEntity::default()
        })
    });
    adopt(id, description, registry);
    registry.mention(
        parsed,
        Placed {
            tokens: verb..verb + 1,
            head: verb,
            entity: id,
            form: Form::Pronoun,
            found_by: Rule::VerbMeeting.into(),
        },
    );
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

/// "meet a deadline" has an object; "meet with success" is no gathering.
fn meets_need(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    Frame::new(parsed, verb).slot(Preposition::With).iter().any(|i| {
        matches!(
            parsed.lemma(*i),
            "success" | "failure" | "resistance" | "approval" | "criticism" | "skepticism" | "scepticism"
        )
    })
}

fn several(parsed: &ParsedReport<'_>, agents: &[TokenIdx], registry: &Registry) -> bool {
    agents.iter().any(|a| {
        // A body's members come together, those of a team do not.
        let body =
            || registry.entity_at(*a).is_some_and(|id| registry.entity(id).kind == types::ORGANIZATION);
        matches!(parsed.tag(*a), Tag::Nns | Tag::Nnps | Tag::Prp)
            || parsed.child(*a, &[Dep::Conj]).is_some()
            || parsed.hits.is(*a, "organization_noun")
            || parsed.tag(*a) == Tag::Cd
            || body()
    })
}

fn verbal_label(description: &Description, registry: &Registry) -> String {
    match description.place {
        Some(place) => format!("{} meeting", registry.entity(place).label),
        None => "meeting".to_owned(),
    }
}

/// Gives a meeting what a description adds.
pub(super) fn adopt(id: LocalId, description: Description, registry: &mut Registry) {
    let traits = &mut registry.entity_mut(id).traits;
    traits.kind.get_or_insert(description.noun);
    traits.place = traits.place.or(description.place);
    traits.when = traits.when.take().or(description.when);
    traits.parties.extend(description.parties);
    traits.parties.sort_unstable();
    traits.parties.dedup();
}
