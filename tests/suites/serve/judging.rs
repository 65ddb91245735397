//! Judgements are made and taken back over HTTP, as by the commands, and only with the token.

use rapporteur_tests::{Reply, Server, TestStore};
use std::io::{Read, Write};
use std::sync::Arc;

const REPORT: [&str; 1] = ["data/reports/reykjavik-1-agency.txt"];

/// A writable server over a store of its own, with its token.
fn writable() -> (Server, String) {
    let server = Server::start(Arc::new(TestStore::build(&REPORT, &[])), &["--writable"]);
    let token =
        server.first_line.trim().rsplit_once("/?token=").expect("a token in the address").1.to_owned();
    (server, token)
}

fn judge(server: &Server, token: &str, body: &str) -> Reply {
    let headers = [("Content-Type", "application/json"), ("X-Rapporteur-Token", token)];
    server.ask("POST", "/api/judgements", &headers, body.as_bytes())
}

#[test]
fn a_judgement_changes_the_graph_and_is_taken_back() {
    let (server, token) = writable();
    let label = || server.json("/api/node?id=person/ronald-reagan")["node"]["label"].clone();
    let before = server.json("/api/store")["generation"].clone();
    let rename = r#"{"decision": "rename", "node": "person/ronald-reagan", "value": "Ronald W. Reagan", "reason": "a test"}"#;
    let done = judge(&server, &token, rename);
    assert_eq!(done.status, 200, "{}", done.text());
    // The answer comes when the server has read what the judgement made.
    assert_eq!(label(), "Ronald W. Reagan");
    let answer = server.ask("GET", "/api/judgements", &[], b"");
    let listed = answer.json();
    let line = &listed["judgements"][0];
    assert_eq!(
        (&line["decision"], &line["applied"], &line["reason"]),
        (&"rename".into(), &true.into(), &"a test".into())
    );
    assert_eq!(line["n"], done.json()["n"]);
    let undo = |generation: &serde_json::Value| {
        let tag = format!("\"{}\"", generation.as_str().unwrap());
        let headers = [("X-Rapporteur-Token", token.as_str()), ("If-Match", tag.as_str())];
        server.ask("DELETE", &format!("/api/judgements/{}", line["n"]), &headers, b"")
    };
    assert_eq!(undo(&before).status, 412);
    let generation = done.json()["generation"].clone();
    let tag = answer
        .headers
        .iter()
        .find(|(name, _)| name == "etag")
        .map(|(_, tag)| tag.trim_matches('"').to_owned());
    assert_eq!(tag.as_deref(), generation.as_str());
    let undone = undo(&generation);
    assert_eq!(undone.status, 200, "{}", undone.text());
    assert_eq!(label(), "Ronald Reagan");
    assert_eq!(server.json("/api/store")["generation"], before);
    // A request that is sent twice takes out one line.
    assert_eq!(undo(&generation).status, 412);
}

#[test]
fn what_cannot_be_judged_is_refused_and_writes_nothing() {
    let (server, token) = writable();
    for body in [
        "",
        "[]",
        r#"{"decision": "rename", "node": "person/ronald-reagan"}"#,
        r#"{"decision": "merge", "node": "person/nobody-at-all", "other": "person/ronald-reagan"}"#,
        r#"{"decision": "rename", "node": "person/ronald-reagan", "value": "R", "more": 1}"#,
    ] {
        let refused = judge(&server, &token, body);
        assert_eq!(refused.status, 400, "{body}: {}", refused.text());
        assert!(refused.json()["error"].is_string());
    }
    let rename = r#"{"decision": "rename", "node": "person/ronald-reagan", "value": "R"}"#;
    for (line, status) in [("abc", 400), ("-1", 400), ("%ff", 400), ("0", 404), ("7", 404), ("99", 404)] {
        let headers = [("X-Rapporteur-Token", token.as_str())];
        let refused = server.ask("DELETE", &format!("/api/judgements/{line}"), &headers, b"");
        assert_eq!(refused.status, status, "{line}: {}", refused.text());
        let error = refused.json()["error"].as_str().unwrap().to_owned();
        assert!(!error.contains(server.store().path().to_str().unwrap()), "{error}");
    }
    assert_eq!(judge(&server, "0123456789abcdef0123456789abcdef", rename).status, 403);
    assert_eq!(server.ask("DELETE", "/api/judgements/1", &[], b"").status, 403);
    assert_eq!(judge(&Server::shared(), &token, rename).status, 403);
    assert_eq!(server.json("/api/judgements")["judgements"], serde_json::json!([]));
}

#[test]
fn who_may_not_write_is_refused_before_the_body_comes() {
    let server = Server::shared();
    let mut stream = server.connect();
    let head = "POST /api/judgements HTTP/1.1\r\nConnection: close\r\nContent-Length: 100\r\n";
    stream.write_all(format!("{head}Host: {}\r\n\r\n{{", server.address).as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    assert!(answer.starts_with(b"HTTP/1.1 403"), "{}", String::from_utf8_lossy(&answer));
}

#[test]
fn judgements_at_one_time_are_carried_out_one_after_another() {
    let (server, token) = writable();
    let names =
        [("person/ronald-reagan", "Ronald W. Reagan"), ("person/mikhail-gorbachev", "Mikhail S. Gorbachev")];
    std::thread::scope(|scope| {
        for (id, name) in names {
            let (server, token) = (&server, &token);
            scope.spawn(move || {
                let rename = format!(r#"{{"decision": "rename", "node": "{id}", "value": "{name}"}}"#);
                let done = judge(server, token, &rename);
                assert_eq!(done.status, 200, "{}", done.text());
                let node = server.json(&format!("/api/node?id={id}"));
                assert_eq!(node["node"]["label"], name);
            });
        }
    });
    assert_eq!(server.json("/api/judgements")["judgements"].as_array().unwrap().len(), 2);
}

#[test]
fn a_fault_of_the_store_is_not_the_askers() {
    let (server, token) = writable();
    std::fs::write(server.store().path().join("judgements.tsv"), b"drop\tperson/\xff\t\n").unwrap();
    for path in ["/api/judgements", "/api/doubts"] {
        let reply = server.get(path);
        assert!(reply.status == 500 && reply.text().contains("no UTF-8"), "{path}: {}", reply.text());
    }
    let rename = r#"{"decision": "rename", "node": "person/ronald-reagan", "value": "R"}"#;
    assert_eq!(judge(&server, &token, rename).status, 500);
}

#[test]
fn an_update_is_taken_as_far_as_a_judgement_expresses_it() {
    let (server, token) = writable();
    let update = |text: &str| {
        let headers = [("Content-Type", "application/sparql-update"), ("X-Rapporteur-Token", token.as_str())];
        server.ask("POST", "/sparql", &headers, text.as_bytes())
    };
    let done = update("INSERT DATA { <person/ronald-reagan> rdfs:label 'Ronald W. Reagan' }");
    assert_eq!(done.status, 200, "{}", done.text());
    assert_eq!(server.json("/api/node?id=person/ronald-reagan")["node"]["label"], "Ronald W. Reagan");
    for text in
        ["CLEAR ALL", "INSERT DATA { <person/a> rap:attends <meeting/b> }", "DELETE WHERE { ?s ?p ?o }"]
    {
        assert_eq!(update(text).status, 403, "{text}");
    }
    assert_eq!(update("INSERT DATA {").status, 400);
}

#[test]
fn doubts_and_changes_are_those_of_the_commands() {
    let server = Server::shared();
    let store = server.store();
    let command = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&store.output(arguments.iter().copied())).expect("JSON")
    };
    assert_eq!(
        server.json("/api/doubts?limit=5"),
        command(&["resolve", "--review", "--limit", "5", "--format", "json"])
    );
    assert_eq!(server.json("/api/changes"), command(&["changes", "--format", "json"]));
    assert_eq!(server.get("/api/changes?since=00000000").status, 404);
}
