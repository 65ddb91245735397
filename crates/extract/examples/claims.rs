//! Prints the claims of reports or of a sentence, one a line, for people who write patterns: `cargo run --example claims -- FILE-OR-SENTENCE…`.
//! `RAPPORTEUR_DATA` names another folder of knowledge files.
#![allow(clippy::print_stdout, reason = "a tool that prints")]

use rapporteur_extract::Extractor;
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use rapporteur_model::{LocalId, Object, Qualifier};
use std::sync::Arc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = std::env::var_os("RAPPORTEUR_DATA");
    let knowledge = data.map_or_else(Knowledge::embedded, |folder| Knowledge::load(folder.as_ref()));
    let knowledge = Arc::new(knowledge?);
    let extractor = Extractor::new(knowledge, Arc::new(Analyzer::embedded()?))?;
    let reader = rapporteur_ingest::Reader::new(&rapporteur_ingest::Options::default())?;
    for argument in std::env::args().skip(1) {
        let file = std::fs::read(&argument).ok();
        let report = match file.clone() {
            Some(bytes) => reader.read_bytes(&argument, bytes).reports.swap_remove(0),
            None => rapporteur_testkit::report(&argument),
        };
        let explained = extractor.explain(&report);
        for attempt in explained.attempts.iter().filter(|_| file.is_none()) {
            println!(
                "? {} {} {:?}",
                explained.parsed.text(attempt.trigger),
                attempt.pattern,
                attempt.outcome
            );
        }
        let found = explained.extraction;
        let label = |id: LocalId| format!("{}:{}", found.entity(id).kind, found.entity(id).label);
        for entity in &found.entities {
            println!(
                "# {} | {} | {} | {}",
                entity.kind,
                entity.label,
                entity.names.join(", "),
                entity.gazetteer.as_deref().unwrap_or("")
            );
        }
        for claim in &found.claims {
            let object = match &claim.object {
                Object::Entity(id) => label(*id),
                Object::Value { lexical, .. } => format!("{lexical} {}", claim.unit.as_deref().unwrap_or("")),
                Object::None => String::new(),
            };
            let speakers: Vec<String> = claim.attribution.iter().map(|id| label(*id)).collect();
            let qualifiers = claim.qualifiers.iter().map(|(name, value)| match value {
                Qualifier::Entity(id) => format!(" {name}={}", label(*id)),
                Qualifier::Number(text) | Qualifier::Text(text) => format!(" {name}={text}"),
            });
            let qualifiers: String = qualifiers.collect();
            println!(
                "{} | {} | {object}{qualifiers} | {} {} @{} by {} | {}",
                claim.subject.map_or_else(|| "–".to_owned(), label),
                claim.relation,
                claim.status,
                claim.confidence,
                claim.when.as_ref().map_or("", |w| &w.value),
                speakers.join(">"),
                claim.found_by
            );
        }
    }
    Ok(())
}
