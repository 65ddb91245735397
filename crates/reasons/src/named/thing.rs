//! Finds the thing that a person means.

use super::lines;
use crate::Error;
use rapporteur_graph::{Index, search_key};
use rapporteur_model::well_known::types;
use rapporteur_model::{Entity, EntityId, World};

/// Finds an entity by IRI or id, or else by its exact name, or else by a part of its name. People often call
/// a meeting by its place alone, so a place of that exact name yields to a meeting whose name contains it. If
/// several things remain, the only meeting among them is meant.
///
/// # Errors
/// If the name fits nothing, or fits several things and not exactly one of them is a meeting.
pub fn thing(world: &World, base: &str, name: &str) -> Result<EntityId, Error> {
    let iri = name.strip_prefix('<').and_then(|iri| iri.strip_suffix('>')).unwrap_or(name);
    let id = EntityId(iri.strip_prefix(base).unwrap_or(iri).to_owned());
    if world.entity(&id).is_some() {
        return Ok(id);
    }
    let entities = |fits: &dyn Fn(&Entity) -> bool| -> Vec<&Entity> {
        world.entities.iter().filter(|e| e.kind != types::STATEMENT && fits(e)).collect()
    };
    let wanted = search_key(name);
    let names =
        |e: &Entity| [&e.label].into_iter().chain(&e.aliases).map(|n| search_key(n)).collect::<Vec<_>>();
    let equal = entities(&|e| names(e).contains(&wanted));
    let held = || entities(&|e| !wanted.is_empty() && names(e).iter().any(|name| name.contains(&wanted)));
    let found = if equal.is_empty() || equal.iter().any(|e| e.kind == types::PLACE) {
        let held = held();
        if equal.is_empty() || held.iter().any(|e| e.kind == types::MEETING) { held } else { equal }
    } else {
        equal
    };
    chosen(world, name, &found)
}

fn chosen(world: &World, name: &str, found: &[&Entity]) -> Result<EntityId, Error> {
    let meetings: Vec<&Entity> = found.iter().copied().filter(|e| e.kind == types::MEETING).collect();
    let several = |found: &[&Entity]| {
        let line = |entity: &&Entity| format!("\n  {}  {}", entity.id, entity.label);
        let things = lines(found, MAX_LISTED, line, |more| format!("\n  and {more} more"));
        Error::SeveralThings { name: name.to_owned(), things }
    };
    match (found, &meetings[..]) {
        ([], _) => Err(Error::NoThing { name: name.to_owned(), nearest: nearest(world, name) }),
        ([one], _) | (_, [one]) => Ok(one.id.clone()),
        (_, []) => Err(several(found)),
        _ => Err(several(&meetings)),
    }
}

/// Maximum number of candidates that a message lists.
const MAX_LISTED: usize = 12;

fn nearest(world: &World, name: &str) -> String {
    let entities = world.entities.iter().filter(|e| e.kind != types::STATEMENT);
    let index = Index::new(entities.flat_map(|entity| {
        [&entity.label].into_iter().chain(&entity.aliases).map(|name| (name.as_str(), &entity.label))
    }));
    let nearest: Vec<&str> = index.nearest(name, 5, |_| true).into_iter().map(String::as_str).collect();
    nearest.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named::invented::world;

    const BASE: &str = "https://example.org/";

    #[test]
    fn ids_names_and_parts_of_names_are_found() {
        let world = world(&[
            ("person/ana-ruiz", "Person", "Ana Ruiz"),
            ("place/geneva", "Place", "Geneva"),
            ("meeting/geneva-talks", "Meeting", "Geneva talks"),
            ("organization/geneva-post", "Organization", "Geneva Post"),
        ]);
        for (name, id) in [
            ("person/ana-ruiz", "person/ana-ruiz"),
            ("<https://example.org/person/ana-ruiz>", "person/ana-ruiz"),
            ("ANA RUÍZ", "person/ana-ruiz"),
            ("ruiz", "person/ana-ruiz"),
            ("Geneva", "meeting/geneva-talks"),
            ("post", "organization/geneva-post"),
        ] {
            assert_eq!(thing(&world, BASE, name).unwrap().0, id, "{name}");
        }
        assert!(matches!(thing(&world, BASE, "Oslo"), Err(Error::NoThing { .. })));
    }

    #[test]
    fn of_several_the_meetings_are_told() {
        let world = world(&[
            ("meeting/a", "Meeting", "Oslo talks"),
            ("meeting/b", "Meeting", "Oslo summit"),
            ("person/oslo", "Person", "Oslo Berg"),
        ]);
        let told = thing(&world, BASE, "Oslo").unwrap_err().to_string();
        assert!(told.contains("meeting/a  Oslo talks") && told.contains("meeting/b"), "{told}");
        assert!(!told.contains("person/oslo"), "{told}");
    }
}
