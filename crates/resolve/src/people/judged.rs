//! People whom a person called one.

use super::facts::Facts;
use super::group::{Group, decide_groups};
use super::person::Person;
use crate::components::Candidate;
use crate::partition::Partition;
use crate::reasons::Union;
use std::collections::BTreeMap;

/// Joins those whom a person called one. Judgements alone connect them: no candidate pairs are needed.
pub(super) fn merge_judged<'a>(
    facts: Facts<'a>,
    people: Vec<Person<'a>>,
    partition: &mut Partition,
) -> Vec<Person<'a>> {
    let judged = partition.judged_one();
    let none: Vec<Candidate> = Vec::new();
    decide_groups(facts, people, none, partition, |group, _| group.join_judged(&judged))
}

impl Group<'_> {
    fn join_judged(&mut self, judged: &[Union]) {
        let people = self.people.iter().enumerate();
        let person_of: BTreeMap<usize, usize> =
            people.flat_map(|(i, person)| person.nodes.iter().map(move |node| (*node, i))).collect();
        for union in judged {
            if let (Some(a), Some(b)) = (person_of.get(&union.left), person_of.get(&union.right)) {
                let (a, b) = (self.current(*a), self.current(*b));
                if a != b {
                    self.absorb(a.min(b), a.max(b), union.reason.clone());
                }
            }
        }
    }
}
