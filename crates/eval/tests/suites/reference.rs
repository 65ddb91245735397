//! The scorers give the same figures as the reference scorers.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use rapporteur_eval::{
    CorefOptions, RelationOptions, Table, TypeMapping, parse_lines, score_coreference, score_quotes,
    score_relations, score_times, score_typing,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn load<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let path = format!("{}/tests/fixtures/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    parse_lines(&std::fs::read_to_string(&path).unwrap(), &path).unwrap()
}

fn check(task: &str, table: &Table) {
    let path = format!("{}/tests/fixtures/expected.json", env!("CARGO_MANIFEST_DIR"));
    let expected: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let rows = expected[task].as_array().unwrap();
    assert_eq!(rows.len(), table.rows.len(), "{task}");
    for wanted in rows {
        let name = wanted["name"].as_str().unwrap();
        let row = table.row(name).unwrap();
        let counts = [("n_gold", row.n_gold), ("n_predicted", row.n_predicted)];
        for (field, n) in counts.into_iter().filter(|(field, _)| wanted.get(field).is_some()) {
            assert_eq!(wanted[field].as_u64(), Some(n as u64), "{task}: {name} {field}");
        }
        let shares = [("precision", row.precision), ("recall", row.recall), ("f1", row.f1)];
        for (field, share) in shares.into_iter().filter(|(field, _)| wanted.get(field).is_some()) {
            assert_eq!(
                format!("{:.1}", wanted[field].as_f64().unwrap()),
                format!("{:.1}", 100.0 * share),
                "{task}: {name} {field}"
            );
        }
    }
}

#[test]
fn typing_agrees() {
    check("typing", &score_typing(&load("gold"), &load("typing"), &TypeMapping::default()));
}

#[test]
fn relations_agree() {
    check("relations", &score_relations(&load("gold"), &load("relations"), &RelationOptions::default()));
}

#[test]
fn coreference_agrees() {
    check("coref", &score_coreference(&load("gold"), &load("coref"), &CorefOptions::default()));
    let options = CorefOptions { without_singletons: true, ..CorefOptions::default() };
    check("coref without singletons", &score_coreference(&load("gold"), &load("coref"), &options));
}

#[test]
fn times_agree() {
    check("times", &score_times(&load("gold"), &load("times")));
}

#[test]
fn quotes_agree() {
    check("quotes", &score_quotes(&load("gold"), &load("quotes"), None));
    check("quotes indirect", &score_quotes(&load("gold"), &load("quotes"), Some("indirect")));
}

#[test]
fn a_broken_line_is_named() {
    let error = parse_lines::<Value>("{}\n\n{oops\n", "gold.jsonl").unwrap_err();
    assert!(error.to_string().starts_with("gold.jsonl:3:"), "{error}");
}

#[test]
fn a_table_reads_as_a_table() {
    let table = score_times(&load("gold"), &load("times"));
    let text = table.to_string();
    assert!(text.lines().next().unwrap().contains("predicted") && text.lines().count() == 5, "{text}");
}
