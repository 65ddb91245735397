//! Prints the claims of plain-text files, one a line, for people who write patterns: `cargo run --example claims -- FILE…`.
#![allow(clippy::print_stdout, reason = "a tool that prints")]

use rapporteur_extract::Extractor;
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Pipeline;
use rapporteur_model::{LocalId, Object};
use std::sync::Arc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let knowledge = Arc::new(Knowledge::embedded()?);
    let extractor = Extractor::new(knowledge, Arc::new(Pipeline::embedded()?))?;
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap_or(path);
        let report = rapporteur_testkit::report(&text);
        let found = extractor.extract(&report);
        let label = |id: LocalId| format!("{}:{}", found.entity(id).kind, found.entity(id).label);
        for claim in &found.claims {
            let object = match &claim.object {
                Object::Entity(id) => label(*id),
                Object::Value { lexical, .. } => format!("{lexical} {}", claim.unit.as_deref().unwrap_or("")),
                Object::None => String::new(),
            };
            let speakers: Vec<String> = claim.attribution.iter().map(|id| label(*id)).collect();
            println!("{} | {} | {object} | {} {} @{} by {} | {}", label(claim.subject), claim.relation, claim.status, claim.confidence, claim.when.as_ref().map_or("", |w| &w.value), speakers.join(">"), claim.found_by);
        }
    }
    Ok(())
}
