//! Developer tasks: `cargo xtask <task>`. Each task is one file or folder here and one line in [`Task`].

mod model;
mod parity;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Developer tasks")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Convert a spaCy model to the file the language crate reads.
    Model(model::Arguments),
    /// Compare the language crate with spaCy, layer by layer.
    Parity(parity::Arguments),
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Model(arguments) => model::run(&arguments),
        Task::Parity(arguments) => parity::run(&arguments),
    }
}

/// The repository's top folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
