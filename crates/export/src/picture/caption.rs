//! What a picture says of itself.

use super::{Layout, Link, choose, link};
use crate::Input;
use rapporteur_graph::Node;
use std::collections::{BTreeMap, BTreeSet};

/// Title, numbers, and what was left out and why.
pub(crate) fn caption(
    input: &Input<'_>,
    shown: &[&Node],
    links: &[Link],
    n_candidates: usize,
) -> Vec<String> {
    let mut lines = vec![title(input)];
    let reports: BTreeSet<_> = shown.iter().flat_map(|node| &node.reports).collect();
    let nodes = if shown.len() < n_candidates {
        format!(
            "the {} {} of {n_candidates} nodes",
            shown.len(),
            if input.picture.focus.is_empty() { "best connected" } else { "nearest and best connected" }
        )
    } else {
        count(shown.len(), "node")
    };
    lines.push(format!("{nodes}, {}, from {}", count(links.len(), "link"), count(reports.len(), "report")));
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for node in input.graph.nodes().iter().filter(|node| !choose::is_drawable(input, node)) {
        *left_out.entry(node.kind.as_str()).or_default() += 1;
    }
    if !left_out.is_empty() {
        let kinds: Vec<String> =
            left_out.into_iter().map(|(kind, n)| count(n, &kind.to_lowercase())).collect();
        lines.push(format!("not drawn: {}", kinds.join(", ")));
    }
    if links.iter().any(|link| link.labels.is_empty()) {
        let silent: Vec<String> =
            link::silent(input.picture.layout).iter().map(|relation| link::name(input, relation)).collect();
        lines.push(format!("lines without words: {}", silent.join(" or ")));
    }
    lines
}

fn title(input: &Input<'_>) -> String {
    if let Some(title) = &input.picture.title {
        return title.clone();
    }
    let focus = input.picture.focus.iter().filter_map(|id| input.graph.node(id));
    let names: Vec<&str> = focus.map(|node| node.label.as_str()).collect();
    let whole = match input.picture.layout {
        Layout::Free => "What the reports say",
        Layout::Timeline => "What happened when",
        Layout::Attendance => "Who attends what",
    };
    if names.is_empty() { whole.to_owned() } else { format!("Around {}", names.join(", ")) }
}

/// `1 report`, `5 reports`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    let plural = match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    };
    if n == 1 { format!("1 {noun}") } else { format!("{n} {plural}") }
}
