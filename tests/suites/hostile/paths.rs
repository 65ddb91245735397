//! Paths that are not plain files, and folders that contain more than reports.

use super::GOOD;
use rapporteur_tests::{TestStore, binary, rapporteur};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Reads a folder; returns the messages and the number of reports.
fn read(folder: &Path, options: &[&str]) -> (String, usize) {
    let arguments = ["extract", folder.to_str().unwrap()].into_iter().chain(options.iter().copied());
    let run = rapporteur(arguments).assert().code(0).get_output().clone();
    (
        String::from_utf8_lossy(&run.stderr).into_owned(),
        run.stdout.iter().filter(|byte| **byte == b'\n').count(),
    )
}

#[test]
fn what_a_folder_holds_beside_reports_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.md", "b.md", "c.eml", "d"] {
        fs::write(folder.path().join(name), GOOD).unwrap();
    }
    let (told, n_reports) = read(folder.path(), &[]);
    assert!(
        told.contains("4 files were left out") && told.contains(".eml 1, .md 2, no extension 1"),
        "{told}"
    );
    assert_eq!(n_reports, 0);
    let store = folder.path().join("store");
    let run = rapporteur(["build", folder.path().to_str().unwrap(), "--store", store.to_str().unwrap()]);
    let run = { run }.assert().code(0).get_output().clone();
    assert!(String::from_utf8_lossy(&run.stderr).contains("4 files were left out"));
}

#[test]
fn a_store_in_a_folder_is_no_report() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.txt"), GOOD).unwrap();
    let build = || {
        let mut command = Command::new(binary());
        command.current_dir(folder.path());
        command.args(["build", ".", "--format", "json", "--date", "2031-05-05"]);
        let run = command.output().unwrap();
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && run.stderr.is_empty(), "{told}");
        serde_json::from_slice::<serde_json::Value>(&run.stdout).unwrap()
    };
    let first = build();
    let second = build();
    assert_eq!((&first["reports"], &second["reports"]), (&1.into(), &1.into()));
    assert_eq!(second["diagnostics"][0]["code"], "store");
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_of_a_folder_are_followed_when_asked() {
    use std::os::unix::fs::symlink;
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let good = |path: &Path, name: &str| fs::write(path.join(name), format!("{GOOD} {name}.")).unwrap();
    good(folder.path(), "in.txt");
    good(outside.path(), "out.txt");
    fs::create_dir(folder.path().join("below")).unwrap();
    symlink(outside.path(), folder.path().join("below/away")).unwrap();
    symlink(outside.path().join("out.txt"), folder.path().join("file.txt")).unwrap();
    symlink(folder.path().join("in.txt"), folder.path().join("same.txt")).unwrap();
    symlink(folder.path(), folder.path().join("below/loop")).unwrap();
    let (told, n_reports) = read(folder.path(), &[]);
    assert_eq!(n_reports, 2, "the file and the link to it: {told}");
    assert_eq!(told.matches("[link]").count(), 2, "{told}");
    let (told, n_reports) = read(folder.path(), &["--follow"]);
    assert_eq!(n_reports, 4, "{told}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_and_waits_for_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.txt");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let run = rapporteur(["extract", pipe.to_str().unwrap()]).assert().code(0).get_output().clone();
    assert!(String::from_utf8_lossy(&run.stderr).contains("nothing came through the pipe"));
    let (told, n_reports) = read(folder.path(), &[]);
    assert_eq!((n_reports, told.contains("[special]")), (0, true), "{told}");
    // The shell's `<(…)` is a pipe with a writer.
    let script = format!("'{}' extract <(printf '%s' '{GOOD}')", binary().display());
    let run = Command::new("bash").args(["-c", &script]).output().unwrap();
    assert!(run.status.success() && String::from_utf8_lossy(&run.stdout).contains("meetsWith"));
}

#[test]
fn the_reports_of_one_file_are_printed_as_they_are_done() {
    let records: Vec<String> = (0..40).map(|i| format!("{{\"id\": {i}, \"text\": \"{GOOD}\"}}")).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.json");
    fs::write(&path, format!("[{}]", records.join(",\n"))).unwrap();
    let lines =
        |threads: &str| rapporteur_tests::output(["extract", path.to_str().unwrap(), "--threads", threads]);
    assert_eq!(lines("1"), lines("3"));
    assert_eq!(lines("1").lines().count(), 40);
    TestStore::build(&[path.to_str().unwrap()], &[]);
}
