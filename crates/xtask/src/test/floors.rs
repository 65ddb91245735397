//! Figures of evaluation that `tests/floors.toml` demands.

use super::steps::Steps;
use anyhow::{Result, ensure};
use std::path::Path;
use std::process::Command;

/// Where the floors are, and where the gold lies that is not part of the project.
const FLOORS: &str = "tests/floors.toml";
const GOLD: &str = "../shared/eval/dev";
const OWN_GOLD: &str = "tests/gold";

/// One step for each task and gold file.
pub fn check(steps: &mut Steps) {
    if !crate::root().join(GOLD).is_dir() {
        steps.leave_out("floors of evaluation", &format!("{GOLD} is missing"));
        return;
    }
    let demanded: Result<toml::Table> = crate::project::table(FLOORS);
    let tables = demanded.unwrap_or_default();
    steps.task("floors of evaluation are there", || {
        ensure!(!tables.is_empty(), "{FLOORS} holds no floor or is not TOML");
        Ok(())
    });
    for (task, files) in &tables {
        for file in files.as_table().into_iter().flatten().map(|(file, _)| file) {
            steps.task(&format!("{task} on {file}"), || evaluate(task, file));
        }
    }
}

/// Gold of our own lies in the project and names the files that hold its texts.
fn evaluate(task: &str, file: &str) -> Result<()> {
    let own = crate::root().join(OWN_GOLD).join(file).with_extension("jsonl");
    let mut command = Command::new(crate::built("debug")?);
    command.args(["eval", task, "--floors", FLOORS]).current_dir(crate::root());
    if own.is_file() {
        command.arg(own).args(["--texts", GOLD]);
    } else {
        command.arg(Path::new(GOLD).join(file).with_extension("jsonl"));
    }
    ensure!(command.status()?.success(), "under the floor");
    Ok(())
}
