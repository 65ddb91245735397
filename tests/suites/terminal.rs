//! A terminal shows what reports, file names and servers say and never obeys it; data formats carry it
//! unchanged.

use rapporteur_tests::{TestStore, rapporteur};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;

/// A report each part of which would clear a screen, name a window, reverse the writing or be a formula.
const EVIL: &str = r#"{"id": "../../x1\u001b[1A", "title": "\u001b]0;TITLE\u0007\u001b[31mRED\u001b[0m\u001b[2J headline \u202e desrever", "text": "GENEVA, Jan 6, 2026 (Harbour Wire) - Ana Ruiz of Spain met Karim\u009b31m Haddad of Lebanon in Geneva\u202e on Tuesday. Ana Ruiz praised Chile\uffff on Monday. \u001b]0;TITLE\u0007\u001b[2J\u009b31m", "source": "src\u001b[2J", "url": "javascript:alert(1)\u001b[2J", "author": "=HYPERLINK(\"x\")"}"#;

fn evil() -> (tempfile::TempDir, TestStore) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("e\u{1b}[2J\u{202e}.jsonl");
    fs::write(&file, format!("{EVIL}\n{{\"text\": 1, \"id\": \"\u{1b}[2J\"}}\n")).unwrap();
    let store = TestStore::build(&[file.to_str().unwrap()], &[]);
    (folder, store)
}

/// Runs the program and returns both its outputs, whatever its status.
fn both<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    let output = rapporteur(arguments).output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn is_shown(text: &str) -> bool {
    let is_obeyed = |c: char| {
        (c.is_control() && !"\t\n".contains(c))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    !text.contains(is_obeyed)
}

#[test]
fn no_command_passes_on_what_a_terminal_would_obey() {
    let (folder, store) = evil();
    let file = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let file = file.to_str().unwrap();
    let mut n_written_out = 0;
    for command in [
        &["build", file][..],
        &["explain", file],
        &["explain", "Ana\u{1b}[2J Ruiz met Karim Haddad."],
        &["query", "reports"],
        &["query", "evidence", "--param", "subject=Ana Ruiz"],
        &["query", "SELECT ?s ?o { ?s rdfs:label ?o }"],
        &["query", "evidence", "--param", "subject=Nobody\u{1b}[2J"],
        &["query", "SELECT \u{1b}[2J"],
        &["query", "nothing\u{1b}[2J"],
        &["why", "Karim\u{9b}31m Haddad"],
        &["neighbors", "Ana Ruiz"],
        &["neighbors", "Nobody\u{1b}[2J"],
        &["compare"],
        &["compare", "Ana Ruiz"],
        &["path", "Ana Ruiz", "Spain"],
        &["rank"],
        &["communities"],
        &["timeline"],
        &["bridges"],
        &["resolve", "--review"],
        &["gaps", "--least", "1", "--described", "--all"],
        &["gaps", "praise\u{1b}[2J", "--relation", "praises"],
        &["remove", "nothing\u{1b}[2J"],
        &["verify"],
        &["export", "--format", "csv\u{1b}[2J"],
        &["no-such-command\u{1b}[2J"],
    ] {
        let told = both(command.iter().copied().chain(store.option()));
        assert!(is_shown(&told), "{command:?}: {told}");
        n_written_out += usize::from(told.contains("\\u{1b}") || told.contains("\\u{9b}"));
    }
    assert!(n_written_out > 12, "the signs are written out and not lost: {n_written_out}");
}

#[test]
fn data_formats_carry_text_as_it_is() {
    let (folder, store) = evil();
    let file = fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let extracted = rapporteur(["extract", file.to_str().unwrap()]).output().unwrap().stdout;
    let lines = String::from_utf8(extracted).unwrap();
    let line: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert!(line["text"].as_str().unwrap().contains("\u{1b}]0;TITLE\u{7}\u{1b}[2J\u{9b}31m"));
    assert!(lines.contains('\u{9b}') && lines.contains('\u{202e}'));
    let json = store.output(["query", "SELECT ?o { ?s rdfs:label ?o }", "--format", "json"]);
    assert!(json.contains('\u{202e}') && json.to_lowercase().contains("\\u001b"), "{json}");
    let xml = store.output(["query", "SELECT ?o { ?s rdfs:label ?o }", "--format", "xml"]);
    assert!(!xml.contains(['\u{1b}', '\u{7}', '\u{ffff}']) && xml.contains("\u{fffd}[2J"), "{xml}");
}

#[test]
fn cells_of_tables_are_text_to_a_spreadsheet_unless_raw_ones_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.jsonl");
    let text = "OSLO, March 11, 2025 - Kenya met Chad in Oslo.";
    fs::write(&file, serde_json::json!({"text": text, "title": "=1+1", "url": "@x"}).to_string()).unwrap();
    let store = TestStore::build(&[file.to_str().unwrap()], &[]);
    let exported = |options: &[&str]| {
        let out = folder.path().join(format!("out{}", options.join("")));
        let out_name = out.to_str().unwrap();
        store.output(["export", "-o", out_name].into_iter().chain(options.iter().copied()));
        let read = |path: &Path| fs::read_to_string(path).unwrap();
        if out.is_dir() { read(&out.join("nodes.csv")) } else { read(&out) }
    };
    assert!(exported(&["--format", "csv"]).contains(",'=1+1,"));
    assert!(exported(&["--format", "csv", "--raw"]).contains(",=1+1,"));
    assert!(exported(&["--format", "plover"]).contains(",'@x,"));
    assert!(exported(&["--format", "neo4j"]).contains(",=1+1,"));
    let labels = "SELECT ?o { ?r a rap:Report ; rdfs:label ?o }";
    assert_eq!(store.output(["query", labels, "--format", "csv"]), "o\r\n'=1+1\r\n");
    assert_eq!(store.output(["query", labels, "--format", "csv", "--raw"]), "o\r\n=1+1\r\n");
    let number = "SELECT (-5 AS ?n) ('-5' AS ?t) {}";
    assert_eq!(store.output(["query", number, "--format", "csv"]), "n,t\r\n-5,-5\r\n");
}

#[test]
fn what_a_server_says_is_shown_and_a_password_in_its_address_never() {
    let (_folder, store) = evil();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let (mut request, mut piece) = (Vec::new(), [0; 1 << 16]);
        // An update ends with the closing brace of its data.
        while !request.ends_with(b"}\n") {
            let n = stream.read(&mut piece).unwrap();
            request.extend_from_slice(&piece[..n]);
        }
        let answer = "no\u{1b}[2J\u{9b}31m";
        let head = format!("HTTP/1.1 400 X\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", answer.len());
        stream.write_all(format!("{head}{answer}").as_bytes()).unwrap();
        String::from_utf8_lossy(&request).to_lowercase()
    });
    let endpoint = format!("http://me:sec%72et@{address}/update?token=hush");
    let told = both(["push", "--endpoint", &endpoint].into_iter().chain(store.option()));
    assert!(is_shown(&told) && told.contains("no\\u{1b}[2J"), "{told}");
    assert!(server.join().unwrap().contains("authorization: basic"), "the password is sent");
    let told_later =
        both(["push", "--endpoint", &endpoint, "--tries", "1"].into_iter().chain(store.option()));
    for told in [told, told_later] {
        assert!(!["sec%72et", "secret", "hush"].iter().any(|secret| told.contains(secret)), "{told}");
    }
    let kept: Vec<_> = fs::read_dir(store.path().join("push")).unwrap().collect();
    assert_eq!(kept.len(), 1);
    let state = fs::read_to_string(kept.into_iter().next().unwrap().unwrap().path()).unwrap();
    assert!(!state.contains("sec%72et") && !state.contains("hush"), "{state}");
}
