//! `rapporteur resolve`: applies a person's judgements to the graph, and reviews doubtful pairs.

use crate::arguments::{Engine, StorePath};
use crate::failure::Outcome;
use crate::names::View;
use crate::progress::Bar;
use crate::{open, output, review};
use anyhow::Result;
use rapporteur_model::Severity;
use rapporteur_reasons::{Changes, Pair};
use serde::Serialize;
use std::io::{self, Write};

/// Apply a person's judgements to the store, or review its doubtful pairs
///
/// judgements.tsv in the store's folder says which nodes are one, which are two, what they are called and what they
/// are; every build obeys it. This command makes the graph again under it, without reading the reports again, and says
/// what changed. With --review it shows the pairs that were narrowly merged or kept apart, asks for each, and writes
/// the answers to that file.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur resolve --review                   asks of each pair: m(erge), a(part), s(kip) or q(uit)
  rapporteur resolve --review --limit 5 --format json   lists pairs and asks nothing
  echo 'm same minister in both' | rapporteur resolve --review
  rapporteur resolve                            applies what judgements.tsv says now

A line of judgements.tsv, cells apart by tabs: merge, keep apart, rename, retype or drop; a node by id or name, or as
rapporteur why prints it; the other node, the new label or type; the reason. Without the line everything is as before.")]
pub struct Arguments {
    /// Show doubtful pairs, the most doubtful first, and ask what they are
    #[arg(long)]
    review: bool,
    /// Most pairs to show
    #[arg(long, value_name = "N", default_value_t = 20, requires = "review")]
    limit: usize,
    #[command(flatten)]
    store: StorePath,
    /// Form of the result; with --review, json asks nothing
    #[arg(long, value_enum, default_value = "table")]
    format: View,
    #[command(flatten)]
    engine: Engine,
    /// Exit with status 1 if a judgement could not be applied
    #[arg(long)]
    strict: bool,
}

/// The pairs shown, and the number of all doubtful pairs.
#[derive(Serialize)]
struct Listed<'p> {
    doubtful: usize,
    pairs: &'p [Pair],
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    if arguments.review { ask(arguments) } else { renew(arguments) }
}

fn renew(arguments: &Arguments) -> Result<Outcome> {
    let folder = open::folder(&arguments.store);
    let before = folder.world()?;
    // Read first, so that a fault in the file shows before the model is loaded.
    folder.read_judgements()?;
    let pipeline = open::pipeline(&arguments.engine.clone().into())?;
    let bar = Bar::new();
    let prepared = pipeline.renew(&folder, &|step| bar.step(step))?;
    prepared.commit()?;
    let mut faulty = false;
    for (input, diagnostic) in &prepared.diagnostics {
        output::diagnostics(input, [diagnostic]);
        faulty |= diagnostic.severity > Severity::Note;
    }
    let changes = Changes::new(&before, &prepared.world, folder.path().display().to_string());
    match arguments.format {
        View::Json => output::json(&changes)?,
        View::Table => {
            let mut out = output::stdout();
            write!(out, "{changes}")?;
            out.flush()?;
        }
    }
    Ok(Outcome::findings_if(arguments.strict && faulty))
}

fn ask(arguments: &Arguments) -> Result<Outcome> {
    let folder = open::folder(&arguments.store);
    let world = folder.world()?;
    let mut pairs = rapporteur_reasons::review(&world, &folder.read_judgements()?);
    let doubtful = pairs.len();
    pairs.truncate(arguments.limit);
    if arguments.format == View::Json {
        output::json(&Listed { doubtful, pairs: &pairs })?;
        return Ok(Outcome::Clean);
    }
    let mut out = output::stdout();
    let n_written = review::ask(&pairs, &folder, &mut io::stdin().lock(), &mut out)?;
    let hidden = match doubtful - pairs.len() {
        0 => String::new(),
        more => format!(", {more} of them not shown: --limit N"),
    };
    writeln!(out, "doubtful pairs {doubtful}{hidden}")?;
    if n_written > 0 {
        let file = folder.judgements();
        writeln!(out, "written        {n_written} to {}; to apply: rapporteur resolve", file.display())?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}
