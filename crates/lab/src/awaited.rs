//! Checks that each predicate that waits for a relation waits for one that the vocabulary names and the
//! project still lacks.

use anyhow::Result;
use rapporteur_knowledge::{Decisions, Files};

/// The vocabulary, in the folder of the gold.
const VOCABULARY: &str = "design/vocabulary.md";

/// Rows of the table that wait for nothing.
#[allow(clippy::print_stdout, reason = "what is left out must be seen")]
pub fn faults(files: &Files) -> Result<Vec<String>> {
    // The loader reports faults of the table itself.
    let Ok(decisions) = Decisions::parse(files) else { return Ok(Vec::new()) };
    let vocabulary = std::fs::read_to_string(rapporteur_xtask::project::gold().join(VOCABULARY)).ok();
    if vocabulary.is_none() {
        println!("LEFT OUT: {VOCABULARY} is missing, so names of awaited relations are not looked up");
    }
    let awaited = decisions.awaited();
    Ok(awaited.filter_map(|(line, relation)| fault(line, relation, files, vocabulary.as_deref())).collect())
}

fn fault(line: usize, relation: &str, files: &Files, vocabulary: Option<&str>) -> Option<String> {
    if files.get(&format!("relations/{relation}.toml")).is_some() {
        return Some(format!(
            "data/triggers.tsv:{line}: `{relation}` has come: word the predicate there and take this row out"
        ));
    }
    let named = vocabulary.is_none_or(|text| text.contains(&format!("`{relation}`")));
    (!named).then(|| format!("data/triggers.tsv:{line}: `{relation}` is no relation of the vocabulary"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_must_be_named_and_not_be_there() {
        let files = Files::default().with("relations/attends.toml", "");
        let text = Some("`attends` and `appoints`");
        assert!(fault(1, "appoints", &files, text).is_none());
        assert!(fault(1, "appoints", &files, None).is_none());
        assert!(fault(1, "attends", &files, text).is_some_and(|fault| fault.contains("has come")));
        assert!(fault(1, "apoints", &files, text).is_some_and(|fault| fault.contains("no relation")));
    }
}
