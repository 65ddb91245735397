//! People: full names first, then parts of names, then holders of a post.
//!
//! A name alone never merges what context contradicts: another gender, another state's office, kin. A lone surname joins a
//! full name only where office, country or company point at one bearer. Compare the context features of Bagga and Baldwin,
//! "Entity-based cross-document coreferencing" (1998).

mod blocks;
mod evidence;
mod full_names;
mod holders;
mod part_names;

use crate::doubts::Doubt;
use crate::names::PersonName;
use crate::partition::Partition;
use crate::profile::{Context, Profile, parties};
use crate::reasons::{Reason, Weighed};
use rapporteur_model::well_known::types;
use std::collections::BTreeMap;

/// One person as far as merged.
pub(crate) struct Person {
    pub nodes: Vec<usize>,
    /// Distinct names, best first.
    pub names: Vec<PersonName>,
    pub profile: Profile,
}

/// Why two people cannot be one whom a person keeps apart.
const JUDGED: &str = "a person judged them apart";

/// All people of all reports; numbers stay valid, a merged person forwards to the one it became part of.
pub(crate) struct People<'a> {
    pub context: &'a Context<'a>,
    pub persons: Vec<Person>,
    into: Vec<usize>,
}

/// Merges people of all reports; call when bodies and offices are merged.
pub(crate) fn merge(context: &Context, partition: &mut Partition) {
    let mut people = People::gather(context, partition);
    people.merge_known(partition);
    people.merge_same_names(partition);
    people.merge_like_names(partition);
    people.merge_part_names(partition);
    people.merge_holders(partition);
    if people.merge_judged(partition) {
        // Lone names that two people of one name made ambiguous may point at one now.
        people.merge_part_names(partition);
        people.merge_holders(partition);
    }
}

impl<'a> People<'a> {
    fn gather(context: &'a Context<'a>, partition: &Partition) -> Self {
        let corpus = context.corpus;
        let parties = parties(corpus, partition);
        let persons: Vec<Person> = corpus
            .of_kind(types::PERSON)
            .map(|node| Person {
                nodes: vec![node],
                names: best_name(context, node).into_iter().collect(),
                profile: Profile::of(context, partition, node)
                    .with_parties(&parties, corpus.nodes[node].source),
            })
            .collect();
        Self { context, into: (0..persons.len()).collect(), persons }
    }

    /// Merges those who have one identity in the gazetteers.
    fn merge_known(&mut self, partition: &mut Partition) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for person in 0..self.persons.len() {
            let Some(entry) = self.persons[person].profile.entries.first().cloned() else { continue };
            match first.get(&entry) {
                Some(known) => {
                    let reason = format!("both are {entry} of the gazetteers");
                    self.absorb(*known, person, &reason, partition);
                }
                None => drop(first.insert(entry, person)),
            }
        }
    }

    /// Merges those whom a person called one, and says whether there were any.
    fn merge_judged(&mut self, partition: &mut Partition) -> bool {
        let judged = partition.judged_one();
        let person_of: BTreeMap<usize, usize> = match judged[..] {
            [] => return false,
            _ => self.alive().flat_map(|p| self.persons[p].nodes.iter().map(move |n| (*n, p))).collect(),
        };
        for union in judged {
            if let (Some(a), Some(b)) = (person_of.get(&union.left), person_of.get(&union.right)) {
                let (a, b) = (self.current(*a), self.current(*b));
                if a != b {
                    self.absorb(a.min(b), a.max(b), union.reason, partition);
                }
            }
        }
        true
    }

    /// The person a number has become part of.
    pub fn current(&self, mut person: usize) -> usize {
        while self.into[person] != person {
            person = self.into[person];
        }
        person
    }

    /// People not merged into others.
    pub fn alive(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.persons.len()).filter(|p| self.into[*p] == *p)
    }

    /// Why two people cannot be one.
    pub fn conflict(&self, a: usize, b: usize, partition: &Partition) -> Option<&'static str> {
        let (x, y) = (&self.persons[a], &self.persons[b]);
        if !partition.may_join(x.nodes[0], y.nodes[0]) {
            return Some(JUDGED);
        }
        x.profile.conflict(&y.profile, partition, (x.nodes[0], y.nodes[0]))
    }

    /// Notes that two people fit but for one thing.
    fn doubt(&self, a: usize, b: usize, name: &str, against: &str, partition: &mut Partition) {
        let node = |person: usize| self.persons[person].nodes[0];
        let found = self.agreement(a, b);
        partition.doubt(Doubt::refused(node(a), node(b), name.to_owned(), &found, against.to_owned()));
    }

    /// How much the context of both agrees.
    pub fn agreement(&self, a: usize, b: usize) -> Weighed {
        let weights = &self.context.tables.weights.people;
        self.persons[a].profile.agreement(&self.persons[b].profile, weights)
    }

    /// Makes `b` part of `a`, unless a person judged them apart.
    pub fn absorb(&mut self, a: usize, b: usize, reason: impl Into<Reason>, partition: &mut Partition) {
        if !partition.join(self.persons[a].nodes[0], self.persons[b].nodes[0], reason) {
            return;
        }
        let moved = Person { nodes: Vec::new(), names: Vec::new(), profile: Profile::default() };
        let moved = std::mem::replace(&mut self.persons[b], moved);
        let person = &mut self.persons[a];
        person.nodes.extend(moved.nodes);
        person.profile.absorb(&moved.profile);
        for name in moved.names {
            if !person.names.contains(&name) {
                person.names.push(name);
            }
        }
        self.into[b] = a;
    }

    /// Whether a full name is known.
    pub fn is_full(&self, person: usize) -> bool {
        self.persons[person].names.iter().any(PersonName::is_full)
    }
}

/// The name with the most words written out, of those the most frequent; `None` for a person known by description.
fn best_name(context: &Context, node: usize) -> Option<PersonName> {
    let node = &context.corpus.nodes[node];
    let written_out = |name: &PersonName| name.words.iter().filter(|w| !w.is_initial()).count();
    node.names
        .iter()
        .map(|(text, n)| (PersonName::parse(text, context.tables), n))
        .filter(|(name, _)| !name.words.is_empty())
        .max_by(|(a, m), (b, n)| {
            (written_out(a), a.words.len(), m).cmp(&(written_out(b), b.words.len(), n)).then_with(|| b.cmp(a))
        })
        .map(|(name, _)| name)
}
