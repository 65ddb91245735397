//! Explains what the graph says of an entity, a claim, a report, an origin or a dispute.

mod claim;
mod entity;
mod forest;
mod lookup;
mod show;
mod voices;

pub use claim::{ClaimReasons, Term};
pub use entity::{EntityReasons, InReport, JudgedReasons, KeptApart, MergeReasons};
pub use voices::{DisputeReasons, OriginReasons, Source, Tie};

use crate::Node;
use rapporteur_model::World;
use serde::Serialize;

/// The explanation of one node.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[serde(untagged)]
pub enum Reasons {
    /// A person, a meeting and so on.
    Entity(Box<EntityReasons>),
    /// One relation stated at one place.
    Claim(Box<ClaimReasons>),
    /// Reports of one voice.
    Origin(OriginReasons),
    /// Claims that cannot all hold.
    Dispute(DisputeReasons),
}

impl Reasons {
    /// Explains a node.
    pub fn of(world: &World, node: &Node<'_>) -> Self {
        match node {
            Node::Entity(id) => Self::Entity(Box::new(EntityReasons::of(world, id))),
            Node::Claim(claim) => Self::Claim(Box::new(ClaimReasons::of(world, claim))),
            Node::Origin(origin) => Self::Origin(OriginReasons::of(world, origin)),
            Node::Dispute(dispute) => Self::Dispute(DisputeReasons::of(world, dispute)),
        }
    }
}
