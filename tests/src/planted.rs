//! Plants copies beside their sources and checks their origins.

use crate::{TestStore, copies};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A paragraph that a paper adds itself, a different one for each report.
const ADDED: [&str; 7] = [
    "Our readers have written to us about the matter for weeks, and more letters came this morning than on any day since the old bridge was closed to traffic.",
    "A short guide to the names and dates that follow stands at the foot of this page, with maps of the region drawn by the art department.",
    "Whoever wishes to hear the whole of the debate may do so in the reading room, where a recording is played at noon and again in the evening.",
    "In the streets of our own town little was made of the news; shops were open, and the ferry ran late because of the wind.",
    "Last year this paper asked six professors what would come of such a conference, and five of them were wrong in one way or another.",
    "The photographs on the back page were taken by a reader from her kitchen window, and the editor thanks her for letting them be printed.",
    "There will be more on this subject in the weekend edition, together with an essay about the history of the house in which they met.",
];

/// Maps the text of each report to its origin.
fn origins(folder: &Path) -> BTreeMap<String, String> {
    let store = TestStore::build(&[folder.to_str().unwrap()], &[]);
    let answer = store.query("SELECT ?origin ?text { ?report rap:origin ?origin ; rap:text ?text }", &[]);
    answer.0.iter().map(|row| (row.get("text").to_owned(), row.get("origin").to_owned())).collect()
}

fn n_origins(origins: &BTreeMap<String, String>) -> usize {
    origins.values().collect::<BTreeSet<_>>().len()
}

/// Plants twenty copies beside each text. Asserts that there are no more origins than before and that each
/// copy shares its source's origin.
///
/// # Panics
/// If the origins differ from that.
pub fn plant(sources: &[String], n_expected: usize) {
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

/// The texts of a folder, sorted by name.
///
/// # Panics
/// If one cannot be read.
pub fn texts(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}
