//! Which nodes are one thing: union-find with the reason of every union.

/// A union of two nodes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Union {
    pub left: usize,
    pub right: usize,
    pub reason: String,
}

/// Disjoint sets of node numbers; a set is known by its smallest number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Partition {
    parent: Vec<usize>,
    unions: Vec<Union>,
}

impl Partition {
    pub fn new(n_nodes: usize) -> Self {
        Self { parent: (0..n_nodes).collect(), unions: Vec::new() }
    }

    /// The smallest number of the node's set.
    pub fn find(&self, mut node: usize) -> usize {
        while self.parent[node] != node {
            node = self.parent[node];
        }
        node
    }

    /// Makes one set of two; does nothing if they are one already.
    pub fn join(&mut self, left: usize, right: usize, reason: impl Into<String>) {
        let (a, b) = (self.compress(left), self.compress(right));
        if a != b {
            self.parent[a.max(b)] = a.min(b);
            self.unions.push(Union { left, right, reason: reason.into() });
        }
    }

    /// Every union made, in order.
    pub fn unions(&self) -> &[Union] {
        &self.unions
    }

    fn compress(&mut self, node: usize) -> usize {
        let root = self.find(node);
        let mut at = node;
        while self.parent[at] != root {
            at = std::mem::replace(&mut self.parent[at], root);
        }
        root
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_sets_share_the_smallest_number() {
        let mut partition = Partition::new(5);
        partition.join(4, 3, "a");
        partition.join(3, 1, "b");
        partition.join(1, 4, "already one");
        assert_eq!(
            [0, 1, 1, 2],
            [partition.find(0), partition.find(3), partition.find(4), partition.find(2)]
        );
        assert_eq!(partition.unions().len(), 2);
    }
}
