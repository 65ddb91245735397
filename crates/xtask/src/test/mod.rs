//! `cargo xtask test`: everything that must hold, in one command that sets up what it needs.

#![allow(clippy::print_stdout, reason = "the outcome is what the task is for")]

mod floors;
mod readers;
mod rocks;
mod servers;
mod setup;
mod steps;

use self::steps::Steps;
use anyhow::{Result, bail};

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    /// Run the long checks too: servers, RocksDB, comparison with spaCy, fuzzing, many more random cases
    #[arg(long)]
    full: bool,
    /// Make only the steps whose names hold these words
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut steps = Steps::new(arguments.only.as_deref().unwrap_or_default());
    let tools = setup::tools(&mut steps);
    let fuzzes = arguments.full && can_fuzz(&mut steps);
    let random_cases = if arguments.full { "4096" } else { "128" };
    steps.cargo("formatting", &["fmt", "--all", "--check"], &[]);
    steps.cargo("lints", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"], &[]);
    let deny = ("RUSTDOCFLAGS", "-D warnings");
    steps.cargo("documentation", &["doc", "--workspace", "--no-deps"], &[deny]);
    steps.task("tidy", || crate::tidy::run(&crate::tidy::Arguments {}));
    steps.task("data files", || crate::check_data::run(&crate::check_data::Arguments::default()));
    steps.cargo("tests", &["test", "--workspace", "--no-fail-fast"], &[("PROPTEST_CASES", random_cases)]);
    steps.task("exports read by other programs", || readers::check(&tools));
    floors::check(&mut steps);
    if arguments.full {
        steps.task("pushes to Oxigraph and Virtuoso", servers::check);
        steps.task("graphs in RocksDB", rocks::check);
        steps.task("parity with spaCy", || crate::parity::run(&crate::parity::Arguments::usual()));
    }
    if fuzzes {
        steps.task("fuzzing", || crate::fuzz::run(&crate::fuzz::Arguments::usual()));
    }
    if !steps.finish() {
        bail!("not everything holds");
    }
    Ok(())
}

/// Whether there is what fuzzing needs; if not, that is told before anything else is done.
fn can_fuzz(steps: &mut Steps) -> bool {
    let ready = crate::fuzz::ready();
    if let Err(error) = &ready {
        steps.leave_out("fuzzing", &error.to_string());
    }
    ready.is_ok()
}
