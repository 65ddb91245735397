//! One file a command. To add one: a file here, a line in [`Command`] and one in [`run`].

mod build;
mod completions;
mod eval;
mod explain;
mod export;
mod extract;
mod query;
mod verify;

pub use eval::Task;

use crate::failure::Outcome;
use anyhow::Result;

/// What the program can do.
#[derive(clap::Subcommand, Debug)]
pub enum Command {
    /// Read reports and write the store
    Build(build::Arguments),
    /// Ask the store
    Query(query::Arguments),
    /// Write the graph, or a part of it, in another format
    Export(export::Arguments),
    /// Read reports and print their claims as JSON lines, without a store
    Extract(extract::Arguments),
    /// Show how a sentence is understood and which patterns fire
    Explain(explain::Arguments),
    /// Check every quote, offset and shape of the store
    Verify(verify::Arguments),
    /// Score extraction against gold annotations
    Eval(eval::Arguments),
    /// Print a completion script for a shell
    Completions(completions::Arguments),
}

/// Does what the command says.
pub fn run(command: Command) -> Result<Outcome> {
    match command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Query(arguments) => query::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Extract(arguments) => extract::run(arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    }
}
