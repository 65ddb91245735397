//! Entities, reports, origins, disputes.

use super::provenance::prov;
use super::sink::{Sink, dcterms, schema};
use crate::vocabulary::rap;
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Dispute, Entity, Gender, Origin, Report, When, World};

const ALT_LABEL: &str = "http://www.w3.org/2004/02/skos/core#altLabel";
const SAME_AS: &str = "http://www.w3.org/2002/07/owl#sameAs";
const POST_IN: &str = "http://www.w3.org/ns/org#postIn";
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// Writes what is known of an entity beyond claims. Facts of the gazetteers and of its description are schema.org, ORG and
/// Dublin Core triples, because only claims make edges of the project's own relations.
pub(super) fn entity(sink: &mut Sink<'_>, entity: &Entity) {
    let node = sink.vocabulary.node(&entity.id);
    sink.describe(&node, &entity.kind, &entity.label);
    for alias in entity.aliases.iter().filter(|alias| **alias != entity.label) {
        sink.text(&node, NamedNode::new_unchecked(ALT_LABEL), alias);
    }
    if let Some(id) = &entity.wikidata {
        let known = NamedNode::new_unchecked(format!("{WIKIDATA}{id}"));
        sink.add(node.clone(), NamedNode::new_unchecked(SAME_AS), known);
    }
    let links = [
        (schema("containedInPlace"), &entity.contained_in),
        (NamedNode::new_unchecked(POST_IN), &entity.of),
        (rap("speaker"), &entity.speaker),
    ];
    for (predicate, target) in links {
        if let Some(target) = target {
            sink.add(node.clone(), predicate, sink.vocabulary.node(target));
        }
    }
    let texts = [
        (dcterms("type"), entity.noun.as_deref()),
        (dcterms("identifier"), entity.gazetteer.as_deref()),
        (rap("content"), entity.content.as_deref()),
        (schema("gender"), entity.gender.map(gender)),
    ];
    for (predicate, text) in texts {
        if let Some(text) = text {
            sink.text(&node, predicate, text);
        }
    }
    if let Some(status) = entity.meeting_status {
        sink.add(node.clone(), rap("meetingStatus"), rap(status.as_str()));
    }
    if let Some(when) = &entity.when {
        dates(sink, &node, &entity.kind, when);
    }
}

fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Female => "female",
        Gender::Male => "male",
    }
}

fn dates(sink: &mut Sink<'_>, node: &NamedNode, kind: &str, when: &When) {
    if kind == types::DOCUMENT {
        if let Some(date) = when.from.or(when.to) {
            sink.date(node, schema("dateCreated"), date);
        }
        return;
    }
    for (name, date) in [("startDate", when.from), ("endDate", when.to.or(when.from))] {
        if let Some(date) = date {
            sink.date(node, schema(name), date);
        }
    }
}

/// A report as a source, with its text, so that quotes can be proven from the store alone.
pub(super) fn report(sink: &mut Sink<'_>, world: &World, report: &Report) {
    let node = sink.vocabulary.report(&report.id);
    sink.describe(&node, types::REPORT, &report.label());
    sink.text(&node, rap("text"), &report.text);
    if let Some(url) = &report.url {
        sink.add(node.clone(), schema("url"), Literal::new_typed_literal(url, xsd::ANY_URI));
    }
    let stated = report.published_on.as_ref().map(|date| date.value);
    let derived = world.derived_dates.get(&report.id).copied();
    if let Some(date) = derived.or(stated) {
        sink.date(&node, rap(relations::PUBLISHED_ON), date);
    }
    if let Some(derived) = derived {
        sink.add(node.clone(), rap("derived"), rap(relations::PUBLISHED_ON));
        if let Some(stated) = stated.filter(|stated| *stated != derived) {
            sink.date(&node, dcterms("date"), stated);
        }
    }
}

/// Properties of reports that resolution linked to entities, and reports that relay reports.
pub(super) fn links(sink: &mut Sink<'_>, world: &World) {
    for (relation, links) in &world.report_links {
        for (report, entity) in links {
            sink.add(sink.vocabulary.report(report), rap(relation), sink.vocabulary.node(entity));
        }
    }
    for (relaying, relayed) in &world.relays {
        sink.add(sink.vocabulary.report(relaying), rap(relations::BASED_ON), sink.vocabulary.report(relayed));
    }
    for (newer, older) in &world.revisions {
        sink.add(sink.vocabulary.report(newer), prov("wasRevisionOf"), sink.vocabulary.report(older));
    }
}

/// Ids that a person's judgements name entities by and that these go by no more: whoever has the old IRI finds the new one.
pub(super) fn former(sink: &mut Sink<'_>, world: &World) {
    for (former, id) in &world.former {
        sink.add(sink.vocabulary.node(id), dcterms("replaces"), sink.vocabulary.node(former));
    }
}

/// An origin and its reports. Sharing text is symmetrical: it is written from both ends.
pub(super) fn origin(sink: &mut Sink<'_>, origin: &Origin) {
    let node = sink.vocabulary.node(&origin.id);
    sink.describe(&node, types::ORIGIN, &origin.label);
    for report in &origin.reports {
        sink.add(sink.vocabulary.report(report), rap("origin"), node.clone());
    }
    for (a, b) in &origin.shared_text {
        let (a, b) = (sink.vocabulary.report(a), sink.vocabulary.report(b));
        sink.add(a.clone(), rap(relations::SHARES_TEXT_WITH), b.clone());
        sink.add(b, rap(relations::SHARES_TEXT_WITH), a);
    }
}

/// A dispute and its claims.
pub(super) fn dispute(sink: &mut Sink<'_>, world: &World, dispute: &Dispute) {
    let node = sink.vocabulary.node(&dispute.id);
    let label = format!("{} dispute about {}", dispute.kind.as_str(), sink.name(world, &dispute.about));
    sink.describe(&node, types::DISPUTE, &label);
    sink.add(node.clone(), rap(relations::ABOUT), sink.vocabulary.node(&dispute.about));
    sink.text(&node, rap("kind"), dispute.kind.as_str());
    for claim in &dispute.claims {
        sink.add(node.clone(), rap("claim"), sink.vocabulary.claim(claim));
    }
}
