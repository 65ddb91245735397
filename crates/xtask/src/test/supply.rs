//! Checks third-party packages: licences, sources, banned and duplicate packages, known faults. `deny.toml`
//! says what may pass.

use super::setup;
use super::steps::Steps;
use anyhow::{Result, ensure};
use std::path::Path;
use std::process::{Command, Output};

/// The words with which cargo-deny says that it cannot reach the database.
const NO_DATABASE: &str = "failed to fetch advisory database";

/// Runs two steps: checks of the lock file alone, and of the database of advisories where it can be reached.
pub fn check(steps: &Steps) {
    let deny = match setup::deny() {
        Ok(deny) => deny,
        Err(why) => return steps.lacks("supply chain", &why),
    };
    steps.task("supply chain", || {
        let output = run(&deny, &["licenses", "bans", "sources"])?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    });
    let advisories = run(&deny, &["advisories"]);
    let lacks_database =
        advisories.as_ref().is_ok_and(|output| String::from_utf8_lossy(&output.stderr).contains(NO_DATABASE));
    if lacks_database {
        return steps.excuse("advisories", "their database cannot be reached from here");
    }
    steps.task("advisories", || {
        let output = advisories?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    });
}

fn run(deny: &Path, checks: &[&str]) -> Result<Output> {
    let mut command = Command::new(deny);
    command
        .args(["--locked", "check", "--hide-inclusion-graph"])
        .args(checks)
        .current_dir(rapporteur_xtask::project::root());
    Ok(command.output()?)
}
