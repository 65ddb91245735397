//! Where a paragraph quotes: two reports of one speech share quoted words without having seen each other.

use crate::names::words;
use std::ops::Range;

/// A shorter quotation is a name or a phrase held at a distance ("so-called"), and part of the writer's own sentence.
const FEWEST_WORDS: usize = 6;

/// The quotations of a paragraph, as byte ranges in order, whatever marks they stand in. One that is not closed goes on to
/// the paragraph's end, as speeches of several paragraphs are set.
pub(super) fn quotations(paragraph: &str) -> Vec<Range<usize>> {
    let mut found = in_double_marks(paragraph);
    let mut from = 0;
    for outer in found.clone() {
        found.extend(in_single_marks(paragraph, from..outer.start));
        from = outer.end;
    }
    found.extend(in_single_marks(paragraph, from..paragraph.len()));
    found.sort_by_key(|range| range.start);
    found.retain(|range| words(&paragraph[range.clone()]).len() >= FEWEST_WORDS);
    found
}

/// Marks of all languages, and the two accents or apostrophes of typewriters. Each opens if none is open: „German“ and
/// »reversed« marks close with what opens elsewhere.
fn in_double_marks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let doubled = matches!(c, '`' | '\'') && before == Some(c);
        before = if doubled { None } else { Some(c) };
        if !doubled && !matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‟' | '〝' | '〞' | '＂')
        {
            continue;
        }
        match open.take() {
            None => open = Some(at - usize::from(doubled)),
            Some(start) => found.push(start..at + c.len_utf8()),
        }
    }
    found.extend(open.map(|start| start..text.len()));
    found
}

/// ‘British’ marks. They open before a word and close after one; an apostrophe inside a word does neither, and a mark that
/// nothing closes is an apostrophe.
fn in_single_marks(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let mut before = text[..within.start].chars().next_back();
    let mut chars = text[within.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = within.start + at;
        let after = chars.peek().map(|(_, next)| *next);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        match open {
            None if matches!(c, '‘' | '‚' | '\'' | '`') && !word(before) && word(after) => {
                open = Some(at)
            }
            Some(start) if matches!(c, '’' | '\'') && !word(after) && before.is_some_and(|c| c != ' ') => {
                found.push(start..at + c.len_utf8());
                open = None;
            }
            _ => {}
        }
        before = Some(c);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = quotations(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_kind_of_mark() {
        check("“We will open the gate in May,” she said.", &["“We will open the gate in May,”"]);
        check("She said: \"We will open the gate in May.\"", &["\"We will open the gate in May.\""]);
        check("She said: „We will open the gate in May“, and left.", &["„We will open the gate in May“"]);
        check("She said: «We will open the gate in May».", &["«We will open the gate in May»"]);
        check("``We will open the gate in May,'' she said.", &["``We will open the gate in May,''"]);
        check(
            "She said: ‘We’ll open Arland’s gate in May.’ He left.",
            &["‘We’ll open Arland’s gate in May.’"],
        );
        check("'We will open the gate in May,' she said.", &["'We will open the gate in May,'"]);
    }

    #[test]
    fn short_phrases_and_apostrophes_are_no_quotations() {
        check("The \"coalition of the willing\" met.", &[]);
        check("The ministers' aides met in the '90s, and the leaders' aides met later.", &[]);
        check("It wasn't the Arlanders' fault that nobody came to open the gate.", &[]);
    }

    #[test]
    fn an_open_quotation_goes_on_to_the_end() {
        check(
            "He added: “We will open the gate in May and keep it.",
            &["“We will open the gate in May and keep it."],
        );
    }
}
