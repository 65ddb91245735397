//! Taking groups apart into well-connected ones before they are drawn together.

use super::level::Level;

/// Finds groups inside groups. Every node begins alone. A node that is well joined to the rest of its group is merged once,
/// with the well-joined part that gains most.
pub(super) fn refined(level: &Level, groups: &[usize]) -> Vec<usize> {
    let n = level.n_nodes();
    let mut group_degrees = vec![0_u64; n];
    groups.iter().enumerate().for_each(|(node, group)| group_degrees[*group] += level.degree(node));
    let mut parts: Vec<usize> = (0..n).collect();
    let mut sizes = vec![1_usize; n];
    let mut degrees: Vec<u64> = (0..n).map(|node| level.degree(node)).collect();
    // Weight between a part and the rest of its group.
    let mut outward: Vec<u64> = (0..n)
        .map(|node| {
            let inside = level.near(node).iter().filter(|(other, _)| groups[*other] == groups[node]);
            inside.map(|(_, weight)| weight).sum()
        })
        .collect();
    for node in 0..n {
        let group = group_degrees[groups[node]];
        let well_joined = |part: usize, degrees: &[u64], outward: &[u64]| {
            level.excess(outward[part], degrees[part], group - degrees[part]) >= 0
        };
        if parts[node] != node || sizes[node] != 1 || !well_joined(node, &degrees, &outward) {
            continue;
        }
        let weights = level.weights(node, &parts);
        let mut best: Option<(usize, u64, i128)> = None;
        for (&part, &weight) in weights.iter().filter(|(part, _)| groups[**part] == groups[node]) {
            let gain = level.excess(weight, level.degree(node), degrees[part]);
            let better = gain > best.map_or(0, |(_, _, gain)| gain);
            if part != node && better && well_joined(part, &degrees, &outward) {
                best = Some((part, weight, gain));
            }
        }
        if let Some((part, weight, _)) = best {
            parts[node] = part;
            (sizes[part], sizes[node]) = (sizes[part] + 1, 0);
            degrees[part] += level.degree(node);
            outward[part] = outward[part] + outward[node] - 2 * weight;
        }
    }
    parts
}
