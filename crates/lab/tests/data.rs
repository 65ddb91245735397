//! The project's knowledge files have no faults, and faults would be reported.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn check(folder: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur-lab"));
    command.arg("check-data").args(folder).output().unwrap()
}

#[test]
fn the_project_s_data_has_no_fault() {
    let output = check(None);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.contains("no fault"), "{told}");
}

#[test]
fn a_fault_is_told_by_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("lexicons")).unwrap();
    fs::write(
        folder.path().join("lexicons/meeting.tsv"),
        "# Source: project\nlemma\tfamily\nsummit\tgatherings\n",
    )
    .unwrap();
    let output = check(Some(folder.path()));
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success() && told.contains("lexicons/meeting.tsv:3"), "{told}");
}
