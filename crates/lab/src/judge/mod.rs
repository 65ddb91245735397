//! `cargo xtask judge`: fits the judge of claims to claims that readers judged, and tells how well it does on reports set aside.
//!
//! The labels of `tests/gold/judged` are matched with what the extractor makes of the same reports today. Logistic regression with
//! a penalty on squared weights gives each feature its weight; isotonic regression on scores from outside of their own fold gives
//! each score its confidence. Both files of `data/judge` are written anew, and equal inputs give equal bytes.

#![allow(clippy::print_stdout, reason = "the figures are what the task is for")]

mod calibrate;
mod examples;
mod figures;
mod fit;
mod texts;
mod write;

use self::examples::Example;
use anyhow::{Result, ensure};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    /// Folders with the labelled reports as JSON lines; eval/pool and eval/dev of the third-party texts if not given
    #[arg(long, value_name = "DIR")]
    texts: Vec<PathBuf>,
    /// Folder with the labels
    #[arg(long, value_name = "DIR", default_value = "tests/gold/judged")]
    labels: PathBuf,
    /// Penalty on squared weights
    #[arg(long, default_value_t = 20.0)]
    penalty: f64,
    /// Claims that a feature must be met in
    #[arg(long, default_value_t = 3)]
    least: usize,
    /// Reports to set aside for the figures
    #[arg(long, default_value_t = 80)]
    aside: usize,
    /// Parts of the other reports, of which each is scored by weights of the rest
    #[arg(long, default_value_t = 5)]
    folds: usize,
    /// Write the examples to this file: report, verdict, stated trust, features
    #[arg(long, value_name = "FILE")]
    table: Option<PathBuf>,
    /// Print figures only and write no file
    #[arg(long)]
    dry: bool,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    ensure!(arguments.folds > 1, "--folds {}: at least 2 are needed", arguments.folds);
    let own = ["eval/pool", "eval/dev"].map(|folder| rapporteur_xtask::project::gold().join(folder));
    let texts = if arguments.texts.is_empty() { &own[..] } else { &arguments.texts };
    let read = examples::read(&rapporteur_xtask::project::root().join(&arguments.labels), texts)?;
    println!("{} labels, {} of them matched by claims of today", read.n_labels, read.examples.len());
    if let Some(table) = &arguments.table {
        std::fs::write(table, examples::table(&read.examples))?;
    }
    let (aside, rest) = set_aside(read.examples, arguments.aside);
    ensure!(
        !aside.is_empty() && !rest.is_empty(),
        "too few reports are judged for --aside {}",
        arguments.aside
    );
    let options = fit::Options { penalty: arguments.penalty, least: arguments.least };
    let rest: Vec<&Example> = rest.iter().collect();
    let curve = calibrate::out_of_fold(&rest, &options, arguments.folds);
    let weights = fit::fit(&rest, &options);
    println!("{} weights from {} claims; curve of {} points", weights.len(), rest.len(), curve.len());
    let (judge, files) = write::judge(&weights, &curve)?;
    figures::print("today's confidence", &figures::rows(&aside, |example| example.stated));
    figures::print(
        "the judge",
        &figures::rows(&aside, |example| {
            judge.confidence(&example.features).map_or(0.0, |confidence| confidence.get())
        }),
    );
    if !arguments.dry {
        write::save(&files)?;
    }
    Ok(())
}

/// The examples of the reports whose ids have the smallest hashes, and the others.
fn set_aside(examples: Vec<Example>, n_reports: usize) -> (Vec<Example>, Vec<Example>) {
    let hashed: BTreeSet<(String, String)> =
        examples.iter().map(|e| (examples::hash("aside", &e.report), e.report.clone())).collect();
    let aside: BTreeSet<String> = hashed.into_iter().take(n_reports).map(|(_, report)| report).collect();
    examples.into_iter().partition(|example| aside.contains(&example.report))
}

#[cfg(test)]
mod tests;
