//! Equal reports give equal bytes, in any order and with any number of threads.

use rapporteur_tests::{TestStore, output, root};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The paths of the sample files, sorted.
fn samples() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("data/reports")).unwrap();
    let names = entries.map(|entry| format!("data/reports/{}", entry.unwrap().file_name().to_string_lossy()));
    let mut names: Vec<String> = names.filter(|name| !name.ends_with(".md")).collect();
    names.sort();
    names
}

#[test]
fn the_graph_depends_on_the_set_of_reports_alone() {
    let names = samples();
    let forward: Vec<&str> = names.iter().map(String::as_str).collect();
    let backward: Vec<&str> = forward.iter().rev().copied().collect();
    let one = TestStore::build(&forward, &["--threads", "1"]);
    for other in [
        TestStore::build(&backward, &["--threads", "4"]),
        TestStore::build(&["data/reports/*.txt", "data/reports/*.html", "data/reports/*.jsonl"], &[]),
    ] {
        assert!(one.graph() == other.graph(), "the graphs differ");
    }
}

#[test]
fn building_twice_changes_no_byte_and_keeps_judgements() {
    let store = TestStore::build(&["data/reports"], &[]);
    let graph = store.graph();
    std::fs::write(store.path().join("judgements.tsv"), "drop\tNobody\t\ta test\n").unwrap();
    store.output(["build", "data/reports"]);
    let before = files(store.path());
    store.output(["build", "data/reports"]);
    let after = files(store.path());
    assert_eq!(after[Path::new("judgements.tsv")], b"drop\tNobody\t\ta test\n");
    assert!(before == after, "the store changed");
    assert!(store.graph() == graph, "a judgement that finds nothing changes no graph");
}

#[test]
fn a_store_of_fewer_reports_is_as_if_built_afresh() {
    let store = TestStore::build(&["data/reports"], &[]);
    store.output(["build", "data/reports/reykjavik-1-agency.txt"]);
    let fresh = TestStore::build(&["data/reports/reykjavik-1-agency.txt"], &[]);
    assert!(files(store.path()) == files(fresh.path()), "what was there before shows");
}

#[test]
fn adding_gives_what_a_build_of_all_gives_and_removing_undoes_it() {
    let names = samples();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let all = TestStore::build(&names, &[]);
    let store = TestStore::build(&names[2..5], &["--threads", "1"]);
    let before = (files(store.path()), store.output(["export", "--format", "nquads"]));
    let others: Vec<&str> = names[..2].iter().chain(&names[5..]).copied().collect();
    store.output(["add"].into_iter().chain(others.iter().rev().copied()));
    assert!(files(store.path()) == files(all.path()), "adding differs from building all");
    let export = ["export", "--format", "nquads"];
    assert!(store.output(export) == all.output(export), "the exported graph differs");
    store.output(["remove"].into_iter().chain(others));
    assert!((files(store.path()), store.output(export)) == before, "removing does not undo adding");
}

#[test]
fn a_store_keeps_its_base_when_it_grows() {
    let base = ["--base", "https://example.org/news#"];
    let store = TestStore::build(&["data/reports/camp-david-1-eve.txt"], &base);
    store.output(["add", "data/reports/camp-david-2-agency.txt"]);
    let all = TestStore::build(
        &["data/reports/camp-david-1-eve.txt", "data/reports/camp-david-2-agency.txt"],
        &base,
    );
    assert!(files(store.path()) == files(all.path()));
}

#[test]
fn lines_come_in_input_order_and_do_not_depend_on_threads() {
    let names = samples();
    let extract = |threads: &str| {
        output(["extract", "--threads", threads].into_iter().chain(names.iter().map(String::as_str)))
    };
    let one = extract("1");
    assert!(one.lines().count() >= names.len());
    assert!(one == extract("4"), "the lines differ");
    let singly: String = names.iter().map(|name| output(["extract", name.as_str()])).collect();
    assert!(one == singly, "a line depends on other reports");
}

/// Every file of a store with its bytes.
fn files(store: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    rapporteur_testkit::store_files(store).unwrap()
}

#[test]
fn how_a_store_came_to_be_shows_in_its_history_alone() {
    let names = samples();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let all = TestStore::build(&names, &[]);
    let grown = TestStore::build(&names[..3], &[]);
    grown.output(["add"].into_iter().chain(names[3..].iter().copied()));
    let builds = |store: &TestStore| store.output(["changes", "--list"]).lines().count();
    assert_eq!((builds(&all), builds(&grown)), (2, 3), "each build, and how many they are");
    assert!(files(all.path()) == files(grown.path()));
    std::fs::remove_dir_all(grown.path().join("history")).unwrap();
    assert!(grown.output(["verify"]).ends_with("no fault\n"), "a store without history is as good");
    assert_eq!(
        grown.output(["changes"]).lines().last(),
        all.output(["changes"]).lines().last(),
        "equal sets are one build"
    );
}
