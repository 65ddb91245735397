//! The index against Oxigraph's own store: the same triples for every pattern, the same answers to every query.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use crate::fixture;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use proptest::prelude::*;
use rapporteur_store::{Catalogue, Index, Options, Part, Query, Results, Store, part_lines, quads, rap};
use std::collections::BTreeMap;

/// Triples of few terms, so that patterns match often; some terms have the same text but for its kind.
fn triples() -> impl Strategy<Value = Vec<Quad>> {
    let node = |i: u8| NamedNode::new_unchecked(format!("https://example.org/{i}"));
    let object = move |i: u8| -> Term {
        match i % 4 {
            0 => node(i).into(),
            1 => Literal::from(format!("https://example.org/{i}")).into(),
            2 => Literal::from(i32::from(i)).into(),
            _ => Literal::new_language_tagged_literal_unchecked(format!("\"{i}\"\n"), "en").into(),
        }
    };
    let triple = (0..6_u8, 0..3_u8, 0..12_u8);
    let triple =
        triple.prop_map(move |(s, p, o)| Quad::new(node(s), node(p), object(o), GraphName::DefaultGraph));
    proptest::collection::vec(triple, 0..60)
}

proptest! {
    #[test]
    fn every_pattern_finds_what_a_list_has(all in triples(), n_parts in 1..5_usize, places in [0..60_usize, 0..60, 0..60], given in 0..8_u8) {
        let parts: Vec<Part> = all.chunks(all.len().div_ceil(n_parts).max(1)).map(Part::of).collect();
        let store = Store::new(fixture::vocabulary(), Index::of(&parts).unwrap());
        let lines = |quads: &[Quad]| {
            let mut lines: Vec<String> = quads.iter().map(ToString::to_string).collect();
            lines.sort_unstable();
            lines.dedup();
            lines
        };
        prop_assert_eq!(lines(&store.quads().unwrap()), lines(&all));
        prop_assert_eq!(store.n_triples().unwrap(), lines(&all).len());
        // The terms of a pattern are taken from triples that are there, each from its own.
        let term = |part: usize| (given & (1 << part) != 0).then(|| all.get(places[part])).flatten();
        let subject = term(0).map(|quad| quad.subject.clone());
        let predicate = term(1).map(|quad| quad.predicate.clone());
        let object = term(2).map(|quad| quad.object.clone());
        let slot = |term: Option<String>, variable: &str| term.unwrap_or_else(|| format!("?{variable}"));
        let pattern = format!(
            "CONSTRUCT WHERE {{ {} {} {} }}",
            slot(subject.as_ref().map(ToString::to_string), "s"),
            slot(predicate.as_ref().map(ToString::to_string), "p"),
            slot(object.as_ref().map(ToString::to_string), "o"),
        );
        let expected: Vec<Quad> = all
            .iter()
            .filter(|quad| subject.as_ref().is_none_or(|subject| *subject == quad.subject))
            .filter(|quad| predicate.as_ref().is_none_or(|predicate| *predicate == quad.predicate))
            .filter(|quad| object.as_ref().is_none_or(|object| *object == quad.object))
            .cloned()
            .collect();
        let answer = store.query(&Query::sparql(&pattern).unwrap(), &Options::default()).unwrap();
        let Results::Triples(found) = answer.results else { panic!("no triples") };
        let found: Vec<Quad> = found.into_iter().map(|triple| triple.in_graph(GraphName::DefaultGraph)).collect();
        prop_assert_eq!(lines(&found), lines(&expected));
    }
}

/// A query in full, as Oxigraph's own store answers it: the variables, then rows, sorted.
fn answered_by_oxigraph(store: &oxigraph::store::Store, sparql: &str) -> Vec<String> {
    let results = SparqlEvaluator::new().parse_query(sparql).unwrap().on_store(store).execute().unwrap();
    let mut rows: Vec<String> = match results {
        QueryResults::Boolean(truth) => vec![truth.to_string()],
        QueryResults::Graph(triples) => triples.map(|triple| triple.unwrap().to_string()).collect(),
        QueryResults::Solutions(solutions) => {
            let row = |solution: oxigraph::sparql::QuerySolution| format!("{:?}", solution.values());
            solutions.map(|solution| row(solution.unwrap())).collect()
        }
    };
    rows.sort_unstable();
    rows
}

fn answered(store: &Store, query: &Query) -> Vec<String> {
    let mut rows: Vec<String> = match store.query(query, &Options::default()).unwrap().results {
        Results::Boolean(truth) => vec![truth.to_string()],
        Results::Triples(triples) => triples.iter().map(ToString::to_string).collect(),
        Results::Solutions(solutions) => {
            solutions.rows.iter().map(|row| format!("{:?}", row.as_slice())).collect()
        }
    };
    rows.sort_unstable();
    rows
}

#[test]
fn every_named_query_is_answered_as_by_oxigraph() {
    let quads = quads(&fixture::world(), &fixture::vocabulary());
    let theirs = oxigraph::store::Store::new().unwrap();
    theirs.extend(quads.iter().cloned()).unwrap();
    let ours = Store::from_quads(fixture::vocabulary(), quads).unwrap();
    let mut n_rows = 0;
    for query in Catalogue::embedded().unwrap().iter() {
        if query.parameters.iter().any(|parameter| parameter.need == rapporteur_store::Need::Required) {
            continue;
        }
        // As the program asks it, with prefixes and defaults.
        let sparql = ours.explain(query, &Options::default()).unwrap().sparql;
        let expected = answered_by_oxigraph(&theirs, &sparql);
        n_rows += expected.len();
        assert_eq!(answered(&ours, query), expected, "{}", query.name);
    }
    assert!(n_rows > 100, "only {n_rows} rows");
}

#[test]
fn what_no_triple_has_is_found_nowhere_and_computed_terms_join() {
    let quads = quads(&fixture::world(), &fixture::vocabulary());
    let store = Store::from_quads(fixture::vocabulary(), quads).unwrap();
    let ask = |pattern: &str| {
        let query = Query::sparql(&format!("ASK {{ {pattern} }}")).unwrap();
        store.query(&query, &Options::default()).unwrap().results == Results::Boolean(true)
    };
    assert!(!ask("<person/nobody> ?p ?o"));
    assert!(!ask("?s ?p 'no such text'"));
    assert!(!ask("GRAPH ?g { ?s ?p ?o }"));
    assert!(ask("?s rdfs:label ?label BIND(CONCAT(STR(?label), '') AS ?same) ?t rdfs:label ?same"));
    assert!(ask("?e rap:start ?n BIND(?n + 0 AS ?same) ?e rap:start ?same"));
    assert!(ask("VALUES ?p { rap:attends rap:nothing } ?s ?p ?o"));
}

#[test]
fn equal_graphs_give_equal_bytes_however_they_are_spread_over_parts() {
    let world = fixture::world();
    let lines = part_lines(&world, &BTreeMap::new(), &fixture::vocabulary());
    let whole = Index::of(&[Part::read(&lines).unwrap()]).unwrap();
    let text = String::from_utf8(lines).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let parts: Vec<Part> = lines
        .chunks(7)
        .chain([&lines[3..40]])
        .rev()
        .map(|lines| Part::read(lines.join("\n").as_bytes()).unwrap())
        .collect();
    assert_eq!(Index::of(&parts).unwrap().bytes(), whole.bytes());
    assert_eq!(whole.n_triples(), lines.len());
    let none = Index::of(&[]).unwrap();
    assert_eq!((none.n_terms(), none.n_triples()), (0, 0));
}

#[test]
fn a_file_comes_back_whole_or_not_at_all() {
    let quad = Quad::new(
        NamedOrBlankNode::from(rap("a")),
        NamedNode::from(rdf::TYPE),
        Literal::from("x"),
        GraphName::DefaultGraph,
    );
    let index = Index::of(&[Part::of([&quad])]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("below/one.triples");
    assert_eq!(Index::load(&file), None);
    index.save(&file).unwrap();
    assert_eq!(Index::load(&file), Some(index.clone()));
    for at in 0..index.bytes().len() {
        let mut damaged = index.bytes().to_vec();
        damaged[at] ^= 1;
        assert_eq!(Index::from_bytes(damaged), None, "byte {at}");
        assert_eq!(Index::from_bytes(index.bytes()[..at].to_vec()), None, "cut at {at}");
    }
}

#[test]
fn lines_that_are_not_canonical_are_named() {
    for (lines, line) in [("<a> <b> <c> .\n<a> <b> .\n", 2), ("<a> <b> \"\u{e9}\" .\n\n", 2)] {
        assert_eq!(Part::read(lines.as_bytes()).unwrap_err().line, line);
    }
    assert_eq!(Part::read(b"<a> <b> <c> .\n<a> <b> \"\xff\" .\n").unwrap_err().line, 2);
}
