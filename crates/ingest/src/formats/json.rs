//! JSON: the records that [`crate::json`] reads.

use crate::draft::Found;
use crate::format::Format;
use crate::json;
use crate::mapped::MappedText;

pub(crate) const FORMAT: Format =
    Format { name: "json", extensions: &["json"], sniff: json::is_json, declared_encoding: |_| None, read };

fn read(source: &MappedText, found: &mut Found) {
    json::read(&source.text, found);
}
