//! The people of one component, while it is decided which of them are one.

use super::evidence::Conflict;
use super::facts::Facts;
use super::person::Person;
use crate::components::{Candidate, Component, Decided, decide_each};
use crate::doubts::Doubt;
use crate::partition::Partition;
use crate::profile::Profile;
use crate::reasons::{Reason, Weighed};
use crate::section::Section;

/// People by their places in the component. Places stay valid: a merged person forwards to the one that it became part of.
pub(super) struct Group<'a> {
    pub facts: Facts<'a>,
    pub people: Vec<Person<'a>>,
    into: Vec<usize>,
    /// Places in the whole list.
    places: Vec<usize>,
    section: Section,
}

/// Decides each component of people alone; returns the people that are left.
pub(super) fn decide_groups<'a, E>(
    facts: Facts<'a>,
    people: Vec<Person<'a>>,
    pairs: Vec<Candidate<E>>,
    partition: &mut Partition,
    decide: impl Fn(&mut Group<'a>, Vec<Candidate<E>>),
) -> Vec<Person<'a>> {
    let of_component = |component: Component<Person<'a>, E>| {
        let Component { things, pairs, section } = component;
        let (places, people): (Vec<usize>, Vec<Person<'a>>) = things.into_iter().unzip();
        let mut group = Group { facts, into: (0..people.len()).collect(), people, places, section };
        decide(&mut group, pairs);
        group.decided()
    };
    let (people, _) = decide_each(people, Person::node, pairs, partition, of_component);
    people.into_iter().map(|(_, person)| person).collect()
}

impl<'a> Group<'a> {
    fn decided(self) -> Decided<Person<'a>> {
        let Self { into, people, places, section, .. } = self;
        let all = people.into_iter().zip(places).enumerate();
        let things =
            all.filter(|(i, _)| into[*i] == *i).map(|(_, (person, place))| (place, person)).collect();
        Decided { things, section, noted: () }
    }

    /// The person that a person has become part of.
    pub fn current(&self, mut person: usize) -> usize {
        while self.into[person] != person {
            person = self.into[person];
        }
        person
    }

    /// Why two people cannot be one.
    pub fn conflict(&self, a: usize, b: usize) -> Option<Conflict> {
        let (x, y) = (&self.people[a], &self.people[b]);
        if self.may_join(a, b) { x.conflict(y) } else { Some(Conflict::Judged) }
    }

    /// Whether no judgement keeps two people apart.
    pub fn may_join(&self, a: usize, b: usize) -> bool {
        self.section.may_join(self.people[a].node(), self.people[b].node())
    }

    /// How much the context of both agrees.
    pub fn agreement(&self, a: usize, b: usize) -> Weighed {
        self.facts.agreement(&self.people[a], &self.people[b])
    }

    /// Makes `b` part of `a`, unless a person judged them apart.
    pub fn absorb(&mut self, a: usize, b: usize, reason: impl Into<Reason>) {
        if !self.section.join(self.people[a].node(), self.people[b].node(), reason) {
            return;
        }
        let left = &mut self.people[b];
        let (nodes, names) = (std::mem::take(&mut left.nodes), std::mem::take(&mut left.names));
        let profile = std::mem::take::<Profile>(&mut left.profile);
        let moved = Person { nodes, label: left.label, names, profile };
        self.people[a].absorb(moved);
        self.into[b] = a;
    }

    /// Notes that only one thing keeps two people of like names from being one.
    pub fn doubt(&mut self, a: usize, b: usize, name: &str, against: &str) {
        let (x, y) = (&self.people[a], &self.people[b]);
        let found = self.facts.agreement(x, y);
        self.section.doubt(Doubt::refused(x.node(), y.node(), name.to_owned(), &found, against.to_owned()));
    }

    /// Notes that a conflict keeps two people of like names from being one. What a person has judged is not doubtful.
    pub fn doubt_conflict(&mut self, a: usize, b: usize, name: &str) {
        match self.conflict(a, b) {
            Some(conflict) if conflict != Conflict::Judged => self.doubt(a, b, name, conflict.as_str()),
            _ => {}
        }
    }
}
