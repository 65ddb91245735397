//! Fuzzes lines of gold, optionally followed by a rule and lines of predictions. Each is read as every kind
//! it may be, and scored.

use super::parts::parts;
use super::shared::ANALYSED;
use rapporteur_eval::claims::{Claims, predicted};
use rapporteur_eval::gold::{ClaimRecord, NamePair, Record};
use rapporteur_eval::predictions::{Coreference, NameMatch, Plover, Quotes, Relations, Times, Typing};
use rapporteur_eval::{
    ClaimOptions, CorefOptions, Error, RelationOptions, Table, TypeMapping, parse_lines, score_claims,
    score_coreference, score_names, score_plover, score_quotes, score_relations, score_times, score_typing,
    write_lines,
};
use rapporteur_model::{CharOffsets, Span};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::LazyLock;

pub fn run(bytes: &[u8]) {
    let parts = parts(bytes);
    let text = |i: usize| parts.get(i).map(|part| String::from_utf8_lossy(part)).unwrap_or_default();
    let (gold, predicted) = (text(0), text(1));
    characters(&gold);
    claims(&read::<ClaimRecord>(&gold));
    let records = read::<Record>(&gold);
    scored(&score_typing(&records, &read::<Typing>(&predicted), &TypeMapping::default()));
    scored(&score_relations(&records, &read::<Relations>(&predicted), &RelationOptions::default()));
    scored(&score_coreference(&records, &read::<Coreference>(&predicted), &CorefOptions::default()));
    scored(&score_times(&records, &read::<Times>(&predicted)));
    scored(&score_quotes(&records, &read::<Quotes>(&predicted), None));
    scored(&score_plover(&records, &read::<Plover>(&predicted)));
    scored(&score_names(&read::<NamePair>(&gold), &read::<NameMatch>(&predicted)));
}

/// Parses lines as values of one type; asserts that these can be written and read again.
fn read<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) -> Vec<T> {
    match parse_lines::<T>(text, "gold.jsonl") {
        Ok(values) => {
            let written = write_lines(&values).expect("what was JSON is JSON");
            assert_eq!(parse_lines::<T>(&written, "again").expect("what was written is read"), values);
            values
        }
        Err(Error::Line { line, .. }) => {
            assert!(line >= 1 && line <= text.lines().count(), "line {line} is there");
            Vec::new()
        }
        Err(other) => panic!("{other}"),
    }
}

/// Asserts that a report's claims can be compared with any annotation.
fn claims(gold: &[ClaimRecord]) {
    static FOUND: LazyLock<(Record, Claims)> = LazyLock::new(|| {
        let (report, extraction) = &ANALYSED[0];
        let text = Record { text: report.text.clone(), ..Record::default() };
        (text, predicted("a", report, extraction))
    });
    for record in gold {
        let (text, mut found) = (&FOUND.0, [FOUND.1.clone()]);
        scored(&score_claims(
            std::slice::from_ref(record),
            std::slice::from_ref(text),
            &mut found,
            &ClaimOptions::default(),
        ));
    }
}

fn scored(table: &Table) {
    assert!((0.0..=1.0).contains(&table.headline), "{table:?}");
    for row in &table.rows {
        let shares = [row.precision, row.recall, row.f1];
        assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)), "{row:?}");
    }
}

/// Asserts that offsets in characters and offsets in bytes lead to the same place.
fn characters(text: &str) {
    let offsets = CharOffsets::new(text);
    for (n, (at, c)) in text.char_indices().enumerate().take(200) {
        assert_eq!(offsets.span(Span::new(at, at + c.len_utf8())), [n, n + 1]);
    }
}
