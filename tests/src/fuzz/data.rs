//! Fuzzes the files of `data/`. An input is a bundle of files, each after a line `=== path`.

use super::shared::message;
use rapporteur_knowledge::{Fault, Files, Knowledge};
use rapporteur_pipeline::data;
use rapporteur_store::Shapes;

/// Maximum number of files in a bundle.
const MAX_FILES: usize = 40;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let files = bundle(&text);
    let faults = data::check(&files);
    faults.iter().for_each(|fault| placed(fault, &files));
    assert_eq!(faults, data::check(&files), "equal files have equal faults");
    let mut own = Vec::new();
    match Knowledge::read(files.clone(), &mut own) {
        Some(knowledge) => used(&knowledge),
        None => assert!(!own.is_empty(), "what cannot be read has a fault"),
    }
    assert!(own.iter().all(|fault| faults.contains(fault)), "all faults are told at once");
    for (path, text) in files.below("shapes/") {
        if let Err(error) = Shapes::read(path, text) {
            assert!(error.to_string().contains(path), "{error}");
        }
    }
}

fn bundle(text: &str) -> Files {
    let files = text.split("=== ").skip(1).take(MAX_FILES).filter_map(|file| file.split_once('\n'));
    files.fold(Files::default(), |files, (path, text)| files.with(path.trim(), text.to_owned()))
}

/// Asserts that sound knowledge can be queried.
fn used(knowledge: &Knowledge) {
    for relation in &knowledge.relations {
        assert_eq!(knowledge.relation(&relation.id).map(|found| &found.id), Some(&relation.id));
    }
    for entity in knowledge.gazetteer.entities() {
        let found = knowledge.gazetteer.lookup(&entity.label, None);
        assert!(found.iter().all(|found| !found.entity.id.is_empty()));
    }
}

/// Asserts that a fault points to a place that its file has.
fn placed(fault: &Fault, files: &Files) {
    message(&fault.message);
    let lines: Vec<&str> = files.get(&fault.file).unwrap_or_default().split('\n').collect();
    assert!(fault.line <= lines.len(), "{fault}: the file has {} lines", lines.len());
    let line = fault.line.checked_sub(1).and_then(|line| lines.get(line)).copied().unwrap_or_default();
    assert!(fault.column <= line.chars().count() + 1, "{fault}: the line is {line:?}");
}
