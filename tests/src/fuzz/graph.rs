//! Fuzzes parts of a graph and the index made of them. An input is N-Quads lines, optionally followed by a
//! rule and edits of the index.

use super::parts::{edited, parts};
use rapporteur_store::{Index, Part, Store, Vocabulary};

pub fn run(bytes: &[u8]) {
    let parts = parts(bytes);
    let (lines, edits) = (parts[0], parts.get(1).copied().unwrap_or_default());
    let part = match Part::read(lines) {
        Ok(part) => part,
        Err(error) => {
            let n_lines = lines.split(|byte| *byte == b'\n').count();
            assert!(error.line >= 1 && error.line <= n_lines, "line {} of {n_lines}", error.line);
            return;
        }
    };
    let index = Index::of(std::slice::from_ref(&part)).expect("the triples are few");
    assert_eq!(
        index,
        Index::of(&[part.clone(), part]).expect("they are few"),
        "what stands twice is there once"
    );
    assert_eq!(
        Index::from_bytes(index.bytes().to_vec()).as_ref(),
        Some(&index),
        "bytes are read as they are written"
    );
    damaged(&index, edits);
    asked(index);
}

/// Asserts that an index with changed bytes is refused.
fn damaged(index: &Index, edits: &[u8]) {
    let bytes = edited(index.bytes(), edits);
    let is_same = bytes == index.bytes();
    assert_eq!(Index::from_bytes(bytes).is_some(), is_same, "a change shows");
}

fn asked(index: Index) {
    let n_triples = index.n_triples();
    let store = Store::new(Vocabulary::default(), index);
    let quads = store.quads().expect("a store in memory is read");
    assert!(quads.len() <= n_triples);
    let again = Index::of(&[Part::of(&quads)]).expect("they are few");
    let store = Store::new(Vocabulary::default(), again);
    assert_eq!(
        store.quads().expect("a store in memory is read"),
        quads,
        "triples come back as they were written"
    );
}
