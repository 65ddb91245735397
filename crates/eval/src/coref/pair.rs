//! The features of a pair of mentions that indicate whether they corefer.

use super::described::Node;
use rapporteur_extract::HeadKind;
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// The names of the features, in the order of [`Pairs::features`].
pub(super) const FEATURES: [&str; 33] = [
    "same_report",
    "same_sentence",
    "one_head",
    "overlapping",
    "modifies",
    "apposition",
    "same_thing",
    "other_thing",
    "other_name",
    "same_type",
    "persons",
    "countries",
    "organizations",
    "places",
    "unknown",
    "two_names",
    "name_and_noun",
    "two_nouns",
    "noun_and_verb",
    "two_verbs",
    "same_root",
    "root_rarity",
    "other_modifiers",
    "modifiers_within",
    "root_among_modifiers",
    "same_words",
    "shared_rarity",
    "shared_part",
    "same_number",
    "several",
    "names_other",
    "names_shared",
    "names_apart",
];

/// Compares mentions and knows how rare each of their words is.
pub(super) struct Pairs<'n, 'm> {
    nodes: &'n [Node<'m>],
    rarity: BTreeMap<&'n str, f64>,
}

impl<'n, 'm> Pairs<'n, 'm> {
    /// Computes each word's rarity, the logarithm of the share of reports whose mentions contain it (Spärck
    /// Jones 1972).
    pub fn new(nodes: &'n [Node<'m>]) -> Self {
        let mut reports: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for node in nodes {
            for word in node.words.iter().chain([&node.stem]) {
                reports.entry(word).or_default().insert(node.record);
            }
        }
        let n_reports = nodes.iter().map(|node| node.record).collect::<BTreeSet<_>>().len() as f64;
        let rare =
            |(word, of): (&'n str, BTreeSet<usize>)| (word, ((n_reports + 1.0) / of.len() as f64).ln());
        Self { nodes, rarity: reports.into_iter().map(rare).collect() }
    }

    fn weight<'w>(&self, words: impl Iterator<Item = &'w str>) -> f64 {
        words.filter_map(|word| self.rarity.get(word)).sum()
    }

    /// The features of two mentions.
    pub fn features(&self, i: usize, j: usize) -> [f64; FEATURES.len()] {
        let (a, b) = (&self.nodes[i], &self.nodes[j]);
        let mut features = [0.0; FEATURES.len()];
        let all = place(a, b).into_iter().chain(things(a, b)).chain(self.words(a, b)).chain(names(a, b));
        features.iter_mut().zip(all).for_each(|(to, value)| *to = value);
        features
    }

    fn words(&self, a: &Node<'_>, b: &Node<'_>) -> [f64; 10] {
        let same_root = a.stem == b.stem;
        let words = |node: &'_ Node<'_>| -> BTreeSet<String> {
            node.words.iter().chain([&node.stem]).cloned().collect()
        };
        let (of_a, of_b) = (words(a), words(b));
        let weigh = |words: &BTreeSet<String>| self.weight(words.iter().map(String::as_str));
        let shared = self.weight(of_a.intersection(&of_b).map(String::as_str));
        let part = shared / weigh(&of_a).min(weigh(&of_b)).max(f64::MIN_POSITIVE);
        let apart = !a.words.is_empty() && !b.words.is_empty() && a.words.is_disjoint(&b.words);
        let crossed = count(a.words.contains(&b.stem)) + count(b.words.contains(&a.stem));
        [
            count(same_root),
            if same_root { self.weight([a.stem.as_str()].into_iter()) } else { 0.0 },
            count(same_root && apart),
            count(same_root && a.contains(b)),
            crossed,
            count(of_a == of_b),
            shared,
            part,
            count(a.marked.plural == b.marked.plural),
            count(a.marked.several) + count(b.marked.several),
        ]
    }
}

fn count(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// Features of their relative position.
fn place(a: &Node<'_>, b: &Node<'_>) -> [f64; 6] {
    if a.record != b.record {
        return [0.0; 6];
    }
    let (own, its) = (a.marked, b.marked);
    let overlap = own.tokens.start < its.tokens.end && its.tokens.start < own.tokens.end;
    let governs = own.governor == Some(its.head) || its.governor == Some(own.head);
    [
        1.0,
        count(own.sentence == its.sentence),
        count(own.head == its.head),
        count(overlap),
        count(overlap && governs),
        count(own.same_as == Some(its.head) || its.same_as == Some(own.head)),
    ]
}

/// Features from extraction, the world and the heads.
fn things(a: &Node<'_>, b: &Node<'_>) -> [f64; 14] {
    let known = a.known.zip(b.known);
    let other = known.is_some_and(|(a, b)| a.cluster != b.cluster);
    let of_type = |kind: Option<&str>| count(a.kind() == kind) + count(b.kind() == kind);
    let heads = |x: HeadKind, y: HeadKind| count(a.is(x) && b.is(y) || a.is(y) && b.is(x));
    [
        count(known.is_some() && !other),
        count(other),
        count(other && a.is_settled() && b.is_settled()),
        count(known.is_some() && a.kind() == b.kind()),
        of_type(Some(types::PERSON)),
        of_type(Some(types::COUNTRY)),
        of_type(Some(types::ORGANIZATION)),
        of_type(Some(types::PLACE)),
        of_type(None),
        heads(HeadKind::Name, HeadKind::Name),
        heads(HeadKind::Name, HeadKind::Noun),
        heads(HeadKind::Noun, HeadKind::Noun),
        heads(HeadKind::Noun, HeadKind::Verb),
        heads(HeadKind::Verb, HeadKind::Verb),
    ]
}

/// Features from named things that a phrase names beside its head: *the French minister* names France.
fn names(a: &Node<'_>, b: &Node<'_>) -> [f64; 3] {
    let (own, its) = (a.within, b.within);
    let names = |within: &BTreeSet<String>, node: &Node<'_>| {
        count(node.known.is_some_and(|known| within.contains(&known.cluster)))
    };
    let shared = own.intersection(its).count();
    [names(own, b) + names(its, a), shared as f64, count(!own.is_empty() && !its.is_empty() && shared == 0)]
}
