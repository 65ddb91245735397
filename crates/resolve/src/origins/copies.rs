//! Which texts are copies of one another, whole or in part.
//!
//! Resemblance (MinHash, SimHash) sinks with every paragraph that a copy leaves out or adds; containment does not. So the
//! sketch is that of Broder, "On the resemblance and containment of documents" (1997): the shingles whose hash is a
//! multiple of a fixed number. Texts that meet there are compared in full, as Henzinger, "Finding near-duplicate web pages"
//! (2006), found candidates of any sketch to need.
//!
//! Texts come in the order of their length, and a shingle remembers one text of every group that has it. So a copy is compared
//! with the fullest text of its group and not with all other copies: a thousand copies cost a thousand comparisons. A shingle
//! that many groups have is a phrase of the trade or a note to readers, and brings texts together no longer. A shingle within
//! one group cannot become so.

use super::texts::{Text, n_common};
use crate::partition::Partition;
use crate::weights::OriginWeights;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Texts of one group that a new one is compared with before it is held to be no copy.
const TRIED: usize = 4;
/// Groups up to this size have every pair compared.
const SMALL_GROUP: usize = 12;

/// Joins copies in `partition`. Returns the pairs that share text, smaller number first: every pair of a small group; of a large
/// group each text with the fullest texts.
pub(super) fn join(
    texts: &[Text],
    weights: &OriginWeights,
    partition: &mut Partition,
) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    let repeated = repeated(texts);
    for (text, first) in &repeated {
        pairs.insert((*first, *text));
        partition.join(*first, *text, "same text");
    }
    let mut holders: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for text in by_length(texts).into_iter().filter(|text| !repeated.contains_key(text)) {
        for fuller in met(text, texts, &holders, weights, partition) {
            pairs.insert((text.min(fuller), text.max(fuller)));
            partition.join(text, fuller, "shared text");
        }
        let group = partition.find(text);
        for shingle in texts[text].sketch() {
            let holders = holders.entry(shingle).or_default();
            if holders.len() <= weights.common_text && !holders.iter().any(|h| partition.find(*h) == group) {
                holders.push(text);
            }
        }
    }
    complete(texts, weights, partition, &mut pairs);
    pairs
}

/// Texts that say the same as an earlier one, word for word, with the first of them.
fn repeated(texts: &[Text]) -> BTreeMap<usize, usize> {
    let mut first: FxHashMap<(&[u32], &[u32]), usize> = FxHashMap::default();
    let mut repeated = BTreeMap::new();
    for (i, text) in texts.iter().enumerate().filter(|(_, text)| text.len() > 0) {
        let same = *first.entry((&text.own, &text.quoted)).or_insert(i);
        if same != i {
            repeated.insert(i, same);
        }
    }
    repeated
}

/// The fullest texts first; of equal ones the first.
fn by_length(texts: &[Text]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|text| (std::cmp::Reverse(texts[*text].len()), *text));
    order
}

/// Of every group that the text meets often enough, the first text of which it is a copy.
fn met(
    text: usize,
    texts: &[Text],
    holders: &FxHashMap<u32, Vec<usize>>,
    weights: &OriginWeights,
    partition: &Partition,
) -> Vec<usize> {
    let mut meetings: FxHashMap<usize, usize> = FxHashMap::default();
    for shingle in texts[text].sketch() {
        let known = holders.get(&shingle).filter(|holders| holders.len() <= weights.common_text);
        for holder in known.into_iter().flatten() {
            *meetings.entry(*holder).or_default() += 1;
        }
    }
    let mut groups: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (holder, n) in meetings {
        groups.entry(partition.find(holder)).or_default().push((n, holder));
    }
    let mut found = Vec::new();
    for mut holders in groups.into_values() {
        let n: usize = holders.iter().map(|(n, _)| n).sum();
        holders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        // A sketch may show less than is shared: half of what is wanted is enough to look closer.
        let worth_trying = |fuller: usize| {
            let smaller = texts[text].own.len().min(texts[fuller].own.len());
            n as f64 >= Text::in_sketch(smaller) * weights.shared_text / 2.0
        };
        let tried = holders.iter().map(|(_, holder)| *holder).take(TRIED);
        found.extend(tried.filter(|h| worth_trying(*h)).find(|h| is_copy(&texts[text], &texts[*h], weights)));
    }
    found
}

/// Compares all pairs of small groups.
fn complete(
    texts: &[Text],
    weights: &OriginWeights,
    partition: &Partition,
    pairs: &mut BTreeSet<(usize, usize)>,
) {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for text in 0..texts.len() {
        groups.entry(partition.find(text)).or_default().push(text);
    }
    for group in groups.values().filter(|group| (3..=SMALL_GROUP).contains(&group.len())) {
        for (i, a) in group.iter().enumerate() {
            let copies = group[i + 1..].iter().filter(|b| is_copy(&texts[*a], &texts[**b], weights));
            pairs.extend(copies.map(|b| (*a, *b)));
        }
    }
}

/// Whether one text holds enough of the other. What both quote counts only if nearly everything is the same. What both have in
/// their last paragraphs counts only beside something else, or if it is most of the text.
fn is_copy(a: &Text, b: &Text, weights: &OriginWeights) -> bool {
    let n_own = n_common(&a.own, &b.own);
    let smaller = a.own.len().min(b.own.len());
    let n_all = n_own + n_common(&a.quoted, &b.quoted);
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let telling = n_all >= weights.fewest_shared || n_all > 0 && long < 2 * short;
    if telling && n_all as f64 >= weights.same_text * short as f64 {
        return true;
    }
    let is_note = n_own == n_common(&a.last, &b.last) && 2 * n_own < smaller;
    n_own >= weights.fewest_shared && n_own as f64 >= weights.shared_text * smaller as f64 && !is_note
}
