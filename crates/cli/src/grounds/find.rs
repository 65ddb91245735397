//! Which node a person means.

use anyhow::{Result, bail};
use rapporteur_graph::{Index, report_label};
use rapporteur_model::{Dispute, EntityId, Origin, World, WorldClaim};

/// A node that can be explained.
pub enum Node<'w> {
    /// An entity, or one that a judgement dropped.
    Entity(EntityId),
    /// A claim.
    Claim(&'w WorldClaim),
    /// An origin; for a report its own.
    Origin(&'w Origin),
    /// A dispute.
    Dispute(&'w Dispute),
}

/// Nodes shown where a name fits several or none.
const SHOWN: usize = 10;

/// Finds a node by IRI or id, the first digits of a claim's or report's id included, else by label or alias.
pub fn find<'w>(world: &'w World, base: &str, name: &str) -> Result<Node<'w>> {
    let bare = name.trim_start_matches('<').trim_end_matches('>');
    let bare = bare.strip_prefix(base).or_else(|| bare.strip_prefix("id:")).unwrap_or(bare);
    // A place as judgements have it names the same node.
    let bare = bare
        .rsplit_once('@')
        .filter(|(id, place)| id.contains('/') && place.contains(':'))
        .map_or(bare, |(id, _)| id);
    match bare.split_once('/') {
        Some(("claim", digits)) => begins(name, digits, &world.claims, |claim| &claim.id.0).map(Node::Claim),
        Some(("origin", _)) => begins(name, bare, &world.origins, |origin| &origin.id.0).map(Node::Origin),
        Some(("dispute", _)) => {
            begins(name, bare, &world.disputes, |dispute| &dispute.id.0).map(Node::Dispute)
        }
        Some(("report", digits)) => {
            let report = begins(name, digits, &world.reports, |report| &report.id.0)?;
            match world.origins.iter().find(|origin| origin.reports.contains(&report.id)) {
                Some(origin) => Ok(Node::Origin(origin)),
                None => bail!("{name:?} has no origin: build the store again"),
            }
        }
        _ => match by_id(world, bare) {
            Some(id) => Ok(Node::Entity(id)),
            None => named(world, name),
        },
    }
}

/// The entity of an id, or the one that a judgement made of it, or one that a judgement dropped.
fn by_id(world: &World, id: &str) -> Option<EntityId> {
    let id = EntityId(id.to_owned());
    let heir = || world.former.iter().find(|(former, _)| *former == id).map(|(_, now)| now.clone());
    let is_dropped =
        |id: &EntityId| world.judgements.iter().any(|j| j.decision == "drop" && j.entities.contains(id));
    world.entity(&id).map(|entity| entity.id.clone()).or_else(heir).or_else(|| is_dropped(&id).then_some(id))
}

fn begins<'w, T>(name: &str, digits: &str, all: &'w [T], id: impl Fn(&T) -> &str) -> Result<&'w T> {
    let found: Vec<&T> = all.iter().filter(|node| id(node).starts_with(digits)).collect();
    match found[..] {
        [node] => Ok(node),
        [] => bail!("the store holds no {name:?}: rapporteur query shows ids"),
        _ => bail!("{} ids begin like {name:?}: give more digits", found.len()),
    }
}

fn named<'w>(world: &'w World, name: &str) -> Result<Node<'w>> {
    let names = |i: usize| {
        let entity = &world.entities[i];
        std::iter::once(&entity.label).chain(&entity.aliases).map(move |name| (name.as_str(), i))
    };
    let index = Index::new((0..world.entities.len()).flat_map(names));
    let line = |i: &usize| format!("\n  {}  {}", world.entities[*i].id, world.entities[*i].label);
    let found = index.find(name, |_| true);
    if let [entity] = found[..] {
        return Ok(Node::Entity(world.entities[entity].id.clone()));
    }
    let wanted = rapporteur_graph::fold(name);
    let mut titled =
        world.reports.iter().filter(|report| rapporteur_graph::fold(&report_label(report)) == wanted);
    if let (Some(report), None) = (titled.next(), titled.next())
        && let Some(origin) = world.origins.iter().find(|origin| origin.reports.contains(&report.id))
    {
        return Ok(Node::Origin(origin));
    }
    if found.is_empty() {
        let nearest: String = index.nearest(name, 3, |_| true).iter().map(line).collect();
        bail!("no node is called {name:?}; near to it are{nearest}");
    }
    let lines: String = found.iter().take(SHOWN).map(line).collect();
    let more = found.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!("\n  … and {more} more") } else { String::new() };
    bail!("{} nodes are called {name:?}, name one by its id:{lines}{rest}", found.len())
}
