//! How two nodes are connected: the cheapest paths between them. No path has a node twice, and none avoids a short cut: where
//! two of its nodes are joined, the path takes that link.
//!
//! A path costs more if fewer origins state its links, and if its nodes have more neighbours. That two people are tied to one
//! country says little; that they sat in one small meeting says much. This is the reasoning of Adamic and Adar, "Friends and
//! neighbors on the Web" (2003), who weigh shared neighbours by the logarithm of their degree. Alternatives are found after
//! Yen, "Finding the k shortest loopless paths in a network" (1971). Each search leaves out the nodes that a short cut would
//! lead to. A link costs less than any detour, so the cheapest path has no short cut either.

use crate::Network;
use petgraph::algo::astar;
use petgraph::graph::{EdgeReference, NodeIndex};
use petgraph::visit::{EdgeFiltered, EdgeRef};
use std::collections::BTreeSet;

/// Cost of a link that countless origins state; one that a single origin states costs twice as much.
const LINK: u64 = 1000;
/// Cost of each doubling of the neighbours of a node that a way leads through.
const CROWD: u64 = 1000;

/// One way between two nodes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Path {
    /// What it costs, in thousandths of a link without rival; see the module for what adds to it.
    pub cost: u64,
    /// The nodes from the first to the last, by number.
    pub nodes: Vec<usize>,
}

type Links = petgraph::graph::UnGraph<(), usize>;

impl Network<'_> {
    /// The cheapest ways from one node to another, at most `count`, by cost; equal costs by the nodes' order.
    pub fn paths(&self, from: usize, to: usize, count: usize) -> Vec<Path> {
        if from == to || from >= self.n_nodes() || to >= self.n_nodes() {
            return Vec::new();
        }
        let crowds: Vec<u64> =
            self.links.node_indices().map(|node| crowd(self.links.neighbors(node).count())).collect();
        let search = Search { links: &self.links, crowds: &crowds, to };
        let mut found: Vec<Path> =
            search.cheapest(&[from], &BTreeSet::new()).into_iter().take(count).collect();
        let mut candidates = BTreeSet::new();
        while let Some(last) = found.last().filter(|_| found.len() < count) {
            for turn in 0..last.nodes.len() - 1 {
                let begun = &last.nodes[..=turn];
                let used = found.iter().filter(|path| path.nodes.starts_with(begun));
                let used = used.filter_map(|path| path.nodes.get(turn + 1).copied()).collect();
                candidates.extend(search.cheapest(begun, &used));
            }
            found.iter().for_each(|path| {
                candidates.remove(path);
            });
            let Some(next) = candidates.pop_first() else { break };
            found.push(next);
        }
        found.sort();
        found
    }
}

/// What is the same for all ways to one node.
struct Search<'n> {
    links: &'n Links,
    crowds: &'n [u64],
    to: usize,
}

impl Search<'_> {
    /// The cheapest way that begins so, does not go on to one of the `barred` nodes and has no short cut.
    fn cheapest(&self, begun: &[usize], barred: &BTreeSet<usize>) -> Option<Path> {
        let (turn, passed) = begun.split_last()?;
        let mut closed = vec![false; self.crowds.len()];
        // A node beside one that was passed could have been reached from there; a barred one is beside the last.
        for node in passed {
            closed[*node] = true;
            self.links.neighbors(NodeIndex::new(*node)).for_each(|other| closed[other.index()] = true);
        }
        barred.iter().for_each(|node| closed[*node] = true);
        closed[*turn] = false;
        let open =
            |link: EdgeReference<'_, usize>| !closed[link.source().index()] && !closed[link.target().index()];
        let left = EdgeFiltered::from_fn(self.links, open);
        let (start, goal) = (NodeIndex::new(*turn), NodeIndex::new(self.to));
        let (_, rest) = astar(&left, start, |node| node == goal, |link| self.doubled_cost(link), |_| 0)?;
        let nodes: Vec<usize> =
            passed.iter().copied().chain(rest.into_iter().map(NodeIndex::index)).collect();
        Some(Path { cost: self.cost(&nodes), nodes })
    }

    /// Twice the cost of a link, with half the crowds at both its ends. Over a whole path the crowds between count once, and
    /// those at its ends are the same for all paths.
    fn doubled_cost(&self, link: EdgeReference<'_, usize>) -> u64 {
        let ends = self.crowds[link.source().index()] + self.crowds[link.target().index()];
        2 * link_cost(*link.weight()) + ends
    }

    fn cost(&self, nodes: &[usize]) -> u64 {
        let weight = |pair: &[usize]| {
            let link = self.links.find_edge(NodeIndex::new(pair[0]), NodeIndex::new(pair[1]));
            link.and_then(|link| self.links.edge_weight(link)).copied().unwrap_or(1)
        };
        let links: u64 = nodes.windows(2).map(|pair| link_cost(weight(pair))).sum();
        let between = nodes.len().saturating_sub(1).max(1);
        links + nodes[1..between].iter().map(|node| self.crowds[*node]).sum::<u64>()
    }
}

fn link_cost(n_origins: usize) -> u64 {
    LINK + LINK / n_origins.max(1) as u64
}

/// The binary logarithm of a degree, straight between powers of two: the same on every machine.
fn crowd(degree: usize) -> u64 {
    let degree = degree.max(1) as u64;
    let power = degree.ilog2();
    CROWD * u64::from(power) + CROWD * (degree - (1 << power)) / (1 << power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crowds_cost_as_their_logarithm() {
        assert_eq!([1, 2, 3, 4, 1024].map(crowd), [0, 1000, 1500, 2000, 10_000]);
    }

    #[test]
    fn more_origins_make_a_link_cheaper() {
        assert_eq!([1, 2, 4].map(link_cost), [2000, 1500, 1250]);
    }
}
