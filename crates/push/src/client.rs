//! Sending.

use crate::{Error, Lines, Protocol, Target};
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::time::Duration;
use ureq::http::Response;
use ureq::{Agent, Body};

/// How much of a server's answer is told.
const ANSWER_BYTES: u64 = 400;

/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How far a push has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Lines that the server has confirmed.
    pub n_lines: usize,
    /// Most lines of a batch.
    pub batch_lines: usize,
}

impl Place {
    /// The beginning, with batches of so many lines.
    pub fn start(batch_lines: usize) -> Self {
        Self { n_lines: 0, batch_lines }
    }
}

/// Sends all lines from a place on; `confirmed` is told after each batch that the server has confirmed. What fails for want of
/// connection or of a free server is tried again, with growing waits; a server that names a wait is obeyed.
///
/// # Errors
/// If the server refuses a batch or cannot be reached; all batches confirmed before are there.
pub fn push(
    target: &Target,
    lines: &Lines,
    mut place: Place,
    confirmed: &mut dyn FnMut(Place),
) -> Result<Place, Error> {
    let agent = agent(target);
    while place.n_lines < lines.len() {
        let (range, batch) = lines.batch(place.n_lines, place.batch_lines);
        let (media_type, body) = target.addition(batch);
        send(&agent, target, "POST", media_type, body.as_bytes())?;
        place.n_lines = range.end;
        confirmed(place);
    }
    Ok(place)
}

/// Empties the target's graph. One that is not there is empty.
///
/// # Errors
/// If the server refuses or cannot be reached.
pub fn clear(target: &Target) -> Result<(), Error> {
    let agent = agent(target);
    let outcome = match target.protocol {
        Protocol::Update => {
            let (media_type, body) = target.clearing();
            send(&agent, target, "POST", media_type, body.as_bytes())
        }
        Protocol::GraphStore => send(&agent, target, "DELETE", "", b""),
    };
    match outcome {
        Err(Error::Refused { status: 404, .. }) => Ok(()),
        other => other,
    }
}

fn agent(target: &Target) -> Agent {
    let config = Agent::config_builder().timeout_global(Some(target.timeout)).http_status_as_error(false);
    // A client follows most redirections with a GET: it would be answered, and nothing would have been loaded.
    let config = config.max_redirects(0).max_redirects_will_error(false);
    config.user_agent(concat!("rapporteur/", env!("CARGO_PKG_VERSION"))).build().into()
}

/// What one try came to.
enum Try {
    Done,
    Refused(u16, String),
    /// Why, and how long the server wants to be left alone.
    Later(String, Option<Duration>),
}

fn send(agent: &Agent, target: &Target, method: &str, media_type: &str, body: &[u8]) -> Result<(), Error> {
    let (mut wait, mut last) = (target.wait, String::new());
    for number in 1..=target.tries.max(1) {
        match once(agent, target, method, media_type, body) {
            Try::Done => return Ok(()),
            Try::Refused(status, answer) => {
                return Err(Error::Refused { endpoint: target.endpoint.clone(), status, answer });
            }
            Try::Later(reason, wanted) => {
                last = reason;
                if number < target.tries {
                    std::thread::sleep(wanted.unwrap_or(wait).min(LONGEST_WAIT));
                    wait *= 2;
                }
            }
        }
    }
    Err(Error::Unreachable { endpoint: target.endpoint.clone(), tries: target.tries.max(1), reason: last })
}

fn once(agent: &Agent, target: &Target, method: &str, media_type: &str, body: &[u8]) -> Try {
    let url = target.url();
    let mut request = ureq::http::Request::builder().method(method).uri(&url);
    if !media_type.is_empty() {
        request = request.header("Content-Type", media_type);
    }
    for (name, value) in &target.headers {
        request = request.header(name, value);
    }
    let response = match request.body(body) {
        Ok(request) => agent.run(request),
        Err(error) => return Try::Refused(0, error.to_string()),
    };
    match response {
        Ok(response) => judge(response),
        Err(ureq::Error::BadUri(reason)) => Try::Refused(0, reason),
        Err(error) => Try::Later(error.to_string(), None),
    }
}

fn judge(mut response: Response<Body>) -> Try {
    let status = response.status().as_u16();
    let wanted = response.headers().get("Retry-After").and_then(|value| value.to_str().ok()?.parse().ok());
    match status {
        200..=299 => Try::Done,
        300..=399 => Try::Refused(status, location(&response)),
        408 | 425 | 429 | 500 | 502..=504 => {
            let reason = format!("it answers {status} {}", beginning(response.body_mut()));
            Try::Later(reason.trim_end().to_owned(), wanted.map(Duration::from_secs))
        }
        _ => Try::Refused(status, beginning(response.body_mut())),
    }
}

/// The address that the server sends to instead.
fn location(response: &Response<Body>) -> String {
    response.headers().get("Location").and_then(|place| place.to_str().ok()).unwrap_or_default().to_owned()
}

/// The first words of an answer, as far as they come.
fn beginning(body: &mut Body) -> String {
    let mut bytes = Vec::new();
    // What is read before the connection breaks is told as well.
    let _ = body.as_reader().take(ANSWER_BYTES).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).split_whitespace().collect::<Vec<_>>().join(" ")
}
