//! `rapporteur eval`: extraction scored against gold.

use crate::arguments::Reading;
use crate::evaluation::{self, Choices, Scored};
use crate::failure::Outcome;
use crate::floors::Floors;
use crate::names::View;
use crate::{open, output};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What is scored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Task {
    /// Mentions by name with their types
    Typing,
    /// Relations between things
    Relations,
    /// Which of the gold's mentions corefer, within and across reports
    Coref,
    /// Time expressions and their values
    Times,
    /// Attributed passages and their sources
    Quotes,
    /// Main events in PLOVER terms
    Plover,
    /// Whether two names are one thing's
    Names,
    /// Whole claims, their status and speaker
    Claims,
}

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
  rapporteur eval quotes gold.jsonl --floors floors.toml      status 1 if a figure is under its floor

FLOORS is TOML: under the task's name, or [TASK.FILE] for one gold file FILE.jsonl, the least figures of rows in percent:
  [typing.dwie]
  micro = 80.0                                  F1
  [relations.dwie]
  relations = ['leads', 'kin']                  what --relations says, unless it is given
  micro = { precision = 75, recall = 40 }")]
pub struct Arguments {
    /// What to score
    #[arg(value_enum)]
    task: Task,
    /// Gold annotations, JSON lines
    #[arg(value_name = "GOLD.jsonl")]
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
    let gold = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let floors = arguments.floors.as_deref().map(|file| floors(file, arguments)).transpose()?;
    let mut relations: BTreeSet<_> = arguments.relations.iter().cloned().collect();
    if relations.is_empty() {
        relations.extend(floors.iter().flat_map(Floors::relations));
    }
    let stages = open::stages(&arguments.reading)?;
    let choices = Choices {
        types: arguments.types.as_deref(),
        relations,
        kind: arguments.kind.as_deref(),
        without_singletons: arguments.no_singletons,
        texts: arguments.texts.as_deref(),
        pairs: arguments.pairs.as_deref(),
    };
    let Scored { table, predictions } =
        evaluation::score(arguments.task, &gold, &path.display().to_string(), stages, &choices)?;
    if let Some(out) = &arguments.predictions {
        output::write(Some(out), |out| Ok(out.write_all(predictions.as_bytes())?))?;
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

fn floors(file: &Path, arguments: &Arguments) -> Result<Floors> {
    let task = format!("{:?}", arguments.task).to_lowercase();
    let stem = arguments.gold.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Floors::read(file, &task, &stem)
}
