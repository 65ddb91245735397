//! What a person's judgements demand of sets: which must become one, and which may not.
//!
//! Compare Wagstaff and Cardie, "Clustering with instance-level constraints" (2000). Things that a person calls one count as
//! one from the start wherever a union is checked, so the unions that the person demands always stay possible.

use crate::sets::Sets;
use std::collections::{BTreeMap, BTreeSet};

/// The sets as they will be when every judged union is made, and which of them may not become one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Constraints {
    sets: Sets,
    /// By the smallest numbers of sets, both ways.
    apart: BTreeMap<usize, BTreeSet<usize>>,
}

impl Constraints {
    /// Constraints on the numbers below `n_numbers`.
    pub fn new(n_numbers: usize, one: &[(usize, usize)], apart: &[(usize, usize)]) -> Self {
        let mut constraints = Self { sets: Sets::new(n_numbers), apart: BTreeMap::new() };
        for (left, right) in one {
            constraints.sets.join(*left, *right);
        }
        for (left, right) in apart {
            let (left, right) = (constraints.set(*left), constraints.set(*right));
            constraints.apart.entry(left).or_default().insert(right);
            constraints.apart.entry(right).or_default().insert(left);
        }
        constraints
    }

    /// The smallest number of the set that a number will be in.
    pub fn set(&self, number: usize) -> usize {
        self.sets.find(number)
    }

    /// Whether no judgement keeps the sets of two numbers apart.
    pub fn may_join(&self, left: usize, right: usize) -> bool {
        let (a, b) = (self.set(left), self.set(right));
        a == b || !self.apart.get(&a).is_some_and(|apart| apart.contains(&b))
    }

    /// Notes that two sets become one, and says whether they may.
    pub fn join(&mut self, left: usize, right: usize) -> bool {
        if !self.may_join(left, right) {
            return false;
        }
        if let Some((kept, lost)) = self.sets.join(left, right) {
            for other in self.apart.remove(&lost).unwrap_or_default() {
                let back = self.apart.entry(other).or_default();
                back.remove(&lost);
                back.insert(kept);
                self.apart.entry(kept).or_default().insert(other);
            }
        }
        true
    }

    /// What concerns some numbers alone, where each is known by its place among them; `None` where all of them may be one.
    pub fn among(&self, numbers: &[usize]) -> Option<Self> {
        if self.apart.is_empty() {
            return None;
        }
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        let sets: Vec<usize> = numbers.iter().map(|number| self.set(*number)).collect();
        let places = sets.iter().enumerate();
        let one: Vec<(usize, usize)> =
            places.map(|(place, set)| (*first.entry(*set).or_insert(place), place)).collect();
        let apart_of = |(set, place): (&usize, &usize)| {
            let others = self.apart.get(set).into_iter().flatten().filter_map(|other| first.get(other));
            others.map(|other| (*place, *other)).collect::<Vec<_>>()
        };
        let apart: Vec<(usize, usize)> = first.iter().flat_map(apart_of).collect();
        (!apart.is_empty()).then(|| Self::new(numbers.len(), &one, &apart))
    }
}
