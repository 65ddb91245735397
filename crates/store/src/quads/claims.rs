//! Claims, their evidence, and the plain edges they assert.

use super::provenance;
use super::sink::{Sink, typed};
use crate::vocabulary::rap;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{BlankNode, Literal, NamedNode, Term};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{
    Claim, EntityId, Object, Qualifier, Report, Status, When, World, WorldClaim, in_words,
};

/// A claim node with its qualifiers, its evidence, and its plain edge if it asserts one.
pub(super) fn claim(sink: &mut Sink<'_>, world: &World, stated: &WorldClaim) {
    let WorldClaim { id, report, claim } = stated;
    let node = sink.vocabulary.claim(id);
    let predicate = rap(&claim.relation);
    let subject = claim.subject.as_ref().map(|subject| sink.vocabulary.node(subject));
    let label = label(sink, world, claim);
    sink.describe(&node, types::CLAIM, &label);
    if let Some(subject) = &subject {
        sink.add(node.clone(), rdf::SUBJECT.into(), subject.clone());
    }
    sink.add(node.clone(), rdf::PREDICATE.into(), predicate.clone());
    if let Some(object) = object(sink, &claim.object) {
        sink.add(node.clone(), rdf::OBJECT.into(), object.clone());
        if let Some(subject) = subject.filter(|_| claim.is_asserted()) {
            sink.add(subject, predicate, object);
        }
    }
    sink.add(node.clone(), rap("status"), rap(claim.status.as_str()));
    sink.add(node.clone(), rap("report"), sink.vocabulary.report(report));
    sink.text(&node, rap("foundBy"), &claim.found_by);
    sink.add(node.clone(), rap("confidence"), typed(&claim.confidence.to_string(), "decimal"));
    if claim.distant {
        // Without it nobody could tell from the triples why a claim that happened makes no edge.
        sink.add(node.clone(), rap("distant"), typed("true", "boolean"));
    }
    if claim.kept {
        // A claim of little confidence can make an edge only for this.
        sink.add(node.clone(), rap("kept"), typed("true", "boolean"));
    }
    provenance::of_claim(sink, world, &node, report);
    attribution(sink, &node, &id.0, claim);
    qualifiers(sink, &node, claim);
    let evidence = sink.vocabulary.evidence(report, &claim.evidence);
    sink.add(node, rap("evidence"), evidence.clone());
    if let Some(report) = world.report(report) {
        words(sink, &evidence, report, claim);
    }
}

fn object(sink: &Sink<'_>, object: &Object<EntityId>) -> Option<Term> {
    match object {
        Object::None => None,
        Object::Entity(id) => Some(sink.vocabulary.node(id).into()),
        Object::Value { lexical, datatype } => Some(typed(lexical, datatype).into()),
    }
}

/// Subject, relation and object in words, with the status where it is not that of a fact.
fn label(sink: &Sink<'_>, world: &World, claim: &Claim<EntityId>) -> String {
    let subject = claim.subject.as_ref().map(|id| sink.name(world, id));
    let object = match &claim.object {
        Object::None => None,
        Object::Entity(id) => Some(sink.name(world, id)),
        Object::Value { lexical, .. } => Some(lexical.as_str()),
    };
    let mut label = in_words(subject, &claim.relation, object);
    if claim.status != Status::Happened {
        label.extend([" (", claim.status.as_str(), ")"]);
    }
    label
}

/// Writes the innermost speaker, and a longer chain as an RDF list, outermost first. The blank nodes of the list are named
/// after the claim, so that equal claims give equal bytes.
fn attribution(sink: &mut Sink<'_>, node: &NamedNode, id: &str, claim: &Claim<EntityId>) {
    let Some(speaker) = claim.attributed_to() else { return };
    sink.add(node.clone(), rap("attributedTo"), sink.vocabulary.node(speaker));
    if claim.attribution.len() < 2 {
        return;
    }
    let cell = |i: usize| -> Term {
        if i < claim.attribution.len() {
            BlankNode::new_unchecked(format!("path-{id}-{i}")).into()
        } else {
            rdf::NIL.into_owned().into()
        }
    };
    sink.add(node.clone(), rap("attributionPath"), cell(0));
    for (i, speaker) in claim.attribution.iter().enumerate() {
        let here = BlankNode::new_unchecked(format!("path-{id}-{i}"));
        sink.add(here.clone(), rdf::FIRST.into(), sink.vocabulary.node(speaker));
        sink.add(here, rdf::REST.into(), cell(i + 1));
    }
}

fn qualifiers(sink: &mut Sink<'_>, node: &NamedNode, claim: &Claim<EntityId>) {
    let texts = [
        ("role", claim.role.as_deref()),
        ("unit", claim.unit.as_deref()),
        ("bound", claim.bound.map(|bound| bound.as_str())),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            sink.add(node.clone(), rap(name), Literal::from(text));
        }
    }
    for (name, value) in &claim.qualifiers {
        let value: Term = match value {
            Qualifier::Entity(id) => sink.vocabulary.node(id).into(),
            Qualifier::Number(lexical) => typed(lexical, sink.vocabulary.datatype(name)).into(),
            Qualifier::Text(text) => Literal::from(text.as_str()).into(),
        };
        sink.add(node.clone(), rap(name), value);
    }
    if let Some(when) = &claim.when {
        dates(sink, node, when);
    }
}

fn dates(sink: &mut Sink<'_>, node: &NamedNode, when: &When) {
    if let Some(date) = when.date() {
        sink.date(node, rap(relations::ON_DATE), date);
        return;
    }
    for (name, date) in [("startDate", when.from), ("endDate", when.to)] {
        if let Some(date) = date {
            sink.date(node, rap(name), date);
        }
    }
}

fn words(sink: &mut Sink<'_>, evidence: &NamedNode, report: &Report, claim: &Claim<EntityId>) {
    let span = claim.evidence.span;
    let quote = span.of(&report.text);
    sink.describe(evidence, types::EVIDENCE, quote);
    sink.offset(evidence, rap("start"), span.start);
    sink.offset(evidence, rap("end"), span.end);
    sink.text(evidence, rap("quote"), quote);
    sink.text(evidence, rap("sentence"), claim.evidence.sentence.of(&report.text));
    if report.offsets.is_identity() {
        return;
    }
    if let Some(original) = report.offsets.original(span) {
        sink.offset(evidence, rap("originalStart"), original.start);
        sink.offset(evidence, rap("originalEnd"), original.end);
    }
}
