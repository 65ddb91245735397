//! Holds what the words of a slot bring, and enters it in the register.

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::argument::ArgumentReader;
    use crate::office::Offices;
    use crate::time::{Grammar, TimeTagger};
    use rapporteur_knowledge::Knowledge;
    use rapporteur_language::Analyzer;
    use rapporteur_model::well_known::types;

    /// What a word brings, read `times` times before any of it is entered: the arguments of each reading, and the register after all.
    fn read(text: &str, word: &str, kind: &str, times: usize) -> (Vec<Vec<Argument>>, Registry) {
        let (knowledge, analyzer) = (Knowledge::embedded().unwrap(), Analyzer::embedded().unwrap());
        let tagger = TimeTagger::new(Grammar::read(&knowledge.files, &mut Vec::new()).unwrap());
        let report = rapporteur_testkit::report(text);
        let parsed = ParsedReport::analyse(&report, &analyzer, &tagger, &knowledge);
        let head = parsed.tokens.iter().position(|token| *token.text == *word).unwrap();
        let (mut registry, offices) = (Registry::default(), Offices::default());
        let accepted = |other: &str| other == kind;
        let reader = ArgumentReader {
            parsed: &parsed,
            offices: &offices,
            registry: &registry,
            accepted: &accepted,
            groups: &[],
            parties: false,
        };
        let readings: Vec<Reading> = (0..times).map(|_| reader.read(head)).collect();
        let entered = readings.into_iter().map(|reading| reading.commit(&parsed, &mut registry)).collect();
        (entered, registry)
    }

    #[test]
    fn what_two_readings_propose_is_entered_once() {
        let (read, registry) = read("An earthquake struck on Monday.", "earthquake", types::EVENT, 2);
        assert_eq!(read[0].len(), 1);
        assert_eq!(read[0], read[1]);
        assert_eq!((registry.entities.len(), registry.mentions.len()), (1, 1));
    }

    #[test]
    fn descriptions_of_one_label_are_one_thing() {
        let (read, registry) = read("They discussed trade and trade.", "trade", types::TOPIC, 1);
        assert_eq!(read[0].len(), 1);
        assert_eq!((registry.entities.len(), registry.mentions.len()), (1, 2));
    }
}
