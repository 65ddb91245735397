//! Entities in the making.

use super::parts::Parts;
use super::status;
use crate::corpus::{Corpus, SELF};
use crate::gazetteer::GazetteerEntry;
use crate::offices;
use crate::partition::Partition;
use rapporteur_model::well_known::types;
use rapporteur_model::{Entity, EntityId, LocalId, Occurrence, Span, When};
use std::collections::{BTreeMap, BTreeSet};

/// One entity to be.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub kind: String,
    /// Its nodes, in order. One that only credits or gazetteers name has none.
    pub nodes: Vec<usize>,
    pub gazetteer: Option<String>,
    pub entry: Option<GazetteerEntry>,
    /// Every name as written and how often.
    pub forms: BTreeMap<String, usize>,
    /// Proper names among them.
    pub names: BTreeMap<String, usize>,
    /// Source and place of every mention, in no order, some twice; sources are in the order of their reports' ids.
    pub occurrences: Vec<(usize, Span)>,
    pub label: String,
    /// The label that a person gave it.
    pub given: Option<String>,
    pub when: Option<When>,
    /// The most frequent head noun.
    pub noun: Option<String>,
}

/// All of them, and which node became part of which.
pub(super) struct Drafts {
    pub list: Vec<Draft>,
    /// The draft of each set, at the place of the set's smallest node.
    by_root: Vec<Option<usize>>,
}

impl Drafts {
    pub fn of(parts: &Parts) -> Self {
        let corpus = parts.corpus;
        let mut drafts = Self { list: Vec::new(), by_root: vec![None; corpus.nodes.len()] };
        for (i, node) in corpus.nodes.iter().enumerate() {
            if node.entity.kind == SELF {
                continue;
            }
            let root = parts.partition.find(i);
            let list = &mut drafts.list;
            let draft = *drafts.by_root[root].get_or_insert_with(|| {
                list.push(Draft { kind: node.entity.kind.clone(), ..Draft::default() });
                list.len() - 1
            });
            let draft = &mut drafts.list[draft];
            draft.nodes.push(i);
            draft.gazetteer = draft.gazetteer.take().or_else(|| node.entity.gazetteer.clone());
            for (counts, forms) in [(&mut draft.forms, &node.forms), (&mut draft.names, &node.names)] {
                forms.iter().for_each(|(form, n)| add_form(counts, form, n));
            }
        }
        drafts.share_out_identities();
        drafts.add_occurrences(parts);
        drafts
    }

    fn add_occurrences(&mut self, parts: &Parts) {
        for (i, source) in parts.corpus.sources.iter().enumerate() {
            for mention in &source.extraction.mentions {
                let node = parts.corpus.node(i, mention.entity);
                if let Some(draft) = node.and_then(|node| self.of_node(parts.partition, node)) {
                    self.list[draft].occurrences.push((i, mention.span));
                }
            }
        }
    }

    /// Where a person keeps apart two of one identity in the gazetteers, the one that reports speak of more often keeps it.
    fn share_out_identities(&mut self) {
        let mut bearers: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (i, draft) in self.list.iter().enumerate() {
            if let Some(id) = &draft.gazetteer {
                bearers.entry((draft.kind.clone(), id.clone())).or_default().push(i);
            }
        }
        for bearers in bearers.into_values() {
            let bearer =
                bearers.iter().copied().max_by_key(|i| (self.list[*i].nodes.len(), std::cmp::Reverse(*i)));
            for other in bearers.into_iter().filter(|i| Some(*i) != bearer) {
                self.list[other].gazetteer = None;
            }
        }
    }

    /// The draft a node is part of.
    pub fn of_node(&self, partition: &Partition, node: usize) -> Option<usize> {
        self.by_root[partition.find(node)]
    }

    /// The id of a report's thing, or of the report where the thing stands for it.
    pub fn entity_id(&self, parts: &Parts, ids: &[EntityId], source: usize, entity: LocalId) -> EntityId {
        let corpus = parts.corpus;
        let node = corpus.node(source, entity).filter(|node| corpus.nodes[*node].entity.kind != SELF);
        let draft = node.and_then(|node| self.of_node(parts.partition, node));
        let report = || EntityId(format!("report/{}", corpus.sources[source].report.id));
        draft.map_or_else(report, |draft| ids[draft].clone())
    }

    /// Adds an entity that no report's text speaks of.
    pub fn add(&mut self, draft: Draft) -> usize {
        self.list.push(draft);
        self.list.len() - 1
    }

    /// The entity of a gazetteer id.
    pub fn of_gazetteer(&self, kind: &str, id: &str) -> Option<usize> {
        self.list.iter().position(|d| d.kind == kind && d.gazetteer.as_deref() == Some(id))
    }

    /// Looks up gazetteer facts and adds the countries that places lie in.
    pub fn add_containers(&mut self, parts: &Parts) {
        let mut countries: BTreeSet<String> = BTreeSet::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for draft in &mut self.list {
            if let Some(id) = &draft.gazetteer {
                draft.entry = parts.gazetteer.entry(&draft.kind, id);
                if draft.kind == types::COUNTRY {
                    known.insert(id.clone());
                }
            }
            if draft.kind == types::PLACE {
                countries.extend(draft.entry.as_ref().and_then(|entry| entry.country.clone()));
            }
        }
        for id in countries.difference(&known) {
            if let Some(entry) = parts.gazetteer.entry(types::COUNTRY, id) {
                let (kind, gazetteer) = (types::COUNTRY.to_owned(), Some(id.clone()));
                self.list.push(Draft { kind, gazetteer, entry: Some(entry), ..Draft::default() });
            }
        }
    }

    /// The finished entities, sorted by id.
    pub fn entities(&self, parts: &Parts, ids: &[EntityId]) -> Vec<Entity> {
        let countries: BTreeMap<&str, &EntityId> = self
            .list
            .iter()
            .zip(ids)
            .filter(|(draft, _)| draft.kind == types::COUNTRY)
            .filter_map(|(draft, id)| Some((draft.gazetteer.as_deref()?, id)))
            .collect();
        let mut entities: Vec<Entity> = self
            .list
            .iter()
            .zip(ids)
            .map(|(draft, id)| {
                let mut entity = self.entity(parts, draft, ids);
                entity.id = id.clone();
                let country = draft.entry.as_ref().and_then(|entry| entry.country.as_deref());
                if draft.kind == types::PLACE {
                    entity.contained_in = country.and_then(|c| countries.get(c).map(|id| (*id).clone()));
                }
                entity
            })
            .collect();
        entities.sort_by(|a, b| a.id.cmp(&b.id));
        entities
    }

    fn entity(&self, parts: &Parts, draft: &Draft, ids: &[EntityId]) -> Entity {
        let corpus = parts.corpus;
        let traits = |node: &usize| &corpus.nodes[*node].entity.traits;
        let first = draft.nodes.first().copied();
        let office_body = draft.nodes.iter().find_map(|office| offices::body(corpus, *office));
        let spoken = first.filter(|_| draft.kind == types::STATEMENT);
        Entity {
            id: EntityId::default(),
            kind: draft.kind.clone(),
            label: draft.label.clone(),
            aliases: draft.forms.keys().filter(|form| **form != draft.label).cloned().collect(),
            gazetteer: draft.gazetteer.clone(),
            wikidata: draft.entry.as_ref().and_then(|entry| entry.wikidata.clone()),
            contained_in: None,
            gender: draft.nodes.iter().find_map(|node| traits(node).gender),
            noun: draft.noun.clone(),
            of: office_body
                .filter(|_| draft.kind == types::OFFICE)
                .and_then(|body| self.of_node(parts.partition, body))
                .map(|body| ids[body].clone()),
            when: draft.when.clone(),
            meeting_status: status::of_meeting(parts, &draft.nodes, draft.when.as_ref())
                .filter(|_| draft.kind == types::MEETING),
            content: spoken.and_then(|node| {
                let text = &corpus.sources[corpus.nodes[node].source].report.text;
                traits(&node).content_words(text)
            }),
            speaker: spoken.and_then(|node| {
                Some(self.entity_id(parts, ids, corpus.nodes[node].source, traits(&node).speaker?))
            }),
            occurrences: occurrences(corpus, draft),
        }
    }
}

/// Counts a form as written on one line: a report may break the line within a name.
fn add_form(counts: &mut BTreeMap<String, usize>, form: &str, n: usize) {
    let is_line = form.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    if is_line && let Some(count) = counts.get_mut(form) {
        *count += n;
        return;
    }
    let line = form.split_whitespace().collect::<Vec<_>>().join(" ");
    *counts.entry(line).or_default() += n;
}

fn occurrences(corpus: &Corpus, draft: &Draft) -> Vec<Occurrence> {
    let mut places = draft.occurrences.clone();
    places.sort_unstable();
    places.dedup();
    let report = |source: usize| corpus.sources[source].report.id.clone();
    places.into_iter().map(|(source, span)| Occurrence { report: report(source), span }).collect()
}
