//! Entities as judgements may name them.

use rapporteur_model::EntityId;

/// An entity as judgements may name it.
pub(crate) struct Named {
    pub id: EntityId,
    pub kind: String,
    pub label: String,
    pub forms: Vec<String>,
    /// None for one that only bylines, publishers or gazetteers name.
    pub nodes: Vec<usize>,
}
