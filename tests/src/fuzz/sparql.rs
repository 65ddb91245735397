//! Fuzzes queries and their parameters. An input is lines `--param name=value`, then SPARQL with or without a
//! header.

use super::shared::{ANALYSED, KNOWLEDGE, TABLES, message};
use rapporteur_resolve::resolve;
use rapporteur_store::{Answer, Format, Options, Query, Results, Store, Vocabulary, quads};
use std::sync::LazyLock;
use std::time::Duration;

/// Timeout of a query. Being stopped by it is a valid answer.
const TIMEOUT: Duration = Duration::from_millis(200);

/// Maximum number of rows that are also written.
const WRITTEN_ROWS: usize = 2000;

pub fn run(bytes: &[u8]) {
    static STORE: LazyLock<Store> = LazyLock::new(|| {
        let world = resolve(&ANALYSED[..1], &KNOWLEDGE.gazetteer, &TABLES);
        let vocabulary = Vocabulary::default();
        Store::from_quads(vocabulary.clone(), quads(&world, &vocabulary)).expect("the triples are few")
    });
    let input = String::from_utf8_lossy(bytes);
    let (mut params, mut text) = (Vec::new(), &*input);
    while let Some((param, rest)) = text.strip_prefix("--param ").and_then(|rest| rest.split_once('\n')) {
        let (name, value) = param.split_once('=').unwrap_or((param, ""));
        params.push((name.to_owned(), value.to_owned()));
        text = rest;
    }
    let options = Options { params, timeout: Some(TIMEOUT), ..Options::default() };
    let outcome = Query::sparql(text).and_then(|query| STORE.query(&query, &options));
    match outcome {
        Ok(answer) => written(&STORE, &answer),
        Err(error) => message(&error.to_string()),
    }
}

fn written(store: &Store, answer: &Answer) {
    if let Results::Solutions(solutions) = &answer.results {
        assert!(solutions.rows.iter().all(|row| row.len() == solutions.variables.len()));
        if solutions.rows.len() > WRITTEN_ROWS {
            return;
        }
    }
    for format in Format::ALL {
        let mut out = Vec::new();
        match answer.write(store, format, Some(60), &mut out) {
            Ok(()) => {
                let text = std::str::from_utf8(&out).expect("answers are UTF-8");
                if format == Format::Json {
                    serde_json::from_str::<serde_json::Value>(text).expect("JSON is JSON");
                }
            }
            Err(error) => message(&error.to_string()),
        }
    }
}
