//! What a question looks at unless a person chooses.

use rapporteur_graph::{Basis, Graph, Network, SOURCE_TYPES, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{EntityId, RelationFamily, TypeName};
use std::collections::BTreeSet;

/// Types of nodes that a question looks at unless types are chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Everything that reports speak of; not reports, origins and disputes themselves.
    Things,
    /// Those that pictures show: not statements, topics and offices either, most of which hang on one node.
    Actors,
}

impl Scope {
    /// Whether nodes of a type are looked at.
    pub fn holds(self, kind: &str, knowledge: &Knowledge) -> bool {
        match self {
            Self::Things => !SOURCE_TYPES.contains(&kind),
            Self::Actors => !SOURCE_TYPES.contains(&kind) && !knowledge.look(kind).clutter,
        }
    }

    /// The types that are looked at.
    pub fn types(self, knowledge: &Knowledge) -> BTreeSet<TypeName> {
        let kinds = knowledge.types.iter().map(|kind| kind.id.clone());
        kinds.filter(|kind| self.holds(kind, knowledge)).collect()
    }

    /// The edges that are looked at: those of claims, asserted, of relations that the vocabulary has. The nodes of `always` are
    /// looked at whatever their type.
    pub fn selection(self, knowledge: &Knowledge, always: &[&EntityId]) -> Selection {
        Selection {
            types: self.types(knowledge),
            bases: [Basis::Claims].into(),
            always: always.iter().map(|id| (*id).clone()).collect(),
            without_relations: knowledge.families.of(RelationFamily::Open).map(str::to_owned).collect(),
            plain: true,
            ..Selection::default()
        }
    }
}

/// The network of a graph or of a part of it, in which mutual relations count for both directions.
pub fn network<'g>(part: &'g Graph, knowledge: &Knowledge) -> Network<'g> {
    let mutual = knowledge.relations.iter().filter(|relation| relation.symmetric);
    Network::new(part, &mutual.map(|relation| relation.id.clone()).collect())
}
