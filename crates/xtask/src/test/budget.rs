//! Time and memory that a build of a few reports may take.

use anyhow::{Result, ensure};

/// Seconds from text to store.
const MAX_SECONDS: f64 = 2.0;
/// Peak memory in megabytes.
const MAX_MEGABYTES: f64 = 400.0;

/// Measures a release build of the program on the reports beside the repository, else on the samples.
#[allow(clippy::print_stdout, reason = "the figures are what the check is for")]
pub fn check() -> Result<()> {
    let measured = crate::bench::build_of_reports(1)?;
    println!("{measured}");
    ensure!(measured.seconds < MAX_SECONDS, "{measured}: over {MAX_SECONDS} s");
    ensure!(measured.megabytes < MAX_MEGABYTES, "{measured}: over {MAX_MEGABYTES} MB");
    Ok(())
}
