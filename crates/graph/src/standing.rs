//! Who matters in a network: degree, betweenness and PageRank.
//!
//! Betweenness is Freeman's, computed after Brandes, "A faster algorithm for betweenness centrality" (2001), over links
//! without weight. PageRank (Brin and Page, "The anatomy of a large-scale hypertextual Web search engine", 1998) follows the
//! direction of edges, weighted by the origins that state them. The test run compares the first two with networkx, the last
//! with igraph.

use crate::{Network, Node};
use std::num::NonZero;
use std::thread;

/// The share of rank that follows edges; the rest is spread evenly.
const DAMPING: f64 = 0.85;
/// PageRank is computed until a round moves less than this.
const STILL: f64 = 1e-12;
/// Most rounds of PageRank.
const ROUNDS: usize = 500;
/// Parts that sources are summed up in: fixed, so that sums do not depend on the number of threads.
const PARTS: usize = 64;

/// How a node stands in its network.
#[derive(Clone, PartialEq, Debug)]
pub struct Standing<'g> {
    /// The node.
    pub node: &'g Node,
    /// Nodes it is joined to.
    pub degree: usize,
    /// The share of pairs of other nodes that it lies between, each pair by the share of its shortest ways: 0 to 1.
    pub betweenness: f64,
    /// The share of a random walk along edges that is spent there; all nodes together have 1.
    pub page_rank: f64,
}

impl<'g> Network<'g> {
    /// How each node stands, in order of ids.
    pub fn standings(&self) -> Vec<Standing<'g>> {
        let adjacency = Adjacency::of(self);
        let (between, ranks) = (betweenness(&adjacency), self.page_ranks());
        let measures = between.into_iter().zip(ranks).enumerate();
        measures
            .map(|(i, (betweenness, page_rank))| Standing {
                node: self.node(i),
                degree: adjacency.near(i).len(),
                betweenness,
                page_rank,
            })
            .collect()
    }

    /// PageRank of each node, by power iteration; what reaches a node that nothing leaves is spread evenly.
    fn page_ranks(&self) -> Vec<f64> {
        let n = self.n_nodes();
        let mut given = vec![0_usize; n];
        self.arcs.iter().for_each(|((from, _), weight)| given[*from] += weight);
        let share = |from: usize, weight: usize| weight as f64 / given[from] as f64;
        let arcs: Vec<(usize, usize, f64)> =
            self.arcs.iter().map(|(&(from, to), &weight)| (from, to, share(from, weight))).collect();
        let mut ranks = vec![1.0 / n as f64; n];
        for _ in 0..ROUNDS {
            let stuck: f64 = (0..n).filter(|i| given[*i] == 0).map(|i| ranks[i]).sum();
            let mut next = vec![(1.0 - DAMPING + DAMPING * stuck) / n as f64; n];
            arcs.iter().for_each(|(from, to, share)| next[*to] += DAMPING * ranks[*from] * share);
            let moved: f64 = next.iter().zip(&ranks).map(|(a, b)| (a - b).abs()).sum();
            ranks = next;
            if moved < STILL {
                break;
            }
        }
        ranks
    }
}

/// Neighbours of all nodes, one after another.
struct Adjacency {
    starts: Vec<usize>,
    ends: Vec<u32>,
}

impl Adjacency {
    fn of(network: &Network<'_>) -> Self {
        let (mut starts, mut ends) = (vec![0], Vec::with_capacity(2 * network.n_links()));
        for near in network.adjacency() {
            ends.extend(near.into_iter().map(|i| i as u32));
            starts.push(ends.len());
        }
        Self { starts, ends }
    }

    fn n_nodes(&self) -> usize {
        self.starts.len() - 1
    }

    fn near(&self, i: usize) -> &[u32] {
        &self.ends[self.starts[i]..self.starts[i + 1]]
    }
}

/// Betweenness of each node. Threads take parts in turn; parts are added up in order.
fn betweenness(adjacency: &Adjacency) -> Vec<f64> {
    let n = adjacency.n_nodes();
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(PARTS);
    let part = |k: usize| {
        let mut walk = Walk::new(n);
        (k * n / PARTS..(k + 1) * n / PARTS).for_each(|source| walk.from(adjacency, source));
        walk.between
    };
    let mut parts: Vec<(usize, Vec<f64>)> = thread::scope(|scope| {
        let part = &part;
        let work = |thread: usize| {
            move || (thread..PARTS).step_by(threads).map(|k| (k, part(k))).collect::<Vec<_>>()
        };
        let started: Vec<_> = (1..threads).map(|thread| scope.spawn(work(thread))).collect();
        let own = work(0)();
        let others = started
            .into_iter()
            .map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        let others: Vec<_> = others.collect();
        own.into_iter().chain(others.into_iter().flatten()).collect()
    });
    parts.sort_by_key(|(k, _)| *k);
    // Every pair was met from both ends.
    let pairs = n.saturating_sub(1) as f64 * n.saturating_sub(2) as f64;
    let total = |i: usize| parts.iter().map(|(_, between)| between[i]).sum::<f64>();
    (0..n).map(|i| if pairs > 0.0 { total(i) / pairs } else { 0.0 }).collect()
}

/// What one source after another adds.
struct Walk {
    between: Vec<f64>,
    /// Steps from the source, `u32::MAX` if not reached.
    distances: Vec<u32>,
    /// How many shortest ways lead there.
    ways: Vec<f64>,
    /// How much of the shortest ways beyond depends on the node.
    shares: Vec<f64>,
    /// Nodes in the order reached.
    reached: Vec<u32>,
}

impl Walk {
    fn new(n: usize) -> Self {
        Self {
            between: vec![0.0; n],
            distances: vec![u32::MAX; n],
            ways: vec![0.0; n],
            shares: vec![0.0; n],
            reached: Vec::with_capacity(n),
        }
    }

    fn from(&mut self, adjacency: &Adjacency, source: usize) {
        self.spread(adjacency, source);
        for &i in self.reached.iter().rev() {
            let i = i as usize;
            let part = (1.0 + self.shares[i]) / self.ways[i];
            for &before in adjacency.near(i) {
                let before = before as usize;
                if self.distances[before].wrapping_add(1) == self.distances[i] {
                    self.shares[before] += self.ways[before] * part;
                }
            }
            if i != source {
                self.between[i] += self.shares[i];
            }
        }
        for &i in &self.reached {
            let i = i as usize;
            (self.distances[i], self.ways[i], self.shares[i]) = (u32::MAX, 0.0, 0.0);
        }
    }

    /// Breadth-first search that counts shortest ways.
    fn spread(&mut self, adjacency: &Adjacency, source: usize) {
        self.reached.clear();
        self.reached.push(source as u32);
        (self.distances[source], self.ways[source]) = (0, 1.0);
        let mut next = 0;
        while let Some(&i) = self.reached.get(next) {
            next += 1;
            let (steps, ways) = (self.distances[i as usize] + 1, self.ways[i as usize]);
            for &to in adjacency.near(i as usize) {
                let distance = &mut self.distances[to as usize];
                if *distance == u32::MAX {
                    *distance = steps;
                    self.reached.push(to);
                }
                if *distance == steps {
                    self.ways[to as usize] += ways;
                }
            }
        }
    }
}
