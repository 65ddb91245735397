//! People known by full names.

use super::People;
use crate::names::{PersonName, compare_people, skeleton};
use crate::partition::Partition;
use std::collections::{BTreeMap, BTreeSet};

/// Two names that may be one person's.
struct Edge {
    left: usize,
    right: usize,
    score: f64,
    reason: String,
}

/// Earlier bearers of a name that a later one is shown against.
const NAMESAKES: usize = 3;

/// Pairs compared in one block; a block of a very frequent name is split by the given name before that.
const LARGEST_BLOCK: usize = 400;

impl People<'_> {
    /// Merges equal full names, spelling systems aside, where nothing contradicts.
    pub(super) fn merge_same_names(&mut self, partition: &mut Partition) {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, person) in self.persons.iter().enumerate() {
            if let Some(name) = person.names.first().filter(|name| name.is_full()) {
                groups.entry(name.key()).or_default().push(i);
            }
        }
        for mut group in groups.into_values() {
            // Those with most context first: they tell bearers of one name apart before the others choose.
            group.sort_by_key(|p| (std::cmp::Reverse(self.persons[*p].profile.ties.len()), *p));
            let mut apart: Vec<usize> = Vec::new();
            for person in group {
                let fit = apart
                    .iter()
                    .copied()
                    .filter(|other| self.conflict(*other, person, partition).is_none())
                    .max_by(|a, b| {
                        self.agreement(*a, person)
                            .sum
                            .total_cmp(&self.agreement(*b, person).sum)
                            .then(b.cmp(a))
                    });
                match fit {
                    Some(other) => self.absorb(other, person, "same name", partition),
                    None => {
                        // Bearers of a name shared by many are for no person to go through.
                        for other in apart.iter().copied().take(NAMESAKES) {
                            self.doubt_conflict(other, person, "same name", partition);
                        }
                        apart.push(person);
                    }
                }
            }
        }
    }

    /// Merges full names that differ by spelling system, initials, short forms, order or a name left out.
    pub(super) fn merge_like_names(&mut self, partition: &mut Partition) {
        let mut edges = self.edges();
        edges.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.left, a.right).cmp(&(b.left, b.right))));
        let mut neighbours: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for edge in &edges {
            neighbours.entry(edge.left).or_default().insert(edge.right);
            neighbours.entry(edge.right).or_default().insert(edge.left);
        }
        for edge in &edges {
            let (a, b) = (self.current(edge.left), self.current(edge.right));
            if a != b
                && self.names_agree(a, b)
                && self.conflict(a, b, partition).is_none()
                && self.beats_rivals(edge, &neighbours)
            {
                let reason = format!("{} and {}: {}", self.written(a), self.written(b), edge.reason);
                self.absorb(a.min(b), a.max(b), &reason, partition);
            }
        }
        self.doubt_edges(&edges, partition);
    }

    /// Notes the pairs of fitting names that were not joined.
    fn doubt_edges(&self, edges: &[Edge], partition: &mut Partition) {
        let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
        for edge in edges {
            let (a, b) = (self.current(edge.left), self.current(edge.right));
            if a == b || !seen.insert((a.min(b), a.max(b))) || !self.names_agree(a, b) {
                continue;
            }
            if self.conflict(a, b, partition).is_some() {
                self.doubt_conflict(a, b, &edge.reason, partition);
            } else {
                self.doubt(a, b, &edge.reason, "the name fits another person as well", partition);
            }
        }
    }

    fn doubt_conflict(&self, a: usize, b: usize, name: &str, partition: &mut Partition) {
        match self.conflict(a, b, partition) {
            Some(conflict) if conflict != super::JUDGED => self.doubt(a, b, name, conflict, partition),
            _ => {}
        }
    }

    fn edges(&self) -> Vec<Edge> {
        let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for block in self.blocks().values() {
            for (i, a) in block.iter().enumerate() {
                pairs.extend(block[i + 1..].iter().map(|b| (*a, *b)));
            }
        }
        let tables = self.context.tables;
        let name = |p: usize| self.persons[p].names.first();
        pairs
            .into_iter()
            .filter_map(|(left, right)| {
                let found = compare_people(name(left)?, name(right)?, tables);
                (found.score >= tables.weights.names.merge).then_some(Edge {
                    left,
                    right,
                    score: found.score,
                    reason: found.reason,
                })
            })
            .collect()
    }

    /// People by what spellings of one name share: the key or the consonants of the last word, or the first word's key.
    fn blocks(&self) -> BTreeMap<String, Vec<usize>> {
        let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for person in self.alive().filter(|p| self.is_full(*p)) {
            let Some(name) = self.persons[person].names.first() else { continue };
            let mut keys = BTreeSet::from([
                name.last_key().to_owned(),
                name.first_key().to_owned(),
                format!("~{}", skeleton(name.last_key())),
            ]);
            keys.retain(|key| key.len() > 1);
            for key in keys {
                blocks.entry(key).or_default().push(person);
            }
        }
        split_large(self, blocks)
    }

    /// Whether every name of one fits every name of the other, so that a bare form never chains two bearers together.
    fn names_agree(&self, a: usize, b: usize) -> bool {
        let tables = self.context.tables;
        let full = |p: usize| self.persons[p].names.iter().filter(|n| n.is_full());
        full(a)
            .all(|x| full(b).all(|y| compare_people(x, y, tables).score >= tables.weights.names.merge - 0.04))
    }

    /// Whether no third person fits one side as well: a form that two bearers share needs context.
    fn beats_rivals(&self, edge: &Edge, neighbours: &BTreeMap<usize, BTreeSet<usize>>) -> bool {
        let weights = &self.context.tables.weights.people;
        let (a, b) = (self.current(edge.left), self.current(edge.right));
        let support = self.agreement(a, b).sum;
        [(edge.left, a, b), (edge.right, b, a)].into_iter().all(|(side, own, other)| {
            neighbours.get(&side).into_iter().flatten().map(|rival| self.current(*rival)).all(|rival| {
                rival == own
                    || rival == other
                    || self.names_agree(rival, other)
                    || support >= weights.join && support >= self.agreement(own, rival).sum + weights.lead
            })
        })
    }

    /// A name to show in reasons.
    pub(super) fn written(&self, person: usize) -> String {
        let nodes = &self.context.corpus.nodes;
        self.persons[person]
            .nodes
            .first()
            .map_or_else(String::new, |n| format!("“{}”", nodes[*n].entity.label))
    }
}

fn split_large(people: &People, blocks: BTreeMap<String, Vec<usize>>) -> BTreeMap<String, Vec<usize>> {
    let mut split: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (key, block) in blocks {
        if block.len() <= LARGEST_BLOCK {
            split.insert(key, block);
            continue;
        }
        for person in block {
            let first = people.persons[person].names.first().map_or("", PersonName::first_key);
            let initial: String = first.chars().take(2).collect();
            split.entry(format!("{key} {initial}")).or_default().push(person);
        }
    }
    split
}
