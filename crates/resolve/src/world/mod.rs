//! The finished world: resolved sets of nodes as entities with ids and labels, and everything else in their terms.

mod drafts;
mod ids;
mod judged;
mod labels;
mod links;
mod merges;
mod status;

use crate::corpus::{Corpus, SELF};
use crate::gazetteer::Gazetteer;
use crate::judgements::Effects;
use crate::origins::Origins;
use crate::partition::Partition;
use crate::{Tables, dates};
use drafts::{Draft, Drafts};
use rapporteur_compare::{Setting, disputes};
use rapporteur_knowledge::Relation;
use rapporteur_model::well_known::types;
use rapporteur_model::{
    Claim, ClaimId, EntityId, LocalId, Origin, PartialDate, ReportId, World, WorldClaim, hash,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the world is made from.
pub(crate) struct Parts<'a> {
    pub corpus: &'a Corpus<'a>,
    pub tables: &'a Tables,
    pub gazetteer: &'a dyn Gazetteer,
    pub partition: &'a Partition,
    pub origins: &'a Origins,
    pub effects: &'a Effects,
    pub relations: &'a [Relation],
}

/// An entity as judgements may name it.
pub(crate) struct Named {
    pub id: EntityId,
    pub kind: String,
    pub label: String,
    pub forms: Vec<String>,
    /// None for one that only bylines, publishers or gazetteers name.
    pub nodes: Vec<usize>,
}

/// Every entity by its names.
pub(crate) fn named(parts: &Parts) -> Vec<Named> {
    let mut drafts = Drafts::of(parts);
    links::credit(parts, &mut drafts);
    drafts.add_containers(parts);
    labels::label(parts, &mut drafts);
    let ids = ids::assign(parts, &drafts);
    let named = |(id, draft): (EntityId, Draft)| {
        let forms = draft.forms.into_keys().collect();
        Named { id, kind: draft.kind, label: draft.label, forms, nodes: draft.nodes }
    };
    ids.into_iter().zip(drafts.list).map(named).collect()
}

/// Puts the world together.
pub(crate) fn assemble(parts: &Parts) -> World {
    let mut drafts = Drafts::of(parts);
    let report_links = links::credit(parts, &mut drafts);
    let retyped = judged::retype(parts, &mut drafts);
    drafts.add_containers(parts);
    labels::label(parts, &mut drafts);
    // The id stays what it would be without the new label, so that links to it stay good.
    let ids = ids::assign(parts, &drafts);
    if judged::rename(parts, &mut drafts) {
        labels::label(parts, &mut drafts);
    }
    let mut claims = claims(parts, &drafts, &ids);
    let judged = judged::Judgement::of(parts, &drafts, &ids, &retyped);
    let left_out = judged.leave_out_claims(parts, &mut claims);
    let mut world = World {
        reports: parts.corpus.sources.iter().map(|s| s.report.clone()).collect(),
        entities: drafts.entities(parts, &ids),
        disputes: Vec::new(),
        report_links: links::finish(parts, &drafts, &ids, report_links),
        merges: merges::log(parts, &drafts, &ids),
        doubts: merges::doubts(parts, &drafts, &ids),
        origins: origins(parts),
        relays: relays(parts),
        derived_dates: derived_dates(parts),
        claims,
        ..World::default()
    };
    world.disputes = disputes(&Setting::of(&world, &parts.tables.rules), &world.claims);
    judged.finish(parts, left_out, &mut world);
    world
}

/// Id of the node that a report is in the graph.
fn report_entity(report: &ReportId) -> EntityId {
    EntityId(format!("report/{report}"))
}

/// The id of a report's entity, or of the report where the entity stands for it.
fn entity_id(parts: &Parts, drafts: &Drafts, ids: &[EntityId], source: usize, entity: LocalId) -> EntityId {
    let report = &parts.corpus.sources[source].report.id;
    match parts.corpus.node(source, entity) {
        Some(node) if parts.corpus.nodes[node].entity.kind != SELF => drafts
            .of_node(parts.partition, node)
            .map_or_else(|| report_entity(report), |draft| ids[draft].clone()),
        _ => report_entity(report),
    }
}

fn claims(parts: &Parts, drafts: &Drafts, ids: &[EntityId]) -> Vec<WorldClaim> {
    let n_claims = parts.corpus.sources.iter().map(|source| source.extraction.claims.len()).sum();
    let mut claims: Vec<WorldClaim> = Vec::with_capacity(n_claims);
    for (i, source) in parts.corpus.sources.iter().enumerate() {
        let report = &source.report.id;
        // Patterns may find one claim twice; the surer finding stays, of equals the first in order of the text.
        let mut kept: BTreeMap<String, &Claim<LocalId>> = BTreeMap::new();
        for claim in &source.extraction.claims {
            let found = kept.entry(claim.id(report)).or_insert(claim);
            if claim.confidence > found.confidence {
                *found = claim;
            }
        }
        claims.extend(kept.into_iter().map(|(id, claim)| {
            let claim = claim.clone().map(|entity| entity_id(parts, drafts, ids, i, entity));
            WorldClaim { id: ClaimId(id), report: report.clone(), claim }
        }));
    }
    // The digits of an id, side by side in memory.
    claims.sort_by_cached_key(|claim| claim.id.0.as_bytes().first_chunk::<32>().copied());
    claims
}

fn origins(parts: &Parts) -> Vec<Origin> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (source, group) in parts.origins.of_source.iter().enumerate() {
        groups.entry(*group).or_default().push(source);
    }
    let mut shared: BTreeMap<usize, Vec<&(usize, usize)>> = BTreeMap::new();
    for pair in &parts.origins.shared_text {
        shared.entry(parts.origins.of_source[pair.0]).or_default().push(pair);
    }
    let id = |source: usize| parts.corpus.sources[source].report.id.clone();
    let mut origins: Vec<Origin> = groups
        .iter()
        .map(|(number, group)| {
            let reports: Vec<ReportId> = group.iter().map(|s| id(*s)).collect();
            let names: Vec<&str> = reports.iter().map(|r| r.0.as_str()).collect();
            let shared = shared.get(number).into_iter().flatten();
            Origin {
                id: EntityId(format!("origin/{}", hash(&[&["origin"], &names[..]].concat()))),
                label: voice(parts, group),
                shared_text: shared.map(|(a, b)| (id(*a), id(*b))).collect(),
                reports,
            }
        })
        .collect();
    origins.sort_by(|a, b| a.id.cmp(&b.id));
    origins
}

/// The agency that most of the reports come from or relay, else the most frequent publisher, else the title of the first
/// report that has one.
fn voice(parts: &Parts, group: &[usize]) -> String {
    let report = |s: &usize| parts.corpus.sources[*s].report;
    let agency = |s: &usize| {
        let stated = report(s).dateline.as_ref().and_then(|dateline| dateline.agency.as_ref());
        parts.origins.agency[*s].as_deref().or(stated.map(|agency| agency.value.as_str()))
    };
    let publisher = |s: &usize| Some(report(s).publisher.as_ref()?.value.as_str());
    let title = |s: &usize| Some(report(s).title.as_ref()?.value.as_str());
    most(group.iter().filter_map(agency))
        .or_else(|| most(group.iter().filter_map(publisher)))
        .or_else(|| group.iter().find_map(title))
        .or_else(|| group.first().map(|s| report(s).id.0.as_str()))
        .unwrap_or_default()
        .to_owned()
}

/// The most frequent name, of equals the first in the alphabet.
fn most<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(name, _)| name)
}

fn relays(parts: &Parts) -> Vec<(ReportId, ReportId)> {
    let id = |source: usize| parts.corpus.sources[source].report.id.clone();
    parts.origins.relays.iter().map(|(a, b)| (id(*a), id(*b))).collect()
}

/// Days around a dated report of the same meeting within which a date without a year is completed.
const SAME_TIME_DAYS: i64 = 60;

/// Completes dates that lack the year from the dated reports of the same meetings, where these agree.
fn derived_dates(parts: &Parts) -> BTreeMap<ReportId, PartialDate> {
    let corpus = parts.corpus;
    let mut sources_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for node in corpus.of_kind(types::MEETING) {
        sources_of.entry(parts.partition.find(node)).or_default().push(corpus.nodes[node].source);
    }
    let mut found: BTreeMap<usize, BTreeSet<PartialDate>> = BTreeMap::new();
    for sources in sources_of.values() {
        // Reports of one meeting appear on few days, however many they are.
        let days: BTreeSet<PartialDate> = sources.iter().filter_map(|s| anchor(parts, *s)).collect();
        for &open in sources {
            let Some(PartialDate::MonthDay(month, day)) = anchor(parts, open) else { continue };
            for near in &days {
                let completed = dates::complete(month, day, *near);
                if let (Some(date), Some(x), Some(y)) =
                    (completed, completed.and_then(dates::day_number), dates::day_number(*near))
                    && (x - y).abs() <= SAME_TIME_DAYS
                {
                    found.entry(open).or_default().insert(date);
                }
            }
        }
    }
    let agreed = |dates: &BTreeSet<PartialDate>| dates.first().copied().filter(|_| dates.len() == 1);
    found
        .into_iter()
        .filter_map(|(source, dates)| Some((corpus.sources[source].report.id.clone(), agreed(&dates)?)))
        .collect()
}

fn anchor(parts: &Parts, source: usize) -> Option<PartialDate> {
    let source = &parts.corpus.sources[source];
    source.report.anchor().or(source.extraction.anchor)
}
