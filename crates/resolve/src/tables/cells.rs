//! What second cells of a list may hold.

use super::{path, rows};
use rapporteur_knowledge::{Fault, Files};
use rustc_hash::FxHashSet;

/// A family is named by a word of the list itself, or says that gatherings are large.
pub(super) fn families_are_words(files: &Files, name: &str, faults: &mut Vec<Fault>) {
    // What is wrong with a row is told by whoever reads it.
    let rows = rows(files, name, 2, &mut Vec::new());
    let words: FxHashSet<&str> = rows.iter().map(|(_, cells)| cells[0]).collect();
    for (line, cells) in &rows {
        let known = |family: &&str| words.contains(family) || (name == "gatherings" && *family == "large");
        for family in cells[1].split('|').filter(|family| !known(family)) {
            let message = format!("`{family}` is no family: it is itself no word of this list");
            faults.push(Fault::new(&path(name), *line, message));
        }
    }
}

pub(super) fn digits(files: &Files, faults: &mut Vec<Fault>) {
    for (line, cells) in rows(files, "numerals", 2, &mut Vec::new()) {
        let number = cells[1].strip_suffix('.').unwrap_or(cells[1]);
        if number.parse::<u32>().is_err() {
            let message = format!("`{}`: write digits, and a point behind an ordinal", cells[1]);
            faults.push(Fault::new(&path("numerals"), line, message));
        }
    }
}
