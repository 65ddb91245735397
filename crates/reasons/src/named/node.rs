//! Finds the node that a person means.

use super::lines;
use crate::Error;
use rapporteur_graph::{Index, report_label, search_key};
use rapporteur_model::{Dispute, EntityId, Origin, World, WorldClaim};
use std::borrow::Cow;

/// A node that can be explained.
#[derive(Clone, PartialEq, Debug)]
pub enum Node<'w> {
    /// An entity, also one that a judgement dropped.
    Entity(EntityId),
    /// A claim.
    Claim(&'w WorldClaim),
    /// An origin. A report is explained by its origin.
    Origin(&'w Origin),
    /// A dispute.
    Dispute(&'w Dispute),
}

/// Number of nodes shown when a name fits several or none.
const SHOWN: usize = 10;

impl<'w> Node<'w> {
    /// Finds a node by IRI or id, or else by label or alias. The first digits of a claim's or report's id are
    /// enough.
    ///
    /// # Errors
    /// If the name fits no node or several.
    pub fn find(world: &'w World, base: &str, name: &str) -> Result<Self, Error> {
        let bare = name.trim_start_matches('<').trim_end_matches('>');
        let bare = bare.strip_prefix(base).or_else(|| bare.strip_prefix("id:")).unwrap_or(bare);
        // A place as judgements write it, `id@place`, names the same node.
        let bare = bare
            .rsplit_once('@')
            .filter(|(id, place)| id.contains('/') && place.contains(':'))
            .map_or(bare, |(id, _)| id);
        let bare = &*unprefixed(bare);
        match bare.split_once('/') {
            Some(("claim", digits)) => {
                begins(name, digits, &world.claims, |claim| &claim.id.0).map(Self::Claim)
            }
            Some(("origin", _)) => {
                begins(name, bare, &world.origins, |origin| &origin.id.0).map(Self::Origin)
            }
            Some(("dispute", _)) => {
                begins(name, bare, &world.disputes, |dispute| &dispute.id.0).map(Self::Dispute)
            }
            Some(("report", digits)) => {
                let report = begins(name, digits, &world.reports, |report| &report.id.0)?;
                let origin = world.origins.iter().find(|origin| origin.reports.contains(&report.id));
                origin.map(Self::Origin).ok_or_else(|| Error::NoOrigin(name.to_owned()))
            }
            _ => match by_id(world, bare) {
                Some(id) => Ok(Self::Entity(id)),
                None => named(world, name),
            },
        }
    }
}

/// The id of a node that is written with the prefix of its type: `person:ana-ruiz`.
fn unprefixed(name: &str) -> Cow<'_, str> {
    let is_prefixed = |(kind, tail): &(&str, &str)| {
        kind.bytes().all(|b| b.is_ascii_lowercase()) && !kind.is_empty() && !tail.contains([' ', '/'])
    };
    match name.split_once(':').filter(is_prefixed) {
        Some((kind, tail)) => Cow::Owned(format!("{kind}/{tail}")),
        None => Cow::Borrowed(name),
    }
}

/// Finds the entity of an id: one in the graph, one that a judgement made of it, or one that a judgement
/// dropped.
fn by_id(world: &World, id: &str) -> Option<EntityId> {
    let id = EntityId(id.to_owned());
    let heir = || world.former.iter().find(|(former, _)| *former == id).map(|(_, now)| now.clone());
    let is_dropped =
        |id: &EntityId| world.judgements.iter().any(|j| j.decision == "drop" && j.entities.contains(id));
    world.entity(&id).map(|entity| entity.id.clone()).or_else(heir).or_else(|| is_dropped(&id).then_some(id))
}

fn begins<'w, T>(name: &str, digits: &str, all: &'w [T], id: impl Fn(&T) -> &str) -> Result<&'w T, Error> {
    let found: Vec<&T> = all.iter().filter(|node| id(node).starts_with(digits)).collect();
    match found[..] {
        [node] => Ok(node),
        [] => Err(Error::NoId(name.to_owned())),
        _ => Err(Error::SeveralIds { name: name.to_owned(), n: found.len() }),
    }
}

fn named<'w>(world: &'w World, name: &str) -> Result<Node<'w>, Error> {
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
    let wanted = search_key(name);
    let mut titled = world.reports.iter().filter(|report| search_key(&report_label(report)) == wanted);
    if let (Some(report), None) = (titled.next(), titled.next())
        && let Some(origin) = world.origins.iter().find(|origin| origin.reports.contains(&report.id))
    {
        return Ok(Node::Origin(origin));
    }
    let name = name.to_owned();
    if found.is_empty() {
        let nearest = index.nearest(&name, 3, |_| true).iter().map(line).collect();
        return Err(Error::NoNode { name, nearest });
    }
    let nodes = lines(&found, SHOWN, line, |more| format!("\n  … and {more} more"));
    Err(Error::SeveralNodes { name, n: found.len(), nodes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named::invented::world;
    use rapporteur_model::{Judged, Report, ReportId};

    const BASE: &str = "https://example.org/";

    fn found(world: &World, name: &str) -> String {
        match Node::find(world, BASE, name) {
            Ok(Node::Entity(id)) => id.0,
            Ok(Node::Origin(origin)) => origin.id.0.clone(),
            Ok(Node::Claim(_) | Node::Dispute(_)) => "another".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn places_of_judgements_former_ids_and_dropped_nodes_name_entities() {
        let mut world = world(&[("person/ana-ruiz", "Person", "Ana Ruiz")]);
        world.former.push((EntityId("person/ruiz".to_owned()), EntityId("person/ana-ruiz".to_owned())));
        world.judgements.push(Judged {
            decision: "drop".to_owned(),
            entities: vec![EntityId("person/nobody".to_owned())],
            value: None,
            reason: "a test".to_owned(),
            claims_left_out: 0,
        });
        for name in [
            "id:person/ana-ruiz",
            "person:ana-ruiz",
            "person/ana-ruiz@3fe1a2b4c5d6:120-128",
            "person/ruiz",
            "ruiz",
        ] {
            assert_eq!(found(&world, name), "person/ana-ruiz", "{name}");
        }
        assert_eq!(found(&world, "person/nobody"), "person/nobody");
        assert!(found(&world, "Ana Ruis").contains("near to it are\n  person/ana-ruiz  Ana Ruiz"));
    }

    #[test]
    fn a_report_means_its_origin() {
        let mut world = World::default();
        for id in ["1a2b", "1a9c"] {
            world.reports.push(Report { id: ReportId(id.to_owned()), ..Report::default() });
        }
        world.origins.push(Origin {
            id: EntityId("origin/7f".to_owned()),
            label: "Northern Wire".to_owned(),
            reports: vec![ReportId("1a2b".to_owned())],
            shared_text: Vec::new(),
        });
        assert_eq!(found(&world, "report/1a2b"), "origin/7f");
        assert!(found(&world, "report/1a").contains("2 ids begin like"));
        assert!(found(&world, "report/ff").contains("the store holds no"));
        assert!(found(&world, "report/1a9c").contains("has no origin"));
    }
}
