//! `cargo xtask coverage`: which share of the lines of the library crates the tests run, file by file.
//!
//! cargo-llvm-cov compiles the workspace with instrumentation (in `target/llvm-cov-target`), runs its tests and counts. It needs
//! `llvm-profdata` and `llvm-cov` of the LLVM that the compiler was made with.

#![allow(clippy::print_stdout, reason = "the outcome is what the task is for")]

use anyhow::{Context, Result, bail, ensure};
use rapporteur_xtask::project::{cargo, root, target};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The share of lines that must be run, in percent.
const FLOOR: f64 = 88.0;

/// Crates that are no part of the library: the program's surface and tools of developers.
const NOT_LIBRARY: [&str; 5] = ["cli", "fuzz", "lab", "testkit", "xtask"];

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    /// How many of the files with most lines that no test runs are named
    #[arg(long, default_value_t = 20)]
    files: usize,
    /// Only count again what an earlier run of the tests left
    #[arg(long)]
    again: bool,
}

/// What cargo-llvm-cov writes, as far as it is read here.
#[derive(Deserialize)]
struct Export {
    data: Vec<Data>,
}

#[derive(Deserialize)]
struct Data {
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    filename: PathBuf,
    summary: Summary,
}

#[derive(Deserialize)]
struct Summary {
    lines: Lines,
}

/// Lines that hold code, and those of them that were run.
#[derive(Deserialize, Clone, Copy, Default)]
struct Lines {
    count: u64,
    covered: u64,
}

impl Lines {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.covered += other.covered;
    }

    #[allow(clippy::cast_precision_loss, reason = "there are fewer than 2^52 lines")]
    fn percent(self) -> f64 {
        if self.count == 0 { 100.0 } else { 100.0 * self.covered as f64 / self.count as f64 }
    }

    fn missed(self) -> u64 {
        self.count - self.covered
    }
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let output = target().join("coverage.json");
    measure(arguments, &output)?;
    let text =
        std::fs::read_to_string(&output).with_context(|| format!("cannot read {}", output.display()))?;
    let export: Export = serde_json::from_str(&text).context("cargo-llvm-cov wrote another form of JSON")?;
    let files = export.data.into_iter().flat_map(|data| data.files);
    let files: BTreeMap<PathBuf, Lines> =
        files.filter_map(|file| Some((of_library(&file.filename)?, file.summary.lines))).collect();
    let total = tell(&files, arguments.files);
    ensure!(total.percent() >= FLOOR, "{:.1}% of the lines are run, {FLOOR}% are wanted", total.percent());
    Ok(())
}

/// Runs the tests and writes the counts to a file.
fn measure(arguments: &Arguments, output: &Path) -> Result<()> {
    let has = cargo(&["llvm-cov", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    ensure!(
        has.is_ok_and(|status| status.success()),
        "there is no cargo-llvm-cov: cargo install cargo-llvm-cov"
    );
    let mut command = if arguments.again {
        cargo(&["llvm-cov", "report"])
    } else {
        cargo(&["llvm-cov", "--workspace", "--no-fail-fast"])
    };
    command.args(["--json", "--summary-only", "--output-path"]).arg(output);
    if let Some((profdata, cov)) = tools()? {
        command.env("LLVM_PROFDATA", profdata).env("LLVM_COV", cov);
    }
    ensure!(
        command.status().context("cannot start cargo")?.success(),
        "the tests failed under cargo-llvm-cov"
    );
    Ok(())
}

/// `llvm-profdata` and `llvm-cov` where rustup's component `llvm-tools`, which cargo-llvm-cov finds by itself, is not installed:
/// those of the system with the compiler's version of LLVM.
fn tools() -> Result<Option<(String, String)>> {
    let answer = |arguments: &[&str]| -> Result<String> {
        let output = Command::new("rustc").args(arguments).output().context("cannot start rustc")?;
        Ok(String::from_utf8(output.stdout)?)
    };
    let library = PathBuf::from(answer(&["--print", "target-libdir"])?.trim());
    if library.parent().is_some_and(|parent| parent.join("bin/llvm-profdata").is_file()) {
        return Ok(None);
    }
    let told = answer(&["-vV"])?;
    let version = told.lines().find_map(|line| line.strip_prefix("LLVM version: "));
    let major =
        version.and_then(|version| version.split('.').next()).context("rustc tells no LLVM version")?;
    let names = (format!("llvm-profdata-{major}"), format!("llvm-cov-{major}"));
    let answers = |name: &String| {
        Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    if !(answers(&names.0) && answers(&names.1)) {
        bail!("there is no {}: rustup component add llvm-tools, or apt-get install llvm-{major}", names.0);
    }
    Ok(Some(names))
}

/// The path in the repository of a file of a library crate.
fn of_library(file: &Path) -> Option<PathBuf> {
    let file = file.strip_prefix(root()).unwrap_or(file);
    let parts: Vec<&str> = file.iter().filter_map(|part| part.to_str()).collect();
    match parts.as_slice() {
        ["crates", name, "src", ..] if !NOT_LIBRARY.contains(name) => Some(file.to_owned()),
        _ => None,
    }
}

/// Prints a line a crate and the files with most lines that were not run; gives the sum.
fn tell(files: &BTreeMap<PathBuf, Lines>, n_files: usize) -> Lines {
    let (mut crates, mut total): (BTreeMap<&str, Lines>, Lines) = (BTreeMap::new(), Lines::default());
    for (file, lines) in files {
        let name = file.iter().nth(1).and_then(|part| part.to_str()).unwrap_or_default();
        crates.entry(name).or_default().add(*lines);
        total.add(*lines);
    }
    println!("{:10}  {:>7}  {:>7}  {:>6}", "crate", "lines", "not run", "run");
    for (name, lines) in crates.into_iter().chain([("all", total)]) {
        println!("{name:10}  {:>7}  {:>7}  {:>5.1}%", lines.count, lines.missed(), lines.percent());
    }
    let mut missed: Vec<(&PathBuf, &Lines)> = files.iter().filter(|(_, lines)| lines.missed() > 0).collect();
    missed.sort_by_key(|(file, lines)| (std::cmp::Reverse(lines.missed()), *file));
    println!("\nfiles with most lines that no test runs:");
    for (file, lines) in missed.into_iter().take(n_files) {
        println!("{:>7}  {:>5.1}%  {}", lines.missed(), lines.percent(), file.display());
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_of_library_crates_count() {
        let path = |path: &str| of_library(&root().join(path)).map(|path| path.display().to_string());
        assert_eq!(path("crates/graph/src/build.rs").as_deref(), Some("crates/graph/src/build.rs"));
        assert_eq!(path("crates/cli/src/main.rs"), None);
        assert_eq!(path("crates/graph/tests/suites/graph.rs"), None);
        assert_eq!(path("tests/src/lib.rs"), None);
    }

    #[test]
    fn the_share_of_no_lines_is_all() {
        let mut lines = Lines::default();
        assert!(lines.percent() >= 100.0);
        lines.add(Lines { count: 8, covered: 7 });
        assert!((lines.percent() - 87.5).abs() < 1e-9 && lines.missed() == 1);
    }
}
