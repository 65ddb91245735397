//! People known in a report by a surname or given name alone.

use super::People;
use crate::partition::Partition;
use std::collections::{BTreeMap, BTreeSet};

impl People<'_> {
    /// Joins each lone name with the one person it can stand for, then lone names of like context with one another.
    pub(super) fn merge_part_names(&mut self, partition: &mut Partition) {
        let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for person in self.alive().filter(|p| self.is_full(*p)) {
            for name in &self.persons[person].names {
                for word in name.words.iter().filter(|w| !w.is_initial()) {
                    bearers.entry(word.key.clone()).or_default().insert(person);
                }
            }
        }
        let alone = |p: &usize| !self.is_full(*p) && !self.persons[*p].names.is_empty();
        let lone: Vec<usize> = self.alive().filter(alone).collect();
        let chosen: Vec<(usize, Option<(usize, String)>)> = lone
            .into_iter()
            .map(|person| {
                let key = self.persons[person].names[0].last_key();
                (person, bearers.get(key).and_then(|candidates| self.choose(person, candidates, partition)))
            })
            .collect();
        let mut left: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (person, choice) in chosen {
            match choice {
                Some((bearer, reason)) => self.absorb(bearer, person, &reason, partition),
                None => {
                    left.entry(self.persons[person].names[0].last_key().to_owned()).or_default().push(person)
                }
            }
        }
        for group in left.into_values() {
            self.merge_lone(&group, partition);
        }
    }

    /// The bearer that the context points at, if it leads clearly.
    fn choose(
        &self,
        person: usize,
        candidates: &BTreeSet<usize>,
        partition: &Partition,
    ) -> Option<(usize, String)> {
        let weights = &self.context.tables.weights.people;
        let mut scored: Vec<(f64, usize, String)> = candidates
            .iter()
            .filter(|c| self.conflict(**c, person, partition).is_none() && !self.is_far(**c, person))
            .map(|&candidate| {
                let (mut sum, mut reasons) = self.agreement(candidate, person);
                let word = &self.persons[person].names[0].words[0].word;
                if self.persons[candidate].names.iter().any(|n| n.words.iter().any(|w| w.word == *word)) {
                    sum += weights.same_spelling;
                    reasons.push("same spelling");
                }
                let names = format!("{} for {}", self.written(person), self.written(candidate));
                (sum, candidate, format!("{names}: {}", reasons.join(", ")))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let runner_up = scored.get(1).map_or(0.0, |(sum, ..)| *sum);
        let (best, candidate, reason) = scored.into_iter().next()?;
        (best >= weights.join && best >= runner_up + weights.lead).then_some((candidate, reason))
    }

    fn is_far(&self, a: usize, b: usize) -> bool {
        self.persons[a].profile.days_apart(&self.persons[b].profile)
            > self.context.tables.weights.people.days_far
    }

    fn merge_lone(&mut self, group: &[usize], partition: &mut Partition) {
        let join = self.context.tables.weights.people.join;
        let mut apart: Vec<usize> = Vec::new();
        for &person in group {
            let fits = |other: usize| {
                let sum = self.agreement(other, person).0;
                let may = self.conflict(other, person, partition).is_none() && !self.is_far(other, person);
                (may && sum >= join).then_some((other, sum))
            };
            let best = apart
                .iter()
                .filter_map(|other| fits(*other))
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            match best {
                Some((other, _)) => {
                    let reason = format!("{} in like company", self.written(person));
                    self.absorb(other, person, &reason, partition);
                }
                None => apart.push(person),
            }
        }
    }
}
