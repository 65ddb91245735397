//! The reports in our own words have their own gold. These tests check what they cover, and how faults in
//! them are reported.

use rapporteur_tests::{rapporteur, root};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

const FOLDER: &str = "tests/reports";
/// The open relation is judged apart.
const OPEN: &str = "acts";
/// Relations that no sentence states, because they are read from a report's frame or between reports.
const OF_SOURCES: [&str; 8] = [
    "basedOn",
    "editedBy",
    "mentions",
    "publishedBy",
    "publishedOn",
    "sharesTextWith",
    "translatedBy",
    "writtenBy",
];

#[derive(Deserialize)]
struct Gold {
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    relation: String,
    status: String,
    speaker: Option<String>,
    #[serde(default)]
    optional: bool,
}

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(FOLDER)).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

#[test]
fn every_relation_and_status_is_wanted_somewhere() {
    let folders = folders();
    assert!(folders.len() >= 25, "{} reports", folders.len());
    let read = |folder: &PathBuf| fs::read_to_string(folder.join("gold.toml")).unwrap();
    let claims: Vec<Claim> =
        folders.iter().flat_map(|folder| toml::from_str::<Gold>(&read(folder)).unwrap().claim).collect();
    let wanted = || claims.iter().filter(|claim| !claim.optional);
    let found: BTreeSet<&str> = wanted().map(|claim| claim.relation.as_str()).collect();
    let files = fs::read_dir(root().join("data/relations")).unwrap().map(|entry| entry.unwrap().path());
    let relations: Vec<String> =
        files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let missing: Vec<&String> = relations
        .iter()
        .filter(|relation| !found.contains(relation.as_str()) && !OF_SOURCES.contains(&relation.as_str()))
        .filter(|relation| *relation != OPEN)
        .collect();
    assert!(missing.is_empty(), "no report of {FOLDER} states {missing:?}");
    let mut n_of_status: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in wanted() {
        *n_of_status.entry(&claim.status).or_default() += 1;
    }
    for status in ["Happened", "Planned", "Possible", "Denied"] {
        assert!(n_of_status.get(status).is_some_and(|n| *n >= 15), "{n_of_status:?}");
    }
    let n_speakers = wanted().filter(|claim| claim.speaker.is_some()).count();
    assert!(n_speakers >= 80, "{n_speakers} claims with a speaker");
}

#[test]
fn every_fault_of_gold_is_told_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let write = |report: &str, claims: &str| {
        let home = folder.path().join(report);
        fs::create_dir(&home).unwrap();
        fs::write(home.join("report.txt"), "Kenya met Chad.\n").unwrap();
        let origin = "title = \"Talks\"\ndate = \"2031-05-09\"\nsource = \"Wire\"\nlicence = \"MIT\"\norigin = \"ours\"\n";
        fs::write(home.join("report.toml"), origin).unwrap();
        fs::write(home.join("gold.toml"), claims).unwrap();
    };
    let claim = |subject: &str, relation: &str| {
        format!(
            "[[claim]]\nsubject = \"{subject}\"\nrelation = \"{relation}\"\nobject = \"Chad\"\nstatus = \"Happened\"\nevidence = \"Kenya met Chad\"\n"
        )
    };
    write("a", &claim("Oman", "meetsWith"));
    write("b", &claim("Kenya", "meets"));
    let path = folder.path().to_str().unwrap();
    let output = rapporteur(["eval", "claims", path]).assert().code(2).get_output().stderr.clone();
    let told = String::from_utf8(output).unwrap();
    for fault in ["a/gold.toml:2: report.txt has \"Oman\" 0 times", "b/gold.toml:3: meets is no relation"] {
        assert!(told.contains(fault), "{told}");
    }
}
