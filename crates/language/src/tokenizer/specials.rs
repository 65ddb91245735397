//! Joins special cases that the affix rules tear apart, such as emoticons and `'Cause` inside quotes.
//!
//! Only special cases whose own text matches an affix rule need to be looked for.

use rustc_hash::FxHashMap;

use super::{RawToken, Tokenizer, chunks};
use crate::lexicon::Lexicon;

/// The token texts of special cases as the affix rules alone would split them, grouped by their first token.
#[derive(Default, Debug)]
pub(super) struct Sequences {
    group_of: FxHashMap<Box<str>, u32>,
    groups: Vec<Vec<Vec<Box<str>>>>,
}

impl Sequences {
    /// Determines which special cases can be torn apart, and how.
    pub(super) fn new(tokenizer: &Tokenizer) -> Self {
        let mut sequences = Self::default();
        let mut texts: Vec<&str> = tokenizer.specials.keys().map(AsRef::as_ref).collect();
        texts.sort_unstable();
        for text in texts.into_iter().filter(|text| can_be_torn(tokenizer, text)) {
            let parts = plain_parts(tokenizer, text);
            if let Some(first) = parts.first() {
                let next = sequences.groups.len() as u32;
                let group = *sequences.group_of.entry(first.clone()).or_insert(next);
                if group == next {
                    sequences.groups.push(Vec::new());
                }
                sequences.groups[group as usize].push(parts);
            }
        }
        sequences
    }

    /// The group of sequences that start with a token of this text.
    pub(super) fn group(&self, first: &str) -> Option<u32> {
        self.group_of.get(first).copied()
    }
}

fn can_be_torn(tokenizer: &Tokenizer, text: &str) -> bool {
    let classes = &tokenizer.classes;
    text.contains(' ')
        || tokenizer.prefixes.prefix_len(text, classes) > 0
        || tokenizer.suffixes.suffix_len(text, classes) > 0
        || !tokenizer.infixes.find_all(text, classes).is_empty()
}

fn plain_parts(tokenizer: &Tokenizer, text: &str) -> Vec<Box<str>> {
    let mut parts = Vec::new();
    for (_, chunk, _) in chunks(text) {
        let mut at = 0;
        for piece in tokenizer.split_chunk(chunk, false) {
            parts.push(chunk[at..at + piece.len].into());
            at += piece.len;
        }
    }
    parts
}

impl Tokenizer {
    /// Replaces every kept match by the special case's own tokens.
    pub(super) fn rejoin_specials(
        &self,
        text: &str,
        tokens: Vec<RawToken>,
        lexicon: &mut Lexicon,
    ) -> Vec<RawToken> {
        let kept = kept_matches(self.torn_specials(&tokens, lexicon), tokens.len());
        if kept.is_empty() {
            return tokens;
        }
        let mut out = Vec::with_capacity(tokens.len());
        let mut at = 0;
        for (start, end) in kept {
            out.extend_from_slice(&tokens[at..start]);
            self.push_special(text, &tokens[start..end], lexicon, &mut out);
            at = end;
        }
        out.extend_from_slice(&tokens[at..]);
        out
    }

    /// All places where the tokens are those of a torn special case.
    fn torn_specials(&self, tokens: &[RawToken], lexicon: &Lexicon) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            let Some(group) = lexicon.get(token.lexeme).special_group else { continue };
            for parts in &self.sequences.groups[group as usize] {
                let texts = tokens[i..].iter().map(|token| lexicon.get(token.lexeme).text.as_ref());
                if parts.len() <= tokens.len() - i
                    && parts.iter().map(AsRef::as_ref).eq(texts.take(parts.len()))
                {
                    found.push((i, i + parts.len()));
                }
            }
        }
        found
    }

    /// Pushes the special case that these tokens spell, or the tokens themselves if their text is not a special case.
    fn push_special(&self, text: &str, torn: &[RawToken], lexicon: &mut Lexicon, out: &mut Vec<RawToken>) {
        let (Some(first), Some(last)) = (torn.first(), torn.last()) else { return };
        let end_byte = last.start_byte + lexicon.get(last.lexeme).text.len();
        let span = &text[first.start_byte..end_byte];
        let Some(pieces) = self.special(span, true) else {
            out.extend_from_slice(torn);
            return;
        };
        let mut start_byte = first.start_byte;
        for (lexeme, norm) in self.intern(span, pieces, lexicon) {
            out.push(RawToken { lexeme: lexeme.id, norm, start_byte, space_after: false });
            start_byte += lexeme.len as usize;
        }
        if let Some(token) = out.last_mut() {
            token.space_after = last.space_after;
        }
    }
}

/// Chooses the matches to keep, in text order. Longer matches win, then earlier ones; a match that loses still blocks its tokens.
fn kept_matches(mut matches: Vec<(usize, usize)>, n_tokens: usize) -> Vec<(usize, usize)> {
    if matches.is_empty() {
        return matches;
    }
    matches.sort_by_key(|(start, end)| (std::cmp::Reverse(end - start), *start));
    let mut covered = vec![false; n_tokens];
    let mut kept = Vec::new();
    for (start, end) in matches {
        if !covered[start] && !covered[end - 1] {
            kept.push((start, end));
        }
        covered[start..end].fill(true);
    }
    kept.sort_unstable();
    // Of equal matches the first blocks the others, and a longer match never lies inside a kept shorter one.
    kept
}
