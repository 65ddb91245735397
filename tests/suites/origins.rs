//! Copies of reports are one voice with their source, however they were cut and dressed.

use rapporteur_tests::{TestStore, copies, root, shared_reports};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Two reports of one event by different papers, with one speech quoted in both.
const PAPERS: [&str; 2] = [
    "Grain fund opens its books to the coast\n\n\
     ASHPORT, June 4 (Harbour Wire) - The World Grain Fund will show its books to the seven states of the coast, its director said on Wednesday, after a night of argument that had threatened to end the conference.\n\n\
     Delegates of four states had packed their bags when the chairman called them back and put a page of handwritten terms before them.\n\n\
     \"We have nothing to hide and a great deal to lose, and so we will open every ledger to whoever asks for it,\" the director, Ana Ruiz, told reporters on the steps of the customs house.\n\n\
     Under the terms the fund keeps the right to set the price of seed, which the northern states had wanted to take away, but must give notice of a change two months ahead.\n\n\
     The delegation of Westmark, the largest buyer of grain on the coast, did not vote and left the hall without a word to the press.\n\n\
     Harvests have failed in three of the past five years, and the price of bread in the harbour towns has doubled since the spring before last.\n",
    "Seven states may look into the ledgers\n\n\
     By Tom Lee\n\n\
     4 June 2031\n\n\
     Officials from along the coast won a promise on Wednesday that they had sought for a decade: whoever pays into the grain fund may read its accounts.\n\n\
     It took until four in the morning, and two delegations had to be fetched from the railway station, according to people who were in the room.\n\n\
     \"We have nothing to hide and a great deal to lose, and so we will open every ledger to whoever asks for it,\" Ana Ruiz said when the doors of the customs house opened.\n\n\
     Farmers outside the building were less impressed. What matters to them is what seed costs in March, and on that the fund gave up very little, several of them said.\n\n\
     Westmark abstained. Its minister was seen boarding a ferry before the closing statement had been read out.\n",
];

/// What a paper adds of its own: another paragraph for every report.
const ADDED: [&str; 6] = [
    "Our readers have written to us about the matter for weeks, and more letters came this morning than on any day since the old bridge was closed to traffic.",
    "A short guide to the names and dates that follow stands at the foot of this page, with maps of the region drawn by the art department.",
    "Whoever wishes to hear the whole of the debate may do so in the reading room, where a recording is played at noon and again in the evening.",
    "In the streets of our own town little was made of the news; shops were open, and the ferry ran late because of the wind.",
    "Last year this paper asked six professors what would come of such a conference, and five of them were wrong in one way or another.",
    "There will be more on this subject in the weekend edition, together with an essay about the history of the house in which they met.",
];

/// Text of a report to its origin.
fn origins(folder: &Path) -> BTreeMap<String, String> {
    let store = TestStore::build(&[folder.to_str().unwrap()], &[]);
    let answer = store.query("SELECT ?origin ?text { ?report rap:origin ?origin ; rap:text ?text }", &[]);
    answer.0.iter().map(|row| (row.get("text").to_owned(), row.get("origin").to_owned())).collect()
}

fn n_origins(origins: &BTreeMap<String, String>) -> usize {
    origins.values().collect::<std::collections::BTreeSet<_>>().len()
}

/// Plants twenty copies of each text beside it: no origin more, and each copy in its source's.
fn plant(sources: &[String], n_expected: usize) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: String, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    for (i, text) in sources.iter().enumerate() {
        write(format!("{i}.txt"), text);
    }
    let before = origins(folder.path());
    assert_eq!(n_origins(&before), n_expected);
    let mut planted = Vec::new();
    for (i, text) in sources.iter().enumerate() {
        for (n, (what, copy)) in copies(text, ADDED[i % ADDED.len()]).into_iter().enumerate() {
            write(format!("{i}-{n}.txt"), &copy);
            planted.push((i, what, copy));
        }
    }
    let after = origins(folder.path());
    for (i, what, copy) in &planted {
        assert_eq!(after[copy], after[&sources[*i]], "{what}: {copy}");
    }
    assert_eq!(n_origins(&after), n_expected);
}

fn texts(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

#[test]
fn copies_of_two_papers_stay_two_voices() {
    plant(&PAPERS.map(str::to_owned), 2);
}

#[test]
fn copies_of_the_sample_reports_raise_no_count() {
    let sources = texts(&root().join("data/reports"));
    assert_eq!(sources.len(), 6);
    // The relay and the agency that it names are one origin.
    plant(&sources, 5);
}

#[test]
fn copies_of_agency_reports_raise_no_count() {
    let Some(folder) = shared_reports() else { return };
    plant(&texts(&folder), 3);
}
