//! People known in a report by a surname or given name alone.

use super::facts::Facts;
use super::group::{Group, decide_groups};
use super::person::Person;
use crate::components::{Candidate, of_one_key};
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

/// How many bearers of a lone name, latest first, a lone name is compared with. The bound keeps the cost linear.
const LATEST: usize = 200;

/// Joins each lone name with the one person that it can stand for, then lone names of like context with one another.
pub(super) fn merge_part_names<'a>(
    facts: Facts<'a>,
    people: Vec<Person<'a>>,
    partition: &mut Partition,
) -> Vec<Person<'a>> {
    let bearers = bearers(&people);
    let mut chosen: Vec<Candidate<Reason>> = Vec::new();
    // Nodes of lone names that stand for no bearer.
    let mut left: BTreeSet<usize> = BTreeSet::new();
    let mut doubts: Vec<Doubt> = Vec::new();
    for (place, person) in people.iter().enumerate().filter(|(_, person)| person.is_lone_name()) {
        let candidates = bearers.get(person.last_key()).into_iter().flatten();
        let candidates = candidates.filter(|c| partition.may_join(people[**c].node(), person.node()));
        match choose(facts, person, candidates.map(|candidate| (*candidate, &people[*candidate]))) {
            Choice::Bearer(bearer, reason) => {
                chosen.push(Candidate { left: bearer, right: place, known: reason });
                continue;
            }
            Choice::Doubt(doubt) => doubts.push(doubt),
            Choice::None => {}
        }
        left.insert(person.node());
    }
    doubts.into_iter().for_each(|doubt| partition.doubt(doubt));
    let people = decide_groups(facts, people, chosen, partition, |group, chosen| {
        chosen.into_iter().for_each(|pair| group.absorb(pair.left, pair.right, pair.known));
    });
    let lone = people.iter().enumerate().filter(|(_, person)| left.contains(&person.node()));
    let pairs = of_one_key(lone.map(|(place, person)| (person.last_key(), place)));
    decide_groups(facts, people, pairs, partition, |group, _| group.join_lone_names(&left))
}

/// People of full names by the keys of their names' words.
fn bearers(people: &[Person]) -> BTreeMap<String, BTreeSet<usize>> {
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (place, person) in people.iter().enumerate().filter(|(_, person)| person.is_full()) {
        for word in person.names.iter().flat_map(|name| &name.words).filter(|word| !word.is_initial()) {
            bearers.entry(word.key.clone()).or_default().insert(place);
        }
    }
    bearers
}

/// The bearer that the context points at, if it leads clearly. `candidates` are the bearers of the lone name whom no judgement
/// keeps apart from it, in order of their places.
fn choose<'p>(
    facts: Facts,
    person: &Person,
    candidates: impl Iterator<Item = (usize, &'p Person<'p>)>,
) -> Choice {
    let weights = &facts.tables.weights.people;
    let mut scored: Vec<(Weighed, usize, &Person)> = candidates
        .filter(|(_, candidate)| facts.may_be(candidate, person))
        .map(|(place, candidate)| (facts.company(candidate, person), place, candidate))
        .collect();
    scored.sort_by(|a, b| b.0.sum.total_cmp(&a.0.sum).then(a.1.cmp(&b.1)));
    let runner_up = scored.get(1).map(|(found, _, rival)| (found.sum, *rival));
    let Some((best, place, candidate)) = scored.into_iter().next() else { return Choice::None };
    let needed = runner_up.map_or(weights.join, |(sum, rival)| {
        let is_prominent = candidate.profile.n_reports >= rival.profile.n_reports * weights.prominent;
        weights.join.max(sum + if is_prominent { weights.prominent_lead } else { weights.lead })
    });
    let names = format!("{} for {}", person.written(), candidate.written());
    if best.sum >= needed {
        return Choice::Bearer(place, best.reason(needed).after(&names));
    }
    let mut doubt = Doubt::weighed(person.node(), candidate.node(), &best, needed);
    doubt.reasons.insert(0, names);
    if let Some((sum, rival)) = runner_up {
        let (rival, sum) = (rival.written(), Points::new(sum));
        doubt.against.push(format!("it may stand for {rival} as well, with {sum}"));
    }
    if doubt.margin <= NEAR { Choice::Doubt(doubt) } else { Choice::None }
}

impl Group<'_> {
    /// Joins lone names of like context; `left` are the nodes of those that stand for no bearer.
    fn join_lone_names(&mut self, left: &BTreeSet<usize>) {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, person) in self.people.iter().enumerate().filter(|(_, p)| left.contains(&p.node())) {
            groups.entry(person.last_key().to_owned()).or_default().push(i);
        }
        groups.into_values().for_each(|group| self.join_lone(group));
    }

    fn join_lone(&mut self, mut group: Vec<usize>) {
        let join = self.facts.tables.weights.people.join;
        group.sort_by_key(|person| (self.people[*person].profile.days, *person));
        let mut apart: Vec<usize> = Vec::new();
        for person in group {
            let fits = |other: usize| {
                let (x, y) = (&self.people[other], &self.people[person]);
                let found = self.facts.company(x, y);
                let may_be = found.sum >= join && self.may_join(other, person) && self.facts.may_be(x, y);
                may_be.then_some((other, found))
            };
            let best = apart
                .iter()
                .rev()
                .take(LATEST)
                .filter_map(|other| fits(*other))
                .max_by(|a, b| a.1.sum.total_cmp(&b.1.sum).then(b.0.cmp(&a.0)));
            match best {
                Some((other, found)) => {
                    let like = format!("{} in like company", self.people[person].written());
                    self.absorb(other, person, found.reason(join).after(&like));
                }
                None => apart.push(person),
            }
        }
    }
}
