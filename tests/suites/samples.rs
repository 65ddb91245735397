//! The sample reports are taken from end to end: built, proven, queried, exported.

use rapporteur_tests::{Answer, TestStore, output, read_part, root, write_part};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::LazyLock;

static STORE: LazyLock<TestStore> = LazyLock::new(|| TestStore::build(&["data/reports"], &[]));

#[test]
fn the_store_is_sound() {
    let verified: Value = serde_json::from_str(&STORE.output(["verify", "--format", "json"])).unwrap();
    assert_eq!(verified["faults"], Value::Array(Vec::new()));
    assert!(verified["triples"].as_u64().unwrap() > 1000);
}

#[test]
fn the_summary_counts_what_the_store_holds() {
    let again = STORE.output(["build", "data/reports", "--format", "json"]);
    let summary: Value = serde_json::from_str(&again).unwrap();
    let total = |field: &str| -> u64 {
        summary[field].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum()
    };
    let count = |kind: &str| {
        let query = format!("SELECT (COUNT(*) AS ?n) {{ ?x a rap:{kind} }}");
        STORE.query(&query, &[]).0[0].get("n").parse::<u64>().unwrap()
    };
    assert_eq!(summary["reports"], count("Report"));
    assert_eq!(summary["reused"], summary["reports"], "unchanged reports are not analysed again");
    assert_eq!(total("claims") + summary["open"].as_u64().unwrap(), count("Claim"));
    assert_eq!(summary["entities"]["Person"], count("Person"));
    assert_eq!(total("disputes"), count("Dispute"));
}

#[test]
fn every_named_query_runs() {
    let listed: Value = serde_json::from_str(&output(["query", "--list", "--format", "json"])).unwrap();
    let listed = listed.as_array().unwrap();
    assert!(listed.len() >= 14, "{} queries", listed.len());
    for query in listed {
        let required =
            query["params"].as_array().unwrap().iter().filter(|parameter| parameter["need"] == "required");
        let given: Vec<String> = required
            .map(|parameter| format!("{}=Anwar Sadat", parameter["name"].as_str().unwrap()))
            .collect();
        let name = query["name"].as_str().unwrap();
        STORE.query(name, &given.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// Asks the samples' store over claims of at least this confidence.
fn ask_sure(query: &str) -> Answer {
    Answer::parse(&STORE.output(["query", query, "--format", "json", "--min-confidence", "0.9"]))
}

#[test]
fn a_question_over_sure_claims_is_answered_from_what_export_writes() {
    let exported = STORE.output(["export", "--format", "nquads", "--min-confidence", "0.9"]);
    let n_triples = &ask_sure("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").0[0];
    assert_eq!(n_triples.get("n"), exported.lines().count().to_string());
    let doubted = "SELECT ?c { ?c rap:confidence ?n FILTER(?n < 0.9) }";
    assert!(ask_sure(doubted).0.is_empty() && !STORE.query(doubted, &[]).0.is_empty());
    let plain = "?person a rap:Person ; ?relation ?other FILTER(STRSTARTS(STR(?relation), STR(rap:)))";
    let stated = "?c rdf:subject ?person ; rdf:predicate ?relation ; rdf:object ?other";
    let edges = format!("SELECT ?person ?relation ?other {{ {plain} }}");
    let unstated = format!("SELECT ?person {{ {plain} FILTER NOT EXISTS {{ {stated} }} }}");
    assert!(ask_sure(&edges).0.len() < STORE.query(&edges, &[]).0.len());
    assert!(ask_sure(&unstated).0.is_empty(), "{}", ask_sure(&unstated));
}

#[test]
fn the_meetings_are_told_apart_and_have_their_people() {
    let attendees = STORE.query("attendees", &["meeting=Camp David"]);
    attendees.must_have(&[("attendee", "Jimmy Carter"), ("part", "hosts"), ("country", "United States")]);
    assert!(attendees.rows(&[("attendee", "Mikhail Gorbachev")]).is_empty(), "{attendees}");
    let attendees = STORE.query("attendees", &["meeting=Reykjavik"]);
    for person in ["Ronald Reagan", "Mikhail Gorbachev"] {
        attendees.must_have(&[("attendee", person)]);
    }
    assert!(attendees.rows(&[("attendee", "Anwar Sadat")]).is_empty(), "{attendees}");
}

#[test]
fn every_format_is_written() {
    for (format, sign) in [
        ("nquads", "<https://w3id.org/rapporteur/id/"),
        ("turtle", "@prefix rap:"),
        ("trig", "@prefix rap:"),
        ("jsonld", "\"@"),
        ("rdfxml", "<rdf:RDF"),
        ("dot", "digraph"),
        ("svg", "<svg"),
    ] {
        let written = STORE.output(["export", "--format", format]);
        assert!(
            written.contains(sign),
            "{format} begins {:?}",
            written.chars().take(200).collect::<String>()
        );
    }
}

#[test]
fn the_exported_graph_is_the_stored_one() {
    assert!(
        STORE.output(["export", "--format", "nquads"]).as_bytes() == STORE.graph(),
        "nquads differ from the graph's parts"
    );
}

#[test]
fn filters_leave_a_part() {
    let all = STORE.output(["export", "--format", "nquads"]);
    let part = STORE.output([
        "export",
        "--format",
        "nquads",
        "--focus",
        "Ronald Reagan",
        "--relation",
        "attends,signs",
    ]);
    assert!(
        part.lines().count() > 10 && part.lines().count() < all.lines().count() / 2,
        "{}",
        part.lines().count()
    );
    assert!(part.contains("ns#attends>") && !part.contains("<https://w3id.org/rapporteur/ns#denies>"));
}

#[test]
fn a_file_is_written_whole_and_its_name_tells_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("graph.ttl");
    assert_eq!(STORE.output(["export", "-o", file.to_str().unwrap()]), "");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), STORE.output(["export", "--format", "turtle"]));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
}

#[test]
fn workbooks_and_pictures_are_the_same_bytes_every_time_and_answers_have_files_too() {
    let folder = tempfile::tempdir().unwrap();
    let written = |command: &[&str], name: &str| {
        let file = folder.path().join(name);
        let to = ["-o", file.to_str().unwrap()];
        assert_eq!(STORE.output([command, &to].concat()), "");
        std::fs::read(&file).unwrap()
    };
    let small = ["export", "--focus", "Reykjavik summit"];
    for (command, name, sign) in [
        (&small[..], "graph.xlsx", &b"PK\x03\x04"[..]),
        (&small, "graph.png", b"\x89PNG\r\n"),
        (&["query", "attendees"], "answer.xlsx", b"PK\x03\x04"),
    ] {
        let first = written(command, name);
        assert!(first.starts_with(sign) && first == written(command, name), "{name}");
    }
    let csv = STORE.output(["query", "attendees", "--format", "csv"]);
    assert_eq!(written(&["query", "attendees"], "answer.csv"), csv.as_bytes());
    let table = String::from_utf8(written(&["query", "attendees"], "answer.txt")).unwrap();
    assert!(table.contains('┆') && table.contains(" rows"), "{table}");
}

#[test]
fn nodes_are_named_by_the_prefix_of_their_type() {
    let query = "SELECT ?m { person:ronald-reagan rap:attends ?m }";
    let given = ["query", "SELECT ?m { ?who rap:attends ?m }", "--param", "who=person:ronald-reagan"];
    assert_eq!(STORE.output(["query", query]), STORE.output(given));
    assert_eq!(
        STORE.output(["neighbors", "person:helmut-kohl"]),
        STORE.output(["neighbors", "person/helmut-kohl"])
    );
    assert_eq!(STORE.output(["why", "person:helmut-kohl"]), STORE.output(["why", "person/helmut-kohl"]));
    assert!(STORE.output(["export", "--format", "turtle"]).contains("\nperson:helmut-kohl "));
}

#[test]
fn another_base_moves_every_node() {
    let store =
        TestStore::build(&["data/reports/reykjavik-1-agency.txt"], &["--base", "https://example.org/graph/"]);
    let graph = String::from_utf8(store.graph()).unwrap();
    assert!(
        graph.contains("<https://example.org/graph/report/") && !graph.contains("w3id.org/rapporteur/id/")
    );
    assert!(store.output(["verify"]).ends_with("no fault\n"));
    assert!(store.output(["export", "--format", "nquads"]).as_bytes() == store.graph());
}

#[test]
fn explain_names_the_sentences_of_files_and_of_the_store() {
    let file = "data/reports/camp-david-1-eve.txt";
    let of_file = STORE.output(["explain", &format!("{file}#2"), "--format", "json"]);
    let extracted: Value = serde_json::from_str(&output(["extract", file])).unwrap();
    let of_store = STORE.output([
        "explain",
        &format!("{}#2", &extracted["id"].as_str().unwrap()[..8]),
        "--format",
        "json",
    ]);
    assert_eq!(of_file, of_store);
    let explained: Value = serde_json::from_str(&of_file).unwrap();
    let sentence = &explained["sentences"][0];
    assert_eq!(sentence["number"], 2);
    let text = std::fs::read_to_string(root().join(file)).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(words.join(" ").contains(sentence["text"].as_str().unwrap()));
    assert!(!sentence["tokens"].as_array().unwrap().is_empty());
}

#[test]
fn verify_finds_a_quote_that_was_changed() {
    let store = TestStore::build(&["data/reports/reykjavik-1-agency.txt"], &[]);
    let holds_quotes = |part: &PathBuf| read_part(part).contains("ns#quote> \"");
    let part = store.parts().into_iter().find(holds_quotes).unwrap();
    let graph = read_part(&part);
    let quote = graph.lines().find(|line| line.contains("ns#quote> \"")).unwrap();
    write_part(&part, &graph.replace(quote, &quote.replace("quote> \"", "quote> \"Not ")));
    let verified =
        rapporteur_tests::rapporteur(["verify"].into_iter().chain(store.option())).assert().code(1);
    assert!(String::from_utf8_lossy(&verified.get_output().stdout).contains(": quote: "));
}
