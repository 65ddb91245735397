//! The example prints what it promises.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "../../examples/library.rs"]
mod example;

#[test]
fn a_program_builds_grows_asks_and_exports_a_store() {
    let mut out = Vec::new();
    example::run(&mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let (rows, graph) = out.split_once("<?xml").unwrap();
    let country = |name: &str| format!("https://w3id.org/rapporteur/id/country/{name}");
    assert_eq!(rows, format!("who\r\n{}\r\n{}\r\n", country("chad"), country("kenya")));
    assert!(graph.contains("Kenya") && graph.contains("Aden accord"));
}
