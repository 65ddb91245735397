//! `rapporteur eval`: scores extraction against gold.

use crate::arguments::Reading;
use crate::failure::Outcome;
use crate::names::View;
use crate::{names, open, output};
use anyhow::{Context, Result};
use rapporteur_eval::{Choices, Floors, Scored, Task, score, score_reports};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

/// Score extraction against gold annotations
///
/// GOLD has one JSON object a line; offsets in it, and in predictions, count characters.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur eval typing gold.jsonl
  rapporteur eval relations gold.jsonl --relations member-of,holds-office
  rapporteur eval coref gold.jsonl --types event --no-singletons --format json
  rapporteur eval times gold.jsonl --predictions times.jsonl
  rapporteur eval claims claims.jsonl --texts gold/ --predictions judged.jsonl
  rapporteur eval claims tests/reports
  rapporteur eval quotes gold.jsonl --floors floors.toml      status 1 if a figure is under its floor

FLOORS is TOML: under the task's name, or [TASK.FILE] for one gold file FILE.jsonl, the least figures of rows in percent:
  [typing.dwie]
  micro = 80.0                                  F1
  [relations.dwie]
  relations = ['leads', 'kin']                  what --relations says, unless it is given
  micro = { precision = 75, recall = 40 }")]
pub struct Arguments {
    /// What to score
    #[arg(value_parser = names::task())]
    task: Task,
    /// Gold annotations, JSON lines; claims: or a folder of reports, each with report.txt, report.toml and gold.toml
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// Write the predictions here
    #[arg(long, value_name = "OUT.jsonl")]
    predictions: Option<PathBuf>,
    /// Least figures; being under one gives exit status 1
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// typing: classes as 'class=gold,gold:predicted,predicted'; coref: gold types to score
    #[arg(long, value_name = "TYPES")]
    types: Option<String>,
    /// claims: folder of the gold files that hold the texts
    #[arg(long, value_name = "DIR")]
    texts: Option<PathBuf>,
    /// relations, claims: only these relations
    #[arg(long, value_name = "RELATION", value_delimiter = ',')]
    relations: Vec<String>,
    /// quotes: only passages of this kind (direct, indirect, mixed)
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// coref: leave clusters of one mention out
    #[arg(long)]
    no_singletons: bool,
    /// coref: write here what the pairs of mentions show, to fit weights on (see data/coreference/README.md)
    #[arg(long, value_name = "OUT.tsv")]
    pairs: Option<PathBuf>,
    /// Form of the scores
    #[arg(long, value_enum, default_value = "table")]
    format: View,
    #[command(flatten)]
    reading: Reading,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let path = &arguments.gold;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let floors =
        arguments.floors.as_deref().map(|file| Floors::read(file, arguments.task, &stem)).transpose()?;
    let mut relations: BTreeSet<_> = arguments.relations.iter().cloned().collect();
    if relations.is_empty() {
        relations.extend(floors.iter().flat_map(Floors::relations));
    }
    let pipeline = open::pipeline(&arguments.reading)?;
    let choices = Choices {
        types: arguments.types.as_deref(),
        relations,
        kind: arguments.kind.as_deref(),
        without_singletons: arguments.no_singletons,
        texts: arguments.texts.as_deref(),
        pairs: arguments.pairs.is_some(),
    };
    let Scored { table, predictions, pairs } = if arguments.task == Task::Claims && path.is_dir() {
        score_reports(path, pipeline, &choices)?
    } else {
        let gold =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        score(arguments.task, &gold, &path.display().to_string(), pipeline, &choices)?
    };
    for (file, text) in [(&arguments.predictions, Some(predictions)), (&arguments.pairs, pairs)] {
        if let (Some(file), Some(text)) = (file, text) {
            output::write(Some(file), |out| Ok(out.write_all(text.as_bytes())?))?;
        }
    }
    match arguments.format {
        View::Json => output::json(&table)?,
        View::Table => {
            let mut out = output::stdout();
            write!(out, "{table}")?;
            out.flush()?;
        }
    }
    let under = floors.map_or_else(|| Ok(Vec::new()), |floors| floors.missed(&table))?;
    for message in &under {
        output::remark(message);
    }
    Ok(Outcome::findings_if(!under.is_empty()))
}
