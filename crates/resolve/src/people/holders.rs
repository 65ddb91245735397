//! People known in a report by their post alone ("the Arland president").

use super::People;
use crate::offices;
use crate::partition::Partition;
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

impl People<'_> {
    /// Joins each unnamed holder of a post that one person holds at a time with the named holder of those days, else with
    /// other unnamed holders.
    pub(super) fn merge_holders(&mut self, partition: &mut Partition) {
        let single = self.single_offices(partition);
        let mut named: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut unnamed: Vec<(usize, usize)> = Vec::new();
        for person in self.alive() {
            let offices = self.persons[person].profile.offices.intersection(&single);
            if self.persons[person].names.is_empty() {
                unnamed.extend(offices.take(1).map(|office| (*office, person)));
            } else {
                offices.for_each(|office| {
                    named.entry(*office).or_default().insert(person);
                });
            }
        }
        unnamed.sort_unstable();
        let mut nameless: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (office, person) in unnamed {
            let near = |other: usize| {
                self.is_near(other, person) && self.conflict(other, person, partition).is_none()
            };
            let holders: Vec<usize> =
                named.get(&office).into_iter().flatten().copied().filter(|h| near(*h)).collect();
            let reason = format!("{} holds the post at that time", self.written(person));
            match holders[..] {
                [holder] => self.absorb(holder, person, &reason, partition),
                [] => match nameless.entry(office).or_default().iter().copied().find(|other| near(*other)) {
                    Some(other) => self.absorb(other, person, &reason, partition),
                    None => nameless.entry(office).or_default().push(person),
                },
                // Two named holders at one time: a change of office, or one of the reports errs.
                _ => {}
            }
        }
    }

    /// Offices with a known body whose post has one holder at a time.
    fn single_offices(&self, partition: &Partition) -> BTreeSet<usize> {
        let (corpus, tables) = (self.context.corpus, self.context.tables);
        let is_single = |office: &usize| {
            offices::body(corpus, *office).is_some()
                && tables.rules.single_posts.contains(&offices::post(corpus, *office, tables))
        };
        corpus.of_kind(types::OFFICE).filter(is_single).map(|office| partition.find(office)).collect()
    }

    fn is_near(&self, a: usize, b: usize) -> bool {
        self.persons[a].profile.days_apart(&self.persons[b].profile)
            <= self.context.tables.weights.people.days_near
    }
}
