//! The server follows the store without being started again.

use rapporteur_tests::{Server, TestStore};
use std::io::{BufRead, BufReader, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

const FIRST: &str = "data/reports/reykjavik-1-agency.txt";
const SECOND: &str = "data/reports/camp-david-1-eve.txt";

/// Reads the next event of a stream of events.
fn event(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> String {
    let data = lines.find_map(|line| line.unwrap().strip_prefix("data: ").map(str::to_owned));
    data.expect("an event")
}

#[test]
fn another_generation_comes_into_force_while_the_server_runs() {
    let store = Arc::new(TestStore::build(&[FIRST], &[]));
    let server = Server::start(store.clone(), &[]);
    let current = || std::fs::read_to_string(store.path().join("CURRENT")).unwrap().trim().to_owned();
    let mut stream = server.connect();
    stream.write_all(b"GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream).lines();
    assert!(event(&mut lines).contains(&current()));
    let count = "SELECT (COUNT(*) AS ?n) { ?r a rap:Report }";
    assert_eq!(server.query(count, "text/csv").text(), "n\r\n1\r\n");
    let before = current();
    let build = || server.json("/api/store")["build"].as_str().unwrap().to_owned();
    let first_build = build();
    store.output(["add", SECOND]);
    assert_ne!(current(), before);
    let told: serde_json::Value = serde_json::from_str(&event(&mut lines)).unwrap();
    assert_eq!((&told["generation"], &told["build"]), (&current().into(), &build().into()));
    // What a page saw last is what it asks for the news since.
    let news = server.json(&format!("/api/changes?since={first_build}"));
    assert_eq!((&news["since"], &news["build"]), (&first_build.into(), &told["build"]));
    assert_eq!(news["reports"]["new"].as_array().unwrap().len(), 1);
    assert_eq!(server.json("/api/store")["generation"], current());
    assert_eq!(server.json("/api/store")["counts"]["reports"], 2);
    let begun = Instant::now();
    while server.query(count, "text/csv").text() != "n\r\n2\r\n" {
        assert!(begun.elapsed() < Duration::from_secs(30), "the workers stay behind");
    }
    // A store that is gone leaves what was read last.
    std::fs::remove_file(store.path().join("CURRENT")).unwrap();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(server.json("/api/store")["counts"]["reports"], 2);
    std::fs::write(store.path().join("CURRENT"), server.json("/api/store")["generation"].as_str().unwrap())
        .unwrap();
    store.output(["remove", SECOND]);
    assert!(event(&mut lines).contains(&before));
    assert_eq!(server.json("/api/store")["counts"]["reports"], 1);
}
