//! What a push says about a server is true, because it asks the server instead of relying on what it sent
//! before.

use rapporteur_tests::{TestStore, rapporteur};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A server of one graph, with as much of the protocol as `push` uses.
#[derive(Clone, Default)]
struct Server(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    lines: BTreeSet<String>,
    /// Number of batches accepted so far.
    n_batches: usize,
    /// Number of batches that it will still accept.
    n_left: usize,
}

impl Server {
    /// Starts a server and returns it with its address.
    fn start() -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}/update", listener.local_addr().unwrap());
        let server = Self::default();
        server.with(|state| state.n_left = usize::MAX);
        let serving = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (mut stream, server) = (stream.unwrap(), serving.clone());
                std::thread::spawn(move || {
                    let mut reader = BufReader::new(stream.try_clone().unwrap());
                    while let Some((path, body)) = request(&mut reader) {
                        server.answer(&mut stream, &path, &body);
                    }
                });
            }
        });
        (server, endpoint)
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.0.lock().unwrap())
    }

    fn answer(&self, stream: &mut TcpStream, path: &str, body: &str) {
        let (status, answer) = self.with(|state| match path {
            "/query" => (200, state.asked(&decoded(body.strip_prefix("query=").unwrap()))),
            _ => (state.updated(body), String::new()),
        });
        let head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n\r\n", answer.len());
        stream.write_all(format!("{head}{answer}").as_bytes()).unwrap();
    }
}

impl State {
    fn updated(&mut self, update: &str) -> u16 {
        if update.starts_with("CLEAR") {
            self.lines.clear();
        } else if self.n_left == 0 {
            return 400;
        } else {
            self.n_left -= 1;
            self.n_batches += 1;
            self.lines.extend(update.lines().filter(|line| line.ends_with(" .")).map(str::to_owned));
        }
        204
    }

    fn asked(&self, query: &str) -> String {
        if query.contains("COUNT") {
            let n = self.lines.len();
            return format!(r#"{{"results": {{"bindings": [{{"n": {{"value": "{n}"}}}}]}}}}"#);
        }
        let triples = query.trim_start_matches("ASK {").trim_end_matches('}');
        let holds = triples.lines().map(str::trim).filter(|line| !line.is_empty());
        format!(r#"{{"boolean": {}}}"#, holds.into_iter().all(|line| self.lines.contains(line)))
    }
}

fn request(reader: &mut BufReader<TcpStream>) -> Option<(String, String)> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|n| *n > 0)?;
    let path = line.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if header.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((path, String::from_utf8(body).unwrap()))
}

fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn what_others_did_to_the_graph_is_found() {
    let store = TestStore::build(&["data/reports/reykjavik-1-agency.txt"], &[]);
    let (server, endpoint) = Server::start();
    let push = |options: &[&str]| {
        let arguments = ["push", "--endpoint", &endpoint, "--batch", "100"];
        let run = rapporteur(arguments.into_iter().chain(options.iter().copied()).chain(store.option()));
        let output = { run }.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    push(&[]);
    let whole = server.with(|state| state.lines.clone());
    let n_batches = server.with(|state| state.n_batches);
    assert!(whole.len() > 300 && n_batches > 3);
    assert!(push(&[]).contains("are there already, 0 are left"));
    assert_eq!(server.with(|state| state.n_batches), n_batches, "nothing is sent twice");
    // Another client empties the graph.
    server.with(|state| state.lines.clear());
    assert!(push(&[]).contains("are there no more"));
    assert!(server.with(|state| state.lines == whole));
    // Another client replaces our triples.
    server.with(|state| {
        state.lines = (0..whole.len()).map(|i| format!("<urn:{i}> <urn:p> <urn:o> .")).collect()
    });
    push(&[]);
    assert!(server.with(|state| state.lines.is_superset(&whole)));
    push(&["--replace"]);
    assert!(server.with(|state| state.lines == whole), "what others have put there is gone");
    server.with(|state| state.lines.insert("<urn:a> <urn:p> <urn:o> .".to_owned()));
    push(&["--replace"]);
    assert!(server.with(|state| state.lines == whole), "also where everything was sent before");
}

#[test]
fn a_replacing_push_that_broke_off_goes_on_only_on_its_own_work() {
    let store = TestStore::build(&["data/reports/reykjavik-1-agency.txt"], &[]);
    let (server, endpoint) = Server::start();
    let push = || {
        let arguments = ["push", "--endpoint", &endpoint, "--batch", "100", "--replace"];
        rapporteur(arguments.into_iter().chain(store.option())).output().unwrap().status.success()
    };
    assert!(push());
    let (whole, n_batches) = server.with(|state| (state.lines.clone(), std::mem::take(&mut state.n_batches)));
    for is_disturbed in [false, true] {
        server.with(|state| (state.n_left, state.n_batches) = (2, 0));
        assert!(!push());
        assert!(server.with(|state| state.lines.len() == 200));
        server.with(|state| {
            state.n_left = usize::MAX;
            if is_disturbed {
                state.lines.extend((0..300).map(|i| format!("<urn:{i}> <urn:p> <urn:o> .")));
            }
        });
        assert!(push());
        let expected = if is_disturbed { 2 + n_batches } else { n_batches };
        assert_eq!(server.with(|state| state.n_batches), expected);
        assert!(server.with(|state| state.lines == whole));
    }
}
