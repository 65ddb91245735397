//! Fuzzes every input format, from bytes to reports.

use super::shared::{date, inside, message, slice};
use rapporteur_ingest::{Input, Options, Reader};
use rapporteur_model::{PartialDate, Report, Sourced, Span};
use std::sync::LazyLock;

/// Maximum number of NUL signs in bytes that are certainly UTF-8.
const MAX_NUL: usize = 2;

pub fn text(bytes: &[u8]) {
    static READER: LazyLock<Reader> = LazyLock::new(|| reader("text"));
    for report in check(&READER, bytes).reports {
        verbatim(&report, bytes);
    }
}

pub fn html(bytes: &[u8]) {
    static READER: LazyLock<Reader> = LazyLock::new(|| reader("html"));
    check(&READER, bytes);
}

pub fn feed(bytes: &[u8]) {
    static READER: LazyLock<Reader> = LazyLock::new(|| reader("feed"));
    check(&READER, bytes);
}

pub fn json(bytes: &[u8]) {
    static READER: LazyLock<Reader> = LazyLock::new(|| reader("json"));
    let input = check(&READER, bytes);
    if let Some(text) = sole_text(bytes).filter(|_| is_text(&input)) {
        assert_eq!(input.reports.len(), 1, "a record with a text is a report");
        assert_eq!(input.reports[0].text, text, "the text of a record is verbatim");
    }
}

pub fn jsonl(bytes: &[u8]) {
    static READER: LazyLock<Reader> = LazyLock::new(|| reader("jsonl"));
    let input = check(&READER, bytes);
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| is_text(&input)) else { return };
    let texts: Vec<String> = text.split('\n').filter_map(|line| sole_text(line.as_bytes())).collect();
    let mut read = input.reports.iter().map(|report| &report.text);
    assert!(
        texts.iter().all(|text| read.any(|read| read == text)),
        "each line with a text is a report, in order"
    );
}

fn reader(format: &str) -> Reader {
    let options = Options {
        format: Some(format.to_owned()),
        date: Some(PartialDate::Year(2031)),
        max_input_bytes: 1 << 20,
        ..Options::default()
    };
    Reader::new(&options).expect("every format of the list has a target of its name")
}

/// Whether the bytes were taken for text, which many control characters prevent.
fn is_text(input: &Input) -> bool {
    input.diagnostics.iter().all(|diagnostic| diagnostic.code != "binary")
}

/// The text of a JSON record that every parser understands alike: no name occurs twice and nothing surrounds
/// the record.
fn sole_text(bytes: &[u8]) -> Option<String> {
    let fields: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(bytes).ok()?;
    let n_texts = bytes.windows(6).filter(|window| window == b"\"text\"").count();
    let text = fields.get("text")?.as_str()?.replace('\0', " ");
    (n_texts == 1 && !text.trim().is_empty() && !bytes.starts_with(b"\xef\xbb\xbf")).then_some(text)
}

fn check(reader: &Reader, bytes: &[u8]) -> Input {
    let input = reader.read_bytes("input", bytes.to_vec());
    assert!(!input.reports.is_empty() || !input.diagnostics.is_empty(), "an input says what became of it");
    input.diagnostics.iter().for_each(|diagnostic| message(&diagnostic.message));
    for report in &input.reports {
        blocks(report);
        offsets(report, bytes);
        dates(report);
        assert_eq!(report.clone().seal().id, report.id, "the id is that of the content");
    }
    let again = reader.read_bytes("input", bytes.to_vec());
    assert_eq!(input.reports, again.reports, "equal bytes are equal reports");
    assert_eq!(input.diagnostics, again.diagnostics);
    input
}

fn blocks(report: &Report) {
    let mut end = 0;
    for block in &report.blocks {
        assert!(block.span.start >= end, "blocks are in order and apart");
        assert!(!slice(&report.text, block.span, "a block").is_empty());
        let gap = slice(&report.text, Span::new(end, block.span.start), "a gap");
        assert!(!gap.contains(char::is_alphanumeric), "no word is outside of blocks: {gap:?}");
        end = block.span.end;
    }
    let rest = slice(&report.text, Span::new(end, report.text.len()), "the rest");
    assert!(!rest.contains(char::is_alphanumeric), "no word is outside of blocks: {rest:?}");
    let stated = |span: Option<Span>| span.into_iter().for_each(|span| inside(&report.text, span, "a name"));
    report.credits.iter().for_each(|credit| stated(credit.name.span));
    report.agencies.iter().chain(&report.publisher).chain(&report.title).for_each(|name| stated(name.span));
    if let Some(dateline) = &report.dateline {
        dateline.place.iter().chain(&dateline.agency).for_each(|name| stated(name.span));
        stated(dateline.date.as_ref().and_then(|date| date.span));
    }
    report.diagnostics.iter().for_each(|diagnostic| {
        message(&diagnostic.message);
        stated(diagnostic.span);
    });
}

/// Asserts that every run of offsets leads back into the bytes, and to character boundaries if they are
/// UTF-8. A run of equal length has the same text there, except for white space and NUL signs, which are read
/// as spaces.
fn offsets(report: &Report, bytes: &[u8]) {
    let (mut end, source) = (0, utf8(bytes));
    for run in &report.offsets.runs {
        assert!(run.text.start >= end && run.text.start < run.text.end, "runs are in order and apart");
        assert!(run.original.start <= run.original.end && run.original.end <= bytes.len(), "{run:?}");
        let piece = slice(&report.text, run.text, "a run");
        if let Some(source) = source {
            // The one reference that is as long as the sign it stands for.
            let original = slice(source, run.original, "a run's original").replace("&#0", "\u{fffd}");
            let is_space = |c: char| c.is_whitespace() || c == '\0';
            let same = |(a, b): (char, char)| a == b || (is_space(a) && is_space(b));
            let is_same = || piece.chars().zip(original.chars()).all(same);
            assert!(piece.len() != original.len() || is_same(), "{piece:?} is read from {original:?}");
        }
        end = run.text.end;
    }
    for (at, c) in report.text.char_indices().filter(|(_, c)| c.is_alphanumeric()).take(400) {
        let original = report.offsets.original(Span::new(at, at + c.len_utf8()));
        let is_there = original.is_some_and(|span| span.start < span.end && span.end <= bytes.len());
        assert!(is_there, "{c:?} at {at} leads back to its bytes");
    }
}

fn dates(report: &Report) {
    let stated = |sourced: &Sourced<PartialDate>| date(sourced.value);
    report.published_on.iter().for_each(stated);
    report.dateline.iter().filter_map(|dateline| dateline.date.as_ref()).for_each(stated);
    report.anchor().into_iter().for_each(date);
}

/// Asserts that plain text is what its bytes say, except for NUL signs, which no data format can carry.
fn verbatim(report: &Report, bytes: &[u8]) {
    let Some(text) = utf8(bytes) else { return };
    if !text.starts_with('\u{feff}') {
        assert_eq!(report.text, text.replace('\0', " "));
    }
}

/// Bytes that can only be read as UTF-8. With more than a few NUL signs they might be UTF-16.
fn utf8(bytes: &[u8]) -> Option<&str> {
    let n_nul = bytes.iter().filter(|byte| **byte == 0).count();
    std::str::from_utf8(bytes).ok().filter(|_| n_nul <= MAX_NUL)
}
