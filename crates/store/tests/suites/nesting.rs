//! Queries nested so deep that a parser that calls itself would overflow its stack.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use crate::fixture;
use rapporteur_store::{Error, Options, Position, Query, Store, quads};

fn store() -> Store {
    let vocabulary = fixture::vocabulary();
    Store::from_quads(vocabulary.clone(), quads(&fixture::world(), &vocabulary)).unwrap()
}

/// Ways to nest: what is in front, what opens a level, what is innermost, what closes a level, what is behind.
const WAYS: [[&str; 5]; 35] = [
    ["ASK { FILTER(", "(", "1", ")", ") }"],
    ["ASK { FILTER(1", " || 1", "", "", ") }"],
    ["ASK { FILTER(1", " && 1", "", "", ") }"],
    ["ASK { FILTER(1", " + 1", "", "", ") }"],
    ["ASK { FILTER(1", " * 1", "", "", ") }"],
    ["ASK { FILTER(", "(1 || ", "1", ")", ") }"],
    ["ASK { FILTER(", "!", "1", "", ") }"],
    ["ASK { FILTER(", "-(", "1", ")", ") }"],
    ["ASK { FILTER(", "!(1 < ", "1", ")", ") }"],
    ["ASK { FILTER(", "str(", "1", ")", ") }"],
    ["ASK { FILTER(", "if(1, 1, ", "1", ")", ") }"],
    ["ASK { FILTER(", "coalesce(1, ", "1", ")", ") }"],
    ["ASK { FILTER(", "xsd:integer(", "1", ")", ") }"],
    ["ASK { FILTER(", "1 IN (", "1", ")", ") }"],
    ["ASK { FILTER ", "EXISTS { FILTER ", "EXISTS { }", "}", "}"],
    ["ASK { ", "FILTER NOT EXISTS { ?s ?p ?o ", "", "}", "}"],
    ["ASK { ", "{ ?s ?p ?o ", "", "}", "}"],
    ["ASK { { }", " UNION { }", "", "", "}"],
    ["ASK { ", "{ } UNION { ", "", "}", "}"],
    ["ASK { ", "OPTIONAL { ?s ?p ?o ", "", "}", "}"],
    ["ASK { ", "OPTIONAL { ?s ?p ?o } ", "", "", "}"],
    ["ASK { ", "MINUS { ?s ?p ?o ", "", "}", "}"],
    ["ASK { ", "MINUS { ?s ?p ?o } ", "", "", "}"],
    ["ASK { ", "GRAPH ?g { ", "", "}", "}"],
    ["ASK { ", "{ SELECT * { ", "", "} }", "}"],
    ["ASK { ", "FILTER(1) ", "", "", "}"],
    ["ASK { ", "{ BIND(1 + 1 AS ?x) } UNION ", "{ }", "", "}"],
    ["ASK { ", "BIND(1 AS ?x) { ", "", "}", "}"],
    ["ASK { ?s ", "(", "rap:attends", ")", " ?o }"],
    ["ASK { ?s rap:attends", "/rap:hosts", "", "", " ?o }"],
    ["ASK { ?s rap:attends", "|^rap:hosts", "", "", " ?o }"],
    ["ASK { ?s ", "(rap:hosts/", "rap:attends*", ")*", " ?o }"],
    ["ASK { ?s ?p ", "(1 ", "2", ")", " }"],
    ["ASK { ?s ?p ", "[ ?p ", "2", "]", " }"],
    ["ASK { ?s ?p ?o ", ". ?s rap:attends ?o ", "", "", " }"],
];

/// What opens a level of those ways that make one join of many triples.
const JOINS: [&str; 4] = ["/rap:hosts", "(1 ", "[ ?p ", ". ?s rap:attends ?o "];

fn nested([front, open, inner, close, behind]: [&str; 5], n: usize) -> String {
    format!("{front}{}{inner}{}{behind}", open.repeat(n), close.repeat(n))
}

#[test]
fn what_is_nested_too_deep_is_an_error_with_a_remedy() {
    let store = store();
    for way in WAYS {
        for explains in [false, true] {
            let query = Query::sparql(&nested(way, 10_000)).unwrap();
            let outcome = match explains {
                false => store.query(&query, &Options::default()).map(drop),
                true => store.explain(&query, &Options::default()).map(drop),
            };
            let Err(Error::Query { position, reason, excerpt, .. }) = outcome else {
                panic!("{way:?}: {outcome:?}")
            };
            assert!(
                position.is_some_and(|position| position.line == 1) && reason.contains("split"),
                "{position:?} {reason}"
            );
            assert!(excerpt.lines().all(|line| line.chars().count() < 200), "{excerpt}");
        }
    }
}

/// The deepest that is allowed must fit on the stack that a query has, also where nothing was optimised.
#[test]
fn what_is_nested_less_deep_is_answered() {
    let store = store();
    for way in WAYS {
        // A parameter that is not there is told behind what is too deep, and before anything is evaluated.
        let params = vec![("nothing".to_owned(), String::new())];
        let options = Options { params, ..Options::default() };
        let refused = |n: usize| {
            let outcome = store.query(&Query::sparql(&nested(way, n)).unwrap(), &options);
            matches!(outcome, Err(Error::Query { reason, .. }) if reason.contains("split"))
        };
        let (mut allowed, mut beyond) = (1, 10_000);
        while beyond - allowed > 1 + allowed / 32 {
            let n = (allowed + beyond) / 2;
            if refused(n) { beyond = n } else { allowed = n }
        }
        // The optimiser takes time in the cube of the triples that it joins.
        let n = if JOINS.contains(&way[1]) { allowed.min(24) } else { allowed };
        let query = Query::sparql(&nested(way, n)).unwrap();
        let outcome = store.query(&query, &Options::default());
        assert!(allowed > 14 && outcome.is_ok(), "{way:?} {allowed}: {outcome:?}");
    }
}

#[test]
fn an_answer_of_too_many_rows_is_an_error() {
    let (store, query) = (store(), Query::sparql("SELECT * { ?s ?p ?o }").unwrap());
    let n = store.n_triples().unwrap();
    let with = |max_rows| store.query(&query, &Options { max_rows, ..Options::default() });
    assert!(with(Some(n)).is_ok() && with(None).is_ok());
    assert!(matches!(with(Some(n - 1)), Err(Error::TooManyRows { max_rows, .. }) if max_rows == n - 1));
    let construct = Query::sparql("CONSTRUCT WHERE { ?s ?p ?o }").unwrap();
    let outcome = store.query(&construct, &Options { max_rows: Some(5), ..Options::default() });
    assert!(matches!(outcome, Err(Error::TooManyRows { .. })));
}

#[test]
fn an_update_is_told_with_its_place() {
    let query = Query::sparql("PREFIX x: <urn:x>\n  INSERT DATA { x:a x:b x:c }").unwrap();
    let outcome = store().query(&query, &Options::default());
    let Err(Error::Query { position, reason, excerpt, .. }) = outcome else { panic!("{outcome:?}") };
    assert_eq!(position, Some(Position { line: 2, column: 3 }));
    assert!(reason.contains("update") && excerpt.ends_with("\n    ^"), "{reason}\n{excerpt}");
}
