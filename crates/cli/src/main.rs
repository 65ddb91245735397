//! `rapporteur`: turns news reports into a trustworthy knowledge graph.

mod arguments;
mod bounds;
mod change;
mod choice;
mod commands;
mod comparing;
mod explanation;
mod failure;
mod judging;
mod left_out;
mod names;
mod open;
mod output;
mod progress;
mod questions;
mod review;
mod screen;
mod tables;
mod watching;

use clap::{CommandFactory, Parser};
use std::process::ExitCode;

/// News reports in, a trustworthy knowledge graph out.
///
/// Reads news reports, finds who did, said, signed or attended what, and keeps every claim with its status, its speaker and
/// the exact words that state it.
#[derive(clap::Parser, Debug)]
#[command(name = "rapporteur", version, after_help = EXAMPLES, propagate_version = true)]
struct Arguments {
    /// What to do.
    #[command(subcommand)]
    command: commands::Command,
}

const EXAMPLES: &str = "\
Examples:
  rapporteur build reports/                        read a folder, write ./rapporteur-store
  rapporteur query --list                          questions that have a name
  rapporteur query attendees --param meeting=Geneva
  rapporteur query 'SELECT ?name { ?p a rap:Person ; rdfs:label ?name }' --format csv
  rapporteur compare Geneva                        who says what, and who disputes it
  rapporteur serve                                 SPARQL and JSON at http://127.0.0.1:7879/
  rapporteur export --format svg --focus Geneva -o geneva.svg
  rapporteur extract reports/*.txt | jq .claims    no store, one line a report
  rapporteur explain 'Chad may join the talks.'    why a claim was found, or was not

Exit status: 0 done, diagnostics and disputes included; 1 faults found (verify, eval under its floors, --strict);
2 wrong usage or failure. Results go to standard output, progress and remarks to standard error.";

fn main() -> ExitCode {
    // A panic's message may contain words of a report, so it is printed through `remark`, which escapes them.
    std::panic::set_hook(Box::new(|panic| output::remark(&format!("rapporteur: {panic}"))));
    let Arguments { command } = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Help is entirely our own text. An error repeats what was given, such as file names, so it is
        // escaped.
        Err(wrong) if wrong.use_stderr() => {
            output::remark(wrong.render().to_string().trim_end());
            return ExitCode::from(2);
        }
        Err(help) => help.exit(),
    };
    match commands::run(command, Arguments::command) {
        Ok(outcome) => outcome.into(),
        Err(error) => failure::report(&error),
    }
}
