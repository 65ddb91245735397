//! JSON: one record, a list of records, or an object that holds such a list.
//!
//! A record has `text` and may have `id`, `title`, `date`, `source`, `url` and `author`; other fields are passed over.

use super::{Draft, Format, Found, jsonl, metadata_authors};
use crate::dates;
use crate::mapped::MappedText;
use rapporteur_model::{Diagnostic, Report, Severity, Sourced, Span};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn sniff(&self, text: &str) -> bool {
        text.trim_start().starts_with(['{', '['])
            && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    }

    fn read(&self, source: &MappedText, found: &mut Found) {
        let text = source.text.as_str();
        match serde_json::from_str::<&RawValue>(text) {
            Ok(value) => read_value(text, value, found),
            Err(_) if jsonl::JsonLines.sniff(text) => jsonl::JsonLines.read(source, found),
            Err(error) => {
                let message = format!("not JSON: {error}; check the file with a JSON linter");
                found.diagnostics.push(Diagnostic::new(Severity::Failure, "malformed-json", message));
            }
        }
    }
}

fn read_value(source: &str, value: &RawValue, found: &mut Found) {
    if let Ok(records) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
        for (i, record) in records.into_iter().enumerate() {
            read_record(source, record.get(), &format!("record {}", i + 1), found);
        }
        return;
    }
    // Search services wrap their records: {"status": "ok", "articles": [...]}.
    let fields = serde_json::from_str::<BTreeMap<String, &RawValue>>(value.get()).unwrap_or_default();
    let list =
        (!fields.contains_key("text")).then(|| fields.values().find(|field| is_record_list(field))).flatten();
    match list {
        Some(list) => read_value(source, list, found),
        None => read_record(source, value.get(), "the record", found),
    }
}

fn is_record_list(value: &RawValue) -> bool {
    let records = serde_json::from_str::<Vec<BTreeMap<String, &RawValue>>>(value.get()).unwrap_or_default();
    records.iter().any(|record| record.contains_key("text"))
}

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    title: Value,
    #[serde(default)]
    date: Value,
    #[serde(default)]
    source: Value,
    #[serde(default)]
    url: Value,
    #[serde(default)]
    author: Value,
}

/// Reads one record, a slice of `source`; `place` names it in diagnostics.
pub(super) fn read_record(source: &str, json: &str, place: &str, found: &mut Found) {
    let mut fail = |code: &str, message: String| {
        found.diagnostics.push(Diagnostic::new(Severity::Failure, code, message));
    };
    let record: Record<'_> = match serde_json::from_str(json) {
        Ok(record) => record,
        Err(error) => {
            return fail("malformed-json", format!("{place}: not a JSON record: {error}; it was left out"));
        }
    };
    let Some(text) = record.text.and_then(|raw| unescape(source, raw.get())) else {
        return fail("no-text", format!("{place}: no string field \"text\"; the record was left out"));
    };
    if text.text.trim().is_empty() {
        return fail("empty", format!("{place}: the field \"text\" is empty; the record was left out"));
    }
    let report = metadata(&record, place);
    found.drafts.push(Draft { report, text, ..Draft::default() });
}

fn metadata(record: &Record<'_>, place: &str) -> Report {
    let mut report = Report {
        record_id: string(&record.id),
        title: string(&record.title).map(Sourced::metadata),
        publisher: string(&record.source).map(Sourced::metadata),
        url: string(&record.url),
        credits: authors(&record.author),
        ..Report::default()
    };
    if let Some(written) = string(&record.date) {
        report.published_on = dates::of_field(&written).map(Sourced::metadata);
        if report.published_on.is_none() {
            let message = format!("{place}: {written:?} is not a date: write YYYY-MM-DD");
            report.diagnostics.push(Diagnostic::new(Severity::Warning, "unreadable-date", message));
        }
    }
    report
}

/// A string, a number, or the `name` of an object; `None` for an empty one.
fn string(value: &Value) -> Option<String> {
    let string = match value {
        Value::String(string) => string.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => return fields.get("name").and_then(string),
        _ => return None,
    };
    (!string.is_empty()).then_some(string)
}

fn authors(value: &Value) -> Vec<rapporteur_model::Credit> {
    match value {
        Value::Array(list) => list.iter().flat_map(authors).collect(),
        other => string(other).map(|names| metadata_authors(&names)).unwrap_or_default(),
    }
}

/// The string that a JSON literal stands for, each escape a run of its own.
fn unescape(source: &str, literal: &str) -> Option<MappedText> {
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    // `literal` is a slice of `source`: its place is the distance of their first bytes.
    let offset = (inner.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
    let mut text = MappedText::default();
    let mut at = 0;
    while at < inner.len() {
        let rest = &inner[at..];
        let plain = rest.find('\\').unwrap_or(rest.len());
        text.push(&rest[..plain], Span::new(offset + at, offset + at + plain));
        at += plain;
        if at < inner.len() {
            let length = escape_length(&inner[at..]);
            let escape = inner.get(at..at + length)?;
            let decoded: String = serde_json::from_str(&format!("\"{escape}\"")).ok()?;
            text.push(&decoded, Span::new(offset + at, offset + at + length));
            at += length;
        }
    }
    Some(text)
}

/// Bytes of the escape at the start: `\n` 2, `\u00e9` 6, a surrogate pair 12.
fn escape_length(text: &str) -> usize {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    match (unit(0), unit(6)) {
        (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
        (Some(_), _) => 6,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Found {
        let mut found = Found::default();
        Json.read(&MappedText::identity(source.to_owned()), &mut found);
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
    fn faults_are_told_and_the_rest_is_read() {
        let found = read(r#"[{"title": "no text"}, {"text": ""}, 5, {"text": "Words.", "date": "soon"}]"#);
        let codes: Vec<_> = found.diagnostics.iter().map(|d| d.code.as_str()).collect();
        assert_eq!(codes, ["no-text", "empty", "malformed-json"]);
        assert_eq!(found.drafts[0].report.diagnostics[0].code, "unreadable-date");
        assert_eq!(read("{\"text\": ").diagnostics[0].code, "malformed-json");
    }
}
