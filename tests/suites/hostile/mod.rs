//! Inputs that no author writes, one file per kind. With any of them the run continues, the good report
//! beside it is kept, and a diagnostic names whatever could not be read in full.
//!
//! Each kind is a line in one of the tables. Inputs are so large that time or stack growing faster than the
//! input would show.

mod feed;
mod html;
mod json;
mod paths;
mod text;

use rapporteur_tests::{TestStore, rapporteur};
use serde_json::Value;
use std::fs;

/// A file's name and content, and the code of the diagnostic that names the loss.
struct Kind {
    file: &'static str,
    bytes: Vec<u8>,
    told: Option<&'static str>,
}

/// An input that is read in full.
fn whole(file: &'static str, bytes: impl Into<Vec<u8>>) -> Kind {
    Kind { file, bytes: bytes.into(), told: None }
}

/// An input of which something is lost or doubtful, with the code of the diagnostic that says so.
fn told(file: &'static str, code: &'static str, bytes: impl Into<Vec<u8>>) -> Kind {
    Kind { file, bytes: bytes.into(), told: Some(code) }
}

const GOOD: &str = "The president of Chad met the king of Jordan in Vienna on Monday.";

fn check(kinds: Vec<Kind>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    for Kind { file, bytes, .. } in &kinds {
        fs::write(folder.path().join(file), bytes).unwrap();
    }
    fs::write(folder.path().join("~good.txt"), GOOD).unwrap();
    let run = rapporteur(["extract", path]).assert().code(0).get_output().clone();
    let errors = String::from_utf8_lossy(&run.stderr).into_owned();
    let mut surprises = Vec::new();
    for Kind { file, told, .. } in &kinds {
        let lines: Vec<&str> = errors.lines().filter(|line| line.contains(&format!("/{file}: "))).collect();
        let is_right = match told {
            Some(code) => lines.iter().any(|line| line.ends_with(&format!("[{code}]"))),
            None => lines.is_empty(),
        };
        if !is_right {
            surprises.push((file, told, lines));
        }
    }
    assert!(surprises.is_empty(), "{surprises:#?}");
    let is_good = |line: &Value| line["text"] == GOOD && !line["claims"].as_array().unwrap().is_empty();
    let reports: Vec<Value> = String::from_utf8(run.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(reports.iter().any(is_good));
    for report in &reports {
        check_quotes(report);
    }
    let store = TestStore::build(&[path], &[]);
    assert!(store.output(["verify"]).ends_with("no fault\n"));
    store.query("relations", &[]).must_have(&[("name", "meetsWith")]);
}

/// Asserts that each quote is the exact slice of the text.
fn check_quotes(report: &Value) {
    let text = report["text"].as_str().unwrap();
    for claim in report["claims"].as_array().unwrap() {
        let evidence = &claim["evidence"];
        let at = |field: &str| usize::try_from(evidence[field].as_u64().unwrap()).unwrap();
        assert_eq!(text.get(at("start")..at("end")), evidence["quote"].as_str());
    }
}
