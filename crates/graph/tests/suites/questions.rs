//! Questions to a graph, against answers found by trying everything, by hand, or by networkx.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use rapporteur_graph::{Basis, Edge, Graph, Network, Node, Resolution};
use rapporteur_model::{EntityId, Object};
use std::collections::{BTreeSet, VecDeque};

type Ends = (usize, usize, usize);

fn id(i: usize) -> EntityId {
    EntityId(format!("person/{i:03}"))
}

/// Edges as ends and number of origins.
fn graph(n: usize, edges: &[Ends]) -> Graph {
    let node = |i| Node { id: id(i), kind: "Person".to_owned(), label: i.to_string(), ..Node::default() };
    let edge = |&(from, to, n_origins): &Ends| Edge {
        subject: Some(id(from)),
        relation: "praises".to_owned(),
        object: Object::Entity(id(to)),
        basis: Basis::Structure,
        claims: Vec::new(),
        reports: Vec::new(),
        origins: (0..n_origins).map(|i| EntityId(format!("origin/{from}-{to}-{i}"))).collect(),
        asserted: true,
    };
    Graph::new((0..n).map(node).collect(), edges.iter().map(edge).collect())
}

fn with_network<T>(n: usize, edges: &[Ends], then: impl FnOnce(&Network<'_>) -> T) -> T {
    then(&Network::new(&graph(n, edges), &BTreeSet::new()))
}

/// Neighbours in the network, without direction, by the network's own numbers.
fn neighbors(network: &Network<'_>) -> Vec<Vec<usize>> {
    let n = network.n_nodes();
    (0..n).map(|a| (0..n).filter(|b| *b != a && !network.between(a, *b).is_empty()).collect()).collect()
}

fn reached(near: &[Vec<usize>], start: usize, open: impl Fn(usize, usize) -> bool) -> BTreeSet<usize> {
    let (mut seen, mut queue) = (BTreeSet::from([start]), VecDeque::from([start]));
    while let Some(a) = queue.pop_front() {
        queue.extend(near[a].iter().copied().filter(|b| open(a, *b) && seen.insert(*b)));
    }
    seen
}

/// Every way without a node twice.
fn all_ways(near: &[Vec<usize>], way: &mut Vec<usize>, to: usize, found: &mut Vec<Vec<usize>>) {
    let last = *way.last().unwrap();
    if last == to {
        found.push(way.clone());
        return;
    }
    for next in near[last].iter().copied() {
        if !way.contains(&next) {
            way.push(next);
            all_ways(near, way, to, found);
            way.pop();
        }
    }
}

fn has_short_cut(near: &[Vec<usize>], way: &[usize]) -> bool {
    (0..way.len()).any(|i| way.iter().skip(i + 2).any(|later| near[way[i]].contains(later)))
}

fn shortest_ways(near: &[Vec<usize>], from: usize, to: usize) -> Vec<Vec<usize>> {
    let mut ways = Vec::new();
    all_ways(near, &mut vec![from], to, &mut ways);
    let least = ways.iter().map(Vec::len).min().unwrap_or(0);
    ways.retain(|way| way.len() == least);
    ways
}

fn small_graphs() -> impl Strategy<Value = (usize, Vec<Ends>)> {
    (2_usize..8).prop_flat_map(|n| (Just(n), prop::collection::vec((0..n, 0..n, 1_usize..4), 0..14)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn betweenness_is_the_share_of_shortest_ways((n, edges) in small_graphs()) {
        with_network(n, &edges, |network| {
            let (near, n) = (neighbors(network), network.n_nodes());
            for (v, standing) in network.standings().iter().enumerate() {
                let mut share = 0.0;
                for (a, b) in (0..n).flat_map(|a| (0..a).map(move |b| (a, b))) {
                    let ways = shortest_ways(&near, a, b);
                    if a != v && b != v && !ways.is_empty() {
                        share += ways.iter().filter(|way| way.contains(&v)).count() as f64 / ways.len() as f64;
                    }
                }
                let pairs = (n as f64 - 1.0) * (n as f64 - 2.0) / 2.0;
                let expected = if pairs > 0.0 { share / pairs } else { 0.0 };
                prop_assert!((standing.betweenness - expected).abs() < 1e-9);
                prop_assert_eq!(standing.degree, near[v].len());
            }
            Ok(())
        })?;
    }

    #[test]
    fn paths_are_the_cheapest_of_all_ways_without_short_cut((n, edges) in small_graphs(), count in 1_usize..6) {
        with_network(n, &edges, |network| {
            let (near, n) = (neighbors(network), network.n_nodes());
            for (from, to) in (0..n).flat_map(|a| (0..n).map(move |b| (a, b))).filter(|(a, b)| a != b) {
                let mut ways = Vec::new();
                all_ways(&near, &mut vec![from], to, &mut ways);
                ways.retain(|way| !has_short_cut(&near, way));
                let all = network.paths(from, to, ways.len() + 1);
                prop_assert_eq!(all.len(), ways.len());
                prop_assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
                prop_assert!(all.iter().all(|path| ways.contains(&path.nodes)));
                let first: Vec<u64> = network.paths(from, to, count).iter().map(|path| path.cost).collect();
                prop_assert_eq!(first, all.iter().take(count).map(|path| path.cost).collect::<Vec<_>>());
                let back: Vec<u64> = network.paths(to, from, count).iter().map(|path| path.cost).collect();
                prop_assert_eq!(back, all.iter().take(count).map(|path| path.cost).collect::<Vec<_>>());
            }
            Ok(())
        })?;
    }

    #[test]
    fn joints_and_bridges_are_what_holds_together((n, edges) in small_graphs()) {
        with_network(n, &edges, |network| {
            let (near, n) = (neighbors(network), network.n_nodes());
            let joints: BTreeSet<&EntityId> = network.joints(1).iter().map(|joint| &joint.node.id).collect();
            for v in 0..n {
                let one_side = near[v].first().map(|start| reached(&near, *start, |_, b| b != v));
                let holds = one_side.is_some_and(|side| near[v].iter().any(|other| !side.contains(other)));
                prop_assert_eq!(joints.contains(&network.node(v).id), holds);
            }
            let bridges = network.bridges(1);
            for (a, b) in (0..n).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| near[*a].contains(b)) {
                let without = reached(&near, a, |x, y| (x, y) != (a, b) && (x, y) != (b, a));
                let ends = [&network.node(a).id, &network.node(b).id];
                let found = bridges.iter().find(|bridge| ends.contains(&&bridge.near.id) && ends.contains(&&bridge.far.id));
                prop_assert_eq!(found.is_some(), !without.contains(&b));
                if let Some(bridge) = found {
                    let whole = reached(&near, a, |_, _| true).len();
                    prop_assert_eq!(bridge.part.len(), without.len().min(whole - without.len()));
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn groups_are_connected_and_no_node_would_gain_by_moving((n, edges) in small_graphs()) {
        with_network(n, &edges, |network| {
            let near = neighbors(network);
            let division = network.division(Resolution::default());
            let members: usize = division.groups.iter().map(Vec::len).sum();
            prop_assert_eq!(members, network.n_nodes());
            let group = |v: usize| division.groups.iter().position(|g| g.iter().any(|m| m.id == network.node(v).id)).unwrap();
            let of: Vec<usize> = (0..network.n_nodes()).map(group).collect();
            prop_assert!((modularity(network, &near, &of) - division.modularity).abs() < 1e-9);
            for v in 0..of.len() {
                let inside = reached(&near, v, |_, b| of[b] == of[v]);
                prop_assert_eq!(inside.len(), division.groups[of[v]].len());
                for other in 0..=division.groups.len() {
                    let mut moved = of.clone();
                    moved[v] = other;
                    prop_assert!(modularity(network, &near, &moved) <= division.modularity + 1e-9);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn page_rank_stays_as_it_is_and_sums_to_one((n, edges) in small_graphs()) {
        with_network(n, &edges, |network| {
            let standings = network.standings();
            let rank = |i: usize| standings[i].page_rank;
            let n = network.n_nodes();
            let weight = |a: usize, b: usize| -> usize {
                let edges = network.between(a, b);
                edges.iter().filter(|e| e.is_from(&network.node(a).id)).map(|e| e.origins.len()).sum()
            };
            let given = |a: usize| (0..n).filter(|b| *b != a).map(|b| weight(a, b)).sum::<usize>();
            let stuck: f64 = (0..n).filter(|a| given(*a) == 0).map(rank).sum();
            for v in 0..n {
                let come: f64 = (0..n)
                    .filter(|a| *a != v && weight(*a, v) > 0)
                    .map(|a| rank(a) * weight(a, v) as f64 / given(a) as f64)
                    .sum();
                prop_assert!((rank(v) - (0.15 + 0.85 * stuck) / n as f64 - 0.85 * come).abs() < 1e-9);
            }
            prop_assert!(n == 0 || ((0..n).map(rank).sum::<f64>() - 1.0).abs() < 1e-9);
            Ok(())
        })?;
    }
}

/// By its definition: links inside groups less those that degrees let expect.
fn modularity(network: &Network<'_>, near: &[Vec<usize>], of: &[usize]) -> f64 {
    let weight = |a: usize, b: usize| -> f64 {
        let edges = network.between(a, b);
        edges.iter().flat_map(|edge| &edge.origins).collect::<BTreeSet<_>>().len() as f64
    };
    let degree: Vec<f64> = (0..of.len()).map(|a| near[a].iter().map(|b| weight(a, *b)).sum()).collect();
    let total: f64 = degree.iter().sum::<f64>().max(1.0);
    let pair = |a: usize, b: usize| if a == b { 0.0 } else { weight(a, b) } - degree[a] * degree[b] / total;
    let same =
        (0..of.len()).flat_map(|a| (0..of.len()).map(move |b| (a, b))).filter(|(a, b)| of[*a] == of[*b]);
    same.map(|(a, b)| pair(a, b)).sum::<f64>() / total
}

#[test]
fn cliques_on_a_string_are_groups_and_their_string_is_bridges() {
    let clique = |start: usize| (start..start + 5).flat_map(move |a| (start..a).map(move |b| (a, b, 1)));
    let edges: Vec<Ends> = [0, 5, 10].into_iter().flat_map(clique).chain([(4, 5, 1), (9, 10, 1)]).collect();
    with_network(15, &edges, |network| {
        let division = network.division(Resolution::default());
        let sizes: Vec<usize> = division.groups.iter().map(Vec::len).collect();
        assert_eq!(sizes, [5, 5, 5]);
        // Thirty of 32 links inside; degrees of the groups 21, 22 and 21 of 64.
        assert!(
            (division.modularity - (30.0 / 32.0 - (21.0_f64.powi(2) * 2.0 + 22.0_f64.powi(2)) / 4096.0))
                .abs()
                < 1e-12
        );
        assert_eq!(network.division(Resolution::new(0.0).unwrap()).groups.len(), 1);
        let bridges: Vec<(&str, usize)> =
            network.bridges(2).iter().map(|bridge| (bridge.near.label.as_str(), bridge.part.len())).collect();
        assert_eq!(bridges, [("5", 5), ("9", 5)]);
        let joints = network.joints(2);
        let names: Vec<&str> = joints.iter().map(|joint| joint.node.label.as_str()).collect();
        assert_eq!(names, ["5", "9", "4", "10"], "those that cut off more come first");
    });
}

/// `networkx.betweenness_centrality`, `pagerank(weight="weight", tol=1e-12)` of the same graph.
#[test]
fn measures_agree_with_networkx() {
    let edges =
        [(0, 1, 2), (1, 2, 1), (2, 0, 1), (2, 3, 3), (3, 4, 1), (4, 5, 1), (5, 3, 1), (6, 3, 2), (6, 7, 1)];
    with_network(8, &edges, |network| {
        let standings = network.standings();
        let between: Vec<f64> = standings.iter().map(|s| s.betweenness).collect();
        let ranks: Vec<f64> = standings.iter().map(|s| s.page_rank).collect();
        for (name, found, expected) in [("betweenness", between, BETWEENNESS), ("PageRank", ranks, PAGE_RANK)]
        {
            for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
                assert!((found - expected).abs() < 1e-8, "{name} of {i}: {found} instead of {expected}");
            }
        }
    });
}

const BETWEENNESS: [f64; 8] = [0.0, 0.0, 0.476_190_476_2, 0.761_904_761_9, 0.0, 0.0, 0.285_714_285_7, 0.0];
const PAGE_RANK: [f64; 8] = [
    0.035_730_965_1,
    0.052_081_608_6,
    0.065_979_655_6,
    0.285_621_622_7,
    0.264_488_667_6,
    0.246_525_655_7,
    0.021_710_288_3,
    0.027_861_536_6,
];

#[test]
fn the_edges_at_a_node_are_told_with_their_other_ends() {
    let graph = graph(4, &[(0, 1, 1), (0, 2, 3), (3, 0, 1), (0, 0, 1), (1, 2, 1)]);
    let found: Vec<_> =
        graph.joining(&id(0)).into_iter().map(|at| (at.outgoing, at.other.unwrap().id.clone())).collect();
    let expected = [(true, id(2)), (true, id(1)), (false, id(3))];
    assert_eq!(found, expected, "out before in, what most origins state first, and no edge to itself");
}
