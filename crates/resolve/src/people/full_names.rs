//! People known by full names.

use super::People;
use super::evidence::OTHER_STATES;
use crate::names::{LIKELY, MISSPELLED, PersonName, compare_people};
use crate::partition::Partition;
use crate::profile::Profile;
use crate::reasons::Reason;
use std::collections::{BTreeMap, BTreeSet};

/// Two names that may be one person's.
struct Edge {
    left: usize,
    right: usize,
    score: f64,
    /// What context must bring.
    needed: f64,
    reason: String,
}

/// Earlier bearers of a name that a later one is shown against.
const NAMESAKES: usize = 3;

/// Why like names were not enough.
const TOO_LITTLE: &str = "too little beside the name speaks for it";
const RIVALS: &str = "the name fits another person as well";

/// A name less like by this much is no rival.
const CLOSE: f64 = 0.03;

/// Who else has a like name, and how like.
type Neighbours = BTreeMap<usize, Vec<(usize, f64)>>;

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
                    .filter(|other| match self.conflict(*other, person, partition) {
                        Some(OTHER_STATES) => self.hold_one_post(*other, person),
                        conflict => conflict.is_none() && !self.is_namesake(*other, person),
                    })
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

    /// Whether two of one full name hold one post at one time, and one is met where the other's state is spoken of: a report, or
    /// its reading, is mistaken about the state then.
    fn hold_one_post(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.persons[a].profile, &self.persons[b].profile);
        let single = |post: &&String| self.context.tables.rules.single_posts.contains(*post);
        let meets = |own: &Profile, other: &Profile| own.states.iter().any(|s| other.parties.contains_key(s));
        x.posts.intersection(&y.posts).any(|post| single(&post))
            && x.is_near(y, self.context.tables.weights.people.days_near)
            && (meets(x, y) || meets(y, x))
    }

    /// Whether nothing but the name is common to holders of different posts.
    fn is_namesake(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.persons[a].profile, &self.persons[b].profile);
        x.entries.is_disjoint(&y.entries)
            && x.holds_other_post(y, self.context.tables)
            && self.agreement(a, b).sum < self.context.tables.weights.people.likely_name
    }

    /// Merges full names that differ by spelling system, initials, short forms, order or a name left out.
    pub(super) fn merge_like_names(&mut self, partition: &mut Partition) {
        let mut edges = self.edges();
        edges.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.left, a.right).cmp(&(b.left, b.right))));
        let mut neighbours = Neighbours::new();
        for edge in &edges {
            neighbours.entry(edge.left).or_default().push((edge.right, edge.score));
            neighbours.entry(edge.right).or_default().push((edge.left, edge.score));
        }
        for edge in &edges {
            let (a, b) = (self.current(edge.left), self.current(edge.right));
            if a != b
                && self.names_agree(a, b)
                && self.conflict(a, b, partition).is_none()
                && !self.is_namesake(a, b)
                && let Some(reason) = self.support(edge, &neighbours)
            {
                self.absorb(a.min(b), a.max(b), reason, partition);
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
                let missing = if self.agreement(a, b).sum < edge.needed { TOO_LITTLE } else { RIVALS };
                self.doubt(a, b, &edge.reason, missing, partition);
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
        let tables = self.context.tables;
        let name = |p: usize| self.persons[p].names.first();
        self.pairs()
            .into_iter()
            .filter_map(|(left, right)| {
                let found = compare_people(name(left)?, name(right)?, tables);
                let (names, people) = (&tables.weights.names, &tables.weights.people);
                let needed = match found.worst {
                    _ if found.score < names.likely => return None,
                    worst if worst >= LIKELY && found.score >= names.merge => 0.0,
                    worst if worst >= LIKELY => people.likely_name,
                    _ if found.reason == MISSPELLED => people.misspelled_name,
                    _ => return None,
                };
                Some(Edge { left, right, score: found.score, needed, reason: found.reason })
            })
            .collect()
    }

    /// Whether the fullest name of one fits every name of the other, so that a bare form never chains two bearers together.
    fn names_agree(&self, a: usize, b: usize) -> bool {
        let tables = self.context.tables;
        let full = |p: usize| self.persons[p].names.iter().filter(|n| n.is_full());
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
        let weights = &self.context.tables.weights.people;
        let (a, b) = (self.current(edge.left), self.current(edge.right));
        let support = self.agreement(a, b);
        let beaten = |own: usize, rival: usize| {
            support.sum >= weights.join && support.sum >= self.agreement(own, rival).sum + weights.lead
        };
        let stands = [(edge.left, a, b), (edge.right, b, a)].into_iter().all(|(side, own, other)| {
            let rivals =
                neighbours.get(&side).into_iter().flatten().filter(|(_, score)| *score > edge.score - CLOSE);
            rivals.map(|(rival, _)| self.current(*rival)).all(|rival| {
                rival == own || rival == other || self.names_agree(rival, other) || beaten(own, rival)
            })
        });
        let names = format!("{} and {}: {}", self.written(a), self.written(b), edge.reason);
        match edge.needed > 0.0 {
            _ if !stands || support.sum < edge.needed => None,
            true => Some(support.reason(edge.needed).after(&names)),
            false => Some(names.into()),
        }
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
