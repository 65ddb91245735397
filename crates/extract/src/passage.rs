//! A passage as it is analysed: without signs that nobody sees, on one line, in ordinary case; and the way back to the report.

use crate::casing::Casing;
use rapporteur_model::{Block, BlockKind, Report, Span};
use std::ops::Range;

/// The text that is analysed in place of a passage.
pub struct Passage {
    /// Its words.
    pub text: String,
    /// For each gap: the byte of `text` behind it, and how many bytes were left out up to there.
    gaps: Vec<(usize, usize)>,
}

impl Passage {
    /// A passage of a report without the signs that nobody sees, as it is written.
    pub fn new(original: &str) -> Self {
        let (text, gaps) = visible(original);
        Self { text, gaps }
    }

    /// The same in ordinary case; a capital before nearly every word is undone where a headline or heading may stand.
    pub fn restored(self, titled: bool, casing: &Casing<'_>) -> Self {
        Self { text: casing.restore(&self.text, titled), ..self }
    }

    /// The bytes of the original passage that a range of `text` stands for.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        // What was left out right before a word is no part of it, nor what was left out behind.
        let start = range.start + self.left_out(|at| at <= range.start);
        let end = range.end + self.left_out(|at| at < range.end);
        start.min(end)..end
    }

    fn left_out(&self, before: impl Fn(usize) -> bool) -> usize {
        let n = self.gaps.partition_point(|(at, _)| before(*at));
        n.checked_sub(1).map_or(0, |last| self.gaps[last].1)
    }
}

/// Titles of several in short, whose full stop the parser takes for the end of the sentence.
const SHORT_TITLES: [&str; 3] = ["Govs", "Reps", "Sens"];

/// A passage on one line without soft hyphens, zero-width signs, marks of writing direction, full stops of titles and the hyphen of
/// "re-elect", and where these stood. A line break inside a paragraph is a space to the reader.
fn visible(original: &str) -> (String, Vec<(usize, usize)>) {
    let mut plain = String::with_capacity(original.len());
    let mut gaps: Vec<(usize, usize)> = Vec::new();
    let mut left_out = 0;
    for (at, c) in original.char_indices() {
        let unseen = match c {
            '.' => ends_in_title(&plain),
            '-' => says_again(&plain, &original[at + 1..]),
            _ => is_invisible(c),
        };
        if unseen {
            left_out += c.len_utf8();
            gaps.push((plain.len(), left_out));
        } else {
            plain.push(if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
        }
    }
    (plain, gaps)
}

fn ends_in_title(text: &str) -> bool {
    let rest = SHORT_TITLES.iter().find_map(|title| text.strip_suffix(title));
    rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// "re-elected": the tokenizer makes three words of it, and the parser three sentences.
fn says_again(before: &str, behind: &str) -> bool {
    const VERBS: [&str; 3] = ["appoint", "elect", "nominat"];
    let re = before.strip_suffix("re").or_else(|| before.strip_suffix("Re"));
    re.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        && VERBS.iter().any(|verb| behind.starts_with(verb))
}

/// Signs that come with text of the web and belong to no word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A block, cut before lines that a dash opens and before the source at a headline's end ("Talks fail - minister").
pub fn passages(report: &Report, block: &Block) -> Vec<Span> {
    let (kind, block) = (block.kind, block.span);
    let text = block.of(&report.text);
    let mut starts: Vec<usize> = vec![0];
    starts.extend(Some(text).filter(|_| kind == BlockKind::Headline).and_then(source_at_end));
    for (at, _) in text.match_indices('\n') {
        let rest = text[at..].trim_start();
        if ["- ", "– ", "— "].iter().any(|dash| rest.starts_with(dash)) {
            starts.push(text.len() - rest.len());
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| Span::new(block.start + start, block.start + end))
        .collect()
}

/// Where the dash or colon stands that parts a headline from a few words at its end.
fn source_at_end(headline: &str) -> Option<usize> {
    const SIGNS: [&str; 5] = [" - ", " – ", " — ", " -- ", ": "];
    const LONGEST: usize = 4;
    let (at, sign) =
        SIGNS.iter().filter_map(|sign| Some((headline.rfind(sign)?, *sign))).max_by_key(|(at, _)| *at)?;
    let words = |text: &str| text.split_whitespace().count();
    let (before, after) = (&headline[..at], &headline[at + sign.len()..]);
    let fits =
        words(before) > 1 && (1..=LONGEST).contains(&words(after)) && !after.contains(['?', '!', '\'', '"']);
    fits.then(|| at + usize::from(sign.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(original: &str, word: &str, expected: &str) {
        let (text, gaps) = visible(original);
        let start = text.find(word).unwrap();
        let passage = Passage { text, gaps };
        assert_eq!(&original[passage.original(&(start..start + word.len()))], expected);
    }

    #[test]
    fn words_lead_back_to_what_stood_there() {
        check("In Leb\u{ad}anon it rains", "Lebanon", "Leb\u{ad}anon");
        check("She was re-elected", "reelected", "re-elected");
        check("In \u{200b}Kenya\u{200b} it rains", "Kenya", "Kenya");
        check("In \u{200b}Kenya\u{200b} it rains", "it", "it");
        check("\u{feff}Kenya", "Kenya", "Kenya");
        check("Sens. Ana Ruiz and Eva Paz", "Sens Ana Ruiz", "Sens. Ana Ruiz");
    }
}
