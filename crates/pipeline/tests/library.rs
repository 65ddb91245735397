//! The example does what it says.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "../examples/library.rs"]
mod library;

#[test]
fn a_program_builds_grows_asks_and_exports_a_store() {
    let mut out = Vec::new();
    library::run(&mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let (rows, graph) = out.split_once("<?xml").unwrap();
    let id = "https://w3id.org/rapporteur/id";
    let row = |country: &str| format!("{id}/country/{country},{id}/document/aden-accord\r\n");
    assert_eq!(rows, format!("who,what\r\n{}{}", row("chad"), row("kenya")));
    assert!(graph.contains("Kenya") && graph.contains("Aden accord"));
}
