//! Everything in `data/`, read for all stages at once.

use rapporteur_extract::Judge;
use rapporteur_extract::time::{Grammar, TimeTagger};
use rapporteur_ingest::Lexicons;
use rapporteur_knowledge::{Error, Fault, Files, Knowledge};
use rapporteur_model::Families;
use rapporteur_resolve::Tables;
use rapporteur_store::Shapes;

/// Builds the knowledge from files, of which every stage can read its own.
///
/// # Errors
/// All faults of all files, whichever stage reads them.
pub fn read(files: Files) -> Result<Knowledge, Error> {
    let mut faults = others(&files);
    let knowledge = made(files, &mut faults);
    knowledge.filter(|_| faults.is_empty()).ok_or_else(|| Error::of(faults))
}

/// All faults of a set of files, including the examples that the date grammar gets wrong.
pub fn check(files: &Files) -> Vec<Fault> {
    let mut faults = others(files);
    made(files.clone(), &mut faults);
    if let Some(grammar) = Grammar::read(files, &mut Vec::new()) {
        faults.extend(TimeTagger::new(grammar).faults(files));
    }
    faults.sort();
    faults.dedup();
    faults
}

/// The knowledge among files, with the faults of what is made from it.
fn made(files: Files, faults: &mut Vec<Fault>) -> Option<Knowledge> {
    let knowledge = Knowledge::read(files, faults)?;
    rapporteur_store::ontology_faults(&knowledge, faults);
    Some(knowledge)
}

/// Faults of the files that stages read for themselves.
fn others(files: &Files) -> Vec<Fault> {
    let mut faults = Vec::new();
    Lexicons::read(files, &mut faults);
    Grammar::read(files, &mut faults);
    Judge::read(files, &mut faults);
    Tables::read(files, &Families::default(), &mut faults);
    Shapes::faults(files, &mut faults);
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_all_stages_are_told_at_once() {
        let own = |path: &str| Files::embedded().get(path).unwrap_or_default().to_owned();
        let grammar = own("grammar/dates.toml").replacen("{month}", "{mnth}", 1);
        let files = Files::embedded()
            .with("lexicons/credits.tsv", "cue\twork\tform\tsource\nby\tauthr\tweak\tproject\n")
            .with("lexicons/kin.tsv", "lemma\nsister\nbrother\n")
            .with("grammar/dates.toml", grammar)
            .with(
                "ontology/prefixes.tsv",
                own("ontology/prefixes.tsv").replacen("\tgraph\n", "\tgraphs\n", 1),
            )
            .with(
                "ontology/properties.toml",
                own("ontology/properties.toml").replacen("schema:text", "schema:the text", 1),
            )
            .with("shapes/records.ttl", own("shapes/records.ttl").replacen("sh:minCount", "sh:leastCount", 1))
            .with("resolution/recurring.tsv", "word\tdays\nweekly\tseven\n")
            .with("types/Person.toml", "id = ")
            .with("relations/attends.toml", "id = \"attended\"\n");
        let told: Vec<String> = check(&files).iter().map(ToString::to_string).collect();
        for start in [
            "data/grammar/dates.toml:",
            "data/lexicons/credits.tsv:2:4: `authr` is no work",
            "data/lexicons/kin.tsv:3: `brother` is out of order",
            "data/ontology/prefixes.tsv:3:35: `graphs` is no use",
            "data/ontology/properties.toml:79:12: `the text` is no name",
            "data/shapes/records.ttl:30:9: sh:leastCount is not understood",
            "data/relations/attends.toml:1:1: missing field",
            "data/resolution/recurring.tsv:2:8: `seven` is no days",
            "data/types/Person.toml:1:",
        ] {
            assert!(told.iter().any(|fault| fault.starts_with(start)), "{start} is not in {told:#?}");
        }
        assert_eq!(read(files).unwrap_err().to_string(), told.join("\n"));
    }
}
