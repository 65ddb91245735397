//! Fuzzes a person's judgements: the file, and the world that obeys it.

use super::shared::{ANALYSED, KNOWLEDGE, TABLES, message};
use rapporteur_model::Diagnostic;
use rapporteur_resolve::{Decision, JudgementError, Judgements, Resolved, Setting, resolve_judged};

pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let judgements = match Judgements::parse("judgements.tsv", &text) {
        Ok(judgements) => judgements,
        Err(error) => return placed(&error, &text),
    };
    written(&judgements);
    let setting = Setting {
        gazetteer: &KNOWLEDGE.gazetteer,
        tables: &TABLES,
        judgements: &judgements,
        relations: &KNOWLEDGE.relations,
    };
    match resolve_judged(&ANALYSED, &setting) {
        Ok(Resolved { world, diagnostics }) => {
            let labels = world.entities.iter().map(|entity| &entity.label);
            labels.for_each(|label| assert!(!label.trim().is_empty(), "everything is called something"));
            diagnostics.iter().for_each(|Diagnostic { message: told, .. }| message(told));
        }
        Err(error) => placed(&error, &text),
    }
}

/// Asserts that parsed judgements can be written and read again.
fn written(judgements: &Judgements) {
    let all: Vec<(Decision, String)> =
        judgements.list().iter().map(|line| (line.decision.clone(), line.reason.clone())).collect();
    let text = Judgements::append("", &all);
    let again = Judgements::parse("judgements.tsv", &text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let again: Vec<(Decision, String)> =
        again.list().iter().map(|line| (line.decision.clone(), line.reason.clone())).collect();
    let text_again = Judgements::append("", &again);
    assert_eq!(text, text_again, "what is written is read");
    assert_eq!(all.len(), again.len());
}

fn placed(error: &JudgementError, text: &str) {
    assert!(!error.faults.is_empty());
    for (line, fault) in &error.faults {
        message(fault);
        assert!(*line >= 1 && *line <= text.lines().count(), "{error}");
    }
}
