//! Which reports are one voice: those that share text, and those that relay one another.
//!
//! Shared text is found by word shingles. A shingle whose hash is a multiple of a fixed number is in the sketch of its text
//! (the MOD sketch of Broder, "On the resemblance and containment of documents", 1997); texts that meet in the sketch are
//! compared in full by containment, so a shortened copy counts as a copy.

use crate::Tables;
use crate::corpus::{Corpus, SELF};
use crate::names::{OrganizationName, words};
use crate::partition::Partition;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};

/// Voices of all sources.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins {
    /// The first source of each source's voice.
    pub of_source: Vec<usize>,
    /// Sources that share text, each pair once.
    pub shared_text: BTreeSet<(usize, usize)>,
    /// Relaying source, relayed source.
    pub relays: BTreeSet<(usize, usize)>,
    /// Agency that a source relays, as written.
    pub agency: Vec<Option<String>>,
}

/// One shingle in so many is in the sketch.
const SKETCH: u64 = 4;
/// A shingle that more texts share is a phrase of the trade, not a copy.
const COMMON: usize = 200;

/// Groups the sources into voices.
pub(crate) fn group(corpus: &Corpus, bodies: &Partition, tables: &Tables) -> Origins {
    let weights = &tables.weights.origins;
    let texts: Vec<FxHashSet<u64>> =
        (0..corpus.sources.len()).map(|source| shingles(corpus, source, weights.shingle_words)).collect();
    let mut partition = Partition::new(texts.len());
    let mut origins = Origins { agency: vec![None; texts.len()], ..Origins::default() };
    let likeness: BTreeMap<(usize, usize), f64> =
        meeting_pairs(&texts).into_iter().map(|(a, b)| ((a, b), containment(&texts[a], &texts[b]))).collect();
    for ((a, b), share) in &likeness {
        if *share >= weights.shared_text {
            origins.shared_text.insert((*a, *b));
            partition.join(*a, *b, "shared text");
        }
    }
    for (relaying, voice) in relayed(corpus, bodies, tables) {
        origins.agency[relaying] = Some(voice.label.clone());
        let share = |other: usize| {
            likeness.get(&(relaying.min(other), relaying.max(other))).copied().unwrap_or_default()
        };
        let near = |other: &usize| match (corpus.sources[relaying].day, corpus.sources[*other].day) {
            (Some(a), Some(b)) => (a - b).abs() <= weights.relay_days,
            _ => true,
        };
        let best = |candidates: &BTreeSet<usize>| {
            let like = candidates
                .iter()
                .copied()
                .filter(|c| *c != relaying && near(c) && share(*c) >= weights.relay_text);
            like.max_by(|a, b| share(*a).total_cmp(&share(*b)).then(b.cmp(a)))
        };
        if let Some(source) = best(&voice.own) {
            origins.relays.insert((relaying, source));
            partition.join(relaying, source, "relayed");
        } else if let Some(other) = best(&voice.relayed_by) {
            partition.join(relaying, other, "both relay one agency");
        }
    }
    origins.of_source = (0..texts.len()).map(|source| partition.find(source)).collect();
    origins
}

/// An agency that some source relays.
#[derive(Clone, Default)]
struct Voice {
    label: String,
    /// Sources of the agency itself.
    own: BTreeSet<usize>,
    /// Sources that relay it.
    relayed_by: BTreeSet<usize>,
}

/// Each relaying source with the agency it relays most.
fn relayed(corpus: &Corpus, bodies: &Partition, tables: &Tables) -> Vec<(usize, Voice)> {
    let names = agency_names(corpus, bodies, tables);
    let key = |name: &str| {
        let key = OrganizationName::parse(name, tables).key();
        names.get(&key).map_or(key, |root| format!("#{root}"))
    };
    let mut voices: BTreeMap<String, Voice> = BTreeMap::new();
    for (i, source) in corpus.sources.iter().enumerate() {
        let agency = source.report.dateline.as_ref().and_then(|d| d.agency.as_ref());
        for own in agency.iter().chain(&source.report.publisher.as_ref()) {
            voices.entry(key(&own.value)).or_default().own.insert(i);
        }
    }
    let mut chosen: Vec<(usize, String)> = Vec::new();
    for (i, source) in corpus.sources.iter().enumerate() {
        let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
        for claim in source.extraction.claims.iter().filter(|c| c.relation == "basedOn") {
            let Some(object) = claim.object.entity().and_then(|id| corpus.node(i, *id)) else { continue };
            let subject = corpus.node(i, claim.subject).map(|n| corpus.nodes[n].entity);
            let label = &corpus.nodes[object].entity.label;
            if subject.is_some_and(|s| s.kind == SELF) && corpus.nodes[object].entity.kind == "Organization" {
                counts.entry(format!("#{}", bodies.find(object))).or_insert((0, label.clone())).0 += 1;
            }
        }
        counts.retain(|agency, _| !voices.get(agency).is_some_and(|voice| voice.own.contains(&i)));
        let most = counts.into_iter().max_by(|(k, (n, _)), (l, (m, _))| n.cmp(m).then(l.cmp(k)));
        if let Some((agency, (_, label))) = most {
            let voice = voices.entry(agency.clone()).or_default();
            voice.label = label;
            voice.relayed_by.insert(i);
            chosen.push((i, agency));
        }
    }
    chosen.into_iter().filter_map(|(i, agency)| Some((i, voices.get(&agency)?.clone()))).collect()
}

/// Names of organizations to the root of the body that bears them.
fn agency_names(corpus: &Corpus, bodies: &Partition, tables: &Tables) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for node in corpus.of_kind("Organization") {
        for name in corpus.nodes[node].names.keys() {
            names.entry(OrganizationName::parse(name, tables).key()).or_insert_with(|| bodies.find(node));
        }
    }
    names
}

/// Hashes of all runs of so many words in the analysed blocks; the whole text where no blocks are known.
fn shingles(corpus: &Corpus, source: usize, n_words: usize) -> FxHashSet<u64> {
    let report = corpus.sources[source].report;
    let blocks = report.blocks.iter().filter(|b| b.kind.is_analysed()).map(|b| b.span.of(&report.text));
    let text: String = blocks.flat_map(|block| [block, "\n"]).collect();
    let all = words(if report.blocks.is_empty() { &report.text } else { &text });
    all.windows(n_words.max(1))
        .map(|run| {
            let mut hasher = FxHasher::default();
            run.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}

/// Pairs of texts with a sketch shingle in common.
fn meeting_pairs(texts: &[FxHashSet<u64>]) -> BTreeSet<(usize, usize)> {
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (i, text) in texts.iter().enumerate() {
        // The low bits of the hasher are its weakest.
        for shingle in text.iter().filter(|s| (**s >> 32).is_multiple_of(SKETCH)) {
            holders.entry(*shingle).or_default().push(i);
        }
    }
    let mut pairs = BTreeSet::new();
    for sources in holders.into_values().filter(|sources| sources.len() <= COMMON) {
        for (i, a) in sources.iter().enumerate() {
            pairs.extend(sources[i + 1..].iter().map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs
}

/// Share of the smaller text that the other holds too.
fn containment(a: &FxHashSet<u64>, b: &FxHashSet<u64>) -> f64 {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if small.is_empty() {
        return 0.0;
    }
    small.iter().filter(|shingle| large.contains(shingle)).count() as f64 / small.len() as f64
}
