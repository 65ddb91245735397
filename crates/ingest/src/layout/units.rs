//! Joins lines of the text to units, which a reader sees as one paragraph, heading or credit line.
//!
//! Fixed-width copy breaks lines in mid sentence; such lines belong together despite the line break.

use super::shape::{ends_sentence, is_dash_attribution, is_space, starts_lower, words};
use rapporteur_model::Span;

/// The widest fixed-width copy. Longer lines are paragraphs of their own.
const MAX_WRAP_CHARS: usize = 132;

/// Words that never end a paragraph.
const OPEN_ENDS: [&str; 24] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "her", "his", "in", "into", "its", "of", "on",
    "or", "that", "the", "their", "to", "was", "which", "with",
];

struct Line {
    span: Span,
    /// Number of characters including the indent: where the line ends on paper.
    n_chars: usize,
    indent: usize,
    after_blank: bool,
}

/// The units in order, each without white space at its ends.
pub(crate) fn units(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let page = page(text, &lines);
    let mut units: Vec<Span> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        match (units.last_mut(), i.checked_sub(1).and_then(|i| lines.get(i))) {
            (Some(unit), Some(previous)) if continues(text, previous, line, page.as_ref()) => {
                unit.end = line.span.end;
            }
            _ => units.push(line.span),
        }
    }
    join_attributions(text, units)
}

/// The non-blank lines, trimmed.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let is_break =
        |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut start = 0;
    for piece in text.split_inclusive(is_break) {
        let bare = piece.trim_start_matches(is_space);
        let indent = piece.len() - bare.len();
        let bare = bare.trim_end_matches(is_space);
        if bare.is_empty() {
            // The line feed of "\r\n" is not a blank line.
            let second_half = piece == "\n" && text[..start].ends_with('\r');
            after_blank |= !second_half;
        } else {
            let span = Span::new(start + indent, start + indent + bare.len());
            lines.push(Line { span, n_chars: indent + bare.chars().count(), indent, after_blank });
            after_blank = false;
        }
        start += piece.len();
    }
    lines
}

/// The measurements of fixed-width copy.
struct Page {
    /// The column where the longest line ends.
    width: usize,
    /// The column where lines begin that do not begin a paragraph.
    margin: usize,
}

/// The measurements of the page, if many adjacent lines break in mid sentence.
fn page(text: &str, lines: &[Line]) -> Option<Page> {
    let adjacent = || lines.windows(2).filter(|pair| !pair[1].after_blank);
    let n_broken = adjacent().filter(|pair| is_broken(pair[0].span.of(text), pair[1].span.of(text))).count();
    let width = lines.iter().map(|line| line.n_chars).max()?;
    let margin = lines.iter().map(|line| line.indent).min()?;
    (width <= MAX_WRAP_CHARS && n_broken >= 3 && n_broken * 5 >= adjacent().count())
        .then_some(Page { width, margin })
}

/// Whether `line` continues the paragraph of `previous`.
fn continues(text: &str, previous: &Line, line: &Line, page: Option<&Page>) -> bool {
    let (before, after) = (previous.span.of(text), line.span.of(text));
    if line.after_blank || is_dash_attribution(after) {
        return false;
    }
    if is_broken(before, after) {
        return true;
    }
    // In fixed-width copy a full line continues even after the end of a sentence, unless the next line is indented.
    page.is_some_and(|Page { width, margin }| {
        let first_word = after.split(is_space).next().unwrap_or("").chars().count();
        let is_full = previous.n_chars + 1 + first_word > width.saturating_sub(2);
        let is_open = !ends_sentence(before) && previous.n_chars * 10 >= width * 6;
        line.indent <= margin + 1 && (is_full || is_open)
    })
}

/// Whether a sentence continues across the line break.
fn is_broken(before: &str, after: &str) -> bool {
    !ends_sentence(before) && (starts_lower(after) || is_open_end(before))
}

fn is_open_end(text: &str) -> bool {
    text.ends_with(',')
        || words(text).last().is_some_and(|word| OPEN_ENDS.contains(&word.to_lowercase().as_str()))
}

/// Joins a quotation without a full stop to the attribution after it ("- a spokesman said."), since both are one sentence.
fn join_attributions(text: &str, units: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(units.len());
    for unit in units {
        match joined.last_mut() {
            Some(last)
                if is_dash_attribution(unit.of(text))
                    && !ends_sentence(last.of(text))
                    && words(last.of(text)).nth(3).is_some() =>
            {
                last.end = unit.end;
            }
            _ => joined.push(unit),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = units(text).into_iter().map(|unit| unit.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_broken_in_mid_sentence_is_one_unit() {
        check(
            "Talks went on in\nVale. They will end\nsoon.\nThe hosts left.",
            &["Talks went on in\nVale. They will end\nsoon.", "The hosts left."],
        );
    }

    #[test]
    fn fixed_width_copy_is_joined_to_its_short_lines() {
        let text = "  The ministers of the three states met\nin the capital on Friday and agreed. They\nwill meet again before the winter with\nAna Ruiz, who said so, in the chair.\n  The next day they left the capital. A\nstatement followed from President\nTom Lee about the harvest.\n";
        check(
            text,
            &[
                "The ministers of the three states met\nin the capital on Friday and agreed. They\nwill meet again before the winter with\nAna Ruiz, who said so, in the chair.",
                "The next day they left the capital. A\nstatement followed from President\nTom Lee about the harvest.",
            ],
        );
    }

    #[test]
    fn headings_and_paragraphs_on_their_own_lines_stay_apart() {
        check(
            "Vale talks open\nThe talks opened.\nWhat comes next\nMore talks.",
            &["Vale talks open", "The talks opened.", "What comes next", "More talks."],
        );
        check("One line.\r\nAnother line.\r\n\r\nThird.", &["One line.", "Another line.", "Third."]);
    }

    #[test]
    fn a_quotation_is_joined_with_its_attribution() {
        check(
            "We have reached agreement. We will publish it\n\n- a spokesman said.\n\nEnd.",
            &["We have reached agreement. We will publish it\n\n- a spokesman said.", "End."],
        );
    }
}
