//! Joins mentions for what extraction, syntax and the world know about them. Words that extraction takes for
//! no thing of the graph are joined for their form.
//!
//! This is a sieve (Lee et al. 2013) with the surest reasons first: the same thing of the world; the same
//! syntactic head, an apposition or title; the same head in one report, with modifiers that do not
//! contradict; the same name in two reports; the same head or most of the words in two reports of one story
//! (Barhom et al. 2019 cluster reports first, too). Two named things of the world are never joined.

use super::described::Node;
use super::forest::Forest;
use rapporteur_extract::HeadKind;
use std::collections::{BTreeMap, BTreeSet};

/// The share of the shorter phrase that two phrases of one story must have in common, weighted by rarity.
const SHARED: f64 = 0.6;

/// Verbs that say too little to distinguish events.
const LIGHT: [&str; 5] = ["be", "have", "do", "say", "make"];

/// Makes one set for each thing of the world, and one for each mention without a known thing.
fn sets(nodes: &[Node<'_>]) -> Forest {
    let mut forest = Forest::new(nodes.len());
    let mut first: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for (i, node) in nodes.iter().enumerate() {
        let Some(known) = node.known.filter(|_| !node.marked.several) else { continue };
        forest.join(i, *first.entry((node.place.scope, &known.cluster)).or_insert(i));
    }
    let settled = |i: &usize| nodes[*i].is_settled() && !nodes[*i].marked.several;
    (0..nodes.len()).filter(settled).for_each(|i| forest.settle(i));
    forest
}

/// Joins mentions by all reasons of the sieve.
pub(super) fn sieve(nodes: &[Node<'_>]) -> Forest {
    let mut forest = sets(nodes);
    for of_record in nodes_by(nodes, |node| Some(node.record)).values() {
        join_by_syntax(nodes, of_record, &mut forest);
        join_by_head(nodes, of_record, &mut forest);
    }
    join_names(nodes, &mut forest);
    for of_story in nodes_by(nodes, |node| Some(node.place.story)).values() {
        join_in_story(nodes, of_story, &mut forest);
    }
    forest
}

pub(super) fn nodes_by<K: Ord>(
    nodes: &[Node<'_>],
    key: impl Fn(&Node<'_>) -> Option<K>,
) -> BTreeMap<K, Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (i, node) in nodes.iter().enumerate() {
        if let Some(key) = key(node) {
            groups.entry(key).or_default().push(i);
        }
    }
    groups
}

/// Joins mentions of the same head, and those joined by apposition or title.
fn join_by_syntax(nodes: &[Node<'_>], of_record: &[usize], forest: &mut Forest) {
    let mut by_head: BTreeMap<usize, usize> = BTreeMap::new();
    for i in of_record.iter().copied().filter(|i| !nodes[*i].marked.several) {
        let first = *by_head.entry(nodes[i].marked.head).or_insert(i);
        forest.join(i, first);
    }
    for i in of_record.iter().copied().filter(|i| !nodes[*i].marked.several && !nodes[*i].is_settled()) {
        if let Some(other) = nodes[i].marked.same_as.and_then(|head| by_head.get(&head)) {
            forest.join(i, *other);
        }
    }
}

/// Joins each mention with the last earlier one that has the same head.
fn join_by_head(nodes: &[Node<'_>], of_record: &[usize], forest: &mut Forest) {
    let mut in_order = of_record.to_vec();
    in_order.retain(|i| !nodes[*i].is(HeadKind::Other));
    in_order.sort_by_key(|i| nodes[*i].marked.head);
    for (n, i) in in_order.iter().copied().enumerate().filter(|(_, i)| !nodes[*i].is_settled()) {
        if let Some(before) = in_order[..n].iter().rev().find(|j| corefer(&nodes[i], &nodes[**j])) {
            forest.join(i, *before);
        }
    }
}

/// Whether the form of two mentions of one report indicates one thing.
fn corefer(a: &Node<'_>, b: &Node<'_>) -> bool {
    if a.marked.several != b.marked.several {
        return false;
    }
    let same_lemma = a.marked.lemma == b.marked.lemma;
    match (a.marked.kind, b.marked.kind) {
        (HeadKind::Name, HeadKind::Name) => same_lemma && a.contains(b),
        (HeadKind::Name, _) | (_, HeadKind::Name) => false,
        (HeadKind::Noun, HeadKind::Noun) => {
            same_lemma && (a.words.is_empty() || b.words.is_empty() || !a.words.is_disjoint(&b.words))
        }
        (HeadKind::Verb, HeadKind::Verb) => same_lemma && !LIGHT[..3].contains(&a.marked.lemma.as_str()),
        _ => a.stem == b.stem,
    }
}

/// Joins names that two reports share and extraction knows in neither.
fn join_names(nodes: &[Node<'_>], forest: &mut Forest) {
    let unknown = |node: &Node<'_>| {
        let free = node.is(HeadKind::Name) && node.known.is_none() && !node.marked.several;
        free.then(|| (node.place.scope, node.marked.lemma.clone()))
    };
    for group in nodes_by(nodes, unknown).values() {
        for (n, i) in group.iter().enumerate() {
            let fits = |j: &&usize| nodes[*i].record != nodes[**j].record && nodes[*i].contains(&nodes[**j]);
            group[..n].iter().filter(fits).for_each(|j| forest.join(*i, *j));
        }
    }
}

/// Joins mentions of two reports with the same head, and phrases that share most of their words.
fn join_in_story(nodes: &[Node<'_>], of_story: &[usize], forest: &mut Forest) {
    let mut records: Vec<usize> = of_story.iter().map(|i| nodes[*i].record).collect();
    records.dedup();
    if records.len() < 2 {
        return;
    }
    let free: Vec<usize> = of_story
        .iter()
        .copied()
        .filter(|i| !nodes[*i].is(HeadKind::Other) && !nodes[*i].marked.several)
        .collect();
    for (n, i) in free.iter().copied().enumerate() {
        for j in free[..n].iter().copied().filter(|j| same_in_story(&nodes[i], &nodes[*j])) {
            forest.join(i, j);
        }
    }
    join_phrases(nodes, of_story, forest);
}

fn same_in_story(a: &Node<'_>, b: &Node<'_>) -> bool {
    let names = [a, b].iter().filter(|node| node.is(HeadKind::Name)).count();
    a.record != b.record
        && a.stem == b.stem
        && !(a.is_settled() && b.is_settled())
        && (names == 0 || names == 2 && a.marked.lemma == b.marked.lemma)
        && !(a.is(HeadKind::Verb) && LIGHT.contains(&a.marked.lemma.as_str()))
}

fn join_phrases(nodes: &[Node<'_>], of_story: &[usize], forest: &mut Forest) {
    let phrases: Vec<(usize, BTreeSet<&str>)> = of_story
        .iter()
        .copied()
        .filter(|i| !nodes[*i].is_settled() && !nodes[*i].is(HeadKind::Other))
        .map(|i| (i, nodes[i].words.iter().chain([&nodes[i].stem]).map(String::as_str).collect()))
        .collect();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    phrases.iter().flat_map(|(_, words)| words).for_each(|word| *counts.entry(word).or_default() += 1);
    let rarity = |word: &&str| ((phrases.len() as f64 + 1.0) / f64::from(counts[word])).ln();
    let weight = |words: &mut dyn Iterator<Item = &&str>| words.map(rarity).sum::<f64>();
    for (n, (i, words)) in phrases.iter().enumerate() {
        let own = weight(&mut words.iter());
        let mut best: Option<(f64, usize)> = None;
        for (_, (j, others)) in phrases.iter().enumerate().filter(|(m, _)| *m != n) {
            let shared = weight(&mut words.intersection(others));
            let share = shared / own.min(weight(&mut others.iter()));
            if share >= SHARED && best.is_none_or(|(most, _)| share > most) {
                best = Some((share, *j));
            }
        }
        if let Some((_, j)) = best {
            forest.join(*i, j);
        }
    }
}
