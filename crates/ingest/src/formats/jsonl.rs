//! JSON lines: one record a line, of the fields that [`crate::json`] reads.

use crate::draft::Found;
use crate::format::Format;
use crate::json;
use crate::mapped::MappedText;

pub(crate) const FORMAT: Format = Format {
    name: "jsonl",
    extensions: &["jsonl", "ndjson"],
    sniff: json::are_lines,
    declared_encoding: |_| None,
    read,
};

fn read(source: &MappedText, found: &mut Found) {
    json::read_lines(&source.text, found);
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::Span;

    #[test]
    fn lines_are_records_and_faults_name_their_line() {
        let source = "{\"text\": \"One.\", \"id\": \"a\"}\n\nnot json\n{\"text\": \"Two.\"}\n";
        let mut found = Found::default();
        read(&MappedText::identity(source.to_owned()), &mut found);
        assert_eq!(found.drafts.len(), 2);
        assert!(found.diagnostics[0].message.starts_with("line 3: "), "{}", found.diagnostics[0].message);
        let (text, map) = found.drafts.remove(1).text.finish();
        assert_eq!(map.original(Span::new(0, text.len())).unwrap().of(source), "Two.");
    }
}
