//! Pushes to a small server that fails on command.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use rapporteur_push::{Error, Event, Found, Lines, Others, Place, Protocol, Target, clear, found, push};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A request as the server received it.
struct Request {
    line: String,
    headers: String,
    body: String,
}

/// Answers requests with these statuses, one after the other; status 0 closes the connection. The last status repeats.
fn server(statuses: Vec<u16>) -> (String, Receiver<Request>) {
    answering(statuses, |_| format!("no: the server says why {}", "at length ".repeat(100)))
}

/// The same, with a function that answers the body of a request.
fn answering(statuses: Vec<u16>, answer: fn(&str) -> String) -> (String, Receiver<Request>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut n = 0;
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            while let Some(request) = read(&mut stream) {
                let status = *statuses.get(n).or(statuses.last()).unwrap();
                n += 1;
                let answer = answer(&request.body);
                if sender.send(request).is_err() || status == 0 {
                    break;
                }
                let head = format!(
                    "HTTP/1.1 {status} X\r\nRetry-After: 0\r\nLocation: http://b.org/store\r\nContent-Length: {}\r\n\r\n",
                    answer.len()
                );
                stream.write_all(format!("{head}{answer}").as_bytes()).unwrap();
            }
        }
    });
    (address, receiver)
}

fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|n| *n > 0)?;
    let (mut headers, mut length) = (String::new(), 0);
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if header.trim().is_empty() {
            break;
        }
        headers.push_str(&header);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request { line: line.trim().to_owned(), headers, body: String::from_utf8(body).unwrap() })
}

fn lines(n: usize) -> Lines {
    let text: String = (0..n).map(|i| format!("<urn:{i:04}> <urn:p> \"{i}\" .\n")).collect();
    Lines::of(text.as_bytes(), "http://a.org/")
}

fn target(endpoint: &str, protocol: Protocol) -> Target {
    let mut target = Target::new(endpoint, protocol, None).unwrap();
    target.wait = Duration::from_millis(1);
    target.tries = 3;
    target
}

#[test]
fn every_line_arrives_though_the_server_stumbles() {
    let (address, requests) = server(vec![200, 503, 0, 200]);
    let all = lines(25);
    let mut told = Vec::new();
    let target = target(&format!("{address}/store"), Protocol::GraphStore)
        .with_header("Authorization: Bearer x")
        .unwrap();
    let end = push(&target, &all, Place::start(10), &mut |event| told.push(event)).unwrap();
    let places = told.iter().filter_map(|event| match event {
        Event::Confirmed(place) => Some(place.n_lines),
        Event::Waiting { .. } => None,
    });
    assert_eq!((end.n_lines, places.collect::<Vec<_>>()), (25, vec![10, 20, 25]));
    assert_eq!(told.len(), 5, "each wait is told");
    assert!(
        told[1].to_string().contains("503") && told[1].to_string().ends_with("as it asks"),
        "{}",
        told[1]
    );
    let requests: Vec<Request> = requests.try_iter().collect();
    assert_eq!(requests.len(), 5, "three batches, the second tried three times");
    assert!(requests.iter().all(|request| request.line == "POST /store?default HTTP/1.1"));
    assert!(
        requests.iter().all(|request| request.headers.to_lowercase().contains("authorization: bearer x"))
    );
    let arrived: BTreeSet<&str> = requests.iter().flat_map(|request| request.body.lines()).collect();
    assert_eq!(arrived, all.text().lines().collect());
}

#[test]
fn a_push_goes_on_from_where_it_broke_off() {
    let (address, requests) = server(vec![200, 503]);
    let (all, mut reached) = (lines(30), Place::start(10));
    let endpoint = format!("{address}/update");
    let outcome = push(&target(&endpoint, Protocol::Update), &all, reached, &mut |event| {
        if let Event::Confirmed(place) = event {
            reached = place;
        }
    });
    assert!(matches!(outcome, Err(Error::Unreachable { tries: 3, .. })));
    assert_eq!(reached.n_lines, 10);
    drop(requests);
    let (address, requests) = server(vec![200]);
    let end =
        push(&target(&format!("{address}/update"), Protocol::Update), &all, reached, &mut |_| {}).unwrap();
    assert_eq!(end.n_lines, 30);
    let bodies: Vec<String> = requests.try_iter().map(|request| request.body).collect();
    assert_eq!(bodies.len(), 2);
    assert!(
        bodies[0].starts_with("INSERT DATA {\n<urn:0010>")
            && bodies[1].ends_with("<urn:0029> <urn:p> \"29\" .\n}\n")
    );
}

#[test]
fn a_refusal_is_told_in_the_servers_words_and_not_repeated() {
    let (address, requests) = server(vec![400]);
    let outcome = push(&target(&address, Protocol::Update), &lines(3), Place::start(10), &mut |_| {});
    let message = outcome.unwrap_err().to_string();
    assert!(message.contains("400") && message.contains("the server says why"), "{message}");
    assert_eq!(requests.try_iter().count(), 1);
}

#[test]
fn a_redirection_is_told_and_never_taken_for_an_answer() {
    for status in [301, 302, 303, 307, 308] {
        let (address, requests) = server(vec![status, 200]);
        let outcome = push(&target(&address, Protocol::Update), &lines(3), Place::start(10), &mut |_| {});
        let message = outcome.unwrap_err().to_string();
        assert!(message.contains("http://b.org/store"), "{message}");
        assert_eq!(requests.try_iter().count(), 1);
    }
}

#[test]
fn a_refusal_tells_what_to_do() {
    for (status, remedy) in [(401, "--user"), (404, "address"), (405, "--protocol"), (413, "--batch")] {
        let (address, _requests) = server(vec![status]);
        let outcome = push(&target(&address, Protocol::Update), &lines(3), Place::start(10), &mut |_| {});
        let message = outcome.unwrap_err().to_string();
        assert!(message.contains(remedy), "{message}");
    }
}

#[test]
fn an_absent_graph_is_an_empty_one() {
    let (address, requests) = server(vec![404]);
    clear(&target(&format!("{address}/store"), Protocol::GraphStore), &mut |_| {}).unwrap();
    assert_eq!(requests.recv().unwrap().line, "DELETE /store?default HTTP/1.1");
    let (address, requests) = server(vec![204]);
    clear(&target(&format!("{address}/update"), Protocol::Update), &mut |_| {}).unwrap();
    assert_eq!(requests.recv().unwrap().body, "CLEAR SILENT DEFAULT\n");
}

/// Answers as a graph of ten triples would, in SPARQL results.
fn of_ten(query: &str) -> String {
    match query.contains("COUNT") {
        true => r#"{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"10"}}]}}"#
            .to_owned(),
        false => r#"{"head":{},"boolean":true}"#.to_owned(),
    }
}

#[test]
fn only_the_server_knows_what_is_there() {
    let text: String = (0..30).map(|i| format!("<urn:{i:04}> <urn:p> <urn:o> .\n")).collect();
    let all = Lines::of(text.as_bytes(), "http://a.org/");
    let found = |address: &str, n_lines, others| {
        let target = target(&format!("{address}/store"), Protocol::GraphStore);
        found(&target, &all, Place { n_lines, batch_lines: 5 }, others, &mut |_| {})
    };
    let (address, requests) = answering(vec![200], of_ten);
    for (n_lines, others, expected) in [
        (10, Others::Allowed, Found::All),
        (8, Others::Allowed, Found::All),
        (11, Others::Allowed, Found::NotAll),
        (10, Others::Excluded, Found::All),
        (5, Others::Excluded, Found::All),
        (4, Others::Excluded, Found::NotAll),
    ] {
        assert_eq!(found(&address, n_lines, others), expected, "{n_lines} {others:?}");
    }
    assert_eq!(requests.recv().unwrap().line, "POST /query HTTP/1.1");
    let samples = requests.recv().unwrap().body;
    assert!(samples.starts_with("query=ASK%20") && samples.contains("urn%3A0009"), "{samples}");
    let (address, _requests) = answering(vec![200], |query| of_ten(query).replace("true", "false"));
    assert_eq!(found(&address, 10, Others::Allowed), Found::NotAll, "as many triples, but others");
    for statuses in [vec![404], vec![200]] {
        let (address, _requests) = server(statuses);
        assert!(matches!(found(&address, 10, Others::Allowed), Found::Unknown(_)));
    }
}

#[test]
fn a_server_that_wants_to_be_left_alone_for_long_is_left_alone() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/update", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = read(&mut stream);
            let _ = stream.write_all(b"HTTP/1.1 503 X\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n");
        }
    });
    let outcome = push(&target(&address, Protocol::Update), &lines(3), Place::start(10), &mut |_| {});
    let message = outcome.unwrap_err().to_string();
    assert!(message.contains("left alone for 86400 s") && message.contains("tried 1 time:"), "{message}");
}

#[test]
fn a_batch_that_is_too_large_for_a_server_is_told_with_its_remedy() {
    for status in [400, 500] {
        let (address, _requests) =
            answering(vec![status], |_| "SQ199: Maximum size (32767) of a code vector exceeded".to_owned());
        let outcome = push(&target(&address, Protocol::Update), &lines(3), Place::start(10), &mut |_| {});
        let message = outcome.unwrap_err().to_string();
        assert!(message.contains("--batch 500"), "{message}");
    }
}
