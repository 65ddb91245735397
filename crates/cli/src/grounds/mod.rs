//! Why the graph says what it says: of an entity, a claim, a report, an origin or a dispute.

mod claim;
mod entity;
mod find;
mod forest;
mod show;
mod voices;

pub use claim::ClaimGrounds;
pub use entity::EntityGrounds;
pub use find::{Node, find};
pub use voices::{DisputeGrounds, OriginGrounds};

use rapporteur_model::{ClaimId, EntityId, World, WorldClaim};
use serde::Serialize;

/// What is known of one node.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Grounds {
    /// A person, a meeting, …
    Entity(Box<EntityGrounds>),
    /// One relation stated at one place.
    Claim(Box<ClaimGrounds>),
    /// Reports of one voice.
    Origin(OriginGrounds),
    /// Claims that cannot all hold.
    Dispute(DisputeGrounds),
}

impl Grounds {
    /// Of a node that was found.
    pub fn of(world: &World, node: &Node) -> Self {
        match node {
            Node::Entity(id) => Self::Entity(Box::new(EntityGrounds::of(world, id))),
            Node::Claim(claim) => Self::Claim(Box::new(ClaimGrounds::of(world, claim))),
            Node::Origin(origin) => Self::Origin(OriginGrounds::of(world, origin)),
            Node::Dispute(dispute) => Self::Dispute(DisputeGrounds::of(world, dispute)),
        }
    }
}

fn label(world: &World, id: &EntityId) -> String {
    world.entity(id).map_or_else(|| id.to_string(), |entity| entity.label.clone())
}

fn claim<'w>(world: &'w World, id: &ClaimId) -> Option<&'w WorldClaim> {
    world.claims.binary_search_by(|claim| claim.id.cmp(id)).ok().map(|i| &world.claims[i])
}
