//! `cargo xtask test`: checks everything that must hold, and sets up what the checks need.

#![allow(clippy::print_stdout, reason = "the outcome is what the task is for")]

mod clients;
mod counts;
mod full;
mod page;
mod readers;
mod rocks;
mod served;
mod servers;
mod setup;
mod steps;
mod supply;

use self::setup::Tools;
use self::steps::{Lane, Steps};
use anyhow::{Result, ensure};
use rapporteur_xtask::project::{cargo, root};
use std::process::Command;
use std::thread::JoinHandle;

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    /// Run the long checks too: servers, RocksDB, comparison with spaCy, fuzzing, many more random cases
    #[arg(long, conflicts_with = "quick")]
    full: bool,
    /// Only what an author runs before a commit: formatting, rules of the house, lints, tests of the crates
    #[arg(long)]
    quick: bool,
    /// Make only the steps whose names hold these words
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let steps = Steps::new(arguments.only.as_deref().unwrap_or_default());
    if arguments.quick {
        quick(&steps);
    } else {
        whole(&steps, arguments.full);
    }
    ensure!(steps.finish(), "not everything holds");
    Ok(())
}

/// Runs the steps that need nothing but a compiler.
fn quick(steps: &Steps) {
    steps.command(Lane::Front, "formatting", formatting());
    steps.task("tidy", || crate::tidy::run(&crate::tidy::Arguments {}));
    steps.command(
        Lane::Front,
        "tests of the crates",
        cargo(&["test", "--workspace", "--lib", "--test", "patterns"]),
    );
    steps.command(Lane::Front, "lints", lints());
    steps.excuse(
        "documentation, supply chain, suites, exports read by other programs",
        "the run is a quick one",
    );
}

/// Runs all steps. Code for tests is compiled first. Lints, documentation and readers of exports, which need other programs,
/// run beside the tests, because many tests use a single core.
fn whole(steps: &Steps, full: bool) {
    let needs = full.then(|| full::Needs::bring(steps));
    let tools = setup::begin();
    let random_cases = if full { "4096" } else { "128" };
    let tests = |arguments: &[&str]| {
        let mut command = cargo(&[&["test", "--workspace"], arguments].concat());
        command.env("PROPTEST_CASES", random_cases);
        command
    };
    steps.command(Lane::Front, "formatting", formatting());
    steps.task("tidy", || crate::tidy::run(&crate::tidy::Arguments {}));
    steps.command(Lane::Front, "compiling the tests", tests(&["--quiet", "--no-run"]));
    let tools = joined(tools);
    told(steps, &tools);
    steps.beside(
        |steps| steps.command(Lane::Front, "tests", tests(&["--no-fail-fast"])),
        |steps| {
            steps.command(Lane::Behind, "lints", lints());
            let mut documentation = cargo(&["doc", "--workspace", "--no-deps", "--quiet"]);
            documentation.env("RUSTDOCFLAGS", "-D warnings");
            steps.command(Lane::Behind, "documentation", documentation);
            supply::check(steps);
            steps.task("exports read by other programs", || readers::check(&tools));
            steps.task("the server asked by other programs", || clients::check(&tools));
            if let Ok(folder) = &tools.page {
                steps.task("the page and its sources", || page::check(folder));
                if tools.chromium.is_ok() {
                    steps.task("the page in Chromium", || page::browse(folder));
                }
            }
        },
    );
    if let Some(needs) = needs {
        needs.check(steps);
    }
}

/// A macro declares the file of each format, where rustfmt does not look for modules: these files are named.
fn formatting() -> Command {
    const DECLARED_BY_MACRO: [&str; 2] = ["crates/export/src/formats", "crates/ingest/src/formats"];
    let mut command = cargo(&["fmt", "--all", "--check", "--"]);
    for folder in DECLARED_BY_MACRO {
        let files = std::fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
        command.args(files.map(|file| file.path()));
    }
    command
}

fn lints() -> Command {
    cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn joined(tools: JoinHandle<Tools>) -> Tools {
    let broken = || "looking for it went wrong".to_owned();
    tools.join().unwrap_or_else(|_| Tools {
        python: Err(broken()),
        packages: Err(broken()),
        graphviz: Err(broken()),
        page: Err(broken()),
        chromium: Err(broken()),
    })
}

/// Reports which readers are missing.
fn told(steps: &Steps, tools: &Tools) {
    let lacks = |what: &str, why: Option<&String>| {
        if let Some(why) = why {
            steps.lacks(what, why);
        }
    };
    lacks("exports read by programs in Python", tools.python.as_ref().err());
    lacks("exports read by programs of web pages", tools.packages.as_ref().err());
    lacks("pictures by Graphviz", tools.graphviz.as_ref().err());
    lacks("the page and its sources", tools.page.as_ref().err());
    lacks("the page in Chromium", tools.chromium.as_ref().err());
}
