//! A term as Turtle.

use super::terms::{Kind, Term};
use oxigraph::model::Literal;
use rapporteur_knowledge::Holds;
use std::collections::BTreeSet;

/// Dates of every precision that a report may give.
pub(crate) const DATES: [&str; 4] = ["date", "gYearMonth", "gYear", "gMonthDay"];

/// The description of a term, one predicate a line.
pub(super) fn term(term: &Term) -> String {
    let mut rows = vec![format!("a {}", kinds(term).join(" , "))];
    rows.push(format!("rdfs:label {}", english(&term.label)));
    if !term.comment.is_empty() {
        rows.push(format!("rdfs:comment {}", english(&term.comment)));
    }
    rows.extend(term.inverse.as_ref().map(|inverse| format!("rap:inverseLabel {}", english(inverse))));
    if !term.domain.is_empty() {
        rows.push(format!(
            "rdfs:domain {}",
            class(term.domain.iter().map(|kind| format!("rap:{kind}")).collect())
        ));
    }
    rows.extend(range(term).map(|range| format!("rdfs:range {range}")));
    rows.extend(term.plover.as_ref().map(|plover| format!("rap:plover {}", Literal::from(plover.as_str()))));
    let above = match term.kind {
        Kind::Class => "rdfs:subClassOf",
        Kind::Individual => "skos:closeMatch",
        _ => "rdfs:subPropertyOf",
    };
    let (backwards, forwards): (Vec<&String>, Vec<&String>) =
        term.aligned.iter().partition(|name| name.starts_with('^'));
    if !forwards.is_empty() {
        let names: Vec<&str> = forwards.into_iter().map(String::as_str).collect();
        rows.push(format!("{above} {}", names.join(" , ")));
    }
    rows.extend(term.source.as_ref().map(|source| format!("dcterms:source {}", english(source))));
    rows.push("rdfs:isDefinedBy <https://w3id.org/rapporteur/ns>".to_owned());
    let mut text = format!("rap:{} {} .\n", term.id, rows.join(" ;\n    "));
    for name in backwards {
        text.push_str(&format!("[] owl:inverseOf rap:{} ; rdfs:subPropertyOf {} .\n", term.id, &name[1..]));
    }
    text
}

fn kinds(term: &Term) -> Vec<&'static str> {
    let mut kinds = vec![match term.kind {
        Kind::Class => "owl:Class",
        Kind::Individual => "owl:NamedIndividual",
        Kind::Annotation => "owl:AnnotationProperty",
        Kind::Relation | Kind::Property if term.holds_literals() => "owl:DatatypeProperty",
        Kind::Relation | Kind::Property => "owl:ObjectProperty",
    }];
    if term.symmetric {
        kinds.push("owl:SymmetricProperty");
    }
    kinds
}

fn range(term: &Term) -> Option<String> {
    let values: Vec<&String> = term
        .ranges
        .iter()
        .flat_map(|range| match range {
            Holds::Values(values) => values.as_slice(),
            Holds::Types(_) | Holds::Literal(_) => &[],
        })
        .collect();
    if !values.is_empty() {
        let names: Vec<String> = values.iter().map(|value| format!("rap:{value}")).collect();
        return Some(format!("[ a owl:Class ; owl:oneOf ( {} ) ]", names.join(" ")));
    }
    let mut names = BTreeSet::new();
    for range in &term.ranges {
        match range {
            Holds::Types(types) => names.extend(types.iter().map(|name| in_full(name))),
            Holds::Literal(datatype) if datatype == "date" => {
                names.extend(DATES.iter().map(|datatype| format!("xsd:{datatype}")));
            }
            Holds::Literal(datatype) => drop(names.insert(format!("xsd:{datatype}"))),
            Holds::Values(_) => {}
        }
    }
    if term.holds_literals() && names.len() > 1 {
        let names: Vec<String> = names.into_iter().collect();
        return Some(format!("[ a rdfs:Datatype ; owl:unionOf ( {} ) ]", names.join(" ")));
    }
    (!names.is_empty()).then(|| class(names.into_iter().collect()))
}

/// A bare type is one of ours.
fn in_full(name: &str) -> String {
    if name.contains(':') { name.to_owned() } else { format!("rap:{name}") }
}

fn class(names: Vec<String>) -> String {
    match names.as_slice() {
        [one] => one.clone(),
        many => format!("[ a owl:Class ; owl:unionOf ( {} ) ]", many.join(" ")),
    }
}

fn english(text: &str) -> String {
    format!("{}@en", Literal::from(text))
}
