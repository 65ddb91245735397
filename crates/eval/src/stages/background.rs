//! Collects what the gazetteers add to a report's relations in evaluation.

use crate::mapping::Background;
use rapporteur_knowledge::Knowledge;
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_model::well_known::types;
use rapporteur_model::{Extraction, Form, LocalEntity, LocalId, Report};

/// Kinds of bodies through which a state or union acts.
const ORGANS: [&str; 11] = [
    "agency",
    "armed-force",
    "assembly",
    "command",
    "commission",
    "court",
    "government",
    "ministry",
    "office",
    "parliament",
    "police",
];

/// What the gazetteers know of the report's entities.
pub(super) fn background(report: &Report, extraction: &Extraction, knowledge: &Knowledge) -> Background {
    let gazetteer = &knowledge.gazetteer;
    let is_city =
        |words: &str| gazetteer.lookup(words, None).iter().any(|m| m.entity.type_name == types::PLACE);
    let metonyms = extraction.mentions.iter().filter(|m| m.form == Form::Metonym);
    let capitals = metonyms.filter(|m| report.text.get(m.span.start..m.span.end).is_some_and(is_city));
    let capitals = capitals.map(|m| (m.span, m.entity)).collect();
    let mut found = Background { capitals, ..Background::default() };
    for (i, entity) in extraction.entities.iter().enumerate() {
        let id = LocalId(i);
        if entity.kind == types::OFFICE && is_national(entity, knowledge) {
            found.national_offices.insert(id);
        }
        if entity.kind == types::ORGANIZATION && is_facility(entity, knowledge) {
            found.facilities.insert(id);
        }
        if entity.kind == types::ORGANIZATION && is_organ(entity, knowledge) {
            found.organs.insert(id);
            found.national.insert(id);
        }
        if entity.kind == types::ORGANIZATION && entity.label.split(' ').any(|word| word == "Party") {
            found.national.insert(id);
        }
        let Some(known) = known(entity, knowledge) else { continue };
        let home = known.country.as_deref().and_then(|country| country_in(extraction, country));
        match (entity.kind.as_str(), home) {
            (types::PLACE, Some(home)) => drop(found.contained.insert((id, home))),
            (types::ORGANIZATION, Some(home)) => drop(found.homes.insert((id, home))),
            (types::PERSON, Some(home)) => drop(found.nationalities.insert((id, home))),
            _ => {}
        }
        if ORGANS.contains(&known.kind.as_str()) {
            found.organs.insert(id);
        }
        if known.kind == "party" || ORGANS.contains(&known.kind.as_str()) {
            found.national.insert(id);
        }
    }
    found
}

fn known<'s>(entity: &LocalEntity, knowledge: &'s Knowledge) -> Option<&'s GazEntity> {
    knowledge.gazetteer.entity(&entity.kind, entity.gazetteer.as_deref()?)
}

/// The entity of the report that is this country of the gazetteers.
fn country_in(extraction: &Extraction, country: &str) -> Option<LocalId> {
    let is = |e: &LocalEntity| e.kind == types::COUNTRY && e.gazetteer.as_deref() == Some(country);
    extraction.entities.iter().position(is).map(LocalId)
}

/// Whether a body's name is the name of a building: "the Natural History Museum".
fn is_facility(body: &LocalEntity, knowledge: &Knowledge) -> bool {
    let class = knowledge.words.class("facility");
    let words: Vec<String> = body.label.split(' ').map(str::to_lowercase).collect();
    class.iter().any(|noun| words.ends_with(&noun.lemmas))
}

/// Whether a body's name says that a state acts through it: "the Israeli Air Force", "the Ministry of
/// Health".
fn is_organ(body: &LocalEntity, knowledge: &Knowledge) -> bool {
    let words: Vec<String> = body.label.split([' ', ',']).map(str::to_lowercase).collect();
    let class = knowledge.words.class("state_organ");
    let ends = words.iter().position(|w| w == "of" || w == "for").unwrap_or(words.len());
    let head = &words[..ends];
    class.iter().any(|noun| head.ends_with(&noun.lemmas))
}

/// Whether an office belongs to a state as a whole.
fn is_national(office: &LocalEntity, knowledge: &Knowledge) -> bool {
    let post = office.traits.kind.as_deref().unwrap_or_default();
    knowledge.words.has("national_office", post)
}
