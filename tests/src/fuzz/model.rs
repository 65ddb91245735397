//! Changes some bytes of the language model's file. The result must be an error or a model that analyses any
//! text.
//!
//! An input selects a section of the file and edits its beginning, where counts and shapes are.

use super::parts::edited;
use super::shared::message;
use rapporteur_language::Analyzer;
use std::sync::LazyLock;

/// Maximum length of the changed piece of a section. In fewer bytes, edits find interesting places sooner.
const CHANGED: usize = 4096;

/// End of the header, and length of an entry in the table of sections.
const HEADER: usize = 48;
const ENTRY: usize = 24;

pub fn run(bytes: &[u8]) {
    static MODEL: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let path = crate::root().join("data/models/en_core_web_md.rapm");
        std::fs::read(path).expect("the model lies in the repository")
    });
    let Some((section, edits)) = bytes.split_first() else { return };
    let range = range(&MODEL, usize::from(*section));
    let changed = edited(&MODEL[range.clone()], edits);
    let mut model = MODEL.clone();
    model.splice(range, changed);
    match Analyzer::from_bytes(model) {
        Ok(pipeline) => {
            pipeline.analyze("The president of Chad, Ana Ruiz, met 12 ministers in Vale on May 9, 2031.");
        }
        Err(error) => message(&error.to_string()),
    }
}

/// The beginning of a section, or the header and the table.
fn range(model: &[u8], section: usize) -> std::ops::Range<usize> {
    let n_sections = u32::from_le_bytes(model[40..44].try_into().expect("four bytes")) as usize;
    match section % (n_sections + 1) {
        0 => 0..HEADER + n_sections * ENTRY,
        i => {
            let number = |at: usize| {
                let bytes = model[at..at + 8].try_into().expect("eight bytes");
                usize::try_from(u64::from_le_bytes(bytes)).expect("a place in the file")
            };
            let entry = HEADER + (i - 1) * ENTRY;
            let start = number(entry + 8);
            start..start + number(entry + 16).min(CHANGED)
        }
    }
}
