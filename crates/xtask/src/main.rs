//! Developer tasks: `cargo xtask <task>`. Each task is one file or folder here and one line in [`Task`]. A
//! task that needs the program's crates belongs to `rapporteur-lab`, which is compiled only on demand.

mod coverage;
mod fuzz;
mod release;
mod test;
mod tidy;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::{Command, ExitCode};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Developer tasks",
    after_help = "\
Tasks that need the crates of the program (cargo xtask TASK --help tells more):
  bench        Measure time and memory, beside spaCy
  check-data   Check every file in data/ and list all faults
  coreference  Fit the weights of coreference in evaluation
  generate     Write reports of an invented world, with what they speak of
  model        Convert a spaCy model to the file the language crate reads
  parity       Compare the language crate with spaCy, layer by layer
  resolution   Score resolution on generated reports
  suggest      List predicates of reports that no relation covers"
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Count the lines of the library crates that tests run.
    Coverage(coverage::Arguments),
    /// Run the fuzz targets.
    Fuzz(fuzz::Arguments),
    /// Make an archive of the program with licences, bill of materials and checksum.
    Release(release::Arguments),
    /// Check everything: the test command.
    Test(test::Arguments),
    /// Check rules of the house: layers, lengths, documentation, copied texts.
    Tidy(tidy::Arguments),
    #[command(external_subcommand)]
    Lab(Vec<OsString>),
}

fn main() -> ExitCode {
    rapporteur_xtask::project::ended(run(Arguments::parse().task))
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Coverage(arguments) => coverage::run(&arguments),
        Task::Fuzz(arguments) => fuzz::run(&arguments),
        Task::Release(arguments) => release::run(&arguments),
        Task::Test(arguments) => test::run(&arguments),
        Task::Tidy(arguments) => tidy::run(&arguments),
        Task::Lab(arguments) => lab(&arguments),
    }
}

/// Compiles and runs a task of `rapporteur-lab`, which depends on the program's crates and reports its own
/// errors.
fn lab(arguments: &[OsString]) -> Result<()> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--package", "rapporteur-lab", "--"]).args(arguments);
    if !command.status().context("cannot start cargo")?.success() {
        bail!("the task {} failed", arguments.first().map(|task| task.to_string_lossy()).unwrap_or_default());
    }
    Ok(())
}
