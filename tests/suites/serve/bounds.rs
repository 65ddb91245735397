//! Queries are bounded in time, memory and number, and a process that dies takes nothing with it.

use rapporteur_tests::{Server, TestStore};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// A count over a cross product, which looks nowhere whether it is cancelled.
const ENDLESS: &str = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
/// A sort over a cross product, which keeps what it sorts.
const GREEDY: &str = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?g ?a ?d LIMIT 1";
const SHORT: &str = "SELECT (COUNT(*) AS ?n) { ?p a rap:Person }";

fn server(options: &[&str]) -> Server {
    Server::start(Arc::new(TestStore::build(&["data/reports"], &[])), options)
}

/// Processes whose parent is the server, with the memory they hold, in bytes.
fn workers(server: &Server) -> Vec<(u32, u64)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let status = std::fs::read_to_string(entry.path().join("status")).unwrap_or_default();
        let field = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        if field("PPid:") == Some(u64::from(server.process())) {
            found.push((id, field("VmRSS:").unwrap_or_default() * 1024));
        }
    }
    found
}

fn lives(process: u32) -> bool {
    let status = std::fs::read_to_string(Path::new("/proc").join(process.to_string()).join("status"));
    status.is_ok_and(|status| !status.contains("State:\tZ"))
}

/// Waits until something holds.
fn until(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what} does not come about");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_query_past_its_time_is_ended_while_others_are_answered() {
    let server = server(&["--timeout", "2", "--workers", "2"]);
    thread::scope(|scope| {
        let endless = scope.spawn(|| {
            let begun = Instant::now();
            (server.query(ENDLESS, "*/*"), begun.elapsed())
        });
        until("the endless query", || workers(&server).len() == 2);
        for _ in 0..20 {
            assert_eq!(server.query(SHORT, "*/*").status, 200);
        }
        let (reply, took) = endless.join().unwrap();
        assert!(reply.status == 504 && reply.text().contains("stopped after 2 s"), "{}", reply.text());
        assert!(took < Duration::from_secs(30), "{took:?}");
    });
    until("a new worker", || workers(&server).len() == 2);
    assert_eq!(server.query(SHORT, "*/*").status, 200);
}

#[test]
fn a_query_that_takes_too_much_memory_is_ended_and_gives_it_back() {
    let server = server(&["--memory", "60", "--timeout", "50", "--workers", "1"]);
    let reply = server.query(GREEDY, "*/*");
    assert!(reply.status == 500 && reply.text().contains("more than 60 MB of memory"), "{}", reply.text());
    assert_eq!(server.query(SHORT, "*/*").status, 200);
    let held: u64 = workers(&server).iter().map(|(_, bytes)| bytes).sum();
    assert!(held < 150 << 20, "{held} bytes are held");
    let reply = server.query("SELECT * { ?a ?b ?c . ?d ?e ?f }", "*/*");
    assert!(reply.status == 500, "{}", reply.text());
}

#[test]
fn an_answer_has_a_bounded_number_of_rows() {
    let server = server(&["--max-rows", "10"]);
    let reply = server.query("SELECT * { ?s ?p ?o }", "*/*");
    assert!(reply.status == 500 && reply.text().contains("more than 10 rows"), "{}", reply.text());
    assert_eq!(server.query("SELECT * { ?s ?p ?o } LIMIT 10", "*/*").status, 200);
}

#[test]
fn two_hundred_queries_at_a_time_are_answered() {
    let server = server(&[]);
    let expected = server.query(SHORT, "*/*").text();
    thread::scope(|scope| {
        let asked: Vec<_> = (0..200)
            .map(|i| {
                let server = &server;
                scope.spawn(move || match i % 4 {
                    0 => server.query("SELECT * { ?s ?p ?o }", "text/csv").status,
                    1 => server.get("/api/search?q=reagan").status,
                    _ => server.query(SHORT, "*/*").status,
                })
            })
            .collect();
        assert!(asked.into_iter().all(|reply| reply.join().unwrap() == 200));
    });
    assert_eq!(server.query(SHORT, "*/*").text(), expected);
    let n_cores = thread::available_parallelism().unwrap().get();
    assert!(workers(&server).len() <= n_cores.clamp(2, 8));
}

#[test]
fn beyond_the_queue_requests_are_told_to_come_back() {
    let server = server(&["--workers", "1", "--queue", "1", "--timeout", "4"]);
    thread::scope(|scope| {
        let long: Vec<_> = (0..2).map(|_| scope.spawn(|| server.query(ENDLESS, "*/*").status)).collect();
        let mut busy = None;
        until("a full queue", || {
            long.iter().all(|query| !query.is_finished()) && {
                thread::sleep(Duration::from_millis(300));
                true
            }
        });
        for _ in 0..20 {
            let reply = server.query(SHORT, "*/*");
            if reply.status == 503 {
                busy = Some(reply);
                break;
            }
        }
        let busy = busy.expect("somebody is told to come back");
        assert!(
            busy.header("retry-after").parse::<u32>().is_ok() && busy.text().contains("busy"),
            "{}",
            busy.text()
        );
        // The API needs no worker.
        assert_eq!(server.get("/api/store").status, 200);
        assert!(long.into_iter().all(|query| [503, 504].contains(&query.join().unwrap())));
    });
    assert_eq!(server.query(SHORT, "*/*").status, 200);
}

#[test]
fn a_worker_that_dies_is_replaced() {
    let server = server(&["--workers", "2", "--timeout", "30"]);
    until("workers", || workers(&server).len() == 2);
    thread::scope(|scope| {
        let endless = scope.spawn(|| server.query(ENDLESS, "*/*"));
        thread::sleep(Duration::from_millis(500));
        let ids: Vec<u32> = workers(&server).into_iter().map(|(id, _)| id).collect();
        for id in &ids {
            let killed = std::process::Command::new("kill").args(["-9", &id.to_string()]).status();
            assert!(killed.unwrap().success());
        }
        assert_eq!(endless.join().unwrap().status, 500);
        until("the end of both", || ids.iter().all(|id| !lives(*id)));
    });
    // The system may take a moment to end all threads of one that had nothing to do.
    until("an answer", || server.query(SHORT, "*/*").status == 200);
    assert_eq!(server.query(SHORT, "*/*").status, 200);
    assert!(!workers(&server).is_empty());
}

#[test]
fn a_client_that_goes_away_leaves_no_query_behind() {
    use std::io::Write;
    let server = server(&["--workers", "1", "--timeout", "50"]);
    let mut gone = server.connect();
    let request = format!(
        "GET /sparql?query={} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        rapporteur_tests::encoded(ENDLESS)
    );
    gone.write_all(request.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(300));
    drop(gone);
    let begun = Instant::now();
    assert_eq!(server.query(SHORT, "*/*").status, 200);
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn workers_die_with_their_server_however_it_ends() {
    for signal in ["TERM", "INT", "KILL"] {
        let mut server = server(&["--workers", "2"]);
        until("workers", || workers(&server).len() == 2);
        let ids: Vec<u32> = workers(&server).into_iter().map(|(id, _)| id).collect();
        let mut stream = server.connect();
        let request = format!(
            "GET /sparql?query={} HTTP/1.1\r\nHost: localhost\r\n\r\n",
            rapporteur_tests::encoded(ENDLESS)
        );
        std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
        thread::sleep(Duration::from_millis(300));
        let process = server.process().to_string();
        let told = std::process::Command::new("kill").args([&format!("-{signal}"), &process]).status();
        assert!(told.unwrap().success());
        let begun = Instant::now();
        let status = server.wait();
        assert_eq!(status, if signal == "KILL" { None } else { Some(0) }, "{signal}");
        assert!(begun.elapsed() < Duration::from_secs(15));
        until("the end of the workers", || ids.iter().all(|id| !lives(*id)));
    }
}
