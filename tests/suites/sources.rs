//! A report that several inputs hold goes with the last of them.

use rapporteur_tests::{TestStore, rapporteur};
use std::fs;

const TEXT: &str = "GENEVA, Jan 6, 2026 - French President Emmanuel Macron met Ukrainian President Volodymyr Zelensky in Geneva on Tuesday. \"We will sign the Oslo accord,\" Macron said.";

#[test]
fn a_report_goes_with_the_last_input_that_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = ["a.txt", "b.json"].map(|name| folder.path().join(name).to_str().unwrap().to_owned());
    fs::write(&a, TEXT).unwrap();
    fs::write(&b, serde_json::json!({ "text": TEXT, "id": "r-7" }).to_string()).unwrap();
    for [first, second] in [[&a, &b], [&b, &a]] {
        let alone = TestStore::build(&[first], &[]);
        let store = TestStore::build(&[first], &[]);
        store.output(["add", second]);
        assert!(store.output(["remove", second]).starts_with("reports      1 "));
        assert_eq!(store.graph(), alone.graph());
        store.output(["remove", first]);
        assert!(store.query("reports", &[]).0.is_empty());
    }
    let store = TestStore::build(&[&a, &b], &[]);
    assert!(store.output(["remove", "r-7"]).starts_with("reports      1 "), "one record of two");
    store.output(["add", &b]);
    assert!(store.output(["remove", "Macron met"]).starts_with("reports      0 "), "named itself, it goes");
    rapporteur(["remove", &a].into_iter().chain(store.option())).assert().code(2);
}
