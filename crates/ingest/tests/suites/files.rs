//! Tests of paths, folders, patterns and faults of files.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use rapporteur_ingest::{Error, Options, read_paths};
use rapporteur_model::{PartialDate, Severity};
use std::path::Path;

fn write(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    path.to_string_lossy().into_owned()
}

fn names(paths: &[String], folder: &Path) -> Vec<String> {
    let inputs = read_paths(paths, &Options::default()).unwrap();
    inputs
        .map(|input| Path::new(&input.name).strip_prefix(folder).unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn folders_are_read_by_path_and_files_once() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for name in ["b.txt", "a/c.txt", "a/d.jsonl", "a/.hidden.txt", "notes.md"] {
        write(root, name, b"{\"text\": \"The talks opened.\"}");
    }
    let all = root.to_string_lossy().into_owned();
    assert_eq!(names(std::slice::from_ref(&all), root), ["a/c.txt", "a/d.jsonl", "b.txt", "notes.md"]);
    assert_eq!(
        names(&[format!("{all}/b.txt"), all.clone()], root),
        ["b.txt", "a/c.txt", "a/d.jsonl", "notes.md"]
    );
    assert_eq!(names(&[format!("{all}/**/*.txt")], root), ["a/c.txt", "b.txt"]);
    let skipped = read_paths(&[all], &Options::default()).unwrap().last().unwrap();
    assert_eq!(
        (skipped.diagnostics[0].code.as_str(), skipped.diagnostics[0].severity),
        ("skipped", Severity::Note)
    );
}

#[test]
fn missing_paths_are_errors_and_bad_content_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let missing = root.join("none.txt");
    assert!(matches!(read_paths(&[&missing], &Options::default()), Err(Error::Missing { .. })));
    assert!(matches!(read_paths(&[root.join("*.none")], &Options::default()), Err(Error::Missing { .. })));
    assert!(matches!(read_paths(&[root.join("***")], &Options::default()), Err(Error::Pattern { .. })));
    let paths = [
        write(root, "empty.txt", b" \n"),
        write(root, "image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        write(root, "long.txt", &[b'a'; 300]),
        write(root, "good.txt", b"The talks opened in Vale."),
    ];
    let options = Options { max_input_bytes: 200, ..Options::default() };
    let inputs: Vec<_> = read_paths(&paths, &options).unwrap().collect();
    let codes: Vec<_> = inputs.iter().flat_map(|input| &input.diagnostics).map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["empty", "binary", "too-large"]);
    assert_eq!(inputs.iter().map(|input| input.reports.len()).sum::<usize>(), 1);
}

#[test]
fn an_empty_folder_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let input = read_paths(&[folder.path()], &Options::default()).unwrap().next().unwrap();
    assert_eq!(input.diagnostics[0].code, "empty-folder");
}

#[test]
fn the_default_date_and_format_apply() {
    let read = |text: &str, options: &Options| {
        let reader = rapporteur_ingest::Reader::new(options).unwrap();
        let input = reader.read_bytes("x.txt", text.as_bytes().to_vec());
        input.reports[0].published_on.as_ref().map(|date| (date.value.to_string(), date.span.is_some()))
    };
    let options = Options { date: Some(PartialDate::Day(2026, 1, 7)), ..Options::default() };
    let dated = |text: &str| read(text, &options);
    assert_eq!(dated("The talks opened."), Some(("2026-01-07".to_owned(), false)));
    assert_eq!(dated("Published: 6 January\nThe talks opened."), Some(("2026-01-06".to_owned(), true)));
    let agency = dated("GENEVA, 19 November 1985 (TASS) -- The talks opened.");
    assert_eq!(agency, Some(("1985-11-19".to_owned(), true)));
    let of_year = dated("GENEVA, Nov 19 (TASS) -- The talks opened.");
    assert_eq!(of_year, Some(("2026-11-19".to_owned(), true)));
    let undated = read("GENEVA, Nov 19 (TASS) -- The talks opened.", &Options::default());
    assert_eq!(undated, Some(("--11-19".to_owned(), true)));
    let format = Options { format: Some("json".to_owned()), ..Options::default() };
    assert_eq!(read("{\"text\": \"Words.\", \"date\": \"1985\"}", &format), Some(("1985".to_owned(), false)));
    let unknown = Options { format: Some("pdf".to_owned()), ..Options::default() };
    let error = rapporteur_ingest::Reader::new(&unknown).unwrap_err().to_string();
    assert!(error.contains("\"pdf\"") && error.contains("jsonl"), "{error}");
}
