//! `rapporteur remove`: reports out of a store.

use crate::arguments::{Engine, StorePath};
use crate::failure::Outcome;
use crate::progress::Bar;
use crate::{change, open};
use anyhow::{Result, bail};
use rapporteur_model::ReportId;
use rapporteur_pipeline::Listed;
use std::collections::BTreeSet;

/// Remove reports from the store
///
/// The store then holds what a build of its other reports would give, byte for byte: entities, merges, origins and disputes
/// that only the removed reports gave reason for are gone as well.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur remove 3fa9c1                      the first digits of an id: rapporteur query reports
  rapporteur remove https://w3id.org/rapporteur/id/report/3fa9c1d4e5f60718293a4b5c6d7e8f90
  rapporteur remove wire.jsonl                  every report that was read from this input
  rapporteur remove 'Envoys leave Vienna'       a headline, or some of its words in a row")]
pub struct Arguments {
    /// Reports: id or its first digits, IRI, the path given to build or add, the record's id, address or headline
    #[arg(required = true, value_name = "REPORT")]
    reports: Vec<String>,
    #[command(flatten)]
    store: StorePath,
    #[command(flatten)]
    engine: Engine,
    #[command(flatten)]
    outcome: change::Outcomes,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = open::folder(&arguments.store);
    let base = open::base(&arguments.store)?;
    let listed = folder.list()?;
    let mut chosen = BTreeSet::new();
    for name in &arguments.reports {
        chosen.extend(named(name, &base, &listed)?);
    }
    let pipeline = open::pipeline(&arguments.engine.clone().into())?;
    let bar = Bar::new();
    let prepared = pipeline.remove(&chosen, &folder, &|step| bar.step(step))?;
    change::finish(prepared, &folder, &arguments.outcome)
}

/// The reports a person means: all of an input, else the one that the name fits best.
fn named(name: &str, base: &str, listed: &[Listed]) -> Result<Vec<ReportId>> {
    let id = name.strip_prefix(base).unwrap_or(name);
    let id = id.strip_prefix("report/").unwrap_or(id);
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let path = |path: &str| path.trim_start_matches("./").to_owned();
    let of_input: Vec<ReportId> =
        listed.iter().filter(|report| path(&report.source) == path(name)).map(|r| r.id.clone()).collect();
    if !of_input.is_empty() {
        return Ok(of_input);
    }
    let words = name.to_lowercase();
    let holds = |label: &str| {
        let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let bounded = |(at, found): (usize, &str)| {
            ends(label[..at].chars().next_back()) && ends(label[at + found.len()..].chars().next())
        };
        label.match_indices(&words).any(bounded)
    };
    let ways: [&dyn Fn(&Listed) -> bool; 4] = [
        &|report| is_id && report.id.0.starts_with(&id.to_ascii_lowercase()),
        &|report| [&report.record_id, &report.url].into_iter().flatten().any(|known| known == name),
        &|report| report.label.to_lowercase() == words,
        &|report| words.contains(' ') && holds(&report.label.to_lowercase()),
    ];
    for fits in ways {
        let found: Vec<&Listed> = listed.iter().filter(|report| fits(report)).collect();
        match found[..] {
            [] => {}
            [report] => return Ok(vec![report.id.clone()]),
            _ => bail!("{name:?} fits {} reports, name one by its id:{}", found.len(), lines(&found)),
        }
    }
    let nearest = nearest(&words, listed);
    bail!("no report of the store is called {name:?}; it holds{}", lines(&nearest))
}

/// Most reports shown in a message.
const SHOWN: usize = 10;

fn lines(reports: &[&Listed]) -> String {
    let line = |report: &&Listed| format!("\n  {}  {}  {}", &report.id.0, report.label, report.source);
    let more = reports.len().saturating_sub(SHOWN);
    let rest =
        if more > 0 { format!("\n  … and {more} more: rapporteur query reports") } else { String::new() };
    reports.iter().take(SHOWN).map(line).collect::<String>() + &rest
}

/// Reports whose headline shares most words with a name, then all others.
fn nearest<'l>(words: &str, listed: &'l [Listed]) -> Vec<&'l Listed> {
    let words: BTreeSet<&str> = words.split_whitespace().collect();
    let n_shared = |report: &Listed| {
        report.label.to_lowercase().split_whitespace().filter(|word| words.contains(word)).count()
    };
    let mut nearest: Vec<&Listed> = listed.iter().collect();
    nearest.sort_by_key(|report| std::cmp::Reverse(n_shared(report)));
    nearest
}
