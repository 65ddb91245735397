//! What the words of a slot bring, before and after it is entered in the register.

use super::proposal::Proposal;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_model::{LocalId, Span};
use std::collections::BTreeSet;

/// An entity that fills a slot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Argument {
    /// The entity.
    pub entity: LocalId,
    /// The words it was read from.
    pub span: Span,
    /// Head of those words.
    pub head: TokenIdx,
    /// How surely the words bring this entity, in percent.
    pub trust: u32,
}

/// What words bring: things of the register, and things that are proposed for it.
#[derive(Default, Debug)]
pub struct Reading {
    found: Vec<Found>,
    proposals: Vec<Proposal>,
    /// Whether what several words bring counts once.
    once: bool,
}

/// One thing that words bring.
#[derive(Debug)]
struct Found {
    /// Which thing it is.
    pub thing: Brought,
    /// The words it was read from.
    pub span: Span,
    /// Head of those words.
    pub head: TokenIdx,
    /// How surely the words bring it, in percent.
    pub trust: u32,
}

/// A thing that the register has, or the place of one that is proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Brought {
    /// One that a mention speaks of.
    Met(LocalId),
    /// One of the reading's proposals.
    Proposed(usize),
}

impl Reading {
    /// An empty reading in which what several words bring counts once.
    pub(super) fn once() -> Self {
        Self { once: true, ..Self::default() }
    }

    /// How many things were found so far.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Adds a thing that the register has.
    pub(super) fn meet(&mut self, entity: LocalId, span: Span, head: TokenIdx, trust: u32) {
        self.found.push(Found { thing: Brought::Met(entity), span, head, trust });
    }

    /// Adds a proposal; one word proposes one thing of a type, however often it is read.
    pub(super) fn propose(&mut self, proposal: Proposal) {
        let Proposal { span, head, trust, .. } = proposal;
        let same = |p: &Proposal| p.head == head && p.thing.kind() == proposal.thing.kind();
        let place = self.proposals.iter().position(same).unwrap_or_else(|| {
            self.proposals.push(proposal);
            self.proposals.len() - 1
        });
        self.found.push(Found { thing: Brought::Proposed(place), span, head, trust });
    }

    /// Whether nothing was found so far.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Says of what was found from a place on that the words stand for it, a little less surely than its own words do. `for_whom` tells
    /// who is meant instead of a thing, if anybody is.
    pub(super) fn stand_for(
        &mut self,
        start: usize,
        words: Span,
        for_whom: impl Fn(&Self, Brought) -> Option<LocalId>,
    ) {
        for place in start..self.found.len() {
            let thing = self.found[place].thing;
            let thing = for_whom(self, thing).map_or(thing, Brought::Met);
            let found = &mut self.found[place];
            *found =
                Found { thing, span: found.span.cover(words), head: found.head, trust: found.trust * 9 / 10 };
        }
    }

    /// The entity of what was brought, if the register has it.
    pub(super) fn known(
        &self,
        thing: Brought,
        parsed: &ParsedReport<'_>,
        registry: &Registry,
    ) -> Option<LocalId> {
        match thing {
            Brought::Met(id) => Some(id),
            Brought::Proposed(place) => self.proposals[place].known(parsed, registry),
        }
    }

    /// Enters all proposals in the order in which they were read, and gives what the words bring.
    ///
    /// What no claim uses in the end is entered too: a name is a name of the report, and a description is what later words take up.
    pub fn commit(self, parsed: &ParsedReport<'_>, registry: &mut Registry) -> Vec<Argument> {
        let entered: Vec<LocalId> =
            self.proposals.into_iter().map(|proposal| proposal.commit(parsed, registry)).collect();
        let argument = |Found { thing, span, head, trust }: Found| {
            let entity = match thing {
                Brought::Met(id) => id,
                Brought::Proposed(place) => entered[place],
            };
            Argument { entity, span, head, trust }
        };
        let mut arguments: Vec<Argument> = self.found.into_iter().map(argument).collect();
        if self.once {
            let mut seen = BTreeSet::new();
            arguments.retain(|argument| seen.insert(argument.entity));
        }
        arguments
    }
}
