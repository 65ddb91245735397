//! Cuts a document that is too long to be analysed at once.

use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::tokenizer::RawToken;

/// Tokens analysed at once, at most. Scratch space is about 8 KB for each.
const MAX_TOKENS: usize = 4096;

/// A piece is not made shorter than this for the sake of a better place to cut.
const MIN_TOKENS: usize = MAX_TOKENS / 2;

/// Ranges of tokens of at most `MAX_TOKENS` each.
///
/// Cuts are made, in order of preference, after white space with a line break, after a full stop or its like,
/// after a space, anywhere; each as late as possible.
pub(crate) fn pieces(tokens: &[RawToken], lexicon: &Lexicon) -> Vec<Range<usize>> {
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

/// Where to cut at or after `earliest`.
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
