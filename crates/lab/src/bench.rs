//! `cargo xtask bench`: measures time and memory of a build, the cost of extraction compared with the parse,
//! resolution by number of reports, a graph of millions of triples compared with Oxigraph's own store, and
//! tokens per second of the front end compared with spaCy's on the same texts.

#![allow(clippy::print_stdout, reason = "the figures are what the task is for")]

use crate::model::{self, Wheel};
use crate::resolution::cost;
use anyhow::{Context, Result, ensure};
use rapporteur_extract::Extractor;
use rapporteur_knowledge::Knowledge;
use rapporteur_language::{Analyzer, split_paragraphs};
use rapporteur_model::Report;
use rapporteur_xtask::project;
use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    /// How often a build is measured; the median counts
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// How long each front end is measured, in seconds
    #[arg(long, default_value_t = 10.0)]
    seconds: f64,
    /// The most reports that resolution is measured with
    #[arg(long, default_value_t = 100_000)]
    largest: usize,
    /// Leave spaCy out: nothing is downloaded then
    #[arg(long)]
    alone: bool,
}

/// Runs the task. It needs a release build of this program.
pub fn run(arguments: &Arguments) -> Result<()> {
    if cfg!(debug_assertions) {
        return again_in_release();
    }
    println!("build     {}", build_of_reports(arguments.runs)?);
    let texts = texts()?;
    println!("extract   {}", costs(arguments.seconds)?);
    for n_reports in cost::SIZES.into_iter().filter(|n| *n <= arguments.largest) {
        println!("resolve   {}", cost::of(n_reports)?);
    }
    graph_of_millions()?;
    let ours = tokens_per_second(&texts, arguments.seconds)?;
    println!("language  {ours:.0} tokens/s on one core");
    if !arguments.alone {
        let theirs = spacy_tokens_per_second(&texts, arguments.seconds)?;
        println!("spaCy     {theirs:.0} tokens/s on one core; ours is {:.1} times that", ours / theirs);
    }
    Ok(())
}

fn again_in_release() -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(["run", "--release", "--quiet", "--package", "rapporteur-lab", "--"])
        .args(std::env::args_os().skip(1))
        .current_dir(rapporteur_xtask::project::root())
        .status()?;
    ensure!(status.success(), "the measurement failed");
    Ok(())
}

/// Measures a graph of five million triples, with the benchmark of the graph's crate.
fn graph_of_millions() -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(["bench", "--quiet", "--package", "rapporteur-store", "--bench", "large"])
        .current_dir(rapporteur_xtask::project::root())
        .status()?;
    ensure!(status.success(), "the measurement failed");
    Ok(())
}

/// The cost of a build: wall time and peak memory.
struct Measured {
    seconds: f64,
    megabytes: f64,
    reports: PathBuf,
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:.2} s, {:.0} MB", self.reports.display(), self.seconds, self.megabytes)
    }
}

/// The folder of the gold's reports, or else of the samples.
fn reports() -> PathBuf {
    let reports = rapporteur_xtask::project::gold().join("reports");
    if reports.is_dir() { reports } else { rapporteur_xtask::project::root().join("data/reports") }
}

/// The median cost of several builds of a new store, by a release build of the program.
fn build_of_reports(n_runs: usize) -> Result<Measured> {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--package", "rapporteur"])
        .current_dir(rapporteur_xtask::project::root())
        .status()?;
    ensure!(status.success(), "the program does not build");
    let (program, reports) = (project::built("rapporteur", "release")?, reports());
    let mut runs = Vec::new();
    for _ in 0..n_runs.max(1) {
        let folder = tempfile::tempdir()?;
        let mut build = Command::new(&program);
        build
            .arg("build")
            .arg(&reports)
            .arg("--store")
            .arg(folder.path().join("store"))
            .stdout(Stdio::null());
        runs.push(measure(&mut build)?);
    }
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (seconds, megabytes) = runs[runs.len() / 2];
    Ok(Measured { seconds, megabytes, reports })
}

/// Wall time and peak memory of a command. The kernel records the peak; it is polled until the process ends.
fn measure(command: &mut Command) -> Result<(f64, f64)> {
    let start = Instant::now();
    let mut child = command.spawn()?;
    let mut peak_kilobytes = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak_kilobytes = peak(child.id()).unwrap_or(0).max(peak_kilobytes);
        std::thread::sleep(Duration::from_millis(2));
    };
    ensure!(status.success(), "the program failed");
    Ok((start.elapsed().as_secs_f64(), f64::from(peak_kilobytes) / 1024.0))
}

/// Peak memory of a process so far, in kilobytes; `None` if the kernel does not report it.
pub fn peak(process: u32) -> Option<u32> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Cost of one token in the parse, and in all that extraction does after it: on one core, with the same texts
/// in turns.
struct Costs {
    parse: f64,
    after: f64,
}

impl fmt::Display for Costs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = self.after / self.parse;
        write!(f, "{:.1} µs a token after {:.1} µs of parsing: {ratio:.2} times", self.after, self.parse)
    }
}

/// Measures both costs. Extraction is the total minus the parse, so it includes reading times and matching
/// word classes.
fn costs(seconds: f64) -> Result<Costs> {
    let analyzer = Arc::new(Analyzer::open(model::MD.default_output())?);
    let extractor = Extractor::new(Arc::new(Knowledge::embedded()?), Arc::clone(&analyzer))?;
    let inputs = rapporteur_ingest::read_paths(&[reports()], &rapporteur_ingest::Options::default())?;
    let reports: Vec<Report> = inputs.flat_map(|input| input.reports).collect();
    let (mut n_tokens, mut parse, mut whole) = (0, Duration::ZERO, Duration::ZERO);
    while (parse + whole).as_secs_f64() < seconds {
        for report in &reports {
            let start = Instant::now();
            for block in report.blocks.iter().filter(|block| block.kind.is_analysed()) {
                let text = block.span.of(&report.text);
                let paragraphs = split_paragraphs(text).into_iter();
                n_tokens += paragraphs.map(|p| analyzer.analyze(&text[p]).tokens.len()).sum::<usize>();
            }
            let parsed = Instant::now();
            extractor.extract(report);
            (parse, whole) = (parse + (parsed - start), whole + parsed.elapsed());
        }
    }
    let each = |time: Duration| 1e6 * time.as_secs_f64() / n_tokens as f64;
    Ok(Costs { parse: each(parse), after: each(whole.saturating_sub(parse)) })
}

/// The paragraphs of the reports.
fn texts() -> Result<Vec<String>> {
    let mut texts = Vec::new();
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(reports())?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let text = std::fs::read_to_string(path)?;
        texts.extend(split_paragraphs(&text).into_iter().map(|paragraph| text[paragraph].to_owned()));
    }
    Ok(texts)
}

fn tokens_per_second(texts: &[String], seconds: f64) -> Result<f64> {
    let analyzer = Analyzer::open(model::MD.default_output())?;
    let pass = || texts.iter().map(|text| analyzer.analyze(text).tokens.len()).sum::<usize>();
    pass();
    let (start, mut n_tokens) = (Instant::now(), 0);
    while start.elapsed().as_secs_f64() < seconds {
        n_tokens += pass();
    }
    Ok(n_tokens as f64 / start.elapsed().as_secs_f64())
}

fn spacy_tokens_per_second(texts: &[String], seconds: f64) -> Result<f64> {
    let wheel = Wheel::open(&model::MD, None)?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("texts.jsonl");
    let mut lines = std::fs::File::create(&file)?;
    for text in texts {
        writeln!(lines, "{}", serde_json::json!({ "text": text }))?;
    }
    let script = rapporteur_xtask::project::root().join("crates/lab/scripts/spacy_speed.py");
    let output = Command::new(spacy_python(&wheel, folder.path())?)
        .arg(script)
        .args([wheel.path(), &file])
        .arg(seconds.to_string())
        // spaCy gets as many cores as our front end.
        .envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"].map(|name| (name, "1")))
        .output()
        .context("cannot start Python")?;
    ensure!(output.status.success(), "spaCy failed: {}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout)?;
    let mut numbers = printed.split_whitespace().map(str::parse::<f64>);
    let (Some(Ok(n_tokens)), Some(Ok(took))) = (numbers.next(), numbers.next()) else {
        anyhow::bail!("unexpected output: {printed}");
    };
    Ok(n_tokens / took)
}

/// A Python with spaCy, in the environment that the parity script makes beside the wheel.
fn spacy_python(wheel: &Wheel, folder: &Path) -> Result<PathBuf> {
    let environment = wheel.path().parent().context("a wheel lies in a folder")?.join("environment");
    if !environment.join("ready").is_file() {
        let (input, output) = (folder.join("none.jsonl"), folder.join("none.out"));
        std::fs::write(&input, "")?;
        let status = Command::new("python3")
            .arg(rapporteur_xtask::project::root().join("crates/language/scripts/reference.py"))
            .args([wheel.path(), &input, &output])
            .status()
            .context("cannot start Python")?;
        ensure!(status.success(), "spaCy could not be installed");
    }
    Ok(environment.join("bin/python"))
}
