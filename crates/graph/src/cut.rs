//! Who alone joins two parts of a network: nodes and links without which it would fall apart.
//!
//! Found by petgraph, after Hopcroft and Tarjan, "Algorithm 447: efficient algorithms for graph manipulation" (1973).

use crate::{Edge, Network, Node};
use petgraph::algo::articulation_points::articulation_points;
use petgraph::algo::bridges::bridges;
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;

/// A node without which its part of the network would fall into several.
#[derive(Clone, PartialEq, Debug)]
pub struct Joint<'g> {
    /// The node.
    pub node: &'g Node,
    /// The parts that it alone joins, the largest first; members by degree.
    pub parts: Vec<Vec<&'g Node>>,
}

/// A link without which its part of the network would fall into two.
#[derive(Clone, PartialEq, Debug)]
pub struct Bridge<'g> {
    /// The end in the larger part.
    pub near: &'g Node,
    /// The end in the smaller part.
    pub far: &'g Node,
    /// The smaller part, its members by degree.
    pub part: Vec<&'g Node>,
    /// What it is made of.
    pub edges: Vec<&'g Edge>,
}

impl<'g> Network<'g> {
    /// Nodes that alone join parts of at least `least` nodes, two parts or more; those that would cut off most come first.
    pub fn joints(&self, least: usize) -> Vec<Joint<'g>> {
        let near = self.adjacency();
        let mut points: Vec<usize> =
            articulation_points(&self.links).into_iter().map(|node| node.index()).collect();
        points.sort_unstable();
        let mut joints: Vec<(usize, Joint<'g>)> = Vec::new();
        for point in points {
            let mut parts = parts(&near, point);
            parts.retain(|part| part.len() >= least);
            parts.sort_by_key(|part| (Reverse(part.len()), part.iter().min().copied()));
            if parts.len() > 1 {
                let cut_off = parts[1..].iter().map(Vec::len).sum();
                let parts = parts.into_iter().map(|part| self.by_degree(&near, part)).collect();
                joints.push((cut_off, Joint { node: self.node(point), parts }));
            }
        }
        joints.sort_by_key(|(cut_off, _)| Reverse(*cut_off));
        joints.into_iter().map(|(_, joint)| joint).collect()
    }

    /// Links that alone join two parts of at least `least` nodes; those that would cut off most come first.
    pub fn bridges(&self, least: usize) -> Vec<Bridge<'g>> {
        let near = self.adjacency();
        let mut ends: Vec<(usize, usize)> =
            bridges(&self.links).map(|link| (link.source().index(), link.target().index())).collect();
        ends.sort_unstable();
        let ends = ends.into_iter().filter(|(a, b)| least < 2 || near[*a].len().min(near[*b].len()) > 1);
        let mut found: Vec<Bridge<'g>> = Vec::new();
        for (a, b) in ends {
            let (of_a, of_b) = (side(&near, a, b), side(&near, b, a));
            let (near_end, far, part) = if of_b.len() <= of_a.len() { (a, b, of_b) } else { (b, a, of_a) };
            if part.len() >= least {
                found.push(Bridge {
                    near: self.node(near_end),
                    far: self.node(far),
                    part: self.by_degree(&near, part),
                    edges: self.between(a, b),
                });
            }
        }
        found.sort_by_key(|bridge| Reverse(bridge.part.len()));
        found
    }

    fn by_degree(&self, near: &[Vec<usize>], mut nodes: Vec<usize>) -> Vec<&'g Node> {
        nodes.sort_by_key(|node| (Reverse(near[*node].len()), *node));
        nodes.into_iter().map(|node| self.node(node)).collect()
    }
}

/// What the part of the network around a node falls into without it.
fn parts(near: &[Vec<usize>], point: usize) -> Vec<Vec<usize>> {
    let mut seen = vec![false; near.len()];
    seen[point] = true;
    near[point].iter().map(|start| flood(near, *start, &mut seen)).filter(|part| !part.is_empty()).collect()
}

/// What is reached from one end of a link without that link.
fn side(near: &[Vec<usize>], from: usize, without: usize) -> Vec<usize> {
    let mut seen = vec![false; near.len()];
    seen[from] = true;
    let mut reached = vec![from];
    for start in near[from].iter().filter(|start| **start != without) {
        reached.extend(flood(near, *start, &mut seen));
    }
    reached
}

fn flood(near: &[Vec<usize>], start: usize, seen: &mut [bool]) -> Vec<usize> {
    if std::mem::replace(&mut seen[start], true) {
        return Vec::new();
    }
    let mut reached = vec![start];
    let mut next = 0;
    while let Some(node) = reached.get(next).copied() {
        next += 1;
        for other in &near[node] {
            if !std::mem::replace(&mut seen[*other], true) {
                reached.push(*other);
            }
        }
    }
    reached
}
