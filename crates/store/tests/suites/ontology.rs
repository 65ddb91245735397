//! The ontology and the shapes: up to date, complete, and in words that RDF tools read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use crate::fixture;
use rapporteur_knowledge::Knowledge;
use rapporteur_store::model::vocab::{rdf, rdfs};
use rapporteur_store::model::{NamedOrBlankNode, Term};
use rapporteur_store::{
    MADE_SHAPES, RAP, Shapes, Store, ontology, ontology_quads, quads, rdf12, relation_shapes, schema_org,
    schema_org_json,
};
use std::collections::BTreeSet;
use std::path::Path;

fn knowledge() -> Knowledge {
    Knowledge::embedded().unwrap()
}

/// Compares a generated file with the one that is committed; `UPDATE_EXPECTED=1` writes it.
fn is_up_to_date(file: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data").join(file);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "data/{file} is stale: run UPDATE_EXPECTED=1 cargo test -p rapporteur-store --test suites ontology"
    );
}

#[test]
fn the_ontology_is_up_to_date() {
    is_up_to_date("ontology.ttl", &ontology(&knowledge()));
}

#[test]
fn the_shapes_of_relations_are_up_to_date() {
    is_up_to_date(MADE_SHAPES, &relation_shapes(&knowledge()));
}

/// Bare names that the ontology describes with a label.
fn described() -> BTreeSet<String> {
    let quads = ontology_quads(&knowledge()).unwrap();
    let labelled = quads.iter().filter(|quad| quad.predicate == rdfs::LABEL);
    let names = labelled.filter_map(|quad| match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().strip_prefix(RAP).map(str::to_owned),
        NamedOrBlankNode::BlankNode(_) => None,
    });
    names.collect()
}

#[test]
fn every_name_of_ours_in_a_graph_is_in_the_ontology() {
    let described = described();
    for quad in quads(&fixture::world(), &fixture::vocabulary()) {
        let kind = match &quad.object {
            Term::NamedNode(node) => Some(node.as_str().to_owned()),
            _ => None,
        };
        for iri in [Some(quad.predicate.as_str().to_owned()), kind].into_iter().flatten() {
            if let Some(name) = iri.strip_prefix(RAP) {
                assert!(described.contains(name), "rap:{name}");
            }
        }
    }
    for relation in &knowledge().relations {
        assert!(described.contains(&relation.id), "{}", relation.id);
        assert!(!relation.comment.is_empty(), "{} needs a comment", relation.id);
    }
}

#[test]
fn shacl_that_is_not_understood_is_refused_with_its_line() {
    let shape = "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<http://a.org/s#x> a sh:NodeShape ; sh:targetClass <http://a.org/C> ;\n  sh:closed true .\n";
    let error = Shapes::read("mine.ttl", shape).unwrap_err().to_string();
    assert!(error.starts_with("data/mine.ttl:3:3: sh:closed"), "{error}");
    let error = Shapes::read("mine.ttl", "<a> <b").unwrap_err().to_string();
    assert!(error.starts_with("data/mine.ttl:1:"), "{error}");
    let two = format!(
        "{shape}<http://a.org/s#y> a sh:NodeShape ; sh:targetClass <http://a.org/C> ;\n  sh:property [ sh:minCount 1 ] .\n"
    );
    let error = Shapes::read("mine.ttl", &two).unwrap_err().to_string();
    assert_eq!(error.lines().count(), 2, "every shape at fault is told: {error}");
    assert!(error.contains("data/mine.ttl:5:3: a property shape needs sh:path"), "{error}");
}

/// The messages of the faults that a shape of people finds in the fixture.
fn faults(constraints: &str) -> Vec<String> {
    let shape = format!(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rap: <{RAP}> . @prefix rdfs: <{}> .\n\
         @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\
         <http://a.org/s#people> a sh:NodeShape ; sh:targetClass rap:Person ; {constraints} .",
        rdfs::LABEL.as_str().trim_end_matches("label")
    );
    let vocabulary = fixture::vocabulary();
    let store = Store::from_quads(vocabulary.clone(), quads(&fixture::world(), &vocabulary)).unwrap();
    let found = Shapes::read("test", &shape).unwrap().violations(&store).unwrap();
    found.into_iter().map(|violation| violation.node).collect()
}

#[test]
fn each_constraint_finds_what_breaks_it_and_nothing_else() {
    let everybody = faults("sh:nodeKind sh:Literal");
    assert!(everybody.len() > 2);
    for (sound, broken) in [
        (
            "sh:property [ sh:path rdfs:label ; sh:minLength 3 ]",
            "sh:property [ sh:path rdfs:label ; sh:maxLength 3 ]",
        ),
        (
            "sh:property [ sh:path rdfs:label ; sh:datatype xsd:string ]",
            "sh:property [ sh:path rdfs:label ; sh:datatype xsd:date ]",
        ),
        (
            "sh:property [ sh:path rdfs:label ; sh:pattern \"^[A-Z]\" ]",
            "sh:property [ sh:path rdfs:label ; sh:pattern \"^[a-z]\" ]",
        ),
        (
            "sh:property [ sh:path rdfs:label ; sh:pattern \"^[a-z]\" ; sh:flags \"i\" ]",
            "sh:property [ sh:path rdfs:label ; sh:minCount 2 ]",
        ),
        ("sh:or ( [ sh:class rap:Person ] [ sh:class rap:Country ] )", "sh:not [ sh:class rap:Person ]"),
        (
            "sh:and ( [ sh:class rap:Person ] [ sh:nodeKind sh:IRI ] )",
            "sh:and ( [ sh:class rap:Person ] [ sh:nodeKind sh:Literal ] )",
        ),
        ("sh:not [ sh:class rap:Country ]", "sh:class rap:Country"),
        (
            "sh:property [ sh:path rdfs:label ; sh:maxCount 1 ]",
            "sh:property [ sh:path rdfs:label ; sh:maxCount 0 ]",
        ),
        (
            "sh:property [ sh:path rdfs:label ; sh:minExclusive \"A\" ]",
            "sh:property [ sh:path rdfs:label ; sh:maxExclusive \"A\" ]",
        ),
        (
            "sh:property [ sh:path rdfs:label ; sh:minInclusive \"A\" ]",
            "sh:property [ sh:path rdfs:label ; sh:hasValue \"Nobody\" ]",
        ),
    ] {
        assert_eq!(faults(sound), Vec::<String>::new(), "{sound}");
        let mut found = faults(broken);
        found.sort();
        found.dedup();
        assert_eq!(found.len(), everybody.len(), "{broken}");
    }
    let attending = faults("sh:property [ sh:path rap:attends ; sh:class rap:Document ]");
    assert!(!attending.is_empty());
    assert_eq!(faults("sh:property [ sh:path rap:attends ; sh:class rap:Meeting ]"), Vec::<String>::new());
    assert_eq!(
        faults("sh:property [ sh:path [ sh:inversePath rap:proposes ] ; sh:minCount 1 ]").len(),
        everybody.len()
    );
}

#[test]
fn both_dialects_keep_what_they_have_words_for() {
    let vocabulary = fixture::vocabulary();
    let all = quads(&fixture::world(), &vocabulary);
    let count = |quads: &[rapporteur_store::model::Quad], predicate: &str| {
        quads.iter().filter(|quad| quad.predicate.as_str() == predicate).count()
    };
    let reified = rdf12(all.clone());
    // Two claims do not tell who did it, so there is no triple: they keep their relation and object.
    assert_eq!(count(&reified, rdf::OBJECT.as_str()), 2);
    assert_eq!(count(&reified, rdf::REIFIES.as_str()), count(&all, rdf::OBJECT.as_str()) - 2);
    for qualifier in ["amount", "currency", "office", "thing"].map(|name| format!("{RAP}{name}")) {
        assert!(count(&all, &qualifier) > 0 && count(&reified, &qualifier) == count(&all, &qualifier));
    }
    let plain = schema_org(&all, &knowledge());
    let attends = format!("{RAP}attends");
    assert_eq!(count(&plain, "https://schema.org/attendee"), count(&all, &attends));
    assert!(plain.iter().all(|quad| !quad.to_string().contains(&format!("> <{RAP}"))));
    let of_type = |quads: &[rapporteur_store::model::Quad], kind: &str| {
        quads.iter().filter(|quad| quad.object.to_string() == format!("<{kind}>")).count()
    };
    assert_eq!(of_type(&plain, "https://schema.org/Claim"), of_type(&all, &format!("{RAP}Claim")));
    let json = schema_org_json(&plain, vocabulary.base());
    let nodes = json["@graph"].as_array().unwrap();
    let named = |label: &str| nodes.iter().find(|node| node["name"] == label).unwrap();
    assert_eq!(named("Ana Ruiz")["@type"], "Person");
    assert_eq!(named("Oslo talks")["startDate"], "2031-05-09");
}
