//! Which place lies in which, by gazetteers and reports.

use crate::corpus::Corpus;
use crate::gazetteer::Gazetteer;
use crate::partition::Partition;
use rapporteur_model::well_known::{relations, types};
use std::collections::{BTreeMap, BTreeSet};

/// How two places of meetings relate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Nearness {
    /// Two places that exclude each other.
    Apart,
    /// Nothing is known of one of them.
    Unknown,
    /// One lies in the other.
    Inner,
    /// One place.
    Same,
}

/// Places by what contains them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Geography {
    within: BTreeMap<usize, BTreeSet<usize>>,
    /// Gazetteer id of the country of a place, or of the country itself.
    countries: BTreeMap<usize, String>,
    known: BTreeSet<usize>,
    states: BTreeSet<usize>,
    /// Countries by gazetteer id.
    by_id: BTreeMap<String, usize>,
    /// Places by gazetteer id.
    places: BTreeMap<String, usize>,
    /// Where each source was written, if the place is one that reports speak of.
    homes: BTreeMap<usize, usize>,
}

impl Geography {
    pub fn new(corpus: &Corpus, gazetteer: &dyn Gazetteer, partition: &Partition) -> Self {
        let mut geography = Self::default();
        for kind in [types::COUNTRY, types::PLACE] {
            for node in corpus.of_kind(kind) {
                geography.add(corpus, node, gazetteer, partition);
            }
        }
        for (source, written) in corpus.sources.iter().enumerate() {
            let place = written.report.dateline.as_ref().and_then(|dateline| dateline.place.as_ref());
            let name = place.and_then(|place| place.value.split(',').next());
            let id = name.and_then(|name| gazetteer.find(types::PLACE, name.trim()));
            geography.homes.extend(id.and_then(|id| geography.places.get(&id)).map(|home| (source, *home)));
        }
        geography
    }

    /// Where a source was written.
    pub fn home(&self, source: usize) -> Option<usize> {
        self.homes.get(&source).copied()
    }

    fn add(&mut self, corpus: &Corpus, place: usize, gazetteer: &dyn Gazetteer, partition: &Partition) {
        let (entity, root) = (corpus.nodes[place].entity, partition.find(place));
        if let Some(id) = &entity.gazetteer {
            self.known.insert(root);
            let country = if entity.kind == types::COUNTRY {
                self.states.insert(root);
                self.by_id.insert(id.clone(), root);
                Some(id.clone())
            } else {
                self.places.entry(id.clone()).or_insert(root);
                gazetteer.entry(&entity.kind, id).and_then(|entry| entry.country)
            };
            self.countries.extend(country.map(|country| (root, country)));
        }
        let node = &corpus.nodes[place];
        let stated = node.objects(relations::PART_OF).chain(node.objects(relations::LOCATED_IN));
        let around = stated.filter_map(|claim| corpus.object(place, claim));
        let around = around.chain(entity.traits.of.and_then(|id| corpus.node(node.source, id)));
        self.within.entry(root).or_default().extend(around.map(|o| partition.find(o)));
    }

    /// The country that a place lies in, or is.
    pub fn country(&self, place: usize) -> Option<usize> {
        self.by_id.get(self.countries.get(&place)?).copied()
    }

    /// How two places relate.
    pub fn compare(&self, a: usize, b: usize) -> Nearness {
        let within = |x: usize, y: usize| self.within.get(&x).is_some_and(|around| around.contains(&y));
        if a == b {
            return Nearness::Same;
        }
        if within(a, b) || within(b, a) {
            return Nearness::Inner;
        }
        match (self.countries.get(&a), self.countries.get(&b)) {
            (Some(x), Some(y)) if x != y => Nearness::Apart,
            (Some(_), Some(_)) if self.states.contains(&a) || self.states.contains(&b) => Nearness::Inner,
            _ if self.known.contains(&a) && self.known.contains(&b) => Nearness::Apart,
            _ => Nearness::Unknown,
        }
    }

    /// The nearest relation between two sets; `None` if one is empty.
    pub fn nearest(&self, a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> Option<Nearness> {
        a.iter().flat_map(|x| b.iter().map(|y| self.compare(*x, *y))).max()
    }
}
