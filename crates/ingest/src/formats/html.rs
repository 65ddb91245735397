//! HTML pages: each page is one report with the text of its article.

use crate::draft::Found;
use crate::format::Format;
use crate::html;
use crate::mapped::MappedText;

pub(crate) const FORMAT: Format = Format {
    name: "html",
    extensions: &["html", "htm", "xhtml"],
    sniff,
    declared_encoding: html::declared_encoding,
    read,
};

/// Tags that only HTML documents begin with.
const OPENINGS: [&str; 10] =
    ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1", "<meta", "<title"];

fn sniff(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(512).collect::<String>().to_lowercase();
    OPENINGS.iter().any(|tag| head.starts_with(tag))
        || head.starts_with(['<']) && (head.contains("<html") || head.contains("<!doctype html"))
}

fn read(source: &MappedText, found: &mut Found) {
    let draft = html::read_page(&source.text);
    if !draft.text.text.is_empty() {
        found.drafts.push(draft);
    }
}
