//! Describes things that words tell of and that the register may not have yet.

use super::incident::Incident;
use crate::detector::Detector;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Span};
use std::ops::Range;

/// A thing that a word brings, with what the register is to learn of it.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    /// What it is.
    pub thing: Thing,
    /// The word that brings it.
    pub head: TokenIdx,
    /// The words it was read from.
    pub span: Span,
    /// How surely the words bring it, in percent.
    pub trust: u32,
    /// The words that are to become its mention, if any.
    pub words: Option<Words>,
}

/// What a proposal is about.
#[derive(Clone, Debug)]
pub(super) enum Thing {
    /// What the register knows by its label alone: a name letter for letter, a description in whatever capitals.
    Labelled(LocalEntity),
    /// An event, which the register may know by other words.
    Event(Incident),
}

/// Words that are to become a mention.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// The words.
    pub tokens: Range<TokenIdx>,
    /// How they refer.
    pub form: Form,
    /// Detector and rule.
    pub found_by: Detector,
}

impl Proposal {
    /// The thing of the report that it is, going by what the register holds.
    pub fn known(&self, parsed: &ParsedReport<'_>, registry: &Registry) -> Option<LocalId> {
        self.thing.known(parsed, registry)
    }

    /// Enters the thing, unless the register knows it, and its mention, unless the word has one.
    pub fn commit(self, parsed: &ParsedReport<'_>, registry: &mut Registry) -> LocalId {
        let entity = self.thing.commit(parsed, registry);
        if let Some(Words { tokens, form, found_by }) = self.words
            && registry.at(self.head).is_none()
        {
            registry.mention(parsed, Placed { tokens, head: self.head, entity, form, found_by });
        }
        entity
    }
}

impl Thing {
    /// The node type.
    pub fn kind(&self) -> &str {
        match self {
            Self::Labelled(entity) => &entity.kind,
            Self::Event(_) => types::EVENT,
        }
    }

    fn known(&self, parsed: &ParsedReport<'_>, registry: &Registry) -> Option<LocalId> {
        match self {
            Self::Labelled(entity) => registry.of_kind(&entity.kind).find(|id| {
                let label = &registry.entity(*id).label;
                *label == entity.label || !entity.named && label.eq_ignore_ascii_case(&entity.label)
            }),
            Self::Event(incident) => incident.known(parsed, registry),
        }
    }

    fn commit(self, parsed: &ParsedReport<'_>, registry: &mut Registry) -> LocalId {
        let known = self.known(parsed, registry);
        match (self, known) {
            (Self::Labelled(_), Some(id)) => id,
            (Self::Event(incident), Some(id)) => {
                incident.tell(&mut registry.entity_mut(id).traits);
                id
            }
            (Self::Labelled(entity), None) => registry.add(entity),
            (Self::Event(incident), None) => registry.add(incident.into_entity()),
        }
    }
}
