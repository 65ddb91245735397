//! Offices: one by post and the body it belongs to.

use crate::Tables;
use crate::components::{Component, Decided, decide_each, of_one_key};
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

/// An office of one report that may be one with others.
struct Office {
    node: usize,
    /// Its post, and whose office it is: offices of equal owners are one.
    post: String,
    owner: usize,
    /// The name of the owner in this report.
    owner_name: String,
    /// Whether a report says which body it belongs to.
    has_body: bool,
}

/// Merges offices with a known body. Call it when countries and organizations are merged.
pub(crate) fn merge(corpus: &Corpus, tables: &Tables, partition: &mut Partition) {
    let office = |node: usize| {
        let body = body(corpus, node)?;
        let (owner, owner_name) = (partition.find(body), corpus.nodes[body].entity.label.clone());
        Some(Office { node, post: post(corpus, node, tables), owner, owner_name, has_body: true })
    };
    let offices: Vec<Office> = corpus.of_kind(types::OFFICE).filter_map(office).collect();
    let keys = offices.iter().enumerate().map(|(place, office)| ((&office.post, office.owner), place));
    let pairs = of_one_key(keys);
    decide_each(offices, |office| office.node, pairs, partition, by_body);
}

fn by_body(component: Component<Office>) -> Decided<Office> {
    let Component { things, mut section, .. } = component;
    let mut first: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for (_, office) in &things {
        let with = *first.entry((&office.post, office.owner)).or_insert(office.node);
        section.join(with, office.node, format!("the post of {} of {}", office.post, office.owner_name));
    }
    Decided { things: Vec::new(), section, noted: () }
}

/// Merges an office that a report names without its body with the one office of that post that its holder is known to hold.
/// Call it when people are merged.
pub(crate) fn merge_by_holder(corpus: &Corpus, tables: &Tables, partition: &mut Partition) {
    let mut offices: Vec<Office> = Vec::new();
    for person in corpus.of_kind(types::PERSON) {
        let (node, owner) = (&corpus.nodes[person], partition.find(person));
        for office in node.objects(relations::HOLDS_OFFICE).filter_map(|claim| corpus.object(person, claim)) {
            offices.push(Office {
                node: office,
                post: post(corpus, office, tables),
                owner,
                owner_name: node.entity.label.clone(),
                has_body: body(corpus, office).is_some(),
            });
        }
    }
    let keys = offices.iter().enumerate().map(|(place, office)| ((office.owner, &office.post), place));
    let pairs = of_one_key(keys);
    decide_each(offices, |office| office.node, pairs, partition, by_holder);
}

fn by_holder(component: Component<Office>) -> Decided<Office> {
    let Component { things, mut section, .. } = component;
    let mut held: BTreeMap<(usize, &str), BTreeSet<usize>> = BTreeMap::new();
    for (_, office) in things.iter().filter(|(_, office)| office.has_body) {
        held.entry((office.owner, &office.post)).or_default().insert(section.find(office.node));
    }
    for (_, office) in things.iter().filter(|(_, office)| !office.has_body) {
        if let Some(offices) = held.get(&(office.owner, &office.post))
            && let (1, Some(&with)) = (offices.len(), offices.first())
        {
            let (post, holder) = (&office.post, &office.owner_name);
            section.join(with, office.node, format!("the post of {post} that {holder} holds"));
        }
    }
    Decided { things: Vec::new(), section, noted: () }
}
