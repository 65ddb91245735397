//! The thing a person means.

use anyhow::{Result, bail};
use rapporteur_graph::{Index, fold};
use rapporteur_model::{Entity, EntityId, World};

/// The entity of an IRI or id, else the one called `name`, else the one whose name holds it. A meeting is often called by its
/// place alone, so a place of that very name gives way to a meeting whose name holds it; where several things remain, a single
/// meeting among them is meant.
pub fn find(world: &World, base: &str, name: &str) -> Result<EntityId> {
    let iri = name.strip_prefix('<').and_then(|iri| iri.strip_suffix('>')).unwrap_or(name);
    let id = EntityId(iri.strip_prefix(base).unwrap_or(iri).to_owned());
    if world.entity(&id).is_some() {
        return Ok(id);
    }
    let entities = |fits: &dyn Fn(&Entity) -> bool| -> Vec<&Entity> {
        world.entities.iter().filter(|e| e.kind != "Statement" && fits(e)).collect()
    };
    let wanted = fold(name);
    let names = |e: &Entity| [&e.label].into_iter().chain(&e.aliases).map(|n| fold(n)).collect::<Vec<_>>();
    let equal = entities(&|e| names(e).contains(&wanted));
    let held = || entities(&|e| !wanted.is_empty() && names(e).iter().any(|name| name.contains(&wanted)));
    let found = if equal.is_empty() || equal.iter().any(|e| e.kind == "Place") {
        let held = held();
        if equal.is_empty() || held.iter().any(|e| e.kind == "Meeting") { held } else { equal }
    } else {
        equal
    };
    chosen(world, name, &found)
}

fn chosen(world: &World, name: &str, found: &[&Entity]) -> Result<EntityId> {
    let meetings: Vec<&Entity> = found.iter().copied().filter(|e| e.kind == "Meeting").collect();
    match (found, &meetings[..]) {
        ([], _) => bail!("nothing is called {name:?}; nearest: {}", nearest(world, name)),
        ([one], _) | (_, [one]) => Ok(one.id.clone()),
        (_, []) => bail!("{name:?} can be several things; name one by its id:{}", listed(found)),
        _ => bail!("{name:?} can be several things; name one by its id:{}", listed(&meetings)),
    }
}

/// Most candidates that a message lists.
const MAX_LISTED: usize = 12;

fn listed(found: &[&Entity]) -> String {
    let named = found.iter().take(MAX_LISTED).map(|entity| format!("\n  {}  {}", entity.id, entity.label));
    let rest = found.len().saturating_sub(MAX_LISTED);
    let rest = if rest > 0 { format!("\n  and {rest} more") } else { String::new() };
    named.chain([rest]).collect()
}

fn nearest(world: &World, name: &str) -> String {
    let entities = world.entities.iter().filter(|e| e.kind != "Statement");
    let index = Index::new(entities.flat_map(|entity| {
        [&entity.label].into_iter().chain(&entity.aliases).map(|name| (name.as_str(), &entity.label))
    }));
    let nearest: Vec<&str> = index.nearest(name, 5, |_| true).into_iter().map(String::as_str).collect();
    nearest.join(", ")
}
