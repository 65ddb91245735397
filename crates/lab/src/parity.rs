//! `cargo xtask parity`: compares the language crate with spaCy itself, layer by layer.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::Args;
use rapporteur_language::model::Precision;
use rapporteur_language::{Analyzer, split_paragraphs};
use serde_json::Value;

use crate::model::{self, Model, Wheel};

mod layers;

use self::layers::Comparison;

/// The texts that are compared when no files are given.
const FIXTURE: &str = "crates/language/tests/fixtures/texts.jsonl";

/// Options of the task.
#[derive(Args)]
pub struct Arguments {
    /// Texts: JSON lines with a `text` (`.jsonl`), otherwise plain text. Without any, the test texts.
    files: Vec<PathBuf>,
    /// Which model to compare.
    #[arg(long, value_enum, default_value = "md")]
    model: Model,
    /// Compare this converted model instead of a fresh conversion with full precision.
    #[arg(long, value_name = "FILE")]
    converted: Option<PathBuf>,
    /// Analyse each paragraph by itself, as the program does.
    #[arg(long)]
    paragraphs: bool,
    /// Print at most this many differences.
    #[arg(long, default_value_t = 20)]
    show: usize,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let files = match arguments.files.as_slice() {
        [] => vec![rapporteur_xtask::project::root().join(FIXTURE)],
        files => files.to_vec(),
    };
    let mut texts = Vec::new();
    for file in &files {
        texts.extend(read_texts(file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    if arguments.paragraphs {
        texts = texts
            .iter()
            .flat_map(|text| split_paragraphs(text).into_iter().map(|r| text[r].to_owned()))
            .collect();
    }
    let folder = tempfile::tempdir()?;
    let wheel = Wheel::open(arguments.model.source(), None)?;
    let analyzer = match &arguments.converted {
        Some(file) => Analyzer::open(file)?,
        None => {
            let file = folder.path().join("exact.rapm");
            model::write(&wheel, Precision::F32, &file)?;
            Analyzer::open(file)?
        }
    };
    let reference = analyze_with_spacy(&wheel, &texts, folder.path())?;
    let mut comparison = Comparison::new(arguments.show);
    for line in BufReader::new(File::open(reference)?).lines() {
        comparison.add(&analyzer, &serde_json::from_str(&line?)?)?;
    }
    comparison.report(analyzer.name());
    // Weights in half precision change a close decision now and then; exact weights must not.
    ensure!(
        arguments.converted.is_some() || comparison.is_identical(),
        "spaCy analyses some texts otherwise"
    );
    Ok(())
}

/// The texts of a file: the `text` of each line if it is JSON lines, or else the whole file.
fn read_texts(file: &Path) -> Result<Vec<String>> {
    let content = std::fs::read_to_string(file)?;
    if file.extension().is_none_or(|extension| extension != "jsonl") {
        return Ok(vec![content]);
    }
    let text = |line: &str| -> Result<Option<String>> {
        Ok(serde_json::from_str::<Value>(line)?["text"].as_str().map(str::to_owned))
    };
    let lines = content.lines().filter(|line| !line.is_empty());
    lines.filter_map(|line| text(line).transpose()).collect()
}

/// Runs the script that asks spaCy and returns the path of its output.
fn analyze_with_spacy(wheel: &Wheel, texts: &[String], folder: &Path) -> Result<PathBuf> {
    let (input, output) = (folder.join("texts.jsonl"), folder.join("reference.jsonl"));
    let mut lines = File::create(&input)?;
    for text in texts {
        writeln!(lines, "{}", serde_json::json!({ "text": text }))?;
    }
    let status = Command::new("python3")
        .arg(rapporteur_xtask::project::root().join("crates/language/scripts/reference.py"))
        .args([wheel.path(), &input, &output])
        .status()
        .context("cannot start Python")?;
    ensure!(status.success(), "spaCy could not be run");
    Ok(output)
}
