//! Plain text: the input verbatim.

use super::{Draft, Format, Found};
use crate::mapped::MappedText;

pub(super) struct PlainText;

impl Format for PlainText {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn sniff(&self, _text: &str) -> bool {
        true
    }

    fn read(&self, source: &MappedText, found: &mut Found) {
        let text = MappedText::identity(source.text.clone());
        found.drafts.push(Draft { text, ..Draft::default() });
    }
}
