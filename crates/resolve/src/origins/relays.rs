//! Which report a relay relays. It is a report of the agency that the relay names, published at about the same time, whose words
//! or matter the relay repeats. An agency has many reports, and reports cite it for single facts, so its name alone joins nothing.

use super::agencies::{Naming, Voice};
use super::texts::{Text, containment, n_common, telling_words};
use crate::corpus::Corpus;
use crate::partition::Partition;
use crate::weights::OriginWeights;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What relays are looked for in.
pub(super) struct Relays<'a> {
    pub corpus: &'a Corpus<'a>,
    pub texts: &'a [Text],
    pub weights: &'a OriginWeights,
}

/// A relay and what it relays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Found {
    /// A report of the agency.
    Of { relaying: usize, relayed: usize },
    /// Another relay of a report that is not there.
    Beside { relaying: usize, other: usize },
}

/// Reports of one group of copies that speak for an agency or name it, each known by its fullest text.
#[derive(Clone, Copy)]
struct Side {
    source: usize,
    naming: Naming,
}

/// Reports with those that share words with them.
type Met = FxHashMap<usize, FxHashSet<usize>>;

impl Relays<'_> {
    /// The relays of one agency. Copies, the sets of `partition`, are one here.
    pub fn of(&self, voice: &Voice, partition: &Partition) -> Vec<Found> {
        let own = self.sides(voice.own.iter().map(|s| (*s, Naming::Whole)), partition);
        let relaying = self.sides(voice.relayed_by.iter().map(|(s, n)| (*s, *n)), partition);
        let mut found = Vec::new();
        let mut relayed: BTreeMap<usize, usize> = BTreeMap::new();
        let met = self.meetings(&relaying, &own);
        let between = self.meetings(&relaying, &relaying);
        for (group, side) in &relaying {
            let whole = side.naming == Naming::Whole;
            let enough = if whole { self.weights.relay_text } else { self.weights.cited_text };
            let best = |from: &Met, enough| self.best(side.source, from.get(&side.source), enough, whole);
            if let Some(own) = own.get(group).map(|own| own.source).or_else(|| best(&met, enough)) {
                relayed.insert(*group, own);
            } else if let Some(other) = best(&between, self.weights.both_relay_text) {
                found.push(Found::Beside { relaying: side.source, other });
            }
        }
        let of = |(source, _): (&usize, &Naming)| {
            let relayed = *relayed.get(&partition.find(*source))?;
            Some(Found::Of { relaying: *source, relayed })
        };
        found.extend(voice.relayed_by.iter().filter_map(of));
        found
    }

    /// The fullest text of every group of copies.
    fn sides(
        &self,
        sources: impl Iterator<Item = (usize, Naming)>,
        partition: &Partition,
    ) -> BTreeMap<usize, Side> {
        let mut sides: BTreeMap<usize, Side> = BTreeMap::new();
        for (source, naming) in sources {
            let side = sides.entry(partition.find(source)).or_insert(Side { source, naming });
            let fuller = self.texts[source].own.len() > self.texts[side.source].own.len();
            *side =
                Side { source: if fuller { source } else { side.source }, naming: side.naming.max(naming) };
        }
        sides
    }

    /// Reports on one side with those on the other that share words with them at about the same time.
    fn meetings(&self, relaying: &BTreeMap<usize, Side>, others: &BTreeMap<usize, Side>) -> Met {
        let mut holders: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
        for side in others.values() {
            for shingle in &self.texts[side.source].own {
                holders.entry(*shingle).or_default().push(side.source);
            }
        }
        let mut met: Met = FxHashMap::default();
        for side in relaying.values() {
            let shared = self.texts[side.source].own.iter().filter_map(|shingle| holders.get(shingle));
            for holders in shared.filter(|holders| holders.len() <= self.weights.common_text) {
                let near = holders.iter().filter(|h| **h != side.source && self.near(side.source, **h));
                met.entry(side.source).or_default().extend(near);
            }
        }
        met
    }

    fn near(&self, a: usize, b: usize) -> bool {
        match (self.corpus.sources[a].day, self.corpus.sources[b].day) {
            (Some(a), Some(b)) => (a - b).abs() <= self.weights.relay_days,
            _ => true,
        }
    }

    /// The candidate that is most like the report, among those that share enough words with it or retell one story; of equals the
    /// first.
    fn best(
        &self,
        source: usize,
        candidates: Option<&FxHashSet<usize>>,
        enough: f64,
        retells: bool,
    ) -> Option<usize> {
        let like = candidates.into_iter().flatten().filter_map(|other| {
            let (a, b) = (&self.texts[source].own, &self.texts[*other].own);
            let share = containment(a, b);
            let shares = share >= enough && n_common(a, b) >= self.weights.fewest_relayed;
            (shares || retells && self.retells(source, *other)).then_some((share, *other))
        });
        like.max_by(|a, b| a.0.partial_cmp(&b.0).unwrap_or(Ordering::Equal).then(b.1.cmp(&a.1)))
            .map(|(_, other)| other)
    }

    fn retells(&self, a: usize, b: usize) -> bool {
        let words = |source: usize| telling_words(self.corpus.sources[source].report);
        containment(&words(a), &words(b)) >= self.weights.retold
    }
}
