//! Splits one chunk, a run of characters without white space, into tokens.

use super::Tokenizer;
use super::url::is_url;

/// A piece of a chunk. Pieces follow one another without gaps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    /// Length in bytes.
    pub(super) len: usize,
    /// String id of the normal form that a special case prescribes; 0 if none does.
    pub(super) norm: u64,
}

impl Piece {
    fn plain(len: usize) -> Self {
        Self { len, norm: 0 }
    }
}

impl Tokenizer {
    /// The pieces of a chunk. Without `use_specials`, special cases count as ordinary text.
    pub(super) fn split_chunk(&self, chunk: &str, use_specials: bool) -> Vec<Piece> {
        if let Some(pieces) = self.special(chunk, use_specials) {
            return pieces.to_vec();
        }
        let (mut pieces, middle, mut suffixes) = self.strip_affixes(chunk, use_specials);
        if !middle.is_empty() {
            match self.special(middle, use_specials) {
                Some(special) => pieces.extend_from_slice(special),
                None if is_url(middle, &self.classes[self.url_top]) => {
                    pieces.push(Piece::plain(middle.len()))
                }
                None => self.split_infixes(middle, &mut pieces),
            }
        }
        suffixes.reverse();
        pieces.append(&mut suffixes);
        pieces
    }

    /// Cuts prefixes and suffixes until none is left or the rest is a special case.
    ///
    /// The suffixes are returned from the outermost inwards.
    fn strip_affixes<'t>(&self, chunk: &'t str, use_specials: bool) -> (Vec<Piece>, &'t str, Vec<Piece>) {
        let (mut prefixes, mut suffixes) = (Vec::new(), Vec::new());
        let mut rest = chunk;
        let is_special = |text: &str| self.special(text, use_specials).is_some();
        while !rest.is_empty() && !is_special(rest) {
            let prefix = self.prefixes.prefix_len(rest, &self.classes);
            if prefix > 0 && is_special(&rest[prefix..]) {
                prefixes.push(Piece::plain(prefix));
                rest = &rest[prefix..];
                break;
            }
            let suffix = self.suffixes.suffix_len(&rest[prefix..], &self.classes);
            // As in the original, the text before the suffix still begins with the prefix here.
            if suffix > 0 && is_special(&rest[..rest.len() - suffix]) {
                suffixes.push(Piece::plain(suffix));
                rest = &rest[..rest.len() - suffix];
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                prefixes.push(Piece::plain(prefix));
            }
            if suffix > 0 {
                suffixes.push(Piece::plain(suffix));
            }
            rest = &rest[prefix..rest.len() - suffix];
        }
        (prefixes, rest, suffixes)
    }

    fn split_infixes(&self, text: &str, pieces: &mut Vec<Piece>) {
        let mut start = 0;
        for (from, to) in self.infixes.find_all(text, &self.classes) {
            // A match at the very start would leave an empty first piece.
            if from == 0 {
                continue;
            }
            if from > start {
                pieces.push(Piece::plain(from - start));
            }
            pieces.push(Piece::plain(to - from));
            start = to;
        }
        if start < text.len() {
            pieces.push(Piece::plain(text.len() - start));
        }
    }
}
