//! Countries, organizations, places and topics: one by gazetteer entry, by name, or by abbreviation.

use crate::Tables;
use crate::corpus::Corpus;
use crate::names::{OrganizationName, abbreviation_letters, abbreviations};
use crate::partition::Partition;
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// Types resolved by name alone.
const KINDS: [&str; 4] = [types::COUNTRY, types::ORGANIZATION, types::PLACE, types::TOPIC];

/// Whether a type is resolved here.
pub(crate) fn is_body(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// Merges bodies of all reports.
pub(crate) fn merge(corpus: &Corpus, tables: &Tables, partition: &mut Partition) {
    for kind in KINDS {
        let nodes: Vec<usize> = corpus.of_kind(kind).collect();
        by_gazetteer(corpus, &nodes, partition);
        by_name(corpus, &nodes, kind, tables, partition);
    }
    by_description(corpus, partition);
    by_country(corpus, tables, partition);
    by_abbreviation(corpus, tables, partition);
}

fn by_gazetteer(corpus: &Corpus, nodes: &[usize], partition: &mut Partition) {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for &node in nodes {
        if let Some(id) = corpus.nodes[node].entity.gazetteer.as_deref() {
            let with = *first.entry(id).or_insert(node);
            partition.join(with, node, format!("both are {id} of the gazetteers"));
        }
    }
}

/// Joins entities without a gazetteer entry by name; one whose name fits a single entry met in the reports joins that.
fn by_name(corpus: &Corpus, nodes: &[usize], kind: &str, tables: &Tables, partition: &mut Partition) {
    let mut entries: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let known = |node: usize| corpus.nodes[node].entity.gazetteer.is_some();
    for &node in nodes.iter().filter(|node| known(**node)) {
        for form in corpus.nodes[node].forms.keys() {
            entries.entry(key(form, kind, tables)).or_default().insert(partition.find(node));
        }
    }
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for &node in nodes.iter().filter(|node| !known(**node)) {
        let entity = corpus.nodes[node].entity;
        if !entity.named && kind != types::TOPIC {
            continue;
        }
        let key = key(&entity.label, kind, tables);
        match entries.get(&key) {
            Some(roots) if roots.len() > 1 => continue,
            Some(roots) => {
                let with = roots.iter().copied().min().unwrap_or(node);
                partition.join(with, node, format!("“{}” is a name of it", entity.label));
            }
            None => {
                let with = *first.entry(key).or_insert(node);
                partition.join(with, node, format!("same name “{}”", entity.label));
            }
        }
    }
}

fn key(name: &str, kind: &str, tables: &Tables) -> String {
    let parsed = OrganizationName::parse(name, tables);
    if kind != types::TOPIC {
        return parsed.key();
    }
    let singular = |word: &String| match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with('s') => stem.to_owned(),
        _ => word.clone(),
    };
    parsed.words.iter().map(singular).collect::<Vec<_>>().join(" ")
}

/// "The Arland foreign ministry": a body known by what it is and whose it is.
fn by_description(corpus: &Corpus, partition: &mut Partition) {
    let mut first: BTreeMap<(&str, usize, &[String]), usize> = BTreeMap::new();
    for node in corpus.of_kind(types::ORGANIZATION) {
        let entity = corpus.nodes[node].entity;
        let of = entity.traits.of.and_then(|id| corpus.node(corpus.nodes[node].source, id));
        if let (false, None, Some(noun), Some(of)) =
            (entity.named, &entity.gazetteer, &entity.traits.kind, of)
        {
            let with = *first.entry((noun, partition.find(of), &entity.traits.modifiers)).or_insert(node);
            partition.join(with, node, format!("the same country's {noun}"));
        }
    }
}

/// "U.S. Water and Soil Service" and "Water and Soil Service": a long name with and without its country, where no other
/// country has a body of that name.
fn by_country(corpus: &Corpus, tables: &Tables, partition: &mut Partition) {
    const LONG: usize = 3;
    let mut countries: BTreeMap<String, usize> = BTreeMap::new();
    for node in corpus.of_kind(types::COUNTRY) {
        for form in corpus.nodes[node].forms.keys() {
            countries.insert(OrganizationName::parse(form, tables).key(), partition.find(node));
        }
    }
    let mut of_country: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    let mut bare: BTreeMap<String, usize> = BTreeMap::new();
    for node in corpus.of_kind(types::ORGANIZATION).filter(|node| corpus.nodes[*node].entity.named) {
        let words = OrganizationName::parse(&corpus.nodes[node].entity.label, tables).words;
        let owner = (1..words.len()).find_map(|n| Some((n, *countries.get(&words[..n].join(" "))?)));
        match owner {
            Some((n, country)) if words.len() >= n + LONG => {
                of_country.entry(words[n..].join(" ")).or_default().entry(country).or_insert(node);
            }
            None if words.len() >= LONG => drop(bare.entry(words.join(" ")).or_insert(node)),
            _ => {}
        }
    }
    for (name, node) in bare {
        if let Some(owned) = of_country.get(&name)
            && let (1, Some(&with)) = (owned.len(), owned.values().next())
            && !known_as_others(corpus, node, with)
        {
            let reason = format!("“{}” with its country", corpus.nodes[node].entity.label);
            partition.join(with, node, reason);
        }
    }
}

fn known_as_others(corpus: &Corpus, a: usize, b: usize) -> bool {
    let gazetteer = |node: usize| corpus.nodes[node].entity.gazetteer.as_deref();
    matches!((gazetteer(a), gazetteer(b)), (Some(x), Some(y)) if x != y)
}

/// "OSCE" joins the one organization of the set whose name has these first letters.
fn by_abbreviation(corpus: &Corpus, tables: &Tables, partition: &mut Partition) {
    // One node of each organization of these letters, so that a body met in every report costs no more than another.
    let mut long_forms: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    let named = |node: &usize| corpus.nodes[*node].entity.named;
    for node in corpus.of_kind(types::ORGANIZATION).filter(named) {
        for form in corpus.nodes[node].names.keys() {
            for letters in abbreviations(form, tables) {
                long_forms.entry(letters).or_default().entry(partition.find(node)).or_insert(node);
            }
        }
    }
    for node in corpus.of_kind(types::ORGANIZATION).filter(named) {
        let label = &corpus.nodes[node].entity.label;
        let Some(candidates) = abbreviation_letters(label).and_then(|letters| long_forms.get(&letters))
        else {
            continue;
        };
        let roots: BTreeSet<usize> = candidates.keys().map(|root| partition.find(*root)).collect();
        if let (1, Some(&with)) = (roots.len(), candidates.values().next())
            && !candidates.values().any(|long| known_as_others(corpus, *long, node))
        {
            let long = &corpus.nodes[with].entity.label;
            partition.join(with, node, format!("{label} abbreviates “{long}”"));
        }
    }
}
