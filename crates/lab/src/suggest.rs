//! `cargo xtask suggest`: lists predicates of reports that no relation covers and nobody has decided on, most
//! frequent first.

#![allow(clippy::print_stdout, reason = "the table is what the task is for")]

use crate::model;
use anyhow::{Context, Result};
use rapporteur_extract::Extractor;
use rapporteur_ingest::{Options, Reader};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use rapporteur_model::{Families, ReportId};
use rapporteur_reasons::{Predicates, Sighting, sightings};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    /// Reports as JSON lines, or folders of such files
    #[arg(value_name = "PATH", default_value = "../shared/eval/pool")]
    paths: Vec<PathBuf>,
    /// Leave out predicates met less often
    #[arg(long, default_value_t = 5)]
    least: usize,
    /// Sample sentences of each predicate
    #[arg(long, default_value_t = 3)]
    samples: usize,
    /// Also where only one of both is typed: the other is described, or a clause
    #[arg(long)]
    described: bool,
    /// Also what is decided
    #[arg(long)]
    all: bool,
}

/// A report and its predicates.
type Seen = (ReportId, Vec<Sighting>);

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let lines = lines(&arguments.paths)?;
    let knowledge = Arc::new(Knowledge::load(&rapporteur_xtask::project::root().join("data"))?);
    let analyzer = Arc::new(Analyzer::open(model::MD.default_output())?);
    let extractor = Extractor::new(knowledge.clone(), analyzer)?;
    let mut predicates = Predicates::new(arguments.samples, arguments.described);
    for (report, found) in read(&lines, &extractor, &knowledge.families)? {
        predicates.add(&report, found);
    }
    println!("n\tpredicate\tsentences");
    for row in predicates.rows(arguments.least, &knowledge.decisions, arguments.all) {
        let sentences: Vec<&str> = row.samples.iter().map(|sample| sample.text.as_str()).collect();
        println!("{}\t{}\t{}", row.count, row.predicate, sentences.join("\t"));
    }
    Ok(())
}

/// The lines of all files, in the order of their paths.
fn lines(paths: &[PathBuf]) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for path in paths {
        let path =
            if path.is_absolute() { path.clone() } else { rapporteur_xtask::project::root().join(path) };
        if path.is_dir() {
            let inside = std::fs::read_dir(&path)?.map(|entry| Ok(entry?.path()));
            files.extend(inside.collect::<Result<Vec<_>>>()?);
        } else {
            files.push(path);
        }
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let read = |file: &PathBuf| {
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    };
    let texts = files.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(texts.iter().flat_map(|text| text.lines().map(str::to_owned)).collect())
}

/// Finds the predicates of all reports, on all cores; the results keep the order of the lines.
fn read(lines: &[String], extractor: &Extractor, families: &Families) -> Result<Vec<Seen>> {
    let reader = Reader::new(&Options { format: Some("jsonl".to_owned()), ..Options::default() })?;
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let share = lines.len().div_ceil(n_threads).max(1);
    let parts: Result<Vec<Vec<Seen>>> = thread::scope(|scope| {
        let reader = &reader;
        let part = |lines| scope.spawn(move || part(lines, reader, extractor, families));
        let running: Vec<_> = lines.chunks(share).map(part).collect();
        let joined = running.into_iter().map(thread::ScopedJoinHandle::join);
        joined.map(|part| part.map_err(|_| anyhow::anyhow!("an analysis failed"))).collect()
    });
    Ok(parts?.into_iter().flatten().collect())
}

fn part(lines: &[String], reader: &Reader, extractor: &Extractor, families: &Families) -> Vec<Seen> {
    let mut seen = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let input = reader.read_bytes(&format!("line {}", i + 1), line.clone().into_bytes());
        for report in &input.reports {
            let found = sightings(&extractor.explain(report), families, 0);
            seen.push((report.id.clone(), found));
        }
    }
    seen
}
