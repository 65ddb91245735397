//! The node that a judgement is about, and how its line names it so that it is found whatever becomes of ids and names.

use super::error::JudgingError;
use crate::named::Names;
use rapporteur_graph::search_key;
use rapporteur_model::well_known::types;
use rapporteur_model::{Entity, EntityId, Local, LocalId, Occurrence, World};
use rapporteur_resolve::Name;
use std::collections::BTreeSet;

/// A node that a person named.
pub(super) struct Target<'w> {
    /// How a line names it.
    pub name: Name,
    pub entity: &'w Entity,
    /// As the person wrote it.
    pub written: String,
    /// Whether the person named one mention of it.
    pub is_mention: bool,
}

impl<'w> Target<'w> {
    /// Finds what a person means.
    pub fn find(names: &Names<'w>, written: &str) -> Result<Self, JudgingError> {
        let world = names.world();
        let parsed: Result<Name, String> = written.parse();
        if let Ok(Name { place: Some((report, span)), .. }) = &parsed {
            let local = |place: &Occurrence| {
                place.report.0.starts_with(report.as_str()) && place.span.overlaps(*span)
            };
            let distance = |place: &Occurrence| {
                place.span.start.abs_diff(span.start) + place.span.end.abs_diff(span.end)
            };
            let near = world.entities.iter().filter_map(|entity| {
                let places = entity.occurrences.iter().filter(|place| local(place));
                places.map(distance).min().map(|distance| (distance, entity))
            });
            let (_, entity) = near
                .min_by_key(|(distance, entity)| (*distance, &entity.id))
                .ok_or_else(|| JudgingError::NoMention(written.to_owned()))?;
            let name = Name { name: entity.id.0.clone(), place: Some((report.clone(), *span)) };
            return Ok(Self { name, entity, written: written.to_owned(), is_mention: true });
        }
        // A place that cannot be read must not fall back to all mentions of the node.
        if let (Err(why), Some((node, _))) = (parsed, written.rsplit_once('@'))
            && node.contains('/')
        {
            return Err(JudgingError::NoPlace { written: written.to_owned(), why });
        }
        // What cannot be judged has a message of its own, but is not offered where a name fits nothing.
        let meant = names.read(written).or_else(|_| names.read_thing(written))?.alone(written)?;
        let entity = world.entity(&meant.id).ok_or_else(|| match meant.kind.as_str() {
            types::REPORT => JudgingError::Report(meant.id.clone()),
            "" => JudgingError::Dropped(meant.id.clone()),
            _ => JudgingError::Derived(meant.id.clone()),
        })?;
        Ok(Self { name: lasting(world, entity), entity, written: written.to_owned(), is_mention: false })
    }

    /// Whether the person called the node by one of its names, and not by its id.
    pub fn is_by_name(&self) -> bool {
        let wanted = search_key(&self.written);
        let mut names = std::iter::once(&self.entity.label).chain(&self.entity.aliases);
        !self.is_mention && names.any(|name| search_key(name) == wanted)
    }

    pub fn id(&self) -> &'w EntityId {
        &self.entity.id
    }
}

/// How a line names an entity: by its id and a mention that is no other entity's, best one that calls it by its label. What no text
/// mentions goes by the id that it has without judgements.
fn lasting(world: &World, entity: &Entity) -> Name {
    let shared: BTreeSet<&Occurrence> = world
        .entities
        .iter()
        .filter(|other| other.id != entity.id)
        .flat_map(|other| &other.occurrences)
        .filter(|place| entity.occurrences.binary_search(place).is_ok())
        .collect();
    let own = || entity.occurrences.iter().filter(|place| !shared.contains(place));
    let words = |place: &Occurrence| world.report(&place.report).map(|report| place.span.of(&report.text));
    let is_called = |place: &&Occurrence, name: &String| words(place) == Some(name.as_str());
    let best = own()
        .find(|place| is_called(place, &entity.label))
        .or_else(|| own().find(|place| entity.aliases.iter().any(|alias| is_called(place, alias))))
        .or_else(|| own().next());
    match best {
        Some(Occurrence { report, span }) => {
            let local =
                Local { report: report.clone(), name: String::new(), entity: LocalId(0), span: Some(*span) };
            Name::of(&entity.id, &local)
        }
        None => {
            let former = world.former.iter().find(|(_, now)| *now == entity.id).map(|(former, _)| former);
            Name { name: former.unwrap_or(&entity.id).0.clone(), place: None }
        }
    }
}
