//! Measures how the cost of resolution grows with the number of reports: time and memory of sets of short
//! reports, each in a process of its own.

use super::analysed;
use crate::generate::{self, Settings};
use anyhow::{Context, Result, ensure};
use std::fmt;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Numbers of reports measured.
pub const SIZES: [usize; 5] = [1_000, 3_000, 10_000, 30_000, 100_000];
/// Average number of reports per meeting.
const REPORTS_A_MEETING: usize = 20;

/// The cost of one set.
pub struct Cost {
    n_reports: usize,
    seconds: f64,
    megabytes: f64,
}

impl Cost {
    /// Microseconds per n·log₂(n).
    pub fn per_step(&self) -> f64 {
        let n = self.n_reports as f64;
        1e6 * self.seconds / (n * n.log2())
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, step) = (self.n_reports, self.per_step());
        write!(
            f,
            "{n:>7} reports {:>8.2} s {step:>6.2} µs/(n·log n) {:>7.0} MB",
            self.seconds, self.megabytes
        )
    }
}

/// Measures a set in a process of its own, because the peak would include memory that earlier sets have
/// freed.
pub fn of(n_reports: usize) -> Result<Cost> {
    let output = Command::new(std::env::current_exe()?)
        .args(["resolution", "--time-only", "--short", "--reports", &n_reports.to_string()])
        .args(["--meetings", &(n_reports / REPORTS_A_MEETING).to_string()])
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(output.status.success(), "the measurement failed");
    let printed = String::from_utf8(output.stdout)?;
    let mut numbers = printed.split_whitespace().map(str::parse::<f64>);
    let (Some(Ok(seconds)), Some(Ok(megabytes))) = (numbers.next(), numbers.next()) else {
        anyhow::bail!("unexpected output: {printed}");
    };
    Ok(Cost { n_reports, seconds, megabytes })
}

/// Seconds that resolution takes, and the peak memory of everything.
pub fn here(settings: &Settings) -> Result<(f64, f64)> {
    let gold = generate::reports(settings)?;
    let pipeline = analysed::pipeline()?;
    let analysed = analysed::make(&gold, &pipeline)?;
    drop(gold);
    let (start, busy) = (Instant::now(), processor_seconds());
    let world = pipeline.resolve(&analysed);
    let seconds = match (busy, processor_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => start.elapsed().as_secs_f64(),
    };
    ensure!(!world.entities.is_empty(), "nothing was found");
    let kilobytes = crate::bench::peak(std::process::id()).context("the kernel tells no peak memory")?;
    Ok((seconds, f64::from(kilobytes) / 1024.0))
}

/// Processor time of this thread. Resolution has one thread, and other programs must not count.
fn processor_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}
