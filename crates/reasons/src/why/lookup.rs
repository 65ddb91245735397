//! Parts of a world by id.

use rapporteur_model::{ClaimId, EntityId, World, WorldClaim};

/// The label of an entity, or its id if the world lacks it.
pub(super) fn label(world: &World, id: &EntityId) -> String {
    world.entity(id).map_or_else(|| id.to_string(), |entity| entity.label.clone())
}

/// The claim with an id.
pub(super) fn claim<'w>(world: &'w World, id: &ClaimId) -> Option<&'w WorldClaim> {
    world.claims.binary_search_by(|claim| claim.id.cmp(id)).ok().map(|i| &world.claims[i])
}
