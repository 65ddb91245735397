//! Input formats, one file each. A new format needs a file here and a line in [`FORMATS`].

mod feed;
mod html;
mod json;
mod jsonl;
mod text;

pub(crate) use json::is_record;
pub(crate) use jsonl::{NAME as JSON_LINES, read_line as read_json_line};

use crate::layout::Hints;
use crate::mapped::MappedText;
use rapporteur_model::{Credit, CreditRole, Diagnostic, Report, Sourced};

/// A format in which reports are stored.
pub(crate) trait Format: Sync {
    /// The name, which is also the value of `--input-format` and of `Report::format`.
    fn name(&self) -> &'static str;
    /// File extensions, lower case, without the dot.
    fn extensions(&self) -> &'static [&'static str];
    /// Whether a text of unknown origin is in this format.
    fn sniff(&self, text: &str) -> bool;
    /// The character encoding that the first bytes declare.
    fn declared_encoding(&self, _head: &[u8]) -> Option<String> {
        None
    }
    /// Adds the reports of `source` to `found`.
    fn read(&self, source: &MappedText, found: &mut Found);
}

/// All formats. Inputs without a known extension go to the first format whose `sniff` accepts them.
pub(crate) static FORMATS: &[&dyn Format] =
    &[&feed::Feed, &html::Html, &jsonl::JsonLines, &json::Json, &text::PlainText];

/// A report before layout analysis.
#[derive(Default)]
pub(crate) struct Draft {
    /// The report's metadata; its text and blocks are still empty.
    pub report: Report,
    /// The text, which leads back to the characters of the input.
    pub text: MappedText,
    /// What the markup shows about the layout.
    pub hints: Hints,
}

/// The contents of one input.
#[derive(Default)]
pub(crate) struct Found {
    /// Reports in input order.
    pub drafts: Vec<Draft>,
    /// Remarks on the input and on records that gave no report.
    pub diagnostics: Vec<Diagnostic>,
}

/// Name and file extensions of an input format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FormatInfo {
    /// Name, as [`Options::format`](crate::Options) takes it.
    pub name: &'static str,
    /// File extensions without the dot.
    pub extensions: &'static [&'static str],
}

/// All input formats, for help texts and completions.
pub fn formats() -> impl Iterator<Item = FormatInfo> {
    FORMATS.iter().map(|format| FormatInfo { name: format.name(), extensions: format.extensions() })
}

/// The format with a file extension, whatever its case.
pub(crate) fn by_extension(extension: &str) -> Option<&'static dyn Format> {
    let extension = extension.to_lowercase();
    FORMATS.iter().copied().find(|format| format.extensions().contains(&extension.as_str()))
}

/// The format with this name.
pub(crate) fn by_name(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

/// The format that the text looks like; plain text if it looks like no other.
pub(crate) fn sniff(text: &str) -> &'static dyn Format {
    FORMATS.iter().copied().find(|format| format.sniff(text)).unwrap_or(&text::PlainText)
}

/// Reads authors as metadata gives them, in one string or several: "By Ana Ruiz and Tom Lee".
pub(crate) fn metadata_authors(value: &str) -> Vec<Credit> {
    let value = value.trim();
    let value = value.strip_prefix("By ").or_else(|| value.strip_prefix("by ")).unwrap_or(value);
    value
        .split([',', ';', '&', '|'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|name| {
            name.starts_with(char::is_alphabetic)
                && !name.contains("://")
                && !name.contains(|c: char| c.is_ascii_digit() || c == '@')
                && name.split_whitespace().count() <= 6
        })
        .map(|name| Credit { role: CreditRole::Author, name: Sourced::metadata(name.to_owned()) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_look() {
        let check = |text: &str, name: &str| assert_eq!(sniff(text).name(), name, "{text}");
        check("Talks opened in Vale.", "text");
        check("[Update] Talks opened in Vale.", "text");
        check("{\"text\": \"Talks\"}", "json");
        check("[{\"text\": \"Talks\"}]", "json");
        check("{\"text\": \"Talks\"}\n{\"text\": \"More\"}\n", "jsonl");
        check("\n<!DOCTYPE html><p>Talks", "html");
        check("<?xml version='1.0'?>\n<rss version='2.0'></rss>", "feed");
        check("", "text");
    }

    #[test]
    fn names_and_extensions_are_unique() {
        let mut names: Vec<_> = formats().flat_map(|f| f.extensions.iter().copied().chain([])).collect();
        let n = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), n);
    }
}
