//! Groups that are joined more among themselves than to others.
//!
//! The method is Leiden's: Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities"
//! (2019), an improvement of Blondel, Guillaume, Lambiotte and Lefebvre (2008). Their method draws lots; this one takes the
//! best choice, or the first of equal ones, and compares gains as integers. So equal networks give equal groups. The method
//! seeks a high modularity (Newman and Girvan, "Finding and evaluating community structure in networks", 2004). Modularity
//! favours few large groups in large networks unless the resolution is raised (Fortunato and Barthélemy, 2007).

mod level;
mod refine;

use crate::{Network, Node};
use level::Level;
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;

/// How fine groups are; 1 is usual, more gives more and smaller ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Resolution {
    hundredths: u32,
}

impl Resolution {
    /// Rounded to hundredths; `None` unless between 0 and a thousand.
    pub fn new(value: f64) -> Option<Self> {
        let fits = (0.0..=1000.0).contains(&value);
        fits.then(|| Self { hundredths: (value * 100.0).round() as u32 })
    }
}

impl Default for Resolution {
    fn default() -> Self {
        Self { hundredths: 100 }
    }
}

/// A network divided into groups.
#[derive(Clone, PartialEq, Debug)]
pub struct Division<'g> {
    /// The groups, the largest first; each with the best connected members first. No group is in parts that nothing joins.
    pub groups: Vec<Vec<&'g Node>>,
    /// The share of links inside groups beyond what chance would give, at the resolution asked for: below 1.
    pub modularity: f64,
}

impl<'g> Network<'g> {
    /// Divides the nodes into groups by their links, weighted by the origins that state them.
    pub fn division(&self, resolution: Resolution) -> Division<'g> {
        let level = self.level(resolution);
        let mut group_of: Vec<usize> = (0..self.n_nodes()).collect();
        // Once is not enough: drawn together, nodes cannot move alone. Every round but the last raises the modularity.
        loop {
            let better = connected(&level, &divide(&level, group_of.clone()));
            if std::mem::replace(&mut group_of, better) == group_of {
                break;
            }
        }
        let n_groups = group_of.iter().max().map_or(0, |group| group + 1);
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); n_groups];
        group_of.iter().enumerate().for_each(|(node, group)| groups[*group].push(node));
        groups.sort_by_key(|members| (Reverse(members.len()), members.first().copied()));
        let named = |mut members: Vec<usize>| {
            members.sort_by_key(|node| (Reverse(level.degree(*node)), *node));
            members.into_iter().map(|node| self.node(node)).collect()
        };
        Division { groups: groups.into_iter().map(named).collect(), modularity: level.modularity(&group_of) }
    }

    fn level(&self, resolution: Resolution) -> Level {
        let mut near = vec![Vec::new(); self.n_nodes()];
        for link in self.links.edge_references() {
            let (a, b, weight) = (link.source().index(), link.target().index(), *link.weight() as u64);
            near[a].push((b, weight));
            near[b].push((a, weight));
        }
        near.iter_mut().for_each(|near| near.sort_unstable());
        Level::new(near, vec![0; self.n_nodes()], resolution.hundredths)
    }
}

/// Finds the group of each node. It starts from the given groups, then moves nodes, refines groups and merges them until
/// nothing moves.
fn divide(first: &Level, mut groups: Vec<usize>) -> Vec<usize> {
    let mut level = first.clone();
    // Where each node of the network is in the level.
    let mut within: Vec<usize> = (0..first.n_nodes()).collect();
    loop {
        level.move_nodes(&mut groups);
        if n_different(&groups) == level.n_nodes() {
            return within.into_iter().map(|node| groups[node]).collect();
        }
        let mut refined = refine::refined(&level, &groups);
        if n_different(&refined) == level.n_nodes() {
            refined.clone_from(&groups);
        }
        renumber(&mut refined);
        let mut of_refined = vec![0; n_different(&refined)];
        refined.iter().zip(&groups).for_each(|(part, group)| of_refined[*part] = *group);
        renumber(&mut of_refined);
        level = level.drawn_together(&refined);
        within.iter_mut().for_each(|node| *node = refined[*node]);
        groups = of_refined;
    }
}

fn n_different(groups: &[usize]) -> usize {
    let mut groups = groups.to_vec();
    groups.sort_unstable();
    groups.dedup();
    groups.len()
}

/// Numbers groups in the order of their first nodes.
fn renumber(groups: &mut [usize]) {
    let mut numbers: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for group in groups {
        let next = numbers.len();
        *group = *numbers.entry(*group).or_insert(next);
    }
}

/// Splits every group that lies in several parts. This never lowers the modularity.
fn connected(level: &Level, groups: &[usize]) -> Vec<usize> {
    let mut part_of = vec![usize::MAX; groups.len()];
    let mut n_parts = 0;
    for start in 0..groups.len() {
        if part_of[start] != usize::MAX {
            continue;
        }
        part_of[start] = n_parts;
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            for (other, _) in level.near(node) {
                if part_of[*other] == usize::MAX && groups[*other] == groups[node] {
                    part_of[*other] = n_parts;
                    open.push(*other);
                }
            }
        }
        n_parts += 1;
    }
    part_of
}
