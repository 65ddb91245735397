//! RDF in any syntax of the store: the claims of the selected edges, what they name, and their sources.

use crate::{Dialect, Error, Graphs, Input};
use rapporteur_graph::{Graph, report_node};
use rapporteur_model::well_known::relations;
use rapporteur_model::{ClaimId, Entity, EntityId, Object, ReportId, World};
use rapporteur_store::model::Quad;
use rapporteur_store::{
    Store, Syntax, Vocabulary, by_report, in_order, plain_json, quads, rdf12, schema_org, schema_org_json,
    write_quads,
};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;

/// Writes the selected graph in a syntax and in the words that the input asks for; every syntax holds the same triples.
pub(crate) fn write(syntax: Syntax, input: &Input<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let vocabulary = Vocabulary::of(input.base, input.knowledge)?;
    let quads = selected(input, &vocabulary);
    let quads = match input.dialect {
        Dialect::Claims => quads,
        Dialect::Rdf12 => rdf12(quads),
        Dialect::SchemaOrg => schema_org(&quads, input.knowledge),
    };
    let quads = match (input.graphs, syntax) {
        (Graphs::One, _) => quads,
        // Lines are sorted as a whole, so that two files of N-Quads compare; TriG names each graph once.
        (Graphs::OfReports, Syntax::NQuads) => in_order(by_report(quads)),
        (Graphs::OfReports, _) => by_report(quads),
    };
    match (syntax, input.dialect) {
        (Syntax::JsonLd, Dialect::SchemaOrg) => json(syntax, &schema_org_json(&quads, input.base), out),
        (Syntax::JsonLd, _) => json(syntax, &plain_json(&quads, input.knowledge, &vocabulary), out),
        _ => Ok(write_quads(&quads, syntax, &vocabulary, out)?),
    }
}

fn json(syntax: Syntax, document: &impl Serialize, out: &mut dyn Write) -> Result<(), Error> {
    let written = serde_json::to_writer_pretty(&mut *out, document);
    let written = written.map_err(std::io::Error::from).and_then(|()| writeln!(out));
    written.map_err(|source| Error::Write { format: syntax.name(), source })
}

/// The selected graph as triples that can be asked, those that files of RDF hold.
///
/// # Errors
/// If the base is no IRI or the triples are too many.
pub fn store(input: &Input<'_>) -> Result<Store, Error> {
    let vocabulary = Vocabulary::of(input.base, input.knowledge)?;
    let quads = selected(input, &vocabulary);
    Ok(Store::from_quads(vocabulary, quads)?)
}

fn selected(input: &Input<'_>, vocabulary: &Vocabulary) -> Vec<Quad> {
    if std::ptr::eq(input.graph, input.whole) {
        quads(input.world, vocabulary)
    } else {
        quads(&part(input.world, input.graph), vocabulary)
    }
}

/// The part of a world that a part of its graph shows: its nodes and the claims of its edges. The speakers and reports of those
/// claims and the posts that they name are added, because nobody could judge the claims without them.
fn part(world: &World, graph: &Graph) -> World {
    let kept: BTreeSet<&ClaimId> =
        graph.edges().iter().flat_map(|edge| edge.claims.iter().map(|claim| &claim.id)).collect();
    let claims: Vec<_> = world.claims.iter().filter(|claim| kept.contains(&claim.id)).collect();
    let named = claims.iter().flat_map(|claim| claim.claim.entities());
    let nodes: BTreeSet<&EntityId> = graph.nodes().iter().map(|node| &node.id).chain(named).collect();
    let mut sources: BTreeSet<&ReportId> = claims.iter().map(|claim| &claim.report).collect();
    // Without the newer text nobody could tell why claims of an older one make no edge.
    sources.extend(
        world
            .revisions
            .iter()
            .filter(|(_, older)| sources.contains(older))
            .map(|(newer, _)| newer)
            .collect::<Vec<_>>(),
    );
    let is_kept = |report: &ReportId| sources.contains(report) || nodes.contains(&report_node(report));
    let has_edge = |report: &ReportId, relation: &str, to: &EntityId| {
        let edges = graph.outgoing(&report_node(report)).iter();
        edges.into_iter().any(|edge| edge.relation == relation && edge.object == Object::Entity(to.clone()))
    };
    let mut part = World {
        reports: world.reports.iter().filter(|report| is_kept(&report.id)).cloned().collect(),
        entities: world.entities.iter().filter(|entity| nodes.contains(&entity.id)).cloned().collect(),
        origins: world.origins.iter().filter(|origin| nodes.contains(&origin.id)).cloned().collect(),
        disputes: world.disputes.iter().filter(|dispute| nodes.contains(&dispute.id)).cloned().collect(),
        report_links: world.report_links.clone(),
        relays: world.relays.clone(),
        revisions: world.revisions.iter().filter(|(a, b)| is_kept(a) && is_kept(b)).cloned().collect(),
        derived_dates: world.derived_dates.clone(),
        claims: claims.into_iter().cloned().collect(),
        tools: world.tools.clone(),
        former: world.former.iter().filter(|(_, id)| nodes.contains(id)).cloned().collect(),
        ..World::default()
    };
    part.entities.iter_mut().for_each(|entity| cut(entity, &nodes));
    for origin in &mut part.origins {
        origin.reports.retain(|report| has_edge(report, "origin", &origin.id));
        origin.shared_text.retain(|(a, b)| has_edge(a, relations::SHARES_TEXT_WITH, &report_node(b)));
    }
    for dispute in &mut part.disputes {
        dispute.claims.retain(|claim| kept.contains(claim));
    }
    part.disputes.retain(|dispute| dispute.claims.len() > 1 && nodes.contains(&dispute.about));
    for (relation, links) in &mut part.report_links {
        links.retain(|(report, entity)| has_edge(report, relation, entity));
    }
    part.relays.retain(|(from, to)| has_edge(from, relations::BASED_ON, &report_node(to)));
    part.derived_dates.retain(|report, _| is_kept(report));
    part
}

/// Removes an entity's links to entities outside the part.
fn cut(entity: &mut Entity, nodes: &BTreeSet<&EntityId>) {
    for link in [&mut entity.contained_in, &mut entity.of, &mut entity.speaker] {
        *link = link.take().filter(|target| nodes.contains(target));
    }
}
