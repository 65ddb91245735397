//! HTML pages: each page is one report with the text of its article.

use super::{Format, Found};
use crate::html;
use crate::mapped::MappedText;

pub(super) struct Html;

/// Tags that only HTML documents begin with.
const OPENINGS: [&str; 10] =
    ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1", "<meta", "<title"];

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn sniff(&self, text: &str) -> bool {
        let head: String = text.trim_start().chars().take(512).collect::<String>().to_lowercase();
        OPENINGS.iter().any(|tag| head.starts_with(tag))
            || head.starts_with(['<']) && (head.contains("<html") || head.contains("<!doctype html"))
    }

    fn declared_encoding(&self, head: &[u8]) -> Option<String> {
        html::declared_encoding(head)
    }

    fn read(&self, source: &MappedText, found: &mut Found) {
        let draft = html::read_page(&source.text);
        if !draft.text.text.is_empty() {
            found.drafts.push(draft);
        }
    }
}
