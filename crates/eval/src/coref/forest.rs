//! Disjoint sets of mentions.

/// Disjoint sets, each of which contains at most one named thing of the world.
pub(super) struct Forest {
    parent: Vec<usize>,
    settled: Vec<bool>,
}

impl Forest {
    pub fn new(n: usize) -> Self {
        Self { parent: (0..n).collect(), settled: vec![false; n] }
    }

    /// Marks a set as a named thing of the world.
    pub fn settle(&mut self, i: usize) {
        let top = self.top(i);
        self.settled[top] = true;
    }

    /// The smallest member of a set.
    pub fn top(&self, mut i: usize) -> usize {
        while self.parent[i] != i {
            i = self.parent[i];
        }
        i
    }

    /// Joins two sets, unless both are named things.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.top(a), self.top(b));
        let (kept, gone) = (a.min(b), a.max(b));
        if kept == gone || self.settled[a] && self.settled[b] {
            return;
        }
        self.parent[gone] = kept;
        self.settled[kept] |= self.settled[gone];
    }
}
