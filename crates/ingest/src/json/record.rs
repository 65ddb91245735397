//! Reads one record: its text, and what its other fields say about the report.

use super::lexer::{Kind, Value, Values, fields};
use super::string::{Unescaped, unescape};
use crate::dates;
use crate::decode::nul;
use crate::draft::{Draft, Found, metadata_authors};
use rapporteur_model::well_known::relations;
use rapporteur_model::{Credit, Diagnostic, Report, Severity, Sourced};
use std::collections::BTreeMap;

/// How deep lists of authors may be nested.
const MAX_DEPTH: usize = 4;

/// Reads one record of `source`; `place` names it in diagnostics.
pub(super) fn read(source: &str, value: Value, place: &str, found: &mut Found) {
    let mut fail = |code: &str, message: String| {
        found.diagnostics.push(Diagnostic::new(Severity::Failure, code, message));
    };
    if value.kind != Kind::Object {
        return fail(
            "malformed-json",
            format!("{place}: not a JSON object, as records are; it was left out"),
        );
    }
    let record = Record::new(source, value);
    let Some(text) = record.get("text").filter(|value| value.kind == Kind::String) else {
        return fail("no-text", format!("{place}: no string field \"text\"; the record was left out"));
    };
    let Unescaped { text, n_broken, n_nul } = unescape(source, text.span);
    if text.text.trim().is_empty() {
        return fail("empty", format!("{place}: the field \"text\" is empty; the record was left out"));
    }
    let mut report = record.report(place);
    if n_nul > 0 {
        report.diagnostics.push(nul(n_nul));
    }
    if n_broken > 0 {
        let message = format!(
            "{place}: an escape of the text stands for no character: half of a surrogate pair was replaced by U+FFFD, an unknown escape left as it is"
        );
        report.diagnostics.push(Diagnostic::new(Severity::Warning, "broken-escape", message));
    }
    found.drafts.push(Draft { report, text, ..Draft::default() });
}

/// What the field with the date is called, the first that is there counts: by us, by feeds, by schema.org, by news interfaces.
const DATES: [&str; 7] =
    ["date", relations::PUBLISHED_ON, "datePublished", "publishedAt", "published", "published_at", "pubDate"];

/// The fields of an object. If a name occurs twice, the last field counts.
struct Record<'a> {
    source: &'a str,
    fields: BTreeMap<String, Value>,
}

impl<'a> Record<'a> {
    fn new(source: &'a str, object: Value) -> Self {
        let name = |(key, value)| (unescape(source, key).text.text, value);
        Self { source, fields: fields(source, object).map(name).collect() }
    }

    fn get(&self, name: &str) -> Option<Value> {
        self.fields.get(name).copied()
    }

    fn report(&self, place: &str) -> Report {
        let mut report = Report {
            record_id: self.string("id"),
            title: self.string("title").map(Sourced::metadata),
            publisher: self.string("source").map(Sourced::metadata),
            url: self.string("url"),
            credits: self.get("author").map(|value| self.authors(value, MAX_DEPTH)).unwrap_or_default(),
            ..Report::default()
        };
        if let Some(written) = DATES.iter().find_map(|name| self.string(name)) {
            report.published_on = dates::of_field(&written).map(Sourced::metadata);
            if report.published_on.is_none() {
                let message = format!("{place}: {written:?} is not a date: write YYYY-MM-DD");
                report.diagnostics.push(Diagnostic::new(Severity::Warning, "unreadable-date", message));
            }
        }
        report
    }

    fn string(&self, name: &str) -> Option<String> {
        self.get(name).and_then(|value| self.string_of(value))
    }

    /// A string, a number as it is written, or the `name` of an object; `None` if it is empty.
    fn string_of(&self, value: Value) -> Option<String> {
        let written = match value.kind {
            Kind::String => unescape(self.source, value.span).text.text.trim().to_owned(),
            Kind::Word => Some(value.span.of(self.source)).filter(|word| is_number(word))?.to_owned(),
            Kind::Object => {
                let name = Record::new(self.source, value).get("name")?;
                return if name.kind == Kind::Object { None } else { self.string_of(name) };
            }
            Kind::List => return None,
        };
        (!written.is_empty()).then_some(written)
    }

    fn authors(&self, value: Value, depth: usize) -> Vec<Credit> {
        match value.kind {
            Kind::List if depth > 0 => Values::new(self.source, value.span)
                .flatten()
                .flat_map(|value| self.authors(value, depth - 1))
                .collect(),
            _ => self.string_of(value).map(|names| metadata_authors(&names)).unwrap_or_default(),
        }
    }
}

fn is_number(word: &str) -> bool {
    word.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
}
