//! Turns a name into a label, and into a key for comparison.

use crate::parsed_report::{ParsedReport, TokenIdx};
use std::ops::Range;

/// Brackets that wires put around names of firms and their symbols: no part of a label.
pub(super) const ANGLES: [char; 2] = ['<', '>'];

/// The words of a name as a label: one line, without brackets around it.
pub(in crate::mention) fn label(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> String {
    let words: Vec<&str> = parsed.text_of(tokens).split_whitespace().collect();
    words.join(" ").trim_matches(ANGLES).to_owned()
}

/// Folds a name for comparison: lower case, no article, letters and digits only.
pub(in crate::mention) fn name_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    bare.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
