//! Values that targets need and that take long to make. They are made once and never changed.

use rapporteur_extract::Extractor;
use rapporteur_ingest::{Options, Reader};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use rapporteur_model::{Extraction, PartialDate, Report, Span};
use rapporteur_resolve::Tables;
use std::sync::{Arc, LazyLock};

pub static KNOWLEDGE: LazyLock<Arc<Knowledge>> =
    LazyLock::new(|| Arc::new(Knowledge::embedded().expect("the embedded knowledge is sound")));

pub static LANGUAGE: LazyLock<Arc<Analyzer>> =
    LazyLock::new(|| Arc::new(Analyzer::embedded().expect("the embedded model is sound")));

pub static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| {
    Extractor::new(Arc::clone(&KNOWLEDGE), Arc::clone(&LANGUAGE)).expect("the embedded grammar is sound")
});

pub static TABLES: LazyLock<Tables> =
    LazyLock::new(|| Tables::embedded().expect("the embedded lists are sound"));

/// Two short reports of our own that partly agree and partly differ, with their extractions.
pub static ANALYSED: LazyLock<Vec<(Report, Extraction)>> = LazyLock::new(|| {
    let texts = [
        "VALE, May 9, 2031 (Harbour Wire) - The president of Chad, Ana Ruiz, met the king of Jordan in Vale on Friday. \
         Kenya will sign the Aden accord, a Norwegian minister said.",
        "OSLO, May 10, 2031 (Coast News) - President Ruiz denied that she had met the king. She arrived in Oslo for the summit \
         of 12 countries.",
    ];
    let reader = Reader::new(&Options::default()).expect("the embedded lists are sound");
    let reports =
        texts.iter().flat_map(|text| reader.read_bytes("report.txt", text.as_bytes().to_vec()).reports);
    reports.map(|report| (EXTRACTOR.extract(&report), report)).map(|(said, report)| (report, said)).collect()
});

/// Slices a text and asserts that the span is valid.
///
/// # Panics
/// If the span runs backwards, ends outside the text or between the bytes of a character.
pub fn slice<'t>(text: &'t str, span: Span, what: &str) -> &'t str {
    let slice = if span.start <= span.end { text.get(span.start..span.end) } else { None };
    slice.unwrap_or_else(|| {
        panic!("{what} at {}..{} of {} bytes is no slice", span.start, span.end, text.len())
    })
}

/// Asserts that a span is a slice of a text.
///
/// # Panics
/// As [`slice()`].
pub fn inside(text: &str, span: Span, what: &str) {
    slice(text, span, what);
}

/// Asserts that a date is written as it is read.
///
/// # Panics
/// If a date is none of the calendar.
pub fn date(date: PartialDate) {
    assert_eq!(date.to_string().parse(), Ok(date), "a date of the calendar is written as it is read");
}

/// Asserts that a message consists of words.
///
/// # Panics
/// If a message says nothing.
pub fn message(message: &str) {
    assert!(message.contains(char::is_alphabetic), "a message of words: {message:?}");
}
