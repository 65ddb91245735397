//! What each relation joins and each qualifier holds, as SHACL made from the knowledge files.

use crate::ontology::DATES;
use crate::{PREFIXES, RAP};
use rapporteur_knowledge::{Holds, Knowledge, Range, Relation};
use rapporteur_model::well_known::types;
use rapporteur_model::{Confidence, RelationFamily};
use std::fmt::Write;

/// The shapes of qualifiers and of all relations as Turtle, sorted by name: equal knowledge gives equal bytes.
///
/// A claim must have the types of its relation, whatever its status. A relation of reports rests on no claim, so its edges must
/// have them.
pub fn relation_shapes(knowledge: &Knowledge) -> String {
    let mut out = String::from(
        "# What each relation joins, as SHACL, made from data/relations by `rapporteur ontology --shapes`: edit those.\n",
    );
    // Writing to a string cannot fail.
    for (prefix, namespace) in
        PREFIXES.iter().filter(|(prefix, _)| ["rap", "rdf", "xsd"].contains(&prefix.as_str()))
    {
        let _ = writeln!(out, "@prefix {prefix}: <{namespace}> .");
    }
    out.push_str("@prefix rapsh: <https://w3id.org/rapporteur/shapes#> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n");
    out.push_str(&of_qualifiers(knowledge));
    out.push_str(&of_edges(knowledge));
    for relation in &knowledge.relations {
        out.push_str(&of_claims(relation));
        if relation.from.iter().any(|kind| kind == types::REPORT) {
            out.push_str(&of_reports(relation));
        }
    }
    out
}

/// What the qualifiers that relations may declare hold: each at most once in a claim.
fn of_qualifiers(knowledge: &Knowledge) -> String {
    let qualifiers = knowledge.ontology.properties.iter().filter(|property| property.reading.is_some());
    let shapes: Vec<String> = qualifiers
        .map(|property| {
            let (holds, wanted) = match &property.holds {
                Holds::Types(types) => (format!("sh:or ( {} )", classes(types)), types.join(" or ")),
                Holds::Literal(datatype) => (format!("sh:datatype xsd:{datatype}"), datatype.clone()),
                Holds::Values(values) => (String::from("sh:nodeKind sh:IRI"), values.join(" or ")),
            };
            let id = &property.id;
            format!("[ sh:path rap:{id} ; sh:maxCount 1 ; {holds} ; sh:message \"a claim has at most one {id}: {wanted}\" ]")
        })
        .collect();
    if shapes.is_empty() {
        return String::new();
    }
    format!(
        "\nrapsh:qualifier a sh:NodeShape ;\n    sh:targetClass rap:Claim ;\n    sh:property {} .\n",
        shapes.join(" ,\n        ")
    )
}

/// A claim that is told as so and trusted enough, or kept by a person, has its plain edge, unless its relation makes none; of those there is no edge at
/// all.
fn of_edges(knowledge: &Knowledge) -> String {
    let edgeless: Vec<&str> = knowledge.families.of(RelationFamily::Edgeless).collect();
    let names: Vec<String> = edgeless.iter().map(|id| format!("rap:{id}")).collect();
    let mut out = format!(
        "\nrapsh:edge a sh:NodeShape ;\n    sh:targetClass rap:Claim ;\n    sh:sparql [\n        \
         a sh:SPARQLConstraint ;\n        sh:message \"it is asserted, yet there is no plain edge\" ;\n        \
         sh:prefixes <https://w3id.org/rapporteur/shapes> ;\n        sh:select \"\"\"SELECT $this WHERE {{\n            \
         $this a rap:Claim ; rap:status ?status ; rap:confidence ?confidence ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object\n            \
         FILTER(?status IN (rap:Happened, rap:Planned))\n            FILTER(?confidence >= {} || EXISTS {{ $this rap:kept true }})\n            FILTER(?relation NOT IN ({}))\n            \
         FILTER NOT EXISTS {{ $this rap:distant true }}\n            \
         FILTER NOT EXISTS {{ $this rap:report/^prov:wasRevisionOf ?newer }}\n            \
         FILTER NOT EXISTS {{ ?subject ?relation ?object }} }}\"\"\"\n    ] .\n",
        Confidence::ASSERTED.get(),
        names.join(", "),
    );
    for id in edgeless {
        let _ = write!(
            out,
            "\nrapsh:edgeless.{id} a sh:NodeShape ;\n    sh:targetSubjectsOf rap:{id} ;\n    \
             sh:property [ sh:path rap:{id} ; sh:maxCount 0 ; sh:message \"{id} makes no plain edge\" ] .\n",
        );
    }
    out
}

fn of_claims(relation: &Relation) -> String {
    let Relation { id, objectless, subjectless, .. } = relation;
    let told = if *subjectless { "" } else { "sh:minCount 1 ; " };
    let least = if *objectless { "" } else { "sh:minCount 1 ; " };
    let (objects, wanted) = objects(relation);
    format!(
        "\nrapsh:signature.{id} a sh:NodeShape ;\n    \
         sh:target [ a sh:SPARQLTarget ; sh:select \"SELECT ?this WHERE {{ ?this <{RDF}predicate> <{RAP}{id}> }}\" ] ;\n    \
         sh:property [ sh:path rdf:subject ; {told}sh:or ( {} ) ; sh:message \"{id} takes a subject of type {}\" ] ,\n        \
         [ sh:path rdf:object ; {least}sh:or ( {objects} ) ; sh:message \"{id} takes an object of type {wanted}\" ] .\n",
        classes(&relation.from),
        relation.from.join(", "),
        RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    )
}

fn of_reports(relation: &Relation) -> String {
    let id = &relation.id;
    let (objects, wanted) = objects(relation);
    format!(
        "\nrapsh:signature.{id}.report a sh:NodeShape ;\n    sh:targetSubjectsOf rap:{id} ;\n    sh:class rap:Report ;\n    \
         sh:message \"{id} takes a subject of type Report\" ;\n    \
         sh:property [ sh:path rap:{id} ; sh:or ( {objects} ) ; sh:message \"{id} takes an object of type {wanted}\" ] .\n"
    )
}

/// What the object may be, as shapes and in words.
fn objects(relation: &Relation) -> (String, String) {
    match &relation.range {
        Range::Types(types) => (classes(types), types.join(", ")),
        Range::Literal(datatype) => {
            let datatypes: &[&str] = if datatype == "date" { &DATES } else { &[datatype.as_str()] };
            let shapes: Vec<String> =
                datatypes.iter().map(|datatype| format!("[ sh:datatype xsd:{datatype} ]")).collect();
            (shapes.join(" "), datatype.clone())
        }
    }
}

fn classes(types: &[String]) -> String {
    types.iter().map(|kind| format!("[ sh:class rap:{kind} ]")).collect::<Vec<_>>().join(" ")
}
