//! `cargo xtask suggest`: lists predicates of reports that no relation covers and nobody has decided on, most
//! frequent first.

#![allow(clippy::print_stdout, reason = "the table is what the task is for")]

use crate::model;
use anyhow::{Context, Result};
use rapporteur_extract::{Extractor, gaps};
use rapporteur_ingest::{Options, Reader};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use rapporteur_model::Families;
use std::collections::BTreeMap;
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

/// The occurrences of a predicate.
#[derive(Default)]
struct Met {
    n: usize,
    sentences: Vec<String>,
}

type Table = BTreeMap<String, Met>;

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let lines = lines(&arguments.paths)?;
    let knowledge = Arc::new(Knowledge::load(&rapporteur_xtask::project::root().join("data"))?);
    let analyzer = Arc::new(Analyzer::open(model::MD.default_output())?);
    let extractor = Extractor::new(knowledge.clone(), analyzer)?;
    let mut rows: Vec<(String, Met)> = read(&lines, &extractor, &knowledge.families, arguments)?
        .into_iter()
        .filter(|(predicate, met)| {
            met.n >= arguments.least && (arguments.all || knowledge.decisions.of(predicate).is_none())
        })
        .collect();
    rows.sort_by(|a, b| b.1.n.cmp(&a.1.n).then_with(|| a.0.cmp(&b.0)));
    println!("n\tpredicate\tsentences");
    for (predicate, met) in rows {
        println!("{}\t{predicate}\t{}", met.n, met.sentences.join("\t"));
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

/// Collects the predicates of all reports, on all cores.
fn read(
    lines: &[String],
    extractor: &Extractor,
    families: &Families,
    arguments: &Arguments,
) -> Result<Table> {
    let reader = Reader::new(&Options { format: Some("jsonl".to_owned()), ..Options::default() })?;
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let share = lines.len().div_ceil(n_threads).max(1);
    let parts: Vec<Result<Table>> = thread::scope(|scope| {
        let reader = &reader;
        let part = |lines| scope.spawn(move || part(lines, reader, extractor, families, arguments));
        let running: Vec<_> = lines.chunks(share).map(part).collect();
        let joined = running.into_iter().map(thread::ScopedJoinHandle::join);
        joined.map(|part| part.unwrap_or_else(|_| Err(anyhow::anyhow!("an analysis failed")))).collect()
    });
    let mut whole = Table::new();
    for part in parts {
        for (predicate, met) in part? {
            let row = whole.entry(predicate).or_default();
            row.n += met.n;
            row.sentences.extend(met.sentences);
            row.sentences.truncate(arguments.samples);
        }
    }
    Ok(whole)
}

fn part(
    lines: &[String],
    reader: &Reader,
    extractor: &Extractor,
    families: &Families,
    arguments: &Arguments,
) -> Result<Table> {
    let mut table = Table::new();
    for (i, line) in lines.iter().enumerate() {
        let input = reader.read_bytes(&format!("line {}", i + 1), line.clone().into_bytes());
        for report in &input.reports {
            let explained = extractor.explain(report);
            for gap in gaps(&explained, families) {
                if gap.object.is_none() && !arguments.described {
                    continue;
                }
                let met = table.entry(gap.predicate.to_string()).or_default();
                met.n += 1;
                let sentence = explained.parsed.sentence(gap.trigger).span.of(&report.text);
                let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
                if met.sentences.len() < arguments.samples && !met.sentences.contains(&sentence) {
                    met.sentences.push(sentence);
                }
            }
        }
    }
    Ok(table)
}
