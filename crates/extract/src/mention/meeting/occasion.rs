//! Gatherings that only a verb tells of until a noun takes them up: "Ruiz telephoned Paz. The call lasted an hour."
//! Bridging from an event to its noun, as in Poesio and Vieira, "A corpus-based investigation of definite description use", 1998.

use super::description::{Description, families_of};
use super::joining::takes_up;
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Traits};

/// How many sentences back the verb may stand.
const REACH: usize = 3;

/// The verb of a gathering.
struct Occasion {
    verb: TokenIdx,
    parties: Vec<LocalId>,
    place: Option<LocalId>,
}

/// The gathering that the last fitting verb tells of, as a new entity, if the description points back and names nobody else.
pub(super) fn told_by_verb(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    description: &Description,
    registry: &mut Registry,
) -> Option<LocalId> {
    if parsed.pos(head) == Pos::Verb || !takes_up(parsed, head, description) {
        return None;
    }
    let first = parsed.sentence_idx(head).saturating_sub(REACH);
    let above: Vec<TokenIdx> = parsed.ancestors(head).collect();
    let occasion = (0..head)
        .rev()
        .take_while(|verb| parsed.sentence_idx(*verb) >= first)
        .filter(|verb| !above.contains(verb) && registry.at(*verb).is_none())
        .find_map(|verb| read(parsed, verb, description, registry))?;
    Some(add(parsed, occasion, description, registry))
}

/// Reads a verb of the lexicon that shares a family with the description and tells who met whom, or who went where.
fn read(
    parsed: &ParsedReport<'_>,
    verb: TokenIdx,
    description: &Description,
    registry: &Registry,
) -> Option<Occasion> {
    let hit = parsed.hits.get(verb, "occasion_verb").filter(|_| parsed.pos(verb) == Pos::Verb);
    let related = families_of(hit).iter().any(|family| description.families.contains(family));
    if !related || parsed.child(verb, &[Dep::Neg]).is_some() {
        return None;
    }
    let told = |slots: &[SlotName], kinds: &[&str]| told(parsed, verb, slots, kinds, registry);
    let parties = &[types::PERSON, types::COUNTRY, types::ORGANIZATION];
    let mut company = told(&[SlotName::Agent], parties);
    let place = told(&[Preposition::In.into(), Preposition::At.into()], &[types::PLACE]).first().copied();
    let mut visited = None;
    if description.is_visit() {
        let to = [SlotName::Patient, Preposition::In.into(), Preposition::To.into()];
        company.extend(told(&to, &[types::COUNTRY]));
        visited = told(&to, &[types::PLACE]).first().copied();
    } else {
        let with = [SlotName::Patient, Preposition::With.into(), Preposition::To.into()];
        company.extend(told(&with, parties));
    }
    company.sort_unstable();
    company.dedup();
    let others = !description.parties.is_empty() && !description.parties.iter().any(|p| company.contains(p));
    let met = company.len() > 1 || !company.is_empty() && visited.is_some();
    let place = visited.or(place);
    let elsewhere = place.is_some() && description.place.is_some() && place != description.place;
    (met && !others && !elsewhere).then_some(Occasion { verb, parties: company, place })
}

/// The entities of some types that stand in a verb's slots, with what is coordinated with them.
fn told(
    parsed: &ParsedReport<'_>,
    verb: TokenIdx,
    slots: &[SlotName],
    kinds: &[&str],
    registry: &Registry,
) -> Vec<LocalId> {
    let frame = Frame::new(parsed, verb);
    let heads = slots.iter().flat_map(|slot| frame.slot(*slot));
    let all = heads.flat_map(|i| std::iter::once(i).chain(parsed.conjuncts_after(i)));
    all.filter_map(|i| registry.entity_at(i))
        .filter(|id| kinds.contains(&registry.entity(*id).kind.as_str()))
        .collect()
}

fn add(
    parsed: &ParsedReport<'_>,
    occasion: Occasion,
    description: &Description,
    registry: &mut Registry,
) -> LocalId {
    let Occasion { verb, parties, place } = occasion;
    let when = crate::timing::time_of(parsed, verb);
    let id = registry.add(LocalEntity {
        kind: types::MEETING.to_owned(),
        label: description.noun.clone(),
        traits: Traits { kind: Some(description.noun.clone()), parties, place, when, ..Traits::default() },
        ..LocalEntity::default()
    });
    let found_by = Rule::VerbOccasion.into();
    let tokens = verb..verb + 1;
    registry.mention(parsed, Placed { tokens, head: verb, entity: id, form: Form::Pronoun, found_by });
    id
}
