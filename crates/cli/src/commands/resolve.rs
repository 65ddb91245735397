//! `rapporteur resolve`: applies a person's judgements to the graph, and reviews what is doubtful.

use crate::arguments::{Engine, StorePath};
use crate::failure::Outcome;
use crate::names::View;
use crate::progress::Bar;
use crate::{open, output, review};
use anyhow::Result;
use rapporteur_model::Severity;
use rapporteur_reasons::{Changes, Doubts, Inputs};
use std::io::{self, Write};

/// Apply a person's judgements to the store, or review what is doubtful in it
///
/// judgements.tsv in the store's folder says which nodes are one, which are two, what they are called and what they
/// are, and which claims are right or wrong; every build obeys it. This command makes the graph again under it, without
/// reading the reports again, and says what changed. With --review it shows the pairs that were narrowly merged or kept
/// apart, then the claims with a confidence below 0.7, asks for each, and writes the answers to that file.
///
/// Of the claims, those on which a plain edge hangs alone come first: it rests on no other claim, or would come if this one
/// were trusted. Among these, and among the others, the order is that of the chance that the answer changes something,
/// times the number of claims that touch the two ends.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur resolve --review                   asks of each pair: m(erge), a(part), s(kip) or q(uit);
                                                of each claim: k(eep), w(rong), s(kip) or q(uit)
  rapporteur resolve --review --limit 5 --format json   lists pairs and claims and asks nothing
  echo 'm same minister in both' | rapporteur resolve --review
  rapporteur resolve                            applies what judgements.tsv says now

A line of judgements.tsv, cells apart by tabs: merge, keep apart, rename, retype, drop or keep; a node by id or name, or
as rapporteur why prints it, for drop and keep a claim by its id; the other node, the new label or type; the reason.
Without the line everything is as before. rapporteur merge, separate, rename, retype, drop and keep write single lines and apply
them; rapporteur judgements lists them and takes them back.")]
pub struct Arguments {
    /// Show doubtful pairs, the most doubtful first, and doubtful claims, those first whose answer changes most, and ask about each
    #[arg(long)]
    review: bool,
    /// Most pairs and most claims to show
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
    let judgements = folder.read_judgements()?;
    let inputs = Inputs::of(&folder.list()?);
    let doubts = Doubts::of(&world, &judgements, &inputs, arguments.limit);
    if arguments.format == View::Json {
        output::json(&doubts)?;
        return Ok(Outcome::Clean);
    }
    let Doubts { doubtful, pairs, doubtful_claims: n_claims, claims } = doubts;
    let mut out = output::stdout();
    let questions: Vec<_> = review::numbered(&pairs).chain(review::numbered(&claims)).collect();
    let n_written = review::ask(&questions, &folder, &mut io::stdin().lock(), &mut out)?;
    for (what, n, n_shown) in [("pairs", doubtful, pairs.len()), ("claims", n_claims, claims.len())] {
        let hidden = match n - n_shown {
            0 => String::new(),
            more => format!(", {more} of them not shown: --limit N"),
        };
        writeln!(out, "{:14} {n}{hidden}", format!("doubtful {what}"))?;
    }
    if n_written > 0 {
        let file = folder.judgements();
        writeln!(out, "written        {n_written} to {}; to apply: rapporteur resolve", file.display())?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}
