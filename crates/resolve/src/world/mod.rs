//! The finished world: resolved sets of nodes as entities with ids and labels, and everything else in their terms.

mod claims;
mod derived_dates;
mod drafts;
mod ids;
mod judged;
mod labels;
mod links;
mod merges;
mod parts;
mod status;
mod voices;

pub(crate) use parts::Parts;

use crate::judgements::Named;
use drafts::{Draft, Drafts};
use rapporteur_compare::{Setting, disputes};
use rapporteur_model::{EntityId, Judged, World};
use std::collections::BTreeMap;

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

/// Puts the world together, and says which judgements change nothing in it, by line.
pub(crate) fn assemble(parts: &Parts) -> (World, BTreeMap<usize, Judged>) {
    let mut drafts = Drafts::of(parts);
    let report_links = links::credit(parts, &mut drafts);
    let retyped = judged::retype(parts, &mut drafts);
    drafts.add_containers(parts);
    labels::label(parts, &mut drafts);
    // Ids do not follow new labels, so links to them stay good.
    let ids = ids::assign(parts, &drafts);
    if judged::rename(parts, &mut drafts) {
        labels::label(parts, &mut drafts);
    }
    let mut claims = claims::claims(parts, &drafts, &ids);
    let mut judged = judged::Judgement::of(parts, &drafts, &ids, &retyped);
    let left_out = judged.leave_out_claims(parts, &mut claims);
    let mut world = World {
        reports: parts.corpus.sources.iter().map(|s| s.report.clone()).collect(),
        entities: drafts.entities(parts, &ids),
        disputes: Vec::new(),
        report_links: links::finish(parts, &drafts, &ids, report_links),
        merges: merges::log(parts, &drafts, &ids),
        doubts: merges::doubts(parts, &drafts, &ids),
        origins: voices::origins(parts),
        relays: voices::relays(parts),
        revisions: voices::revisions(parts),
        derived_dates: derived_dates::derived_dates(parts),
        claims,
        ..World::default()
    };
    world.disputes = disputes(&Setting::of(&world, &parts.tables.rules), &world.claims);
    let idle = judged.finish(parts, left_out, &mut world);
    (world, idle)
}
