//! Who may ask, and what strange clients get.

use rapporteur_tests::{Server, TestStore};
use std::io::{Read, Write};
use std::sync::Arc;
use std::time::Duration;

const REPORT: [&str; 1] = ["data/reports/reykjavik-1-agency.txt"];

#[test]
fn only_names_of_this_machine_are_answered() {
    let server = Server::shared();
    let port = server.address.rsplit(':').next().unwrap().to_owned();
    let status = |headers: &[(&str, &str)]| server.ask("GET", "/api/store", headers, b"").status;
    for host in [&format!("localhost:{port}"), "localhost", "127.0.0.1", "[::1]:80", "LOCALHOST"] {
        assert_eq!(status(&[("Host", host)]), 200, "{host}");
    }
    for host in [
        "example.org",
        "127.0.0.1.example.org",
        "192.0.2.1",
        "localhost.example.org:80",
        "",
        "[::2]",
        "[::1].example.org",
    ] {
        assert_eq!(status(&[("Host", host)]), 403, "{host}");
    }
    assert_eq!(status(&[("Host", "localhost"), ("Host", "example.org")]), 400);
    // No IRI can have this name.
    assert_eq!(server.ask("GET", "/sparql", &[("Host", "::1")], b"").status, 200);
    assert_eq!(server.send(b"GET /api/store HTTP/1.0\r\n\r\n").status, 400);
    for origin in [&format!("http://localhost:{port}"), "http://127.0.0.1:5173", "http://[::1]"] {
        assert_eq!(status(&[("Origin", origin)]), 200, "{origin}");
    }
    for origin in ["https://example.org", "null", "http://localhost.example.org", "file://", "x"] {
        let reply = server.ask("GET", "/api/store", &[("Origin", origin)], b"");
        assert!(
            reply.status == 403 && reply.json()["error"].as_str().unwrap().contains("--cors"),
            "{origin}"
        );
    }
    let reply = server.ask("GET", "/api/store", &[("Origin", "http://localhost")], b"");
    assert_eq!(reply.header("access-control-allow-origin"), "");
    let asked = [("Origin", "http://localhost"), ("Access-Control-Request-Method", "POST")];
    assert_eq!(server.ask("OPTIONS", "/sparql", &asked, b"").status, 405);
}

#[test]
fn what_pages_of_other_sites_show_is_not_fetched_here() {
    let server = Server::shared();
    let status = |site: &str, what: &str| {
        let headers = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", what)];
        server.ask("GET", "/api/store", &headers, b"").status
    };
    for what in ["image", "script", "iframe", "empty"] {
        assert_eq!(status("cross-site", what), 403, "{what}");
        assert_eq!(status("same-origin", what), 200, "{what}");
    }
    // A link may be followed.
    assert_eq!(status("cross-site", "document"), 200);
    assert_eq!(status("none", "document"), 200);
}

#[test]
fn a_server_that_listens_everywhere_knows_its_own_pages_by_the_number_that_is_asked() {
    let server = Server::start(Arc::new(TestStore::build(&REPORT, &[])), &["--host", "0.0.0.0"]);
    let status = |host: &str, origin: &str| {
        server.ask("GET", "/api/store", &[("Host", host), ("Origin", origin)], b"").status
    };
    assert_eq!(server.ask("GET", "/api/store", &[("Host", "192.0.2.1")], b"").status, 200);
    assert_eq!(status("192.0.2.1:7879", "http://192.0.2.1:7879"), 200);
    assert_eq!(status("192.0.2.1:7879", "http://127.0.0.1:5173"), 200);
    assert_eq!(status("192.0.2.1:7879", "http://192.0.2.7"), 403);
    assert_eq!(status("192.0.2.1:7879", "http://192.0.2.1:8080"), 403);
}

#[test]
fn another_origin_may_read_if_it_is_told() {
    let store = Arc::new(TestStore::build(&REPORT, &[]));
    let server = Server::start(store.clone(), &["--cors", "https://example.org"]);
    let ask = |method: &str, origin: &str| {
        let headers = [("Origin", origin), ("Access-Control-Request-Method", "POST")];
        server.ask(method, "/sparql?query=ASK%7B%7D", &headers, b"")
    };
    let reply = ask("GET", "https://example.org");
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, "https://example.org"));
    let before = ask("OPTIONS", "https://example.org");
    assert!(before.status == 200 && before.header("access-control-allow-methods").contains("POST"));
    assert_eq!(ask("GET", "https://example.com").status, 403);
    let image = [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Dest", "image")];
    assert_eq!(server.ask("GET", "/api/store", &image, b"").status, 200);
    let all = Server::start(store, &["--cors", "*"]);
    let reply = all.ask("GET", "/api/store", &[("Origin", "https://example.com")], b"");
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, "*"));
}

#[test]
fn a_writable_server_asks_for_its_token() {
    let store = Arc::new(TestStore::build(&REPORT, &[]));
    let server = Server::start(store, &["--writable"]);
    let token = server.first_line.trim().rsplit_once("/?token=").expect("a token in the address").1;
    assert!(token.len() == 32 && server.json("/api/store")["writable"] == true);
    let update = |token: &str| {
        let headers = [("Content-Type", "application/sparql-update"), ("X-Rapporteur-Token", token)];
        server.ask("POST", "/sparql", &headers, b"INSERT DATA { <urn:a> <urn:b> 1 }")
    };
    let reply = update("0123456789abcdef0123456789abcdef");
    assert!(reply.status == 403 && reply.text().contains("X-Rapporteur-Token"), "{}", reply.text());
    let reply = update(token);
    assert!(
        reply.status == 403 && reply.text().contains("function of reports and judgements"),
        "{}",
        reply.text()
    );
}

#[test]
fn strange_requests_are_refused_and_nothing_breaks() {
    let server = Server::shared();
    let long = "x".repeat(200_000);
    let refused = |what: &str, head: &str, body: &[u8], statuses: &[u16]| {
        let request = [head.as_bytes(), b"\r\nConnection: close\r\nHost: localhost\r\n\r\n", body].concat();
        let status = server.status(&request);
        assert!(status.is_none_or(|status| statuses.contains(&status)), "{what}: {status:?}");
    };
    refused("a long address", &format!("GET /api/search?q={long} HTTP/1.1"), b"", &[400, 414, 431]);
    refused("a long header", &format!("GET /api/store HTTP/1.1\r\nX-Long: {long}"), b"", &[400, 431]);
    let form = "POST /sparql HTTP/1.1\r\nContent-Type: application/sparql-query\r\nContent-Length: 3145728";
    refused("a large body", form, &vec![b' '; 3 << 20], &[413]);
    assert_eq!(server.get(&format!("/api/search?q={}", "x%20".repeat(5_000))).status, 200);
    for garbage in
        [&b"\x16\x03\x01\x00\xa5\x01\x00"[..], b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\0\0\0\0\r\n\r\n"]
    {
        let mut stream = server.connect();
        let _ = stream.write_all(garbage);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }
    for path in [
        "/%",
        "/%ff",
        "//",
        "/id/",
        "/id//",
        "/api/node?id=%ff",
        "/api/node?id=%00",
        "/?%ff=%ff",
        "/..%2f..%2fetc",
    ] {
        let reply = server.get(path);
        assert!(reply.status < 500, "{path}: {}", reply.text());
    }
    // A client that never ends its request, and one that never reads its answer, keep nobody else waiting.
    let mut slow = server.connect();
    slow.write_all(b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK").unwrap();
    let mut deaf = server.connect();
    deaf.write_all(b"GET /data HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    for _ in 0..3 {
        assert_eq!(server.query("ASK {}", "*/*").status, 200);
    }
    let idle: Vec<_> = (0..300).map(|_| server.connect()).collect();
    assert_eq!(server.query("ASK {}", "*/*").status, 200);
    drop((slow, deaf, idle));
    assert_eq!(server.get("/api/store").status, 200);
}

#[test]
fn text_of_reports_stays_text() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("odd.json");
    let text = "OSLO – Kenya, <b>host</b> & \"friend\", will sign the <script>alert(1)</script> accord in Oslo on Monday, a Norwegian minister said.";
    std::fs::write(
        &file,
        serde_json::json!({"title": "<img src=x onerror=alert(1)> \u{202e}talks", "text": text}).to_string(),
    )
    .unwrap();
    let server = Server::start(Arc::new(TestStore::build(&[file.to_str().unwrap()], &[])), &[]);
    let found = server.get("/api/search?q=kenya");
    assert!(found.media_type() == "application/json" && found.header("x-content-type-options") == "nosniff");
    assert!(found.text().contains("<img src=x"));
    let reply = server.get_as("/id/person/%3Cscript%3E", "text/html,*/*;q=0.1");
    assert!(!reply.text().contains("<script>"));
    let reply = server.get("/sparql?query=%3Cscript%3Ealert(1)%3C/script%3E");
    assert!(reply.status == 400 && reply.media_type() == "text/plain");
}

#[test]
fn wrong_options_are_told_with_status_two() {
    let store = TestStore::build(&REPORT, &[]);
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().to_str().unwrap();
    let [option, good] = store.option();
    for (arguments, part) in [
        (vec!["--store", empty], "holds no store"),
        (vec![option, good, "--cors", "example.org/x"], "is no origin"),
        (vec![option, good, "--host", "192.0.2.1"], "cannot listen on 192.0.2.1"),
        (vec![option, good, "--host", "no such host"], "give an address of this machine"),
        (vec![option, good, "--timeout=-1"], "takes a number of seconds"),
        (vec![option, good, "--writable", "--model", "no such file"], "cannot use the model no such file"),
    ] {
        let output = rapporteur_tests::rapporteur(["serve", "--port", "0"].into_iter().chain(arguments))
            .timeout(Duration::from_secs(60))
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && told.contains(part), "{part}: {told}");
    }
}
