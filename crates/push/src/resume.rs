//! Checks whether a server still has what an earlier push sent. Only the server knows.

use crate::request::{Request, send};
use crate::target::encoded;
use crate::{Error, Event, Lines, Place, Target};
use serde::Deserialize;

/// What a server holds of the lines before a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// Enough for the push to go on from the place.
    All,
    /// Fewer triples, or different ones.
    NotAll,
    /// The server cannot be asked; the text says why.
    Unknown(String),
}

/// Whether the graph to fill may hold other triples.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Others {
    /// The graph may hold other triples.
    Allowed,
    /// The graph was emptied when the push began and must hold nothing else.
    Excluded,
}

/// How many triples are asked for one by one.
const SAMPLES: usize = 48;

/// Asks the server for the number of triples in the graph and for a sample of the confirmed ones, the last among them.
pub fn found(
    target: &Target,
    lines: &Lines,
    place: Place,
    others: Others,
    tell: &mut dyn FnMut(Event),
) -> Found {
    let mut ask = || -> Result<bool, Error> {
        let n_there = count(target, tell)?;
        // The batch after the place may have been stored in part, or in full without being confirmed.
        let most = match others {
            Others::Allowed => usize::MAX,
            Others::Excluded => lines.batch(place.n_lines, place.batch_lines).0.end,
        };
        Ok((place.n_lines..=most).contains(&n_there) && has(target, &samples(lines, place.n_lines), tell)?)
    };
    match ask() {
        Ok(true) => Found::All,
        Ok(false) => Found::NotAll,
        Err(error) => Found::Unknown(error.to_string()),
    }
}

/// A sample of the lines before a place, spread evenly. Only lines whose object is an IRI are used, since servers may write
/// numbers and dates in their own way.
fn samples(lines: &Lines, n_lines: usize) -> String {
    let confirmed: Vec<&str> =
        lines.text().lines().take(n_lines).filter(|line| !line.contains('"')).collect();
    let step = confirmed.len().div_ceil(SAMPLES).max(1);
    let mut samples: Vec<&str> = confirmed.iter().rev().step_by(step).copied().collect();
    samples.reverse();
    samples.join("\n")
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    boolean: bool,
    #[serde(default)]
    results: Rows,
}

#[derive(Deserialize, Default)]
struct Rows {
    bindings: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    n: Value,
}

#[derive(Deserialize)]
struct Value {
    value: String,
}

fn count(target: &Target, tell: &mut dyn FnMut(Event)) -> Result<usize, Error> {
    let query = format!("SELECT (COUNT(*) AS ?n) WHERE {{ {} }}", in_graph(target, "?s ?p ?o"));
    let (answer, text) = ask(target, &query, tell)?;
    let n = answer.results.bindings.first().and_then(|row| row.n.value.parse().ok());
    n.ok_or_else(|| unreadable(target, &text))
}

fn has(target: &Target, triples: &str, tell: &mut dyn FnMut(Event)) -> Result<bool, Error> {
    if triples.is_empty() {
        return Ok(true);
    }
    Ok(ask(target, &format!("ASK {{ {} }}", in_graph(target, triples)), tell)?.0.boolean)
}

fn in_graph(target: &Target, pattern: &str) -> String {
    match target.filled() {
        Some(graph) => format!("GRAPH <{graph}> {{ {pattern} }}"),
        None => pattern.to_owned(),
    }
}

/// Sends a query as a form, which every server accepts.
fn ask(target: &Target, query: &str, tell: &mut dyn FnMut(Event)) -> Result<(Answer, String), Error> {
    let body = format!("query={}", encoded(query));
    let request = Request {
        method: "POST",
        url: &target.asking,
        media_type: "application/x-www-form-urlencoded",
        accept: "application/sparql-results+json",
        body: body.as_bytes(),
    };
    let text = send(&target.agent(), target, &request, tell)?;
    let answer = serde_json::from_str(&text).map_err(|_| unreadable(target, &text))?;
    Ok((answer, text))
}

fn unreadable(target: &Target, answer: &str) -> Error {
    let beginning = answer.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    Error::NoAnswer { endpoint: crate::endpoint::without_login(&target.asking), answer: beginning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_of_all_that_was_confirmed_and_hold_no_literal() {
        let line = |i: usize| match i % 2 {
            0 => format!("<urn:{i:04}> <urn:p> <urn:o> .\n"),
            _ => format!("<urn:{i:04}> <urn:p> \"1\"^^<urn:t> .\n"),
        };
        let lines = Lines::of((0..1000).map(line).collect::<String>().as_bytes(), "http://a.org/");
        let samples = samples(&lines, 900);
        let found: Vec<&str> = samples.lines().collect();
        assert!(found.len() > SAMPLES / 2 && found.len() <= SAMPLES && !samples.contains('"'), "{found:?}");
        assert!(
            found[0] < "<urn:0050>" && found.last() == Some(&"<urn:0898> <urn:p> <urn:o> ."),
            "{found:?}"
        );
    }
}
