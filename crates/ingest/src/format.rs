//! What an input format is. Nothing here knows which formats there are: [`formats`](crate::formats()) lists them.

use crate::draft::Found;
use crate::mapped::MappedText;

/// A way to store reports.
#[derive(Debug)]
pub(crate) struct Format {
    /// Name, also the value of `--input-format` and of `Report::format`.
    pub name: &'static str,
    /// File extensions, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a text of unknown origin is in this format.
    pub sniff: fn(&str) -> bool,
    /// The character encoding that the first bytes declare, where the format has a place for it.
    pub declared_encoding: fn(&[u8]) -> Option<String>,
    /// Adds the reports of a source to what was found.
    pub read: fn(&MappedText, &mut Found),
}
