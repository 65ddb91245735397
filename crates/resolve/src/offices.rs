//! Offices: one by post and the body it belongs to.

use crate::Tables;
use crate::corpus::Corpus;
use crate::partition::Partition;
use rapporteur_model::well_known::{relations, types};
use std::collections::{BTreeMap, BTreeSet};

/// The post of an office ("prime minister").
pub(crate) fn post(corpus: &Corpus, office: usize, tables: &Tables) -> String {
    let entity = corpus.nodes[office].entity;
    tables.post(entity.traits.kind.as_deref().unwrap_or(&entity.label))
}

/// The node of the body an office belongs to: as its description or an `officeOf` claim says.
pub(crate) fn body(corpus: &Corpus, office: usize) -> Option<usize> {
    let node = &corpus.nodes[office];
    let stated = node.entity.traits.of.and_then(|id| corpus.node(node.source, id));
    stated.or_else(|| node.objects(relations::OFFICE_OF).find_map(|claim| corpus.object(office, claim)))
}

/// Merges offices with a known body; call when countries and organizations are merged.
pub(crate) fn merge(corpus: &Corpus, tables: &Tables, partition: &mut Partition) {
    let mut first: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for office in corpus.of_kind(types::OFFICE) {
        if let Some(body) = body(corpus, office) {
            let post = post(corpus, office, tables);
            let reason = format!("the post of {post} of {}", corpus.nodes[body].entity.label);
            let with = *first.entry((post, partition.find(body))).or_insert(office);
            partition.join(with, office, reason);
        }
    }
}

/// Merges an office named without its body with the one office of that post that its holder is known to hold; call when
/// people are merged.
pub(crate) fn merge_by_holder(corpus: &Corpus, tables: &Tables, partition: &mut Partition) {
    let mut held: BTreeMap<(usize, String), BTreeSet<usize>> = BTreeMap::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for person in corpus.of_kind(types::PERSON) {
        for office in
            corpus.nodes[person].objects(relations::HOLDS_OFFICE).filter_map(|c| corpus.object(person, c))
        {
            if body(corpus, office).is_some() {
                let key = (partition.find(person), post(corpus, office, tables));
                held.entry(key).or_default().insert(partition.find(office));
            } else {
                open.push((person, office));
            }
        }
    }
    for (person, office) in open {
        let post = post(corpus, office, tables);
        if let Some(offices) = held.get(&(partition.find(person), post.clone()))
            && let (1, Some(&with)) = (offices.len(), offices.first())
        {
            let holder = &corpus.nodes[person].entity.label;
            partition.join(with, office, format!("the post of {post} that {holder} holds"));
        }
    }
}
