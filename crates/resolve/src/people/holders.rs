//! People known in a report by their post alone ("the Arland president").

use super::facts::Facts;
use super::group::{Group, decide_groups};
use super::person::Person;
use crate::components::of_one_key;
use crate::offices;
use crate::partition::Partition;
use crate::profile::Context;
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// Joins each unnamed holder of a post that one person holds at a time with the named holder of those days, else with other
/// unnamed holders. `single` are the offices that one person holds at a time.
pub(super) fn merge_holders<'a>(
    facts: Facts<'a>,
    people: Vec<Person<'a>>,
    single: &BTreeSet<usize>,
    partition: &mut Partition,
) -> Vec<Person<'a>> {
    let unnamed = people.iter().filter_map(|person| unnamed_holder_of(person, single));
    let open: BTreeSet<usize> = unnamed.collect();
    let held = people.iter().enumerate().flat_map(|(place, person)| {
        let offices: Vec<usize> = match person.names.is_empty() {
            true => unnamed_holder_of(person, single).into_iter().collect(),
            false => person.profile.offices.intersection(&open).copied().collect(),
        };
        offices.into_iter().map(move |office| (office, place))
    });
    let pairs = of_one_key(held);
    decide_groups(facts, people, pairs, partition, |group, _| group.join_holders(single))
}

/// The office by which a person without a name is known.
fn unnamed_holder_of(person: &Person, single: &BTreeSet<usize>) -> Option<usize> {
    let mut offices = person.profile.offices.intersection(single);
    offices.next().copied().filter(|_| person.names.is_empty())
}

/// Offices with a known body whose post has one holder at a time.
pub(super) fn single_offices(context: &Context, partition: &Partition) -> BTreeSet<usize> {
    let (corpus, tables) = (context.corpus, context.tables);
    let is_single = |office: &usize| {
        offices::body(corpus, *office).is_some()
            && tables.rules.single_posts.contains(&offices::post(corpus, *office, tables))
    };
    corpus.of_kind(types::OFFICE).filter(is_single).map(|office| partition.find(office)).collect()
}

impl Group<'_> {
    fn join_holders(&mut self, single: &BTreeSet<usize>) {
        let mut named: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut unnamed: Vec<(usize, usize)> = Vec::new();
        for (i, person) in self.people.iter().enumerate() {
            if person.names.is_empty() {
                unnamed.extend(unnamed_holder_of(person, single).map(|office| (office, i)));
            } else {
                person.profile.offices.intersection(single).for_each(|office| {
                    named.entry(*office).or_default().insert(i);
                });
            }
        }
        unnamed.sort_unstable();
        let mut nameless: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (office, person) in unnamed {
            let near = |other: usize| self.are_near(other, person) && self.conflict(other, person).is_none();
            let holders: Vec<usize> =
                named.get(&office).into_iter().flatten().copied().filter(|h| near(*h)).collect();
            let reason = format!("{} holds the post at that time", self.people[person].written());
            match holders[..] {
                [holder] => self.absorb(holder, person, reason),
                [] => match nameless.entry(office).or_default().iter().copied().find(|other| near(*other)) {
                    Some(other) => self.absorb(other, person, reason),
                    None => nameless.entry(office).or_default().push(person),
                },
                // Two named holders at one time: a change of office, or one of the reports errs.
                _ => {}
            }
        }
    }

    fn are_near(&self, a: usize, b: usize) -> bool {
        let days_near = self.facts.tables.weights.people.days_near;
        self.people[a].profile.is_near(&self.people[b].profile, days_near)
    }
}
