//! Whatever is read gives diagnostics and never a failure; with `--strict` diagnostics count.

use rapporteur_tests::{TestStore, output, rapporteur};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Inputs that might trip a reader, each with the code of the diagnostic that it gives.
fn bad_inputs(folder: &Path) -> Vec<(String, &'static str)> {
    let foreign = "Les ministres des affaires étrangères se sont réunis lundi à Vienne pour préparer la rencontre \
                   des présidents, a indiqué le porte-parole du gouvernement dans un communiqué publié mardi.";
    let inputs: [(&str, Vec<u8>, &'static str); 5] = [
        ("empty.txt", Vec::new(), "empty"),
        ("blank.txt", b" \n\t\n".to_vec(), "empty"),
        ("binary.txt", (0..=255).cycle().take(5000).collect(), "binary"),
        ("foreign.txt", foreign.as_bytes().to_vec(), "not-english"),
        ("broken.jsonl", b"{\"text\": \"Ministers met in Vale.\"}\n{\"text\": \n".to_vec(), "malformed-json"),
    ];
    let write = |(name, bytes, code): (&str, Vec<u8>, &'static str)| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        (path.to_str().unwrap().to_owned(), code)
    };
    inputs.into_iter().map(write).collect()
}

#[test]
fn bad_inputs_are_told_and_count_only_when_strict() {
    let folder = tempfile::tempdir().unwrap();
    for (path, code) in bad_inputs(folder.path()) {
        let run = rapporteur(["extract", &path]).assert().code(0);
        let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(told.contains(&format!("[{code}]")) && told.contains(&path), "{path}: {told:?}");
        rapporteur(["extract", &path, "--strict"]).assert().code(1);
        let store = folder.path().join("store");
        let build = ["build", &path, "--store", store.to_str().unwrap()];
        rapporteur(build).assert().code(0);
        rapporteur(build.into_iter().chain(["--strict"])).assert().code(1);
    }
}

#[test]
fn what_is_good_among_the_bad_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    bad_inputs(folder.path());
    fs::write(
        folder.path().join("good.txt"),
        "The president of Chad met the king of Jordan in Vienna on Monday.",
    )
    .unwrap();
    let store = TestStore::build(&[folder.path().to_str().unwrap()], &[]);
    assert!(store.output(["verify"]).ends_with("no fault\n"));
    store.query("relations", &[]).must_have(&[("name", "meetsWith")]);
}

#[test]
fn a_store_without_reports_answers_with_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.txt");
    fs::write(&empty, "").unwrap();
    let store = TestStore::build(&[empty.to_str().unwrap()], &[]);
    assert!(store.output(["verify"]).ends_with("no fault\n"));
    assert!(store.query("attendees", &[]).0.is_empty());
    assert!(store.output(["export", "--format", "dot"]).contains("digraph"));
}

#[test]
fn a_huge_line_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("line.txt");
    let sentence =
        "The foreign minister of Chad met the foreign minister of Niger in Vienna, officials said. ";
    fs::write(&path, sentence.repeat(2000)).unwrap();
    let line: Value = serde_json::from_str(&output(["extract", path.to_str().unwrap()])).unwrap();
    assert_eq!(line["text"].as_str().unwrap().len(), sentence.len() * 2000);
    let last = line["mentions"].as_array().unwrap().last().unwrap()["start"].as_u64().unwrap();
    assert!(last > (sentence.len() * 1999) as u64, "mentions reach the end");
}

#[test]
fn words_without_end_and_odd_characters_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let odd = [
        "a".repeat(100_000),
        "(".repeat(20_000),
        "\u{200f}\u{feff}Envoys\u{0} met\u{2028}in \u{1f1ee}\u{1f1f8} Reykjavík\u{301}. ".repeat(200),
        "Mr. ".repeat(5_000),
        "“‘".repeat(5_000),
    ];
    for (i, text) in odd.iter().enumerate() {
        let path = folder.path().join(format!("{i}.txt"));
        fs::write(&path, format!("The envoys met in Vienna on Monday.\n\n{text}\n\nThey left on Tuesday."))
            .unwrap();
    }
    let store = TestStore::build(&[folder.path().to_str().unwrap()], &[]);
    assert!(store.output(["verify"]).ends_with("no fault\n"));
}

#[test]
fn a_report_in_which_nothing_is_found_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("weather.txt"), "The weather was fine.\n").unwrap();
    let store = TestStore::build(&[folder.path().to_str().unwrap()], &[]);
    assert!(store.output(["verify"]).ends_with("no fault\n"));
}

#[test]
fn a_store_that_is_damaged_is_an_error_with_a_remedy() {
    let store = TestStore::build(&["data/reports/reykjavik-1-agency.txt"], &[]);
    for part in store.parts() {
        fs::write(part.to_string_lossy().replace("graph", "world"), "no part").unwrap();
        fs::write(part, "<a> <b> .\n").unwrap();
    }
    // Questions still work after the index is removed.
    fs::remove_dir_all(store.path().join("index")).unwrap();
    for arguments in [&["query", "relations"][..], &["why", "Reykjavik"], &["export", "--format", "dot"]] {
        let run = rapporteur(arguments.iter().copied().chain(store.option())).assert().code(2);
        let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(told.contains("is damaged") && told.contains("`rapporteur build` again"), "{told}");
    }
    let n_parts = store.parts().len();
    assert_eq!(faults(&store).len(), 2 * n_parts);
    store.output(["build", "data/reports/reykjavik-1-agency.txt"]);
    assert!(store.output(["verify"]).ends_with("no fault\n"));
}

/// The faults that `verify` reports as JSON: rule, node and message of each.
fn faults(store: &TestStore) -> Vec<[String; 3]> {
    let arguments = ["verify", "--format", "json"].into_iter().chain(store.option());
    let told = rapporteur(arguments).assert().code(1).get_output().stdout.clone();
    let told: Value = serde_json::from_slice(&told).unwrap();
    let fault =
        |fault: &Value| ["rule", "node", "message"].map(|key| fault[key].as_str().unwrap().to_owned());
    told["faults"].as_array().unwrap().iter().map(fault).collect()
}

#[test]
fn verify_names_every_damaged_file_and_its_remedy() {
    let report = "data/reports/reykjavik-1-agency.txt";
    let store = TestStore::build(&[report], &[]);
    let some = |folder: &str| {
        let shard = fs::read_dir(store.path().join(folder)).unwrap().next().unwrap().unwrap().path();
        fs::read_dir(shard).unwrap().next().unwrap().unwrap().path()
    };
    let harmed = ["graph", "reports", "sources", "world"].map(some);
    fs::remove_file(&harmed[0]).unwrap();
    fs::write(&harmed[1], "").unwrap();
    let source = fs::read(&harmed[2]).unwrap();
    fs::write(&harmed[2], &source[..source.len() - 1]).unwrap();
    fs::write(&harmed[3], "no part").unwrap();
    let faults = faults(&store);
    assert_eq!(faults.len(), harmed.len(), "{faults:?}");
    for ([rule, node, message], file) in faults.iter().zip(&harmed) {
        assert_eq!((rule.as_str(), store.path().join(node)), ("file", file.clone()));
        assert!(message.ends_with("run `rapporteur build` again with the same reports"), "{message}");
    }
    let told = rapporteur(["verify"].into_iter().chain(store.option())).assert().code(1);
    let told = String::from_utf8_lossy(&told.get_output().stdout).into_owned();
    assert!(told.contains(": file: it is missing: run `rapporteur build` again"), "{told}");
    assert!(told.ends_with("0 triples, 4 faults, the graph not checked: build the store again\n"), "{told}");
    store.output(["build", report]);
    assert!(store.output(["verify"]).ends_with("no fault\n"));
}

#[test]
fn nothing_read_leaves_a_damaged_store_as_it_is() {
    let store = TestStore::build(&["data/reports/reykjavik-1-agency.txt"], &[]);
    let list = fs::read_dir(store.path().join("generations")).unwrap().next().unwrap().unwrap().path();
    fs::write(&list, "").unwrap();
    let n_parts = store.parts().len();
    let nothing = ["build", "-"].into_iter().chain(store.option());
    rapporteur(nothing).write_stdin("").assert().code(2);
    assert_eq!(store.parts().len(), n_parts);
}
