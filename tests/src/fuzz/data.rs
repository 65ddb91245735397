//! The files of `data/`: a bundle of them, each after a line `=== path`.

use super::shared::message;
use rapporteur_extract::time::{Grammar, TimeTagger};
use rapporteur_knowledge::{Error, Fault, Files, Gazetteer, Knowledge};
use rapporteur_resolve::Tables;
use rapporteur_store::Shapes;

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let files = bundle(&text);
    match Knowledge::from_files(files.clone()) {
        Ok(knowledge) => used(&knowledge),
        Err(error) => told(error, &files),
    }
    if let Err(faults) = Gazetteer::from_files(&files) {
        faults.iter().for_each(|fault| placed(fault, &files));
    }
    if let Err(error) = Tables::parse(&files) {
        told(error, &files);
    }
    if let Some(grammar) = files.get("grammar/dates.toml") {
        match Grammar::parse(grammar) {
            Ok(grammar) => TimeTagger::new(grammar).faults().iter().for_each(|fault| message(fault)),
            Err(error) => message(&error.to_string()),
        }
    }
    for (path, text) in files.below("shapes/") {
        if let Err(error) = Shapes::read(path, text) {
            assert!(error.to_string().contains(path), "{error}");
        }
    }
}

fn bundle(text: &str) -> Files {
    let files = text.split("=== ").skip(1).take(40).filter_map(|file| file.split_once('\n'));
    files.fold(Files::default(), |files, (path, text)| files.with(path.trim(), text.to_owned()))
}

/// What is sound can be asked.
fn used(knowledge: &Knowledge) {
    for relation in &knowledge.relations {
        assert_eq!(knowledge.relation(&relation.id).map(|found| &found.id), Some(&relation.id));
    }
    for entity in knowledge.gazetteer.entities() {
        let found = knowledge.gazetteer.lookup(&entity.label, None);
        assert!(found.iter().all(|found| !found.entity.id.is_empty()));
    }
}

fn told(error: Error, files: &Files) {
    match error {
        Error::Invalid(faults) => {
            assert!(!faults.is_empty(), "an error names its faults");
            faults.iter().for_each(|fault| placed(fault, files));
        }
        other => panic!("nothing is read from disk: {other}"),
    }
}

/// A fault stands in a line that its file has.
fn placed(fault: &Fault, files: &Files) {
    message(&fault.message);
    let n_lines = files.get(&fault.file).map_or(0, |text| text.split('\n').count());
    assert!(fault.line <= n_lines, "{fault}: the file has {n_lines} lines");
}
