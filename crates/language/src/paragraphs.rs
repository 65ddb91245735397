//! Splits plain text into paragraphs.

use std::ops::Range;

/// Byte ranges of the paragraphs of `text`, which are its non-empty lines without white space at either end.
///
/// Otherwise a heading without a full stop would be taken for the start of the next sentence. If a text has hard line breaks,
/// join the lines of each paragraph first.
///
/// ```
/// let text = "Leaders meet\n\n  Talks began on Monday.\r\n";
/// let paragraphs = rapporteur_language::split_paragraphs(text);
/// assert_eq!(paragraphs.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>(),
///     ["Leaders meet", "Talks began on Monday."]);
/// ```
pub fn split_paragraphs(text: &str) -> Vec<Range<usize>> {
    let is_break = |c| matches!(c, '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut start = 0;
    text.split_inclusive(is_break)
        .map(|line| {
            let line_start = start;
            start += line.len();
            let first = line_start + line.len() - line.trim_start().len();
            first..first + line.trim().len()
        })
        .filter(|range| !range.is_empty())
        .collect()
}
