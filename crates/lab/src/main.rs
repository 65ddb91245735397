//! Developer tasks that need the crates of the program; `cargo xtask <task>` forwards to them. Each task is
//! one file or folder here and one line in [`Task`].
//!
//! They are separate from `xtask`, so that the test command starts without compiling the program first.

mod awaited;
mod bench;
mod check_data;
mod coreference;
mod generate;
mod judge;
mod model;
mod parity;
mod resolution;
mod suggest;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Tasks that need the crates of the program")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Measure time and memory, beside spaCy.
    Bench(bench::Arguments),
    /// Check every file in data/ and list all faults.
    CheckData(check_data::Arguments),
    /// Fit the weights of coreference in evaluation.
    Coreference(coreference::Arguments),
    /// Write reports of an invented world, with what they speak of.
    Generate(generate::Arguments),
    /// Fit the judge of claims to judged claims.
    Judge(judge::Arguments),
    /// Convert a spaCy model to the file the language crate reads.
    Model(model::Arguments),
    /// Compare the language crate with spaCy, layer by layer.
    Parity(parity::Arguments),
    /// Score resolution on generated reports.
    Resolution(resolution::Arguments),
    /// List predicates of reports that no relation covers.
    Suggest(suggest::Arguments),
}

fn main() -> ExitCode {
    rapporteur_xtask::project::ended(run(Arguments::parse().task))
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Bench(arguments) => bench::run(&arguments),
        Task::CheckData(arguments) => check_data::run(&arguments),
        Task::Coreference(arguments) => coreference::run(&arguments),
        Task::Generate(arguments) => generate::run(&arguments),
        Task::Judge(arguments) => judge::run(&arguments),
        Task::Model(arguments) => model::run(&arguments),
        Task::Parity(arguments) => parity::run(&arguments),
        Task::Resolution(arguments) => resolution::run(&arguments),
        Task::Suggest(arguments) => suggest::run(&arguments),
    }
}
