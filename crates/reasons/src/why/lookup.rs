//! Parts of a world by id.

use rapporteur_model::{EntityId, World};

/// The label of an entity, or its id if the world lacks it.
pub(super) fn label(world: &World, id: &EntityId) -> String {
    world.entity(id).map_or_else(|| id.to_string(), |entity| entity.label.clone())
}
