//! Reports as sources: who published and made them, what they mention, which agency they relay.

use super::drafts::{Draft, Drafts};
use super::parts::Parts;
use crate::corpus::SELF;
use crate::names::{OrganizationName, PersonName};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{CreditRole, EntityId, ReportId, Sourced};
use std::collections::{BTreeMap, BTreeSet};

/// Relation to (source, draft), in no order, some twice.
pub(super) type Links = BTreeMap<&'static str, Vec<(usize, usize)>>;

/// Links reports to their publishers and to people whom they credit. These become entities if no text speaks of them.
pub(super) fn credit(parts: &Parts, drafts: &mut Drafts) -> Links {
    let mut known = Known::of(parts, drafts);
    let mut links = Links::new();
    for (i, source) in parts.corpus.sources.iter().enumerate() {
        let report = source.report;
        let agency = report.dateline.as_ref().and_then(|dateline| dateline.agency.as_ref());
        if let Some(name) = report.publisher.as_ref().or(agency) {
            let draft = known.entity(parts, drafts, types::ORGANIZATION, name, i);
            links.entry(relations::PUBLISHED_BY).or_default().push((i, draft));
        }
        let publisher = report.publisher.as_ref().or(agency);
        for agency in agency.into_iter().chain(&report.agencies) {
            let own = publisher.map(|name| known.entity(parts, drafts, types::ORGANIZATION, name, i));
            let draft = known.entity(parts, drafts, types::ORGANIZATION, agency, i);
            if own != Some(draft) {
                links.entry(relations::BASED_ON).or_default().push((i, draft));
            }
        }
        for credit in &report.credits {
            let relation = match credit.role {
                CreditRole::Author => relations::WRITTEN_BY,
                CreditRole::Editor => relations::EDITED_BY,
                CreditRole::Translator => relations::TRANSLATED_BY,
            };
            let draft = known.entity(parts, drafts, types::PERSON, &credit.name, i);
            links.entry(relation).or_default().push((i, draft));
        }
    }
    links
}

/// Adds mentions and relayed agencies, and names everything by id.
pub(super) fn finish(
    parts: &Parts,
    drafts: &Drafts,
    ids: &[EntityId],
    mut links: Links,
) -> BTreeMap<String, Vec<(ReportId, EntityId)>> {
    let corpus = parts.corpus;
    for (i, source) in corpus.sources.iter().enumerate() {
        let draft = |node: usize| drafts.of_node(parts.partition, node);
        for mention in &source.extraction.mentions {
            let mentioned = corpus.node(i, mention.entity).and_then(draft);
            if let Some(draft) = mentioned.filter(|d| drafts.list[*d].kind != types::STATEMENT) {
                links.entry(relations::MENTIONS).or_default().push((i, draft));
            }
        }
        for claim in
            source.extraction.claims.iter().filter(|c| c.relation == relations::BASED_ON && c.is_asserted())
        {
            let subject = claim.subject.and_then(|id| corpus.node(i, id)).map(|n| corpus.nodes[n].entity);
            let object = claim.object.entity().and_then(|id| corpus.node(i, *id)).and_then(draft);
            if let (true, Some(draft)) = (subject.is_some_and(|s| s.kind == SELF), object)
                && drafts.list[draft].kind == types::ORGANIZATION
            {
                links.entry(relations::BASED_ON).or_default().push((i, draft));
            }
        }
    }
    // Places among the ids sort faster than the ids; sources are in the order of theirs.
    let mut order: Vec<&EntityId> = ids.iter().collect();
    order.sort_unstable();
    order.dedup();
    let places: Vec<usize> = ids.iter().map(|id| order.partition_point(|other| *other < id)).collect();
    let sorted = |pairs: Vec<(usize, usize)>| -> Vec<_> {
        let mut pairs: Vec<_> = pairs.into_iter().map(|(source, draft)| (source, places[draft])).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let report = |source: usize| corpus.sources[source].report.id.clone();
        pairs.into_iter().map(|(source, place)| (report(source), order[place].clone())).collect()
    };
    links.into_iter().map(|(relation, pairs)| (relation.to_owned(), sorted(pairs))).collect()
}

/// Entities by name, so that a credited name finds the entity the texts speak of.
struct Known {
    by_name: BTreeMap<(&'static str, String), usize>,
}

impl Known {
    fn of(parts: &Parts, drafts: &Drafts) -> Self {
        let mut known = Self { by_name: BTreeMap::new() };
        let mut shared: BTreeSet<(&'static str, String)> = BTreeSet::new();
        for (i, draft) in drafts.list.iter().enumerate() {
            let Some(kind) =
                [types::ORGANIZATION, types::PERSON].into_iter().find(|kind| *kind == draft.kind)
            else {
                continue;
            };
            for name in draft.names.keys() {
                let key = (kind, key(parts, kind, name));
                if *known.by_name.entry(key.clone()).or_insert(i) != i {
                    shared.insert(key);
                }
            }
        }
        // A name that two entities bear finds neither, unless a person says which.
        known.by_name.retain(|key, _| !shared.contains(key));
        for (kind, name, node) in &parts.effects.credited {
            let kind = [types::ORGANIZATION, types::PERSON].into_iter().find(|known| known == kind);
            if let (Some(kind), Some(draft)) = (kind, drafts.of_node(parts.partition, *node)) {
                known.by_name.insert((kind, key(parts, kind, name)), draft);
            }
        }
        known
    }

    fn entity(
        &mut self,
        parts: &Parts,
        drafts: &mut Drafts,
        kind: &'static str,
        name: &Sourced<String>,
        source: usize,
    ) -> usize {
        let key = (kind, key(parts, kind, &name.value));
        let found = self.by_name.get(&key).copied();
        let gazetteer = parts.gazetteer.find(kind, &name.value);
        let found = found.or_else(|| drafts.of_gazetteer(kind, gazetteer.as_deref()?));
        let draft = found
            .unwrap_or_else(|| drafts.add(Draft { kind: kind.to_owned(), gazetteer, ..Draft::default() }));
        self.by_name.insert(key, draft);
        let entity = &mut drafts.list[draft];
        for counts in [&mut entity.forms, &mut entity.names] {
            *counts.entry(name.value.clone()).or_default() += 1;
        }
        if let Some(span) = name.span {
            entity.occurrences.push((source, span));
        }
        draft
    }
}

fn key(parts: &Parts, kind: &str, name: &str) -> String {
    match kind {
        types::PERSON => PersonName::parse(name, parts.tables).key(),
        _ => OrganizationName::parse(name, parts.tables).key(),
    }
}
