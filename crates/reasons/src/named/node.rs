//! Finds the node that a person means.

use super::names::{Meant, Names};
use crate::Error;
use rapporteur_model::{Dispute, EntityId, Origin, ReportId, World, WorldClaim};

/// A node that can be explained.
#[derive(Clone, PartialEq, Debug)]
pub enum Node<'w> {
    /// An entity, also one that a judgement dropped.
    Entity(EntityId),
    /// A claim, also one that a judgement left out.
    Claim(&'w WorldClaim),
    /// An origin. A report is explained by its origin.
    Origin(&'w Origin),
    /// A dispute.
    Dispute(&'w Dispute),
}

impl<'w> Node<'w> {
    /// Finds a node by IRI or id, or else by label or alias. The first digits of a claim's or report's id are
    /// enough. What a bare name was read as comes with it.
    ///
    /// # Errors
    /// If the name fits nothing.
    pub fn find(names: &Names<'w>, name: &str) -> Result<(Self, Option<Meant>), Error> {
        let (world, bare) = (names.world(), names.bare(name));
        let found = match bare.split_once('/') {
            Some(("claim", digits)) => Self::Claim(claim(world, name, digits)?),
            Some(("origin", _)) => {
                Self::Origin(begins(name, &bare, world.origins.iter(), |origin| &origin.id.0)?)
            }
            Some(("dispute", _)) => {
                Self::Dispute(begins(name, &bare, world.disputes.iter(), |dispute| &dispute.id.0)?)
            }
            Some(("report", digits)) => {
                let report = begins(name, digits, world.reports.iter(), |report| &report.id.0)?;
                Self::Origin(voice(world, &report.id).ok_or_else(|| Error::NoOrigin(name.to_owned()))?)
            }
            _ => {
                let meant = names.read(name)?;
                return Ok((Self::of(world, &meant.id), Some(meant)));
            }
        };
        Ok((found, None))
    }

    /// The node of an id that is no claim's.
    fn of(world: &'w World, id: &EntityId) -> Self {
        let report = id.0.strip_prefix("report/").map(|digits| ReportId(digits.to_owned()));
        let origin = world.origins.iter().find(|origin| origin.id == *id);
        origin
            .or_else(|| voice(world, &report?))
            .map(Self::Origin)
            .unwrap_or_else(|| Self::Entity(id.clone()))
    }
}

/// The origin of a report.
fn voice<'w>(world: &'w World, report: &ReportId) -> Option<&'w Origin> {
    world.origins.iter().find(|origin| origin.reports.contains(report))
}

/// The claim whose id begins with these digits, be it in the world or left out of it.
pub(crate) fn claim<'w>(world: &'w World, name: &str, digits: &str) -> Result<&'w WorldClaim, Error> {
    begins(name, digits, world.claims.iter().chain(&world.left_out), |claim| &claim.id.0)
}

fn begins<'w, T>(
    name: &str,
    digits: &str,
    all: impl Iterator<Item = &'w T>,
    id: impl Fn(&T) -> &str,
) -> Result<&'w T, Error> {
    let found: Vec<&T> = all.filter(|node| id(node).starts_with(digits)).collect();
    match found[..] {
        [node] => Ok(node),
        [] => Err(Error::NoId(name.to_owned())),
        _ => Err(Error::SeveralIds { name: name.to_owned(), n: found.len() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::named::invented::world;
    use rapporteur_model::{Judged, Report};

    const BASE: &str = "https://example.org/";

    fn found(world: &World, name: &str) -> String {
        match Node::find(&Names::of(world, BASE), name) {
            Ok((Node::Entity(id), _)) => id.0,
            Ok((Node::Origin(origin), _)) => origin.id.0.clone(),
            Ok((Node::Claim(_) | Node::Dispute(_), _)) => "another".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn places_of_judgements_former_ids_and_dropped_nodes_name_entities() {
        let mut world = world(&[("person/ana-ruiz", "Person", "Ana Ruiz")]);
        world.former.push((EntityId("person/ruiz".to_owned()), EntityId("person/ana-ruiz".to_owned())));
        world.judgements.push(Judged {
            decision: "drop".to_owned(),
            stated: "drop\tperson/nobody\t".to_owned(),
            entities: vec![EntityId("person/nobody".to_owned())],
            value: None,
            reason: "a test".to_owned(),
            claims_left_out: 0,
            idle: None,
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
