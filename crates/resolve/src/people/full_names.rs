//! People known by full names.

use super::blocks::pairs;
use super::evidence::Conflict;
use super::facts::Facts;
use super::group::{Group, decide_groups};
use super::person::Person;
use crate::Tables;
use crate::components::{Candidate, of_one_key};
use crate::names::{LIKELY, PersonName, compare_people};
use crate::partition::Partition;
use crate::profile::Profile;
use crate::reasons::Reason;
use crate::statistics::{Counts, PeopleStatistics};
use std::collections::{BTreeMap, BTreeSet};

/// How two names are alike.
#[derive(Clone, PartialEq, Debug)]
struct Alike {
    score: f64,
    /// What context must bring.
    needed: f64,
    reason: String,
}

/// Two people whose names are alike.
type Edge = Candidate<Alike>;

/// Earlier bearers of a name that a later one is shown against.
const NAMESAKES: usize = 3;

/// Why like names were not enough.
const TOO_LITTLE: &str = "too little beside the name speaks for it";
const RIVALS: &str = "the name fits another person as well";

/// A name less like by this much is no rival.
const CLOSE: f64 = 0.03;

/// Who else has a like name, and how like.
type Neighbours = BTreeMap<usize, Vec<(usize, f64)>>;

/// Merges those who have one identity in the gazetteers.
pub(super) fn merge_known<'a>(
    facts: Facts<'a>,
    people: Vec<Person<'a>>,
    partition: &mut Partition,
) -> Vec<Person<'a>> {
    let entries =
        people.iter().enumerate().filter_map(|(i, person)| Some((person.profile.entries.first()?, i)));
    let pairs = of_one_key(entries);
    decide_groups(facts, people, pairs, partition, |group, _| group.join_known())
}

/// Merges equal full names, spelling systems aside, where nothing contradicts.
pub(super) fn merge_same_names<'a>(
    facts: Facts<'a>,
    people: Vec<Person<'a>>,
    partition: &mut Partition,
) -> Vec<Person<'a>> {
    let pairs = of_one_key(people.iter().enumerate().filter_map(|(i, person)| Some((full_key(person)?, i))));
    decide_groups(facts, people, pairs, partition, |group, _| group.join_same_names())
}

/// Merges full names that differ by spelling system, initials, short forms, order or a name left out. Returns how many people
/// bear names, too.
pub(super) fn merge_like_names<'a>(
    facts: Facts<'a>,
    people: Vec<Person<'a>>,
    counts: Counts,
    partition: &mut Partition,
) -> (Vec<Person<'a>>, PeopleStatistics) {
    let (pairs, statistics) = pairs(&people, facts.tables, counts);
    let mut edges = edges(&people, pairs, facts.tables);
    edges.sort_by(|a, b| {
        b.known.score.total_cmp(&a.known.score).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let people = decide_groups(facts, people, edges, partition, |group, edges| group.join_like_names(&edges));
    (people, statistics)
}

/// Pairs of people whose names are alike enough to ask for context.
fn edges(people: &[Person], pairs: BTreeSet<(usize, usize)>, tables: &Tables) -> Vec<Edge> {
    let (names, weights) = (&tables.weights.names, &tables.weights.people);
    let edge = |(left, right): (usize, usize)| {
        let found = compare_people(people[left].names.first()?, people[right].names.first()?, tables);
        let needed = match found.worst {
            _ if found.score < names.likely => return None,
            worst if worst >= LIKELY && found.score >= names.merge => 0.0,
            worst if worst >= LIKELY => weights.likely_name,
            _ if found.is_misspelled => weights.misspelled_name,
            _ => return None,
        };
        Some(Edge { left, right, known: Alike { score: found.score, needed, reason: found.reason } })
    };
    pairs.into_iter().filter_map(edge).collect()
}

/// The key of a person's full name.
fn full_key(person: &Person) -> Option<String> {
    person.names.first().filter(|name| name.is_full()).map(PersonName::key)
}

impl Group<'_> {
    fn join_known(&mut self) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for person in 0..self.people.len() {
            let Some(entry) = self.people[person].profile.entries.first().cloned() else { continue };
            match first.get(&entry) {
                Some(known) => self.absorb(*known, person, format!("both are {entry} of the gazetteers")),
                None => drop(first.insert(entry, person)),
            }
        }
    }

    fn join_same_names(&mut self) {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, person) in self.people.iter().enumerate() {
            if let Some(key) = full_key(person) {
                groups.entry(key).or_default().push(i);
            }
        }
        for mut group in groups.into_values() {
            // Those with most context first: they tell bearers of one name apart before the others choose.
            group.sort_by_key(|p| (std::cmp::Reverse(self.people[*p].profile.ties.len()), *p));
            let mut apart: Vec<usize> = Vec::new();
            for person in group {
                let fit = apart
                    .iter()
                    .copied()
                    .filter(|other| match self.conflict(*other, person) {
                        Some(Conflict::States) => self.hold_one_post(*other, person),
                        conflict => conflict.is_none() && !self.is_namesake(*other, person),
                    })
                    .max_by(|a, b| {
                        self.agreement(*a, person)
                            .sum
                            .total_cmp(&self.agreement(*b, person).sum)
                            .then(b.cmp(a))
                    });
                match fit {
                    Some(other) => self.absorb(other, person, "same name"),
                    None => {
                        // Bearers of a name shared by many are for no person to go through.
                        for other in apart.iter().copied().take(NAMESAKES) {
                            self.doubt_conflict(other, person, "same name");
                        }
                        apart.push(person);
                    }
                }
            }
        }
    }

    /// Whether two of one full name hold one post at one time, and one is met where the other's state is spoken of: a report, or
    /// its reading, is mistaken about the state then.
    fn hold_one_post(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.people[a].profile, &self.people[b].profile);
        let single = |post: &&String| self.facts.tables.rules.single_posts.contains(*post);
        let meets = |own: &Profile, other: &Profile| own.states.iter().any(|s| other.parties.contains_key(s));
        x.posts.intersection(&y.posts).any(|post| single(&post))
            && x.is_near(y, self.facts.tables.weights.people.days_near)
            && (meets(x, y) || meets(y, x))
    }

    /// Whether nothing but the name is common to holders of different posts.
    fn is_namesake(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.people[a].profile, &self.people[b].profile);
        x.entries.is_disjoint(&y.entries)
            && x.holds_other_post(y, self.facts.tables)
            && self.agreement(a, b).sum < self.facts.tables.weights.people.likely_name
    }

    fn join_like_names(&mut self, edges: &[Edge]) {
        let mut neighbours = Neighbours::new();
        for edge in edges {
            neighbours.entry(edge.left).or_default().push((edge.right, edge.known.score));
            neighbours.entry(edge.right).or_default().push((edge.left, edge.known.score));
        }
        for edge in edges {
            let (a, b) = (self.current(edge.left), self.current(edge.right));
            if a != b
                && self.names_agree(a, b)
                && self.conflict(a, b).is_none()
                && !self.is_namesake(a, b)
                && let Some(reason) = self.support(edge, &neighbours)
            {
                self.absorb(a.min(b), a.max(b), reason);
            }
        }
        self.doubt_edges(edges);
    }

    /// Notes the pairs of fitting names that were not joined.
    fn doubt_edges(&mut self, edges: &[Edge]) {
        let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
        for edge in edges {
            let (a, b) = (self.current(edge.left), self.current(edge.right));
            if a == b || !seen.insert((a.min(b), a.max(b))) || !self.names_agree(a, b) {
                continue;
            }
            if self.conflict(a, b).is_some() {
                self.doubt_conflict(a, b, &edge.known.reason);
            } else {
                let missing = if self.agreement(a, b).sum < edge.known.needed { TOO_LITTLE } else { RIVALS };
                self.doubt(a, b, &edge.known.reason, missing);
            }
        }
    }

    /// Whether the fullest name of one fits every name of the other, so that a bare form never chains two bearers together.
    fn names_agree(&self, a: usize, b: usize) -> bool {
        let tables = self.facts.tables;
        let full = |p: usize| self.people[p].names.iter().filter(|n| n.is_full());
        let fits = |x: &PersonName, y: &PersonName| {
            compare_people(x, y, tables).score >= tables.weights.names.likely
        };
        let fullest = |p: usize| full(p).max_by_key(|name| name.words.len());
        let covers =
            |x: usize, y: usize| fullest(x).is_none_or(|name| full(y).all(|other| fits(name, other)));
        covers(a, b) || covers(b, a)
    }

    /// Why the ends of an edge are one, if the context brings what the names leave open and no third person fits one side as
    /// well: a form that two bearers share needs context.
    fn support(&self, edge: &Edge, neighbours: &Neighbours) -> Option<Reason> {
        let weights = &self.facts.tables.weights.people;
        let (a, b) = (self.current(edge.left), self.current(edge.right));
        let support = self.agreement(a, b);
        let beaten = |own: usize, rival: usize| {
            support.sum >= weights.join && support.sum >= self.agreement(own, rival).sum + weights.lead
        };
        let stands = [(edge.left, a, b), (edge.right, b, a)].into_iter().all(|(side, own, other)| {
            let rivals = neighbours
                .get(&side)
                .into_iter()
                .flatten()
                .filter(|(_, score)| *score > edge.known.score - CLOSE);
            rivals.map(|(rival, _)| self.current(*rival)).all(|rival| {
                rival == own || rival == other || self.names_agree(rival, other) || beaten(own, rival)
            })
        });
        let names =
            format!("{} and {}: {}", self.people[a].written(), self.people[b].written(), edge.known.reason);
        match edge.known.needed > 0.0 {
            _ if !stands || support.sum < edge.known.needed => None,
            true => Some(support.reason(edge.known.needed).after(&names)),
            false => Some(names.into()),
        }
    }
}
