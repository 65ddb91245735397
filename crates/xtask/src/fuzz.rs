//! `cargo xtask fuzz`: runs the fuzz targets under libFuzzer, one after the other.
//!
//! The task needs cargo-fuzz and a nightly toolchain, which no other task does. libFuzzer's findings stay in
//! `target/fuzz`, where the next run starts from them. An input that finds a fault is left there too; mend
//! the fault and keep the input in `tests/corpus/`.

#![allow(clippy::print_stdout, reason = "the outcome is what the task is for")]

use anyhow::{Context, Result, bail, ensure};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// Folder for everything that libFuzzer makes.
const HOME: &str = "target/fuzz";

/// Maximum length of inputs. Other checks measure slowness on longer ones.
const MAX_BYTES: u32 = 4096;

/// Seconds after which one input counts as a hang.
const HANG_SECONDS: u32 = 30;

/// Megabytes at which a run counts as a leak. Model and knowledge take a quarter of it.
const MEMORY_MB: u32 = 3072;

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    /// Targets; all of them if none is named
    targets: Vec<String>,
    /// How long each runs
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Look for faults of memory too: twice as slow, and but for the networks all code is safe Rust
    #[arg(long)]
    sanitizer: bool,
}

impl Arguments {
    /// Runs every target for a minute.
    pub fn usual() -> Self {
        Self { targets: Vec::new(), seconds: 60, sanitizer: false }
    }
}

/// The result of a target's run.
struct Outcome {
    n_runs: u64,
    n_edges: u64,
    failed: bool,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    ready()?;
    let all = targets()?;
    if let Some(unknown) = arguments.targets.iter().find(|name| !all.contains(name)) {
        bail!("{unknown} is no target: name some of {}", all.join(", "));
    }
    let chosen = if arguments.targets.is_empty() { &all } else { &arguments.targets };
    let mut failed = Vec::new();
    for target in chosen {
        let outcome = one(target, arguments)?;
        let verdict = if outcome.failed { "FAILED" } else { "ok" };
        println!("{target:10}  {:>11} runs  {:>7} edges  {verdict}", outcome.n_runs, outcome.n_edges);
        if outcome.failed {
            failed.push(target.as_str());
        }
    }
    ensure!(failed.is_empty(), "inputs in {HOME}/artifacts break {}", failed.join(", "));
    Ok(())
}

/// Checks that the programs are installed.
///
/// # Errors
/// A remedy, if one is missing.
pub fn ready() -> Result<()> {
    let answers = |arguments: &[&str]| {
        let mut command = Command::new("cargo");
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    ensure!(
        answers(&["+nightly", "--version"]),
        "there is no nightly toolchain: rustup toolchain install nightly"
    );
    ensure!(answers(&["+nightly", "fuzz", "--version"]), "there is no cargo-fuzz: cargo install cargo-fuzz");
    Ok(())
}

/// Names of all targets, sorted.
fn targets() -> Result<Vec<String>> {
    let folder = rapporteur_xtask::project::root().join("crates/fuzz/fuzz_targets");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let paths = entries.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path());
    let mut names: Vec<String> =
        paths.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    Ok(names)
}

fn one(target: &str, arguments: &Arguments) -> Result<Outcome> {
    let home = |kind: &str| -> Result<PathBuf> {
        let folder = rapporteur_xtask::project::root().join(HOME).join(kind).join(target);
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    };
    let (learned, artifacts) = (home("corpus")?, home("artifacts")?);
    let mut command = Command::new("cargo");
    command.args(["+nightly", "fuzz", "run", "--fuzz-dir", "crates/fuzz", "--target-dir", HOME]);
    command.args(["--sanitizer", if arguments.sanitizer { "address" } else { "none" }]);
    command.arg(target).arg(learned).arg(format!("tests/corpus/{target}"));
    command.args(["--", "-print_final_stats=1", &format!("-dict=tests/corpus/{target}.dict")]);
    command.arg(format!("-artifact_prefix={}/", artifacts.display()));
    command.arg(format!("-max_total_time={}", arguments.seconds));
    command.args([format!("-max_len={MAX_BYTES}"), format!("-timeout={HANG_SECONDS}")]);
    command.arg(format!("-rss_limit_mb={MEMORY_MB}"));
    let mut child = command.current_dir(rapporteur_xtask::project::root()).stderr(Stdio::piped()).spawn()?;
    let (mut n_runs, mut n_edges) = (0, 0);
    for line in child.stderr.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let line = line?;
        n_runs = executed(&line).unwrap_or(n_runs);
        n_edges = covered(&line).unwrap_or(n_edges);
        // libFuzzer's many lines of progress are left out.
        if !line.starts_with('#') {
            println!("{line}");
        }
    }
    Ok(Outcome { n_runs, n_edges, failed: !child.wait()?.success() })
}

/// Parses `stat::number_of_executed_units: 123`.
fn executed(line: &str) -> Option<u64> {
    line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok()
}

/// Parses `#456 DONE cov: 789 ft: …`.
fn covered(line: &str) -> Option<u64> {
    line.split_once(" cov: ")?.1.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_from_what_libfuzzer_prints() {
        assert_eq!(covered("#456\tDONE   cov: 789 ft: 1204 corp: 12/3Kb"), Some(789));
        assert_eq!(executed("stat::number_of_executed_units: 123"), Some(123));
        assert_eq!(executed("INFO: Seed: 3"), None);
    }
}
