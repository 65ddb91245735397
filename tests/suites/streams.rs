//! Pipes work: standard input, lines as they come, readers that go away.

use rapporteur_tests::{TestStore, binary, output, rapporteur, root};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

fn record(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text, "date": "1999-05-04"}).to_string() + "\n"
}

#[test]
fn a_line_is_answered_before_the_next_is_written() {
    let mut child = Command::new(binary())
        .args(["extract", "-", "--threads", "2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut input, mut lines) =
        (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
    for id in ["first", "second", "third"] {
        input
            .write_all(record(id, "The foreign ministers of Chad and Niger met in Vienna.").as_bytes())
            .unwrap();
        let line: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(line["id"], id);
    }
    drop(input);
    assert!(lines.next().is_none());
    assert!(child.wait().unwrap().success());
}

#[test]
fn standard_input_is_read_in_any_format() {
    let text = "VIENNA, May 4, 1999 (AP) - The president of Chad will attend the summit.";
    let extract = |input: &str| {
        let output =
            rapporteur(["extract", "-"]).write_stdin(input).assert().code(0).get_output().stdout.clone();
        serde_json::from_slice::<Value>(&output).unwrap()
    };
    assert_eq!(extract(text)["text"], text);
    assert_eq!(extract(&record("r7", text))["id"], "r7");
    let pretty = serde_json::to_string_pretty(&serde_json::json!({"text": text})).unwrap();
    assert_eq!(extract(&pretty)["text"], text);
    let page = format!("<html><body><article><h1>Summit</h1><p>{text}</p></article></body></html>");
    assert!(extract(&page)["text"].as_str().unwrap().contains("The president of Chad"));
    let store = tempfile::tempdir().unwrap();
    let build = ["build", "-", "--store", store.path().to_str().unwrap()];
    rapporteur(build).write_stdin(record("a", text)).assert().code(0);
}

#[test]
fn a_line_has_the_fields_of_the_contract() {
    let line: Value =
        serde_json::from_str(&output(["extract", "data/reports/camp-david-1-eve.txt"])).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let sorted = |names: &str| {
        let mut names: Vec<String> = names.split_whitespace().map(str::to_owned).collect();
        names.sort();
        names
    };
    assert_eq!(
        keys(&line),
        sorted("id title text publishedOn source mentions times quotes claims diagnostics")
    );
    assert_eq!(keys(&line["mentions"][0]), sorted("start end type text entity"));
    assert_eq!(keys(&line["times"][0]), sorted("start end type value"));
    assert_eq!(keys(&line["quotes"][0]), sorted("source cue content"));
    let claims = line["claims"].as_array().unwrap();
    let fields = "subject relation object value datatype unit bound status role attributedTo distant onDate startDate endDate confidence foundBy evidence";
    // Qualifiers that the relation declares come on top.
    let with_own = |claim: &Value| {
        let declared = if claim["relation"] == "acts" { "predicate" } else { "" };
        sorted(&format!("{fields} {declared}"))
    };
    assert!(claims.iter().all(|claim| keys(claim) == with_own(claim)));
    assert!(claims.iter().any(|claim| claim["relation"] == "acts" && claim["predicate"].is_string()));
    assert!(claims.iter().all(|claim| keys(&claim["subject"]) == sorted("entity label names type")));
    assert!(claims.iter().all(|claim| keys(&claim["evidence"]) == sorted("start end quote sentence")));
    assert!(claims.iter().any(|claim| keys_of_object(claim) == Some(sorted("entity label names type"))));
}

fn keys_of_object(claim: &Value) -> Option<Vec<String>> {
    Some(claim["object"].as_object()?.keys().cloned().collect())
}

#[test]
fn offsets_count_bytes_or_characters_of_the_text() {
    let text =
        "“Ja,” said Jürgen Müller – the foreign minister of Austria – in Köln. He met Ana Ruiz on May 3.";
    let input = record("r", text);
    for unit in ["bytes", "chars"] {
        let output =
            rapporteur(["extract", "-", "--offsets", unit]).write_stdin(input.clone()).assert().code(0);
        let line: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
        let slice = |part: &Value| {
            let at = |field: &str| usize::try_from(part[field].as_u64().unwrap()).unwrap();
            match unit {
                "bytes" => text[at("start")..at("end")].to_owned(),
                _ => text.chars().skip(at("start")).take(at("end") - at("start")).collect(),
            }
        };
        let (mentions, claims) = (line["mentions"].as_array().unwrap(), line["claims"].as_array().unwrap());
        assert!(mentions.len() > 3 && !claims.is_empty(), "{line}");
        assert!(mentions.iter().all(|mention| slice(mention) == mention["text"]));
        assert!(claims.iter().all(|claim| slice(&claim["evidence"]) == claim["evidence"]["quote"]));
        assert!(
            line["times"].as_array().unwrap().iter().any(|time| slice(time) == "May 3"),
            "{}",
            line["times"]
        );
    }
}

#[test]
fn an_entity_of_one_report_is_none_of_another() {
    let lines = output(["extract", "data/reports/reykjavik-3-records.jsonl"]);
    let entities = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        let mentions = line["mentions"].as_array().unwrap().clone();
        mentions.into_iter().map(|mention| mention["entity"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut lines = lines.lines();
    let (first, second) = (entities(lines.next().unwrap()), entities(lines.next().unwrap()));
    assert!(!first.is_empty() && first.iter().all(|id| !second.contains(id)));
}

/// Starts the program, reads some bytes of its output, and closes the pipe.
fn leave_early(arguments: &[&str]) {
    let mut child = Command::new(binary())
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && !errors.contains("rapporteur:"),
        "{arguments:?}: {:?} {errors}",
        output.status
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    leave_early(&["extract", "data/reports"]);
    leave_early(&["query", "--list"]);
    leave_early(&["completions", "bash"]);
    let store = TestStore::build(&["data/reports"], &[]);
    let [option, folder] = store.option();
    for format in ["nquads", "jsonld", "dot", "svg"] {
        leave_early(&["export", "--format", format, option, folder]);
    }
    leave_early(&["query", "relations", option, folder]);
    leave_early(&["query", "relations", "--format", "json", option, folder]);
}
