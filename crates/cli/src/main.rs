//! `rapporteur`: news reports in, a trustworthy knowledge graph out.

mod arguments;
mod change;
mod choice;
mod commands;
mod comparing;
mod explanation;
mod failure;
mod folder;
mod names;
mod open;
mod output;
mod progress;
mod questions;
mod review;
mod tables;
mod wire;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    match commands::run(arguments.command) {
        Ok(outcome) => outcome.into(),
        Err(error) => failure::report(&error),
    }
}
