//! Countries, organizations, places and topics: one by gazetteer entry, by name, by description, or by abbreviation.
//!
//! Each step connects bodies that share what it compares, and decides each component from its own bodies, from the number of
//! bodies of a name in the whole corpus, and from what earlier steps have made one.

use crate::Tables;
use crate::components::{Candidate, Component, Decided, decide_each, of_one_key};
use crate::corpus::{Corpus, Node};
use crate::names::{OrganizationName, abbreviation_letters, abbreviations};
use crate::partition::Partition;
use crate::section::Section;
use crate::statistics::{BodyStatistics, Counts};
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// Types resolved by name alone.
const KINDS: [&str; 4] = [types::COUNTRY, types::ORGANIZATION, types::PLACE, types::TOPIC];

/// Whether a type is resolved here.
pub(crate) fn is_body(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// One body of one report.
#[derive(Clone, Copy)]
struct Body<'a> {
    number: usize,
    node: &'a Node<'a>,
}

impl<'a> Body<'a> {
    fn all(corpus: &'a Corpus<'a>, kind: &'a str) -> Vec<Self> {
        corpus.of_kind(kind).map(|number| Self { number, node: &corpus.nodes[number] }).collect()
    }

    fn entry(&self) -> Option<&'a str> {
        self.node.entity.gazetteer.as_deref()
    }

    fn label(&self) -> &'a str {
        &self.node.entity.label
    }

    fn is_named(&self) -> bool {
        self.node.entity.named
    }

    /// Whether the gazetteers know two bodies as two.
    fn is_known_as_another(&self, other: &Self) -> bool {
        matches!((self.entry(), other.entry()), (Some(x), Some(y)) if x != y)
    }
}

/// Merges bodies of all reports; returns how many bear names in the reports that are resolved.
pub(crate) fn merge(
    corpus: &Corpus,
    tables: &Tables,
    counts: Counts,
    partition: &mut Partition,
) -> BodyStatistics {
    let mut own = BodyStatistics::default();
    for kind in KINDS {
        let bodies = Body::all(corpus, kind);
        by_gazetteer(&bodies, partition);
        by_name(&bodies, kind, tables, counts, &mut own, partition);
    }
    let organizations = Body::all(corpus, types::ORGANIZATION);
    by_description(corpus, &organizations, partition);
    let named: Vec<Body> = organizations.into_iter().filter(Body::is_named).collect();
    by_country(corpus, &named, tables, counts, &mut own, partition);
    by_abbreviation(&named, tables, counts, &mut own, partition);
    own
}

/// Decides each component of some bodies alone.
fn each<T>(
    bodies: Vec<(Body, T)>,
    pairs: Vec<Candidate>,
    partition: &mut Partition,
    decide: impl Fn(&[(Body, T)], &mut Section),
) {
    let of_component = |component: Component<(Body, T)>| {
        let Component { things, mut section, .. } = component;
        let bodies: Vec<(Body, T)> = things.into_iter().map(|(_, body)| body).collect();
        decide(&bodies, &mut section);
        Decided { things: Vec::new(), section, noted: () }
    };
    decide_each(bodies, |(body, _)| body.number, pairs, partition, of_component);
}

/// Joins bodies of one entry of the gazetteers.
fn by_gazetteer(bodies: &[Body], partition: &mut Partition) {
    let known: Vec<(Body, &str)> = bodies.iter().filter_map(|body| Some((*body, body.entry()?))).collect();
    let pairs = of_one_key(known.iter().enumerate().map(|(place, (_, entry))| (*entry, place)));
    each(known, pairs, partition, |bodies, section| {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (body, entry) in bodies {
            let with = *first.entry(entry).or_insert(body.number);
            section.join(with, body.number, format!("both are {entry} of the gazetteers"));
        }
    });
}

/// Joins bodies that the gazetteers do not know by name; one whose name fits a single known body of the corpus joins that.
fn by_name(
    bodies: &[Body],
    kind: &'static str,
    tables: &Tables,
    counts: Counts,
    own: &mut BodyStatistics,
    partition: &mut Partition,
) {
    let named: Vec<(Body, Vec<String>)> =
        bodies.iter().map(|body| (*body, names(body, kind, tables))).filter(|(_, n)| !n.is_empty()).collect();
    let mut bearers: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (body, names) in named.iter().filter(|(body, _)| body.entry().is_some()) {
        for name in names {
            bearers.entry(name).or_default().insert(partition.find(body.number));
        }
    }
    let own = own.known.entry(kind).or_default();
    own.extend(bearers.iter().map(|(name, sets)| ((*name).to_owned(), sets.len())));
    let none = BTreeMap::new();
    let known = counts.of(own, |whole| whole.bodies.known.get(kind).unwrap_or(&none));
    let is_ambiguous = |name: &str| known.get(name).is_some_and(|n_bodies| *n_bodies > 1);
    let keys = named.iter().enumerate().flat_map(|(place, (_, names))| {
        names.iter().filter(|name| !is_ambiguous(name)).map(move |name| (name, place))
    });
    let pairs = of_one_key(keys);
    each(named, pairs, partition, |bodies, section| join_names(bodies, is_ambiguous, section));
}

/// The names by which a body may be met: all forms of a known one, the label of another.
fn names(body: &Body, kind: &str, tables: &Tables) -> Vec<String> {
    match body.entry() {
        Some(_) => body.node.forms.keys().map(|form| key(form, kind, tables)).collect(),
        None if body.is_named() || kind == types::TOPIC => vec![key(body.label(), kind, tables)],
        None => Vec::new(),
    }
}

fn join_names(bodies: &[(Body, Vec<String>)], is_ambiguous: impl Fn(&str) -> bool, section: &mut Section) {
    let mut entries: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (body, names) in bodies.iter().filter(|(body, _)| body.entry().is_some()) {
        for name in names {
            entries.entry(name).or_default().insert(section.find(body.number));
        }
    }
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (body, names) in bodies.iter().filter(|(body, _)| body.entry().is_none()) {
        for name in names.iter().filter(|name| !is_ambiguous(name)) {
            let (with, reason) = match entries.get(name.as_str()).and_then(BTreeSet::first) {
                Some(known) => (*known, format!("“{}” is a name of it", body.label())),
                None => {
                    let first = *first.entry(name).or_insert(body.number);
                    (first, format!("same name “{}”", body.label()))
                }
            };
            section.join(with, body.number, reason);
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

/// A body's noun, the set of what it belongs to, and its modifiers.
type Description<'a> = (&'a str, usize, &'a [String]);

/// "The Arland foreign ministry": joins bodies known by what they are and whose they are.
fn by_description(corpus: &Corpus, organizations: &[Body], partition: &mut Partition) {
    let describe = |body: &_| describe(corpus, partition, *body);
    let described: Vec<(Body, Description)> = organizations.iter().filter_map(describe).collect();
    let pairs =
        of_one_key(described.iter().enumerate().map(|(place, (_, description))| (*description, place)));
    each(described, pairs, partition, |bodies, section| {
        let mut first: BTreeMap<Description, usize> = BTreeMap::new();
        for (body, description) in bodies {
            let with = *first.entry(*description).or_insert(body.number);
            section.join(with, body.number, format!("the same country's {}", description.0));
        }
    });
}

/// How a report describes a body that has no name.
fn describe<'a>(
    corpus: &Corpus,
    partition: &Partition,
    body: Body<'a>,
) -> Option<(Body<'a>, Description<'a>)> {
    let entity = body.node.entity;
    let of = corpus.node(body.node.source, entity.traits.of?)?;
    let noun = entity.traits.kind.as_ref().filter(|_| !body.is_named() && body.entry().is_none())?;
    Some((body, (noun, partition.find(of), &entity.traits.modifiers)))
}

/// A long name, and the country that it begins with.
type Owned = (String, Option<usize>);

/// "U.S. Water and Soil Service" and "Water and Soil Service": joins a long name with and without its country, where no other
/// country of the corpus has a body of that name.
fn by_country(
    corpus: &Corpus,
    named: &[Body],
    tables: &Tables,
    counts: Counts,
    own: &mut BodyStatistics,
    partition: &mut Partition,
) {
    let countries = countries(corpus, tables, partition);
    let owned: Vec<(Body, Owned)> =
        named.iter().filter_map(|body| Some((*body, owned(body, &countries, tables)?))).collect();
    let mut owners: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (_, (name, country)) in &owned {
        owners.entry(name).or_default().extend(country);
    }
    own.owners = owners.iter().map(|(name, owners)| ((*name).to_owned(), owners.len())).collect();
    let n_owners = counts.of(&own.owners, |whole| &whole.bodies.owners);
    let pairs = of_one_key(owned.iter().enumerate().map(|(place, (_, (name, _)))| (name, place)));
    each(owned, pairs, partition, |bodies, section| {
        let has_one_owner = |name: &str| n_owners.get(name).is_none_or(|n_owners| *n_owners <= 1);
        join_owned(bodies, has_one_owner, section);
    });
}

/// Names of countries to the set of the country that bears them.
fn countries(corpus: &Corpus, tables: &Tables, partition: &Partition) -> BTreeMap<String, usize> {
    let mut countries = BTreeMap::new();
    for node in corpus.of_kind(types::COUNTRY) {
        for form in corpus.nodes[node].forms.keys() {
            countries.insert(OrganizationName::parse(form, tables).key(), partition.find(node));
        }
    }
    countries
}

/// A body's long name without its country, and the country.
fn owned(body: &Body, countries: &BTreeMap<String, usize>, tables: &Tables) -> Option<Owned> {
    const LONG: usize = 3;
    let words = OrganizationName::parse(body.label(), tables).words;
    let owner = (1..words.len()).find_map(|n| Some((n, *countries.get(&words[..n].join(" "))?)));
    let n_before = owner.map_or(0, |(n, _)| n);
    (words.len() >= n_before + LONG).then(|| (words[n_before..].join(" "), owner.map(|(_, country)| country)))
}

fn join_owned(bodies: &[(Body, Owned)], has_one_owner: impl Fn(&str) -> bool, section: &mut Section) {
    let mut bare: BTreeMap<&str, &Body> = BTreeMap::new();
    let mut of_country: BTreeMap<&str, BTreeMap<usize, &Body>> = BTreeMap::new();
    for (body, (name, country)) in bodies {
        match country {
            Some(country) => drop(of_country.entry(name).or_default().entry(*country).or_insert(body)),
            None => drop(bare.entry(name).or_insert(body)),
        }
    }
    for (name, body) in bare.into_iter().filter(|(name, _)| has_one_owner(name)) {
        if let Some(owned) = of_country.get(name)
            && let (1, Some(with)) = (owned.len(), owned.values().next())
            && !body.is_known_as_another(with)
        {
            section.join(with.number, body.number, format!("“{}” with its country", body.label()));
        }
    }
}

/// The letters that a name is an abbreviation of, and those that abbreviate its long forms.
struct Letters {
    short: Option<String>,
    long: Vec<String>,
}

/// "OSCE" joins the one organization of the corpus whose name has these first letters.
fn by_abbreviation(
    named: &[Body],
    tables: &Tables,
    counts: Counts,
    own: &mut BodyStatistics,
    partition: &mut Partition,
) {
    let letters = |body: &Body| Letters {
        short: abbreviation_letters(body.label()),
        long: body.node.names.keys().flat_map(|form| abbreviations(form, tables)).collect(),
    };
    let named: Vec<(Body, Letters)> = named.iter().map(|body| (*body, letters(body))).collect();
    let written: BTreeSet<&str> = named.iter().filter_map(|(_, letters)| letters.short.as_deref()).collect();
    let mut abbreviated: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (body, letters) in &named {
        for long in letters.long.iter().filter(|long| written.contains(long.as_str())) {
            abbreviated.entry(long).or_default().insert(partition.find(body.number));
        }
    }
    own.abbreviated = abbreviated.iter().map(|(long, sets)| ((*long).to_owned(), sets.len())).collect();
    let n_bodies = counts.of(&own.abbreviated, |whole| &whole.bodies.abbreviated);
    let keys = named.iter().enumerate().flat_map(|(place, (_, letters))| {
        let long = letters.long.iter().filter(|long| abbreviated.contains_key(long.as_str()));
        let short = letters.short.iter().filter(|short| abbreviated.contains_key(short.as_str()));
        long.chain(short).map(move |letters| (letters, place))
    });
    let pairs = of_one_key(keys);
    each(named, pairs, partition, |bodies, section| join_abbreviations(bodies, n_bodies, section));
}

fn join_abbreviations(bodies: &[(Body, Letters)], n_bodies: &BTreeMap<String, usize>, section: &mut Section) {
    // One body of each set, so a body that every report speaks of costs no more than another.
    let mut long_forms: BTreeMap<&str, BTreeMap<usize, &Body>> = BTreeMap::new();
    for (body, letters) in bodies {
        for long in &letters.long {
            long_forms.entry(long).or_default().entry(section.find(body.number)).or_insert(body);
        }
    }
    for (body, letters) in bodies {
        let Some(short) = letters.short.as_deref() else { continue };
        let Some(candidates) = long_forms.get(short) else { continue };
        let sets: BTreeSet<usize> = candidates.keys().map(|set| section.find(*set)).collect();
        if let (1, Some(with)) = (sets.len(), candidates.values().next())
            && n_bodies.get(short).is_none_or(|n_bodies| *n_bodies <= candidates.len())
            && !candidates.values().any(|long| long.is_known_as_another(body))
        {
            let reason = format!("{} abbreviates “{}”", body.label(), with.label());
            section.join(with.number, body.number, reason);
        }
    }
}
