//! Documents and statements across reports.

use crate::agglomerate::{self, Cluster};
use crate::corpus::Corpus;
use crate::names::{OrganizationName, fold};
use crate::partition::Partition;
use crate::profile::Context;
use crate::reasons::Weighed;
use std::collections::{BTreeMap, BTreeSet};

/// One document as far as merged.
struct Document<'a> {
    context: &'a Context<'a>,
    nodes: Vec<usize>,
    noun: Option<String>,
    /// Telling words of proper names.
    names: BTreeSet<String>,
    /// Words that keep it apart from others of its kind ("28-point").
    modifiers: BTreeSet<String>,
    issuers: BTreeSet<usize>,
    addressees: BTreeSet<usize>,
    subjects: BTreeSet<usize>,
    origins: BTreeSet<usize>,
    sources: BTreeSet<usize>,
    reported: Option<(i64, i64)>,
}

/// Documents of one block that are compared with one another, by time.
const WINDOW: usize = 40;

/// Merges documents; call when people, bodies and meetings are merged.
pub(crate) fn merge(context: &Context, partition: &mut Partition) {
    let documents: Vec<Document> =
        context.corpus.of_kind("Document").map(|node| Document::of(context, partition, node)).collect();
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|i| (documents[*i].reported, documents[*i].nodes[0]));
    for i in order {
        let document = &documents[i];
        let noun = document.noun.as_deref().unwrap_or_default();
        let issued = document.issuers.iter().map(|issuer| format!("{noun}/{issuer}"));
        let described = document.modifiers.iter().map(|modifier| format!("{noun}:{modifier}"));
        let origins = document.origins.iter().map(|origin| format!("{noun}@{origin}"));
        let keys: BTreeSet<String> =
            document.names.iter().cloned().chain(issued).chain(described).chain(origins).collect();
        for key in keys {
            blocks.entry(key).or_default().push(i);
        }
    }
    let pairs = agglomerate::pairs(blocks, |_| WINDOW);
    agglomerate::merge(documents, &pairs, context.tables.weights.documents.join, partition);
}

impl<'a> Document<'a> {
    fn of(context: &'a Context<'a>, partition: &Partition, node: usize) -> Self {
        let corpus = context.corpus;
        let own = &corpus.nodes[node];
        let day = corpus.day(node);
        let mut document = Self {
            context,
            nodes: vec![node],
            noun: own.entity.traits.kind.clone(),
            names: BTreeSet::new(),
            modifiers: own.entity.traits.modifiers.iter().map(|m| fold(m)).collect(),
            issuers: BTreeSet::new(),
            addressees: BTreeSet::new(),
            subjects: BTreeSet::new(),
            origins: BTreeSet::from([context.origins[own.source]]),
            sources: BTreeSet::from([own.source]),
            reported: day.map(|day| (day, day)),
        };
        document.add_names(node);
        let root = |n: usize| partition.find(n);
        for claim in own.object_of.iter().filter(|c| c.is_asserted()) {
            if matches!(claim.relation.as_str(), "issues" | "proposes" | "signs") {
                document.issuers.extend(corpus.subject(node, claim).map(root));
            } else if matches!(claim.relation.as_str(), "adopts" | "discusses") {
                document.subjects.extend(corpus.subject(node, claim).map(root));
            }
        }
        for claim in own.subject_of.iter().filter(|c| c.is_asserted()) {
            match claim.relation.as_str() {
                "addressedTo" => document.addressees.extend(corpus.object(node, claim).map(root)),
                "about" => document.subjects.extend(corpus.object(node, claim).map(root)),
                _ => {}
            }
        }
        document
    }

    /// Of a proper name all words tell; of a description ("'28 point plan'") those that number it.
    fn add_names(&mut self, node: usize) {
        let node = &self.context.corpus.nodes[node];
        let tables = self.context.tables;
        for name in node.names.keys() {
            self.names.insert(OrganizationName::parse(name, tables).key());
        }
        for form in node.forms.keys() {
            let key = OrganizationName::parse(form, tables).key();
            if key.bytes().any(|c| c.is_ascii_digit()) && key.contains(' ') {
                self.names.insert(key);
            }
        }
    }
}

impl Cluster for Document<'_> {
    fn likeness(&self, other: &Self, _: &Partition) -> Option<Weighed> {
        let weights = &self.context.tables.weights.documents;
        if self.noun.is_some()
            && other.noun.is_some()
            && self.noun != other.noun
            && self.names.is_disjoint(&other.names)
        {
            return None;
        }
        let numbers =
            |d: &Self| -> BTreeSet<String> { numbered(&d.names).chain(numbered(&d.modifiers)).collect() };
        let (x, y) = (numbers(self), numbers(other));
        if !x.is_empty() && !y.is_empty() && x.is_disjoint(&y) || !self.sources.is_disjoint(&other.sources) {
            return None;
        }
        let mut found = Weighed::default();
        let mut add = |holds: bool, weight: f64, reason| {
            if holds {
                found.add(weight, reason);
            }
        };
        let named = !self.names.is_disjoint(&other.names);
        if !named && days_apart(self.reported, other.reported) > weights.days_far {
            return None;
        }
        add(named, weights.same_name, "same name");
        add(self.noun.is_some() && self.noun == other.noun, weights.same_noun, "same kind");
        add(!self.modifiers.is_disjoint(&other.modifiers), weights.same_modifiers, "same description");
        add(!self.issuers.is_disjoint(&other.issuers), weights.same_issuer, "same issuer");
        add(!self.addressees.is_disjoint(&other.addressees), weights.same_addressee, "same addressee");
        add(!self.subjects.is_disjoint(&other.subjects), weights.same_subject, "same subject");
        add(!self.origins.is_disjoint(&other.origins), weights.same_origin, "same text");
        Some(found)
    }

    fn absorb(&mut self, other: Self) {
        self.nodes.extend(other.nodes);
        self.noun = self.noun.take().or(other.noun);
        self.names.extend(other.names);
        self.modifiers.extend(other.modifiers);
        self.issuers.extend(other.issuers);
        self.addressees.extend(other.addressees);
        self.subjects.extend(other.subjects);
        self.origins.extend(other.origins);
        self.sources.extend(other.sources);
        self.reported = match (self.reported, other.reported) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
    }

    fn node(&self) -> usize {
        self.nodes[0]
    }
}

fn numbered(names: &BTreeSet<String>) -> impl Iterator<Item = String> {
    names
        .iter()
        .flat_map(|n| n.split([' ', '-']))
        .filter(|w| w.bytes().any(|c| c.is_ascii_digit()))
        .map(str::to_owned)
}

fn days_apart(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> i64 {
    match (a, b) {
        (Some(a), Some(b)) => (b.0 - a.1).max(a.0 - b.1).max(0),
        _ => 0,
    }
}

/// The words of a statement, folded; `None` where none are known.
pub(crate) fn content(corpus: &Corpus, statement: usize) -> Option<String> {
    let node = &corpus.nodes[statement];
    let text = node.entity.traits.content_words(&corpus.sources[node.source].report.text)?;
    Some(fold(&text)).filter(|content| !content.is_empty())
}

/// Shortest content, in words, that two reports do not hit upon by chance.
const TELLING_WORDS: usize = 5;

/// Merges statements of one speaker in the same words; call when people and bodies are merged.
pub(crate) fn merge_statements(corpus: &Corpus, partition: &mut Partition) {
    let mut first: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for statement in corpus.of_kind("Statement") {
        let node = &corpus.nodes[statement];
        let speaker = node.entity.traits.speaker.and_then(|id| corpus.node(node.source, id));
        if let (Some(content), Some(speaker)) = (content(corpus, statement), speaker)
            && content.split(' ').count() >= TELLING_WORDS
        {
            let with = *first.entry((content, partition.find(speaker))).or_insert(statement);
            partition.join(with, statement, "same words of one speaker");
        }
    }
}
