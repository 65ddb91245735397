//! The sentences of reports: those that state claims as they were read, the text between them parted at full stops.

use crate::Snapshot;
use rapporteur_model::{BlockKind, ReportId, Span};
use std::collections::BTreeMap;

/// A sentence of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sentence {
    /// Place of its report in the world.
    pub report: usize,
    /// Its bytes in the report's text.
    pub span: Span,
    /// Places of the claims that it states.
    pub claims: Vec<usize>,
}

/// The sentences of all reports, in the order of reports and texts. Headlines are none.
pub(super) fn all(snapshot: &Snapshot) -> Vec<Sentence> {
    let mut stated: BTreeMap<&ReportId, BTreeMap<Span, Vec<usize>>> = BTreeMap::new();
    for (i, claim) in snapshot.world.claims.iter().enumerate() {
        let of_report = stated.entry(&claim.report).or_default();
        of_report.entry(claim.claim.evidence.sentence).or_default().push(i);
    }
    let mut sentences = Vec::new();
    for (place, report) in snapshot.world.reports.iter().enumerate() {
        let known = stated.remove(&report.id).unwrap_or_default();
        for block in report.blocks.iter().filter(|b| b.kind.is_analysed() && b.kind != BlockKind::Headline) {
            for (span, claims) in in_block(&report.text, block.span, &known) {
                sentences.push(Sentence { report: place, span, claims });
            }
        }
    }
    sentences
}

/// The sentences of a block, of which some are known.
fn in_block(text: &str, block: Span, known: &BTreeMap<Span, Vec<usize>>) -> Vec<(Span, Vec<usize>)> {
    let mut sentences = Vec::new();
    let mut at = block.start;
    let from_block = known.range(Span::new(block.start, block.start)..);
    let within = from_block.take_while(|(span, _)| span.start < block.end);
    for (span, claims) in within.filter(|(span, _)| span.end <= block.end) {
        // Sentences do not overlap; if two did, the second would be shown as if it stated nothing.
        if span.start >= at {
            sentences.extend(between(text, Span::new(at, span.start)).map(|span| (span, Vec::new())));
            sentences.push((*span, claims.clone()));
            at = span.end;
        }
    }
    sentences.extend(between(text, Span::new(at, block.end)).map(|span| (span, Vec::new())));
    sentences
}

/// A stretch parted into sentences, without the white space around them.
fn between(text: &str, stretch: Span) -> impl Iterator<Item = Span> {
    let mut start = stretch.start;
    std::iter::from_fn(move || {
        let rest = text.get(start..stretch.end)?;
        let begun = start + (rest.len() - rest.trim_start().len());
        let rest = text.get(begun..stretch.end).filter(|rest| !rest.is_empty())?;
        let end = begun + end_of_first(rest);
        start = end;
        Some(Span::new(begun, begun + text[begun..end].trim_end().len()))
    })
}

/// Where the first sentence of a text ends: behind a mark that white space and no small letter follows. A short word with a
/// capital before a full stop is an abbreviation or an initial ("Gen.", "U.S.").
fn end_of_first(text: &str) -> usize {
    for piece in text.split_inclusive(char::is_whitespace) {
        let end = piece.as_ptr() as usize - text.as_ptr() as usize + piece.len();
        let bare = piece.trim_end().trim_end_matches(['"', '”', '’', '\'', ')']);
        // What follows is looked at behind a mark alone: white space may be as long as the text.
        if bare.ends_with(['.', '!', '?']) && !is_abbreviation(bare) && !goes_on(&text[end..]) {
            return end;
        }
    }
    text.len()
}

/// Whether a text begins with a small letter, behind white space and opening marks.
fn goes_on(text: &str) -> bool {
    text.trim_start().trim_start_matches(['"', '“', '‘', '\'', '(']).starts_with(char::is_lowercase)
}

fn is_abbreviation(word: &str) -> bool {
    let letters = word.trim_end_matches('.').trim_start_matches(|c: char| !c.is_alphanumeric());
    let n_letters = letters.chars().filter(|c| c.is_alphabetic()).count();
    word.ends_with('.') && (1..=3).contains(&n_letters) && letters.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> Vec<&str> {
        between(text, Span::new(0, text.len())).map(|span| span.of(text)).collect()
    }

    #[test]
    fn sentences_end_at_full_stops_of_words() {
        assert_eq!(
            parted(" Chad left. Niger stayed!  “Why?” asked he. "),
            ["Chad left.", "Niger stayed!", "“Why?” asked he."]
        );
        assert_eq!(
            parted("Gen. Okoro met Mr. Ruiz of the U.S. on Monday. They left"),
            ["Gen. Okoro met Mr. Ruiz of the U.S. on Monday.", "They left"]
        );
        assert_eq!(parted("  "), [] as [&str; 0]);
        assert_eq!(
            parted("Growth was 3.5 percent. 35 states came."),
            ["Growth was 3.5 percent.", "35 states came."]
        );
    }

    #[test]
    fn known_sentences_keep_their_bounds() {
        let text = "One here. Two. there goes. Three ends. Four";
        let known = BTreeMap::from([(Span::new(10, 26), vec![7])]);
        let found = in_block(text, Span::new(0, text.len()), &known);
        let shown: Vec<(&str, usize)> =
            found.iter().map(|(span, claims)| (span.of(text), claims.len())).collect();
        assert_eq!(shown, [("One here.", 0), ("Two. there goes.", 1), ("Three ends.", 0), ("Four", 0)]);
        let known = BTreeMap::from([
            (Span::new(0, 9), vec![1]),
            (Span::new(10, 26), vec![7]),
            (Span::new(27, 43), vec![8]),
        ]);
        let found = in_block(text, Span::new(10, 38), &known);
        let shown: Vec<(&str, &[usize])> =
            found.iter().map(|(span, claims)| (span.of(text), claims.as_slice())).collect();
        assert_eq!(shown, [("Two. there goes.", &[7][..]), ("Three ends.", &[])], "those of the block alone");
    }

    #[test]
    fn long_white_space_is_passed_over_once() {
        let text = format!("One here.{}Two.", " ".repeat(400_000));
        assert_eq!(parted(&text), ["One here.", "Two."]);
        let text = format!("One{}here.", " ".repeat(400_000));
        assert_eq!(parted(&text).len(), 1);
    }
}
