//! Words and sentences of a text that is not analysed yet.

use std::ops::Range;

/// Byte ranges of words: runs of letters and digits with apostrophes, ampersands and full stops inside ("U.S.", "AT&T", "don't").
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let end_of = |i: usize| chars.get(i).map_or(text.len(), |(at, _)| *at);
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if !chars[i].1.is_alphanumeric() {
            i += 1;
            continue;
        }
        let start = i;
        while i < chars.len() && (chars[i].1.is_alphanumeric() || joins(&chars, i)) {
            i += 1;
        }
        // An abbreviation keeps its last full stop; a sentence's is no part of its last word.
        if chars.get(i).is_some_and(|(_, c)| *c == '.') && chars[start..i].iter().any(|(_, c)| *c == '.') {
            i += 1;
        }
        found.push(end_of(start)..end_of(i));
    }
    found
}

/// Whether a sign stands inside a word.
fn joins(chars: &[(usize, char)], i: usize) -> bool {
    matches!(chars[i].1, '\'' | '’' | '&' | '.') && chars.get(i + 1).is_some_and(|(_, c)| c.is_alphanumeric())
}

/// Byte ranges that sentences take, roughly: a full stop, question or exclamation mark and a space end one, unless one or two letters
/// stand before it, as in "U.S." or "Mr.".
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    const SHORT: usize = 2;
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!')) {
        let after = at + sign.len_utf8();
        let closed = text[after..].trim_start_matches(['"', '”', '’', '\'', ')']);
        let ends = closed.is_empty() || closed.starts_with(' ');
        let last = text[start..at].chars().rev().take_while(|c| c.is_alphabetic()).count();
        if ends && (sign != '.' || last > SHORT || last == 0) {
            found.push(start..text.len() - closed.len());
            start = text.len() - closed.len();
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, ranges: Vec<Range<usize>>) -> Vec<&str> {
        ranges.into_iter().map(|range| text[range].trim()).collect()
    }

    #[test]
    fn words_keep_their_inner_signs() {
        let text = "U.S. AT&T's chiefs didn't pay 1.5 mln.";
        assert_eq!(texts(text, words(text)), ["U.S.", "AT&T's", "chiefs", "didn't", "pay", "1.5", "mln"]);
    }

    #[test]
    fn sentences_end_at_full_stops_but_not_in_abbreviations() {
        let text = "THE U.S. SIGNED. MR. RUIZ LEFT! WHY?";
        assert_eq!(texts(text, sentences(text)), ["THE U.S. SIGNED.", "MR. RUIZ LEFT!", "WHY?"]);
    }
}
