//! Who relays whom, by the agencies that reports name.

use crate::Tables;
use crate::corpus::{Corpus, SELF, Source};
use crate::names::OrganizationName;
use crate::partition::Partition;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{BlockKind, Report, Span};
use std::collections::{BTreeMap, BTreeSet};

/// An agency or outlet, with the sources that speak for it.
#[derive(Clone, Default, Debug)]
pub(super) struct Voice {
    /// Its most frequent name.
    pub label: String,
    /// Its own reports.
    pub own: BTreeSet<usize>,
    /// Reports of others that name it as a source.
    pub relayed_by: BTreeMap<usize, Naming>,
}

/// How a report names an agency that it relays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Naming {
    /// For something that the report says.
    Part,
    /// As the source of the whole: in the headline, the first paragraph or the credits, or again and again.
    Whole,
}

/// All voices that somebody relays, by a key of their names.
pub(super) fn voices(corpus: &Corpus, bodies: &Partition, tables: &Tables) -> BTreeMap<String, Voice> {
    let names = names(corpus, bodies, tables);
    let key = |name: &str| {
        let key = OrganizationName::parse(name, tables).key();
        names.get(&key).map_or(key, |root| format!("#{root}"))
    };
    let mut voices: BTreeMap<String, Voice> = BTreeMap::new();
    let mut labels: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for (i, source) in corpus.sources.iter().enumerate() {
        let agency = source.report.dateline.as_ref().and_then(|d| d.agency.as_ref());
        for own in agency.iter().chain(&source.report.publisher.as_ref()) {
            voices.entry(key(&own.value)).or_default().own.insert(i);
        }
    }
    for (i, source) in corpus.sources.iter().enumerate() {
        let mut named: BTreeMap<String, Vec<Naming>> = BTreeMap::new();
        for (node, span) in based_on(corpus, i, source) {
            let agency = format!("#{}", bodies.find(node));
            *labels
                .entry(agency.clone())
                .or_default()
                .entry(&corpus.nodes[node].entity.label)
                .or_default() += 1;
            named.entry(agency).or_default().push(naming(source.report, span));
        }
        for agency in &source.report.agencies {
            let voice = key(&agency.value);
            *labels.entry(voice.clone()).or_default().entry(&agency.value).or_default() += 1;
            named.entry(voice).or_default().push(Naming::Whole);
        }
        for (agency, namings) in named {
            let often = namings.len() >= tables.weights.origins.relay_mentions;
            let most = namings.into_iter().max().unwrap_or(Naming::Part);
            let voice = voices.entry(agency).or_default();
            if !voice.own.contains(&i) {
                voice.relayed_by.insert(i, if often { Naming::Whole } else { most });
            }
        }
    }
    voices.retain(|_, voice| !voice.relayed_by.is_empty());
    for (agency, voice) in &mut voices {
        let names = labels.get(agency).into_iter().flatten();
        let most = names.max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        voice.label = most.map(|(name, _)| (*name).to_owned()).unwrap_or_default();
    }
    voices
}

/// The organizations that a report says it is based on, with the words that say so.
fn based_on<'a>(
    corpus: &'a Corpus,
    i: usize,
    source: &'a Source,
) -> impl Iterator<Item = (usize, Span)> + 'a {
    let claims =
        source.extraction.claims.iter().filter(|c| c.relation == relations::BASED_ON && c.is_asserted());
    claims.filter_map(move |claim| {
        let subject = corpus.nodes[corpus.node(i, claim.subject?)?].entity;
        let object = corpus.node(i, *claim.object.entity()?)?;
        let relays = subject.kind == SELF && corpus.nodes[object].entity.kind == types::ORGANIZATION;
        relays.then_some((object, claim.evidence.span))
    })
}

/// A source named in the headline or in the first paragraph is that of the whole.
fn naming(report: &Report, span: Span) -> Naming {
    let head = report.blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
    let whole = head.is_some_and(|paragraph| span.start < paragraph.span.end);
    if whole { Naming::Whole } else { Naming::Part }
}

/// Names of organizations to the root of the body that bears them.
fn names(corpus: &Corpus, bodies: &Partition, tables: &Tables) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for node in corpus.of_kind(types::ORGANIZATION) {
        for name in corpus.nodes[node].names.keys() {
            names.entry(OrganizationName::parse(name, tables).key()).or_insert_with(|| bodies.find(node));
        }
    }
    names
}
