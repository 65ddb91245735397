//! `cargo xtask resolution`: scores how well the real path from text to one world joins and separates the
//! things in generated reports, by B³ (Bagga and Baldwin 1998) over the names of the gold.

#![allow(clippy::print_stdout, reason = "the figures are what the task is for")]

mod analysed;
pub mod cost;
mod errors;
mod score;
mod table;

use crate::generate::{self, Settings};
use anyhow::{Result, ensure};
use std::path::PathBuf;
use std::time::Instant;

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    settings: Settings,
    /// Show so many of the costliest wrong splits and merges of each type
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// Keep the analysed reports in this file, or take them from it: for work on resolution alone
    #[arg(long)]
    analysed: Option<PathBuf>,
    /// Print nothing but seconds of resolution and megabytes
    #[arg(long)]
    time_only: bool,
    /// Fail if B³ of entities is lower
    #[arg(long, default_value_t = 0.0)]
    least_entities: f64,
    /// Fail if B³ of meetings is lower
    #[arg(long, default_value_t = 0.0)]
    least_meetings: f64,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    if arguments.time_only {
        let (seconds, megabytes) = cost::here(&arguments.settings)?;
        println!("{seconds} {megabytes}");
        return Ok(());
    }
    let gold = generate::reports(&arguments.settings)?;
    let pipeline = analysed::pipeline()?;
    let analysed = analysed::load_or_make(&gold, &pipeline, arguments.analysed.as_deref())?;
    let start = Instant::now();
    let world = pipeline.resolve(&analysed);
    let seconds = start.elapsed().as_secs_f64();
    drop(analysed);
    let aligned = score::Aligned::new(&gold, &world);
    let rows = score::rows(&aligned);
    println!(
        "B³ of {} reports about {} meetings, resolved in {seconds:.1} s",
        gold.len(),
        arguments.settings.meetings
    );
    score::print(&rows);
    if arguments.errors > 0 {
        table::print(&aligned);
        errors::print(&aligned, &world, arguments.errors);
    }
    for (name, least) in [("entities", arguments.least_entities), ("meetings", arguments.least_meetings)] {
        let f1 = rows.iter().find(|row| row.name == name).map_or(0.0, |row| row.f1());
        ensure!(f1 >= least, "B³ of {name} is {f1:.3}, wanted {least:.3}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two worlds, so that nothing is tuned for one of them, each small enough for every run.
    #[test]
    fn small_worlds_are_resolved() {
        let pipeline = analysed::pipeline().unwrap();
        for (seed, entities, meetings) in [(1, 0.97, 0.75), (2, 0.97, 0.75)] {
            let settings = Settings { reports: 120, meetings: 8, seed, short: false };
            let gold = generate::reports(&settings).unwrap();
            let world = pipeline.resolve(&analysed::make(&gold, &pipeline).unwrap());
            let rows = score::rows(&score::Aligned::new(&gold, &world));
            for (name, least) in [("entities", entities), ("meetings", meetings)] {
                let f1 = rows.iter().find(|row| row.name == name).map_or(0.0, score::Row::f1);
                assert!(f1 >= least, "seed {seed}: B³ of {name} is {f1:.3}, wanted {least}");
            }
        }
    }
}
