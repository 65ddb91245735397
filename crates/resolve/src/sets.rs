//! Disjoint sets of numbers: union-find, where a set is known by its smallest number.

/// Sets of the numbers from 0.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Sets(Vec<usize>);

impl Sets {
    /// Every number for itself.
    pub fn new(n_numbers: usize) -> Self {
        Self((0..n_numbers).collect())
    }

    /// The smallest number of a number's set.
    pub fn find(&self, mut number: usize) -> usize {
        while self.0[number] != number {
            number = self.0[number];
        }
        number
    }

    /// Points every number at its set's smallest number. Parents are smaller, so one pass in order is enough.
    pub fn flatten(&mut self) {
        for number in 0..self.0.len() {
            self.0[number] = self.0[self.0[number]];
        }
    }

    /// Unites two sets. Returns the number of the united set and the number that it replaces; `None` if both were one set.
    pub fn join(&mut self, left: usize, right: usize) -> Option<(usize, usize)> {
        let (a, b) = (self.compress(left), self.compress(right));
        self.0[a.max(b)] = a.min(b);
        (a != b).then_some((a.min(b), a.max(b)))
    }

    fn compress(&mut self, number: usize) -> usize {
        let root = self.find(number);
        let mut at = number;
        while self.0[at] != root {
            at = std::mem::replace(&mut self.0[at], root);
        }
        root
    }
}
