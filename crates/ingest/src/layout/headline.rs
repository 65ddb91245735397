//! Tells a headline or heading from a paragraph: no closing punctuation, no second sentence, few words, a body after it.

use super::shape::{self, ends_sentence, has_inner_sentence_end, is_space, plain_line, starts_lower, words};

const MAX_HEADLINE_WORDS: usize = 32;
const MAX_HEADING_WORDS: usize = 16;
/// A line with at least this many words is running text even without a full stop.
const MIN_BODY_WORDS: usize = 20;
/// The shortest headline for which a longer line that begins with it counts as the same headline.
const MIN_SHARED_CHARS: usize = 24;

/// Whether a first line looks like a headline.
pub(crate) fn is_headline(line: &str) -> bool {
    let n_words = words(line).count();
    let question = line.trim_end_matches(is_space).ends_with(['?', '!']) && n_words <= 20;
    n_words <= MAX_HEADLINE_WORDS
        && !starts_lower(line)
        && (!ends_sentence(line) || question)
        && !(has_inner_sentence_end(line) && n_words > 14)
}

/// Whether a line inside the body looks like a heading; `next` is the unit after it.
pub(crate) fn is_heading(line: &str, next: &str) -> bool {
    words(line).count() <= MAX_HEADING_WORDS
        && !starts_lower(line)
        && !line.starts_with(shape::is_dash)
        && !ends_sentence(line)
        && !line.ends_with(',')
        && !has_inner_sentence_end(line)
        && !shape::is_dash_attribution(next)
        && !is_whole_quotation(line)
}

/// Whether the line is a whole quotation, which is somebody's words and not a heading.
fn is_whole_quotation(line: &str) -> bool {
    line.starts_with(['"', '\u{201c}', '\u{ab}']) && line.ends_with(['"', '\u{201d}', '\u{bb}'])
}

/// Whether a unit is running text that may follow a headline.
pub(crate) fn is_body(line: &str) -> bool {
    let n_words = words(line).count();
    n_words >= MIN_BODY_WORDS || n_words > 3 && ends_sentence(line)
}

/// Whether `line` is the headline `folded`: both are equal, or one is the other followed by an outlet's name.
pub(crate) fn same(folded: &str, line: &str) -> bool {
    let line = plain_line(line);
    if folded == line {
        return !line.is_empty();
    }
    let (short, long) =
        if folded.len() < line.len() { (folded, line.as_str()) } else { (line.as_str(), folded) };
    short.chars().count() >= MIN_SHARED_CHARS
        && long.strip_prefix(short).is_some_and(|rest| {
            rest.trim_start_matches(is_space).starts_with(['|', '-', '\u{b7}', '\u{2022}'])
                && words(rest).count() <= 6
        })
}

/// The headline on one line.
pub(crate) fn value(line: &str) -> String {
    line.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_have_no_full_stop() {
        for line in [
            "Leaders of two states to meet in Vale",
            "Who pays for peace?",
            "Wire: 'We are ready', says Ruiz",
        ] {
            assert!(is_headline(line), "{line}");
        }
        for line in
            ["Leaders of two states met in Vale on Friday.", "and then they left", "The minister said:"]
        {
            assert!(!is_headline(line), "{line}");
        }
    }

    #[test]
    fn headings_are_short_and_not_quoted() {
        assert!(is_heading("What comes next", "The sides will meet."));
        assert!(!is_heading("We will explain it", "- a spokesman said."));
        assert!(!is_heading("\"We will explain it\"", "He left."));
    }

    #[test]
    fn a_headline_may_carry_its_outlet() {
        assert!(same(
            "leaders of two states to meet in vale",
            "Leaders of two states to meet in Vale | Vale Times"
        ));
        assert!(!same(
            "leaders of two states to meet in vale",
            "Leaders of two states to meet in Vale on Friday to sign"
        ));
    }
}
