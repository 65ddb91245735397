//! Sends one request and tries again until it is answered.

use crate::endpoint::without_login;
use crate::{Error, Event, Target};
use std::io::Read;
use std::time::Duration;
use ureq::http::{HeaderMap, Response};
use ureq::{Agent, Body};

/// How many bytes of a server's refusal are shown.
const TOLD_BYTES: u64 = 400;

/// How many bytes of a successful answer are read.
const ANSWER_BYTES: u64 = 1 << 16;

/// The longest wait between two tries, unless the server asks for a longer one.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// An HTTP request.
#[derive(Clone, Copy)]
pub(crate) struct Request<'r> {
    pub method: &'static str,
    pub url: &'r str,
    /// Media type of the body; empty if there is no body.
    pub media_type: &'r str,
    /// Media type wanted for the answer; empty if any will do.
    pub accept: &'r str,
    pub body: &'r [u8],
}

impl Target {
    pub(crate) fn agent(&self) -> Agent {
        let config = Agent::config_builder().timeout_global(Some(self.timeout)).http_status_as_error(false);
        // Redirections are not followed: a client follows most of them with a GET, which would succeed without loading anything.
        let config = config.max_redirects(0).max_redirects_will_error(false);
        config.user_agent(concat!("rapporteur/", env!("CARGO_PKG_VERSION"))).build().into()
    }
}

/// The outcome of one try.
enum Try {
    /// The answer's text.
    Done(String),
    Refused(u16, String),
    /// Why the try failed, and how long the server asks to wait.
    Later(String, Option<Duration>),
}

/// Sends a request, up to as many times as the target allows, and returns the beginning of the answer. Each wait is reported
/// before it begins.
pub(crate) fn send(
    agent: &Agent,
    target: &Target,
    request: &Request<'_>,
    tell: &mut dyn FnMut(Event),
) -> Result<String, Error> {
    let endpoint = without_login(request.url);
    let unreachable = |tries, reason| Error::Unreachable { endpoint: target.endpoint(), tries, reason };
    let (mut wait, tries) = (target.wait, target.tries.max(1));
    let mut number = 0;
    loop {
        number += 1;
        match once(agent, target, request) {
            Try::Done(answer) => return Ok(answer),
            Try::Refused(status, answer) => return Err(Error::Refused { endpoint, status, answer }),
            Try::Later(reason, wanted) => {
                // Gives up if the server asks for a longer wait than a request may take.
                if wanted.is_some_and(|wanted| wanted > target.timeout.max(LONGEST_WAIT)) || number == tries {
                    return Err(unreachable(number, reason));
                }
                let length = wanted.unwrap_or(wait.min(LONGEST_WAIT));
                tell(Event::Waiting { reason, length, is_wanted: wanted.is_some() });
                std::thread::sleep(length);
                wait *= 2;
            }
        }
    }
}

fn once(agent: &Agent, target: &Target, request: &Request<'_>) -> Try {
    let mut built = ureq::http::Request::builder().method(request.method).uri(request.url);
    for (name, value) in [("Content-Type", request.media_type), ("Accept", request.accept)] {
        if !value.is_empty() {
            built = built.header(name, value);
        }
    }
    for (name, value) in &target.headers {
        built = built.header(name, value);
    }
    let response = match built.body(request.body) {
        Ok(request) => agent.run(request),
        Err(error) => return Try::Refused(0, error.to_string()),
    };
    let masked = |reason: String| reason.replace(request.url, &without_login(request.url));
    match response {
        Ok(response) => judge(response),
        Err(ureq::Error::BadUri(reason)) => Try::Refused(0, masked(reason)),
        Err(error) => Try::Later(masked(error.to_string()), None),
    }
}

fn judge(mut response: Response<Body>) -> Try {
    let status = response.status().as_u16();
    let wanted = wait(response.headers());
    match status {
        200..=299 => Try::Done(text(response.body_mut(), ANSWER_BYTES)),
        300..=399 => Try::Refused(status, location(&response)),
        408 | 425 | 429 | 500 | 502..=504 => {
            let answer = words(&text(response.body_mut(), TOLD_BYTES));
            let wish = wanted.map(|wait| format!(", and asks to be left alone for {} s", wait.as_secs()));
            let colon = if answer.is_empty() { "" } else { ": " };
            Try::Later(format!("it answers {status}{}{colon}{answer}", wish.unwrap_or_default()), wanted)
        }
        _ => Try::Refused(status, words(&text(response.body_mut(), TOLD_BYTES))),
    }
}

/// How long the server asks to wait: seconds, or a date relative to the date of the answer itself (RFC 9110, section 10.2.3).
fn wait(headers: &HeaderMap) -> Option<Duration> {
    let value = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let wanted = value("Retry-After")?.trim();
    if let Ok(seconds) = wanted.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = |text: &str| jiff::fmt::rfc2822::parse(text).ok().map(|date| date.timestamp().as_second());
    let seconds = date(wanted)?.checked_sub(date(value("Date")?)?)?;
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

/// The address that the server redirects to.
fn location(response: &Response<Body>) -> String {
    let place = response.headers().get("Location").and_then(|place| place.to_str().ok());
    place.map_or_else(String::new, without_login)
}

/// The beginning of an answer, as far as it arrives.
fn text(body: &mut Body, limit: u64) -> String {
    let mut bytes = Vec::new();
    // The part that was read before the connection broke is shown as well.
    let _ = body.as_reader().take(limit).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_names_a_wait_in_seconds_or_as_a_date() {
        let waiting = |fields: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in fields {
                headers.insert(*name, value.parse().unwrap());
            }
            wait(&headers).map(|wait| wait.as_secs())
        };
        let now = ("Date", "Tue, 06 Jan 2026 08:00:00 GMT");
        assert_eq!(waiting(&[("Retry-After", "120")]), Some(120));
        assert_eq!(waiting(&[now, ("Retry-After", "Tue, 06 Jan 2026 08:01:30 GMT")]), Some(90));
        assert_eq!(waiting(&[now, ("Retry-After", "Mon, 05 Jan 2026 08:01:30 GMT")]), Some(0));
        assert_eq!(waiting(&[("Retry-After", "Tue, 06 Jan 2026 08:01:30 GMT")]), None);
        assert_eq!(waiting(&[("Retry-After", "soon")]), None);
        assert_eq!(waiting(&[]), None);
    }
}
