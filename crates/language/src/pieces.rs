//! Cuts documents that are too long to be analysed at once, and sentences that do not end.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::lexicon::Lexicon;
use crate::tokenizer::RawToken;

/// The largest number of tokens analysed at once. Each takes about 8 KB of scratch space.
const MAX_TOKENS: usize = 4096;

/// The least number of tokens of a piece, even if an earlier place would be better for the cut.
const MIN_TOKENS: usize = MAX_TOKENS / 2;

/// The largest number of tokens without a full stop or similar that are analysed as one sentence. The longest sentences of the
/// corpora that models learn from have about 250. The time of the stages after the parser grows with the square of the tree's
/// depth.
const MAX_SENTENCE: usize = 512;

/// Ranges of at most `MAX_TOKENS` tokens. No range has more than `MAX_SENTENCE` tokens in a row without a sentence end.
pub(crate) fn pieces(tokens: &[RawToken], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let text = |i: usize| lexicon.get(tokens[i].lexeme).text.as_ref();
    let mut pieces = Vec::new();
    for piece in by_length(tokens, lexicon) {
        let mut start = piece.start;
        for end in mid_sentence_cuts(piece.clone(), text) {
            pieces.push(start..end);
            start = end;
        }
        pieces.push(start..piece.end);
    }
    pieces
}

/// The places where endless sentences are cut: after the last comma or semicolon in the second half of the longest possible
/// piece, else at its end.
fn mid_sentence_cuts<'t>(tokens: Range<usize>, text: impl Fn(usize) -> &'t str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut start = tokens.start;
    for i in tokens {
        if ends_sentence(text(i)) {
            start = i + 1;
        } else if i - start == MAX_SENTENCE {
            let pause = (start + MAX_SENTENCE / 2..i).rev().find(|at| matches!(text(*at), "," | ";"));
            start = pause.map_or(i, |at| at + 1);
            cuts.push(start);
        }
    }
    cuts
}

fn ends_sentence(text: &str) -> bool {
    matches!(text, "." | "!" | "?" | "…" | "...") || text.contains('\n')
}

/// Whether the analysis cut a sentence that did not end in time.
pub(crate) fn is_cut(analysis: &Analysis) -> bool {
    !mid_sentence_cuts(0..analysis.tokens.len(), |i| analysis.tokens[i].text.as_ref()).is_empty()
}

/// Ranges of at most `MAX_TOKENS` tokens.
///
/// Cuts are made, in order of preference, after white space with a line break, after a full stop or similar, after a space, or
/// anywhere, and always as late as possible.
fn by_length(tokens: &[RawToken], lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while tokens.len() - start > MAX_TOKENS {
        let end = cut(&tokens[..start + MAX_TOKENS], start + MIN_TOKENS, lexicon);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..tokens.len());
    pieces
}

/// The place to cut at or after `earliest`.
fn cut(tokens: &[RawToken], earliest: usize, lexicon: &Lexicon) -> usize {
    let last = |is_end: &dyn Fn(&RawToken) -> bool| {
        (earliest..tokens.len()).rev().find(|end| is_end(&tokens[*end - 1]))
    };
    let text = |token: &RawToken| lexicon.get(token.lexeme).text.as_ref();
    last(&|token| text(token).contains('\n'))
        .or_else(|| last(&|token| matches!(text(token), "." | "!" | "?")))
        .or_else(|| last(&|token| token.space_after))
        .unwrap_or(tokens.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(text: &str) -> Vec<usize> {
        let words: Vec<&str> = text.split(' ').collect();
        mid_sentence_cuts(0..words.len(), |i| words[i])
    }

    #[test]
    fn sentences_that_end_are_left_whole() {
        assert!(cuts(&"a b c . ".repeat(1000)).is_empty());
        assert!(cuts(&"a ".repeat(MAX_SENTENCE - 1)).is_empty());
    }

    #[test]
    fn a_sentence_without_end_is_cut_where_it_pauses() {
        assert_eq!(cuts(&"a ".repeat(2 * MAX_SENTENCE)), [MAX_SENTENCE, 2 * MAX_SENTENCE]);
        let paused = format!("{}, {}", "a ".repeat(400), "a ".repeat(200));
        assert_eq!(cuts(&paused), [401]);
    }
}
