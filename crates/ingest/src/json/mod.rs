//! JSON: one record, a list of records, or an object that holds such a list.
//!
//! A record has `text` and may have `id`, `title`, `date`, `source`, `url` and `author`; other fields are ignored, whatever they
//! hold. A fault loses only the record that contains it.

mod lexer;
mod record;
mod string;

use crate::draft::Found;
use lexer::{Cursor, Kind, Value, Values, fields};
use rapporteur_model::{Diagnostic, Severity, Span};

/// Whether a text looks like JSON, whatever it holds.
pub(crate) fn is_json(text: &str) -> bool {
    let mut cursor = Cursor::new(text, Span::new(0, text.len()));
    let brackets = (cursor.take(b'['), cursor.take(b'{'));
    // "[Update] Talks opened" is a text.
    brackets != (false, false) && cursor.peek() == Some(b'"')
        || serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
            && text.trim_start().starts_with(['{', '['])
}

/// Adds the records of a text: one, a list, those that an object holds a list of, or one a line.
pub(crate) fn read(text: &str, found: &mut Found) {
    let all = Span::new(0, text.len());
    match one_object(text, all) {
        Some(object) => match record_list(text, object) {
            Some(list) => read_values(text, list.span, found),
            None => record::read(text, object, "the record", found),
        },
        None if are_lines(text) => read_lines(text, found),
        None => read_values(text, all, found),
    }
}

/// Whether the first line that is not blank is an object, and not the only one.
pub(crate) fn are_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.next().is_some_and(is_object) && lines.next().is_some()
}

/// Adds the records of a text that has one a line.
pub(crate) fn read_lines(text: &str, found: &mut Found) {
    let mut start = 0;
    for (i, line) in text.split('\n').enumerate() {
        let span = Span::new(start, start + line.len());
        read_part(text, span, &format!("line {}", i + 1), found);
        start += line.len() + 1;
    }
}

/// Adds the report of one line; `line` is the line or holds it between white space.
pub(crate) fn read_line(line: &str, number: usize, found: &mut Found) {
    read_part(line, Span::new(0, line.len()), &format!("line {number}"), found);
}

/// Whether a text is one object and nothing else.
fn is_object(text: &str) -> bool {
    one_object(text, Span::new(0, text.len())).is_some()
}

/// Whether a line is one record with a text.
pub(crate) fn is_record(line: &str) -> bool {
    one_object(line, Span::new(0, line.len())).is_some_and(|object| has_text(line, object))
}

fn has_text(text: &str, object: Value) -> bool {
    fields(text, object).any(|(key, _)| key.of(text) == "\"text\"")
}

/// The object that makes up the whole text.
fn one_object(text: &str, all: Span) -> Option<Value> {
    let mut cursor = Cursor::new(text, all);
    let value = (cursor.peek() == Some(b'{')).then(|| cursor.value().ok()).flatten()?;
    cursor.peek().is_none().then_some(value)
}

/// The list in which a search service wraps its records: `{"status": "ok", "articles": [...]}`.
fn record_list(text: &str, object: Value) -> Option<Value> {
    let is_list = |value: &Value| {
        value.kind == Kind::List && Values::new(text, value.span).flatten().any(|value| has_text(text, value))
    };
    let mut lists: Vec<(&str, Value)> = if has_text(text, object) {
        Vec::new()
    } else {
        fields(text, object)
            .map(|(key, value)| (key.of(text), value))
            .filter(|(_, value)| is_list(value))
            .collect()
    };
    lists.sort_by_key(|(key, _)| *key);
    lists.first().map(|(_, list)| *list)
}

/// Reads a sequence of values, usually those of a list.
fn read_values(text: &str, part: Span, found: &mut Found) {
    let lines = Lines::of(text);
    for (i, value) in Values::new(text, part).enumerate() {
        let place = format!("record {}", i + 1);
        match value {
            Ok(value) => record::read(text, value, &place, found),
            Err(fault) => {
                let (line, byte) = lines.place(fault.at);
                malformed(&format!("{place}: line {line}, byte {byte}"), fault.wanted, found);
            }
        }
    }
}

/// Reads what a line holds: a record, or several.
fn read_part(text: &str, part: Span, place: &str, found: &mut Found) {
    let mut is_told = part.of(text).trim().is_empty();
    for value in Values::new(text, part) {
        is_told = true;
        match value {
            Ok(value) => record::read(text, value, place, found),
            Err(fault) => {
                let byte = fault.at - part.start + 1;
                malformed(&format!("{place}, byte {byte}"), fault.wanted, found);
            }
        }
    }
    if !is_told {
        malformed(place, "a record", found);
    }
}

fn malformed(place: &str, wanted: &str, found: &mut Found) {
    let message = format!("{place}: not JSON: {wanted} should stand here; the record was left out");
    found.diagnostics.push(Diagnostic::new(Severity::Failure, "malformed-json", message));
}

/// The places of line breaks, so that locating a fault needs no scan of the text.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    /// The line, and the byte in that line, of a place; both count from 1.
    fn place(&self, at: usize) -> (usize, usize) {
        let line = self.0.partition_point(|end| *end < at);
        let start = line.checked_sub(1).map_or(0, |before| self.0[before] + 1);
        (line + 1, at - start + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Found {
        let mut found = Found::default();
        super::read(source, &mut found);
        found
    }

    #[test]
    fn text_is_verbatim_and_leads_back_through_escapes() {
        let source = r#"[{"id": 7, "text": " Caf\u00e9 \ud83d\ude00 \"talks\"\nin Vale ", "other": [1]}]"#;
        let mut found = read(source);
        let draft = found.drafts.remove(0);
        assert_eq!(draft.report.record_id.as_deref(), Some("7"));
        let (text, map) = draft.text.finish();
        assert_eq!(text, " Café 😀 \"talks\"\nin Vale ");
        let original = |word: &str| {
            let at = text.find(word).unwrap();
            map.original(Span::new(at, at + word.len())).unwrap().of(source)
        };
        assert_eq!(original("é"), "\\u00e9");
        assert_eq!(original("😀"), "\\ud83d\\ude00");
        assert_eq!(original("talks\"\nin"), "talks\\\"\\nin");
        assert_eq!(original("Vale"), "Vale");
    }

    #[test]
    fn metadata_is_read_in_its_usual_shapes() {
        let found = read(
            r#"{"articles": [{"title": "T", "text": "Words.", "date": "2026-01-06T10:00:00Z", "source": {"name": "Vale Wire"},
               "author": ["Ana Ruiz", {"name": "Tom Lee"}], "url": "https://vale.example/1"}]}"#,
        );
        let report = &found.drafts[0].report;
        assert_eq!(report.publisher.as_ref().unwrap().value, "Vale Wire");
        assert_eq!(report.published_on.as_ref().unwrap().value.to_string(), "2026-01-06");
        let names: Vec<_> = report.credits.iter().map(|c| c.name.value.as_str()).collect();
        assert_eq!(names, ["Ana Ruiz", "Tom Lee"]);
    }

    #[test]
    fn the_date_has_several_names() {
        for name in ["date", "publishedOn", "datePublished", "published_at", "pubDate"] {
            let found = read(&format!(r#"{{"text": "Words.", "{name}": "2026-01-06"}}"#));
            assert_eq!(
                found.drafts[0].report.published_on.as_ref().unwrap().value.to_string(),
                "2026-01-06",
                "{name}"
            );
        }
    }

    #[test]
    fn faults_are_told_and_the_rest_is_read() {
        let found = read(r#"[{"title": "no text"}, {"text": ""}, 5, {"text": "Words.", "date": "soon"}]"#);
        let codes: Vec<_> = found.diagnostics.iter().map(|d| d.code.as_str()).collect();
        assert_eq!(codes, ["no-text", "empty", "malformed-json"]);
        assert_eq!(found.drafts[0].report.diagnostics[0].code, "unreadable-date");
        assert_eq!(read("{\"text\": ").diagnostics[0].code, "malformed-json");
    }
}
