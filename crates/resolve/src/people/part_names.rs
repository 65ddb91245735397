//! People known in a report by a surname or given name alone.

use super::People;
use crate::doubts::{Doubt, NEAR};
use crate::partition::Partition;
use crate::reasons::{Reason, Weighed};
use rapporteur_model::Points;
use std::collections::{BTreeMap, BTreeSet};

/// Whom a lone name stands for.
enum Choice {
    None,
    Bearer(usize, Reason),
    Doubt(Doubt),
}

/// How many bearers of a lone name, latest first, a lone name is compared with: keeps the cost linear.
const LATEST: usize = 200;

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
        let chosen: Vec<(usize, Choice)> = lone
            .into_iter()
            .map(|person| {
                let key = self.persons[person].names[0].last_key();
                let choose = |candidates| self.choose(person, candidates, partition);
                (person, bearers.get(key).map_or(Choice::None, choose))
            })
            .collect();
        let mut left: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (person, choice) in chosen {
            match choice {
                Choice::Bearer(bearer, reason) => self.absorb(bearer, person, reason, partition),
                Choice::None => {
                    left.entry(self.persons[person].names[0].last_key().to_owned()).or_default().push(person)
                }
                Choice::Doubt(doubt) => {
                    partition.doubt(doubt);
                    left.entry(self.persons[person].names[0].last_key().to_owned()).or_default().push(person)
                }
            }
        }
        for group in left.into_values() {
            self.merge_lone(group, partition);
        }
    }

    /// The bearer that the context points at, if it leads clearly.
    fn choose(&self, person: usize, candidates: &BTreeSet<usize>, partition: &Partition) -> Choice {
        let weights = &self.context.tables.weights.people;
        let mut scored: Vec<(Weighed, usize)> = candidates
            .iter()
            .filter(|c| self.may_be(**c, person, partition))
            .map(|&candidate| (self.company(candidate, person), candidate))
            .collect();
        scored.sort_by(|a, b| b.0.sum.total_cmp(&a.0.sum).then(a.1.cmp(&b.1)));
        let runner_up = scored.get(1).map(|(found, rival)| (found.sum, *rival));
        let Some((best, candidate)) = scored.into_iter().next() else { return Choice::None };
        let needed = runner_up.map_or(weights.join, |(sum, rival)| {
            let n_reports = |p: usize| self.persons[p].profile.n_reports;
            let is_prominent = n_reports(candidate) >= n_reports(rival) * weights.prominent;
            weights.join.max(sum + if is_prominent { weights.prominent_lead } else { weights.lead })
        });
        let names = format!("{} for {}", self.written(person), self.written(candidate));
        if best.sum >= needed {
            return Choice::Bearer(candidate, best.reason(needed).after(&names));
        }
        let (node, other) = (self.persons[person].nodes[0], self.persons[candidate].nodes[0]);
        let mut doubt = Doubt::weighed(node, other, &best, needed);
        doubt.reasons.insert(0, names);
        if let Some((sum, rival)) = runner_up {
            let rival = self.written(rival);
            doubt.against.push(format!("it may stand for {rival} as well, with {}", Points::new(sum)));
        }
        if doubt.margin <= NEAR { Choice::Doubt(doubt) } else { Choice::None }
    }

    fn merge_lone(&mut self, mut group: Vec<usize>, partition: &mut Partition) {
        let join = self.context.tables.weights.people.join;
        group.sort_by_key(|person| (self.persons[*person].profile.days, *person));
        let mut apart: Vec<usize> = Vec::new();
        for person in group {
            let fits = |other: usize| {
                let found = self.company(other, person);
                (found.sum >= join && self.may_be(other, person, partition)).then_some((other, found))
            };
            let best = apart
                .iter()
                .rev()
                .take(LATEST)
                .filter_map(|other| fits(*other))
                .max_by(|a, b| a.1.sum.total_cmp(&b.1.sum).then(b.0.cmp(&a.0)));
            match best {
                Some((other, found)) => {
                    let like = format!("{} in like company", self.written(person));
                    self.absorb(other, person, found.reason(join).after(&like), partition);
                }
                None => apart.push(person),
            }
        }
    }
}
