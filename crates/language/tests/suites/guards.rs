//! Texts that no author would write and models that no converter would make: nothing may hang, panic or grow without bound.

#![allow(clippy::unwrap_used, reason = "a test")]
#![cfg(feature = "embedded-model")]

use std::time::{Duration, Instant};

use rapporteur_language::{Analysis, Analyzer, Error, split_paragraphs};
use rayon::prelude::*;

#[test]
fn empty_text_has_the_empty_analysis() {
    assert_eq!(Analyzer::embedded().unwrap().analyze(""), Analysis::default());
}

#[test]
fn endless_tokens_take_linear_time() {
    let analyzer = Analyzer::embedded().unwrap();
    let start = Instant::now();
    for unit in ["x", "a.", "a.A", "(", "'", "x@", "a-", "é", "1,", "\u{301}", "http://", "\"a", "…", "))"]
    {
        let analysis = analyzer.analyze(&unit.repeat(20_000));
        assert!(!analysis.tokens.is_empty());
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn long_texts_are_cut_at_sentence_ends() {
    let analyzer = Analyzer::embedded().unwrap();
    let sentence = "The two ministers met in Hallerby and signed the treaty. ";
    let text = sentence.repeat(1_000);
    let analysis = analyzer.analyze(&text);
    assert_eq!(analysis.tokens.len(), 11_000);
    assert_eq!(analysis.sentences.len(), 1_000);
    assert!(analysis.tokens.iter().enumerate().all(|(i, token)| i.abs_diff(token.head) < 11));
    let spans = analysis.tokens.iter().map(|token| &text[token.span.clone()]);
    assert!(spans.eq(analysis.tokens.iter().map(|token| token.text.as_ref())));
}

#[test]
fn threads_and_caches_do_not_change_results() {
    let analyzer = Analyzer::embedded().unwrap();
    let texts = include_str!("../fixtures/texts.jsonl");
    let lines: Vec<&str> = texts.lines().collect();
    let alone: Vec<Analysis> =
        lines.iter().take(12).map(|line| Analyzer::embedded().unwrap().analyze(line)).collect();
    let forwards: Vec<Analysis> = lines.par_iter().map(|line| analyzer.analyze(line)).collect();
    let mut backwards: Vec<Analysis> = lines.par_iter().rev().map(|line| analyzer.analyze(line)).collect();
    backwards.reverse();
    assert!(forwards == backwards);
    assert!(forwards[..alone.len()] == alone);
}

#[test]
fn damaged_models_are_errors() {
    let model =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/models/en_core_web_md.rapm")).unwrap();
    assert!(matches!(Analyzer::from_bytes(Vec::new()), Err(Error::NotAModel)));
    assert!(matches!(Analyzer::from_bytes(model[..1000].to_vec()), Err(Error::Damaged { .. })));
    let mut newer = model[..100].to_vec();
    newer[4] = 99;
    assert!(matches!(Analyzer::from_bytes(newer), Err(Error::Version { found: 99, .. })));
    assert!(matches!(Analyzer::open("no such file"), Err(Error::Read { .. })));
}

#[test]
fn damaged_counts_are_errors_not_crashes() {
    let model =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/models/en_core_web_md.rapm")).unwrap();
    let start = |entry: usize| {
        let at = 48 + entry * 24 + 8;
        usize::try_from(u64::from_le_bytes(model[at..at + 8].try_into().unwrap())).unwrap()
    };
    for entry in 0..12 {
        let mut damaged = model.clone();
        let at = start(entry);
        damaged[at..at + 4].fill(0xff);
        assert!(Analyzer::from_bytes(damaged).is_err(), "section {entry}");
    }
}

#[test]
fn paragraphs_are_trimmed_lines() {
    let text = " One.\r\n\r\n\u{a0}Two\u{2029}three \n\t\n";
    let found: Vec<&str> = split_paragraphs(text).into_iter().map(|range| &text[range]).collect();
    assert_eq!(found, ["One.", "Two", "three"]);
    assert!(split_paragraphs("").is_empty());
}
