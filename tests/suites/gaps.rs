//! What no relation covers is listed from a store; a draft made from it is loaded and read as it is printed.

use rapporteur_tests::{Command, TestStore, output, rapporteur};
use serde_json::Value;
use std::fs;
use std::path::Path;

const REPORTS: [(&str, &str); 2] = [
    (
        "a.txt",
        "OSLO, May 5, 2031 (Harbour Wire) - Norway towed the tanker Aurora to Bergen on Monday. Chad will tow two barges to Malta. The ferry was too heavy to tow.\n",
    ),
    (
        "b.txt",
        "OSLO, May 6, 2031 (Northern Post) - Officials said that Kenya towed a trawler to Zanzibar. It towed another to Malta. Italy did not tow the tanker to Genoa.\n",
    ),
];

/// What the drafted relation shall read, and nothing else does.
const UNSEEN: &str = "LIMA, June 3, 2031 (Lake Gazette) - Peru towed a yacht to Callao on Tuesday.\n";

fn store(folder: &Path) -> TestStore {
    let paths: Vec<String> = REPORTS
        .iter()
        .map(|(name, text)| {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect();
    TestStore::build(&paths.iter().map(String::as_str).collect::<Vec<_>>(), &[])
}

fn drafting(store: &TestStore, predicate: &str, relation: &str) -> Command {
    rapporteur(["gaps", predicate, "--relation", relation].into_iter().chain(store.option()))
}

fn draft(store: &TestStore, predicate: &str, relation: &str) -> String {
    let run = drafting(store, predicate, relation).assert().code(0);
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

fn refusal(store: &TestStore, predicate: &str, relation: &str) -> String {
    let run = drafting(store, predicate, relation).assert().code(2);
    assert!(run.get_output().stdout.is_empty());
    String::from_utf8(run.get_output().stderr.clone()).unwrap()
}

/// Relations and patterns of the claims that a text gives with a folder of knowledge.
fn found_by(data: &Path, report: &Path) -> Vec<String> {
    let line = output(["extract", report.to_str().unwrap(), "--data", data.to_str().unwrap()]);
    let line: Value = serde_json::from_str(&line).unwrap();
    let claims = line["claims"].as_array().unwrap().iter();
    claims.map(|claim| claim["foundBy"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn predicates_are_listed_with_sentences_that_explain_takes() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let listed = |threads| store.output(["gaps", "--least", "1", "--format", "json", "--threads", threads]);
    assert_eq!(listed("1"), listed("4"));
    let listed: Value = serde_json::from_str(&listed("2")).unwrap();
    let gaps = listed["gaps"].as_array().unwrap();
    assert_eq!(listed["predicates"], gaps.len());
    let tanker = gaps.iter().find(|gap| gap["predicate"] == "verb: tow [tanker] to").unwrap();
    assert_eq!((&tanker["count"], &tanker["reports"]), (&Value::from(2), &Value::from(2)), "{tanker}");
    for sample in tanker["samples"].as_array().unwrap() {
        let place = format!("{}#{}", sample["report"].as_str().unwrap(), sample["sentence"]);
        let explained = store.output(["explain", &place]);
        let first = explained.lines().next().unwrap();
        assert!(first.ends_with(sample["text"].as_str().unwrap()), "{place}: {first}");
    }
    let table = store.output(["gaps", "--limit", "1", "--samples", "1"]);
    assert!(
        table.starts_with("count  reports  predicate\n    2        2  verb: tow [tanker] to\n"),
        "{table}"
    );
    assert!(table.trim_end().ends_with("1 predicate"), "{table}");
}

#[test]
fn a_drafted_relation_is_loaded_and_reads_what_nobody_has_shown_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let drafted = draft(&store, "tow to", "tows");
    for line in [
        "id = \"tows\"",
        "trigger = \"verb: tow\"",
        "object = \"to\"",
        "  \"[Norway|subject] towed the tanker Aurora to [Bergen|object] on Monday. => Happened\",",
        "  \"[Italy|subject] did not tow the tanker to [Genoa|object]. => Denied\",",
        "  \"[Chad|subject] will tow two barges to [Malta|object]. => Planned\",",
        "  \"The ferry was too heavy to tow.\",",
    ] {
        assert!(drafted.lines().any(|own| own == line), "{line} is not in\n{drafted}");
    }
    assert!(
        !drafted.contains("It towed another"),
        "a pronoun names nobody, and its claim is meant:\n{drafted}"
    );
    let (data, unseen) = (folder.path().join("data"), folder.path().join("unseen.txt"));
    fs::create_dir_all(data.join("relations")).unwrap();
    fs::write(&unseen, UNSEEN).unwrap();
    assert!(!found_by(&data, &unseen).iter().any(|found| found.starts_with("tows/")));
    fs::write(data.join("relations/tows.toml"), &drafted).unwrap();
    assert!(found_by(&data, &unseen).contains(&"tows/tow-to".to_owned()));
    // What is drafted covers its gap.
    let left = store.output(["gaps", "--least", "1", "--data", data.to_str().unwrap()]);
    assert!(!left.contains("] to\n"), "{left}");
    // Whoever leaves the folder out afterwards is told what is lost.
    let taught = TestStore::build(&[unseen.to_str().unwrap()], &["--data", data.to_str().unwrap()]);
    let run = |options: &[&str]| {
        let all = ["resolve", "--strict"].iter().chain(options).copied().chain(taught.option());
        String::from_utf8(rapporteur(all).output().unwrap().stderr).unwrap()
    };
    assert!(!run(&["--data", data.to_str().unwrap()]).contains("other-knowledge"));
    let told = run(&[]);
    assert!(told.contains("give the same --data as for build [other-knowledge]"), "{told}");
}

#[test]
fn a_draft_is_appended_to_a_relation_that_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let data = folder.path().join("data");
    let own = |relation: &str| fs::read_to_string(rapporteur_tests::root().join(relation)).unwrap();
    let file = "data/relations/visits.toml";
    let drafted = draft(&store, "verb: tow [tanker | barge] to", "visits");
    assert!(drafted.starts_with("# Append this to DIR/relations/visits.toml"), "{drafted}");
    assert!(drafted.contains("trigger = \"verb: tow [tanker | barge]\""), "{drafted}");
    fs::create_dir_all(data.join("relations")).unwrap();
    fs::write(folder.path().join(file), own(file) + &drafted).unwrap();
    let found = found_by(&data, &folder.path().join("a.txt"));
    assert_eq!(found.iter().filter(|found| *found == "visits/tow-tanker-barge-to").count(), 2, "{found:?}");
}

#[test]
fn what_cannot_be_drafted_is_refused_with_a_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    for (predicate, relation, expected) in [
        ("push to", "tows", "no sentence of the store has the predicate \"push to\""),
        ("tow at", "tows", "but it has verb: tow, verb: tow [another], verb: tow [another] to"),
        ("tow to", "kinOf", "kinOf joins Person to Person, and verb: tow to joins Country to "),
        ("tow to", "hasFigure", "takes numbers or dates"),
        ("tow to", "acts", "takes every predicate"),
        ("tow to", "evidence", "is a property of data/ontology/properties.toml"),
        ("tow to", "Tows/x", "is no name of a relation"),
        ("verb: tow [another] to", "tows", "write its pattern by hand"),
    ] {
        let told = refusal(&store, predicate, relation);
        assert!(told.contains(expected), "{told}");
    }
    for wrong in [&["gaps", "tow to"][..], &["gaps", "--relation", "tows"], &["gaps", "--examples", "3"]] {
        rapporteur(wrong.iter().copied()).assert().code(2);
    }
}
