//! Fuzzes a server's answers to a push. An input is raw bytes; rules separate the answers to several
//! requests.

use super::parts::parts;
use super::shared::message;
use rapporteur_push::{Event, Lines, Place, Protocol, Target, clear, push};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

/// Content that makes two batches of one line each.
const NQUADS: &[u8] = b"<urn:a> <urn:p> \"1\" .\n<urn:b> <urn:p> _:x .\n";

pub fn run(bytes: &[u8]) {
    let lines = Lines::of(NQUADS, "http://a.example/");
    for work in [true, false] {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("a port has a number");
        std::thread::scope(|scope| {
            scope.spawn(|| serve(&listener, &parts(bytes)));
            let endpoint = format!("http://{address}/store");
            let mut target = Target::new(&endpoint, Protocol::GraphStore, None).expect("it is an endpoint");
            target.tries = 1;
            target.timeout = Duration::from_millis(300);
            if work {
                pushed(&target, &lines)
            } else {
                cleared(&target)
            }
            // Wakes a server that waits for a request that will not come.
            drop(TcpStream::connect(address));
        });
    }
}

fn pushed(target: &Target, lines: &Lines) {
    let mut reached = 0;
    let outcome = push(target, lines, Place::start(1), &mut |event| {
        let Event::Confirmed(place) = event else { return };
        assert!(place.n_lines > reached, "a push goes on");
        reached = place.n_lines;
    });
    match outcome {
        Ok(place) => assert_eq!((place.n_lines, reached), (lines.len(), lines.len()), "all is there"),
        Err(error) => {
            message(&error.to_string());
            assert!(reached < lines.len(), "what failed is not all there");
        }
    }
}

fn cleared(target: &Target) {
    if let Err(error) = clear(target, &mut |_| ()) {
        message(&error.to_string());
    }
}

/// Answers one request per connection and hangs up. An empty request stops the server.
fn serve(listener: &TcpListener, answers: &[&[u8]]) {
    for n in 0.. {
        let Ok((mut stream, _)) = listener.accept() else { return };
        if !read(&stream) {
            return;
        }
        let answer = answers.get(n).or(answers.last()).copied().unwrap_or_default();
        // The client may have read enough and gone.
        let _ = stream.write_all(answer);
    }
}

fn read(stream: &TcpStream) -> bool {
    let mut reader = BufReader::new(stream);
    let (mut n_body, mut n_lines) = (0, 0);
    loop {
        let mut line = String::new();
        match reader.read_line(&mut line) {
            Ok(0) | Err(_) => return n_lines > 0,
            Ok(_) => n_lines += 1,
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            n_body = value.trim().parse().unwrap_or(0);
        }
        if line.trim().is_empty() {
            break;
        }
    }
    reader.read_exact(&mut vec![0; n_body]).is_ok()
}
