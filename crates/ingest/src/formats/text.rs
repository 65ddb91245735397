//! Plain text: the input verbatim.

use crate::draft::{Draft, Found};
use crate::format::Format;
use crate::mapped::MappedText;

pub(crate) const FORMAT: Format =
    Format { name: "text", extensions: &["txt", "text"], sniff: |_| true, declared_encoding: |_| None, read };

fn read(source: &MappedText, found: &mut Found) {
    let text = MappedText::identity(source.text.clone());
    found.drafts.push(Draft { text, ..Draft::default() });
}
