//! Reports and evaluation texts belong to their publishers, so none of their sentences may be in the
//! project. Shingles find them, as they find copies (Broder 1997): a shared run of eight words is a fault.

use super::exceptions::Exceptions;
use anyhow::Result;
use std::collections::HashSet;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::path::{Path, PathBuf};

/// Number of words in a run.
const SHINGLE_WORDS: usize = 8;

/// Folders of the gold whose texts are not ours.
const FOLDERS: [&str; 2] = ["reports", "eval/dev"];

/// Every file that shares a run of words with a third-party text, with the first such run.
#[allow(clippy::print_stdout, reason = "what is left out must be seen")]
pub fn faults(files: &[PathBuf], exceptions: &Exceptions) -> Result<Vec<String>> {
    let mut known = HashSet::new();
    for folder in FOLDERS.map(|folder| rapporteur_xtask::project::gold().join(folder)) {
        if !folder.is_dir() {
            println!("LEFT OUT: {} is missing, so copied sentences are not looked for", folder.display());
            continue;
        }
        for entry in std::fs::read_dir(folder)? {
            for text in texts(&entry?.path())? {
                known.extend(shingles(&words(&text)).map(|(_, hash)| hash));
            }
        }
    }
    for phrase in exceptions.stock_phrases.keys() {
        for (_, hash) in shingles(&words(phrase)) {
            known.remove(&hash);
        }
    }
    let mut faults = Vec::new();
    for path in files {
        let Ok(text) = String::from_utf8(std::fs::read(rapporteur_xtask::project::root().join(path))?) else {
            continue;
        };
        let words = words(&text);
        if let Some((place, _)) = shingles(&words).find(|(_, hash)| known.contains(hash)) {
            let run: Vec<&str> =
                words[place..place + SHINGLE_WORDS].iter().map(|(_, word)| word.as_str()).collect();
            let line = text[..words[place].0].matches('\n').count() + 1;
            faults.push(format!(
                "{}:{line}: words of a text that is not ours: {}",
                path.display(),
                run.join(" ")
            ));
        }
    }
    Ok(faults)
}

/// The texts of a file: the `text` of each line if it is JSON lines, or else the whole file.
fn texts(path: &Path) -> Result<Vec<String>> {
    let content = std::fs::read_to_string(path)?;
    if path.extension().is_none_or(|extension| extension != "jsonl") {
        return Ok(vec![content]);
    }
    let records = content.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    Ok(records.filter_map(|record| record["text"].as_str().map(str::to_owned)).collect())
}

/// The text's words in lower case, each with its first byte.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push((from, text[from..at].to_lowercase()));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Hashes of runs of words, each with the position of its first word. Runs of numbers alone are left out.
fn shingles(words: &[(usize, String)]) -> impl Iterator<Item = (usize, u64)> + '_ {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let has_letters =
        |run: &[(usize, String)]| run.iter().any(|(_, word)| word.chars().any(char::is_alphabetic));
    words.windows(SHINGLE_WORDS).enumerate().filter(move |(_, run)| has_letters(run)).map(
        move |(place, run)| {
            let text: Vec<&str> = run.iter().map(|(_, word)| word.as_str()).collect();
            (place, hasher.hash_one(text))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_eight_words_is_told_by_its_place() {
        let hashes = |text: &str| shingles(&words(text)).map(|(_, hash)| hash).collect::<Vec<_>>();
        let theirs = hashes("The envoys of both states met in Vale on Monday.");
        let ours = "# Then: “the envoys, of both states; MET in Vale…”";
        assert_eq!(
            shingles(&words(ours)).find(|(_, hash)| theirs.contains(hash)).map(|(place, _)| place),
            Some(1)
        );
        assert!(
            hashes("The envoys of both states left in Vale on Monday.")
                .iter()
                .all(|hash| !theirs.contains(hash))
        );
    }
}
