//! JSON lines: each line is one record with the fields that [`super::json`] reads.

use super::{Format, Found, json};
use crate::mapped::MappedText;
use rapporteur_model::Span;

/// Name of the format.
pub(crate) const NAME: &str = "jsonl";

pub(super) struct JsonLines;

/// Adds the report of one line. `line` may have white space around it.
pub(crate) fn read_line(line: &str, number: usize, found: &mut Found) {
    json::read_line(line, Span::new(0, line.len()), &format!("line {number}"), found);
}

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        NAME
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn sniff(&self, text: &str) -> bool {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let is_object = |line: &str| json::is_object(line);
        lines.next().is_some_and(is_object) && lines.next().is_some()
    }

    fn read(&self, source: &MappedText, found: &mut Found) {
        let text = source.text.as_str();
        let mut start = 0;
        for (i, line) in text.split('\n').enumerate() {
            let span = Span::new(start, start + line.len());
            json::read_line(text, span, &format!("line {}", i + 1), found);
            start += line.len() + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_records_and_faults_name_their_line() {
        let source = "{\"text\": \"One.\", \"id\": \"a\"}\n\nnot json\n{\"text\": \"Two.\"}\n";
        let mut found = Found::default();
        JsonLines.read(&MappedText::identity(source.to_owned()), &mut found);
        assert_eq!(found.drafts.len(), 2);
        assert!(found.diagnostics[0].message.starts_with("line 3: "), "{}", found.diagnostics[0].message);
        let (text, map) = found.drafts.remove(1).text.finish();
        assert_eq!(map.original(Span::new(0, text.len())).unwrap().of(source), "Two.");
    }
}
