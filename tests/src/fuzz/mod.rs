//! The bodies of the fuzz targets. Each takes any bytes and panics if the program breaks a promise for them.
//!
//! They are plain functions: ordinary tests run them over `tests/corpus/` and mutations of it
//! (`suites/fuzz.rs`), and `crates/fuzz` runs the same functions under libFuzzer for as long as one likes.

mod corpus;
mod data;
mod dates;
mod folder;
mod gold;
mod graph;
mod input;
mod judgements;
mod language;
mod model;
mod mutate;
mod parts;
mod pattern;
mod push;
mod report;
mod shared;
mod sparql;

pub use corpus::Corpus;
pub use mutate::Mutator;

/// A fuzz target.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, also that of its folder in `tests/corpus/` and of its program in `crates/fuzz/`.
    pub name: &'static str,
    /// Runs the target on an input.
    pub run: fn(&[u8]),
    /// Number of mutations of the corpus that an ordinary test tries; they take about a second.
    pub n_mutations: usize,
}

/// All targets, sorted by name.
pub const TARGETS: &[Target] = &[
    Target { name: "analysis", run: language::run, n_mutations: 200 },
    Target { name: "archive", run: folder::run, n_mutations: 200 },
    Target { name: "data", run: data::run, n_mutations: 200 },
    Target { name: "dates", run: dates::run, n_mutations: 300 },
    Target { name: "feed", run: input::feed, n_mutations: 400 },
    Target { name: "gold", run: gold::run, n_mutations: 400 },
    Target { name: "html", run: input::html, n_mutations: 400 },
    Target { name: "index", run: graph::run, n_mutations: 400 },
    Target { name: "json", run: input::json, n_mutations: 400 },
    Target { name: "jsonl", run: input::jsonl, n_mutations: 400 },
    Target { name: "judgements", run: judgements::run, n_mutations: 300 },
    Target { name: "model", run: model::run, n_mutations: 20 },
    Target { name: "pattern", run: pattern::run, n_mutations: 400 },
    Target { name: "push", run: push::run, n_mutations: 200 },
    Target { name: "report", run: report::run, n_mutations: 20 },
    Target { name: "sparql", run: sparql::run, n_mutations: 300 },
    Target { name: "text", run: input::text, n_mutations: 400 },
];

/// The target with a name.
///
/// # Panics
/// If no target has the name.
pub fn target(name: &str) -> &'static Target {
    TARGETS.iter().find(|target| target.name == name).unwrap_or_else(|| panic!("no target is called {name}"))
}

/// Runs a target on an input.
///
/// # Panics
/// If no target has the name, or if a promise is broken.
pub fn run(name: &str, input: &[u8]) {
    (target(name).run)(input);
}
