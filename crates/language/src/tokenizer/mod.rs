//! spaCy's rule tokenizer.
//!
//! White space divides the text into chunks. Each chunk is split by itself (special cases, affixes, addresses, infixes). Finally,
//! special cases that the affix rules have torn apart are joined again.

mod affixes;
mod chunk;
mod specials;
mod url;

use rustc_hash::FxHashMap;

use self::affixes::AffixRules;
use self::chunk::Piece;
use self::specials::Sequences;
use crate::Error;
use crate::lexicon::{LexemeRef, Lexicon};
use crate::model::SectionReader;
use crate::unicode::{CharSet, is_space};

/// A token of which only the text is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct RawToken {
    /// Index into the lexicon.
    pub(crate) lexeme: u32,
    /// The normal form that a special case prescribes, as a string id; 0 if none does.
    pub(crate) norm: u64,
    /// The byte offset in the text where the token starts.
    pub(crate) start_byte: usize,
    /// Whether a single U+0020 follows, which belongs to no token.
    pub(crate) space_after: bool,
}

/// The tokenizer rules of a model.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    classes: Vec<CharSet>,
    prefixes: AffixRules,
    suffixes: AffixRules,
    infixes: AffixRules,
    /// The class of characters that a top-level domain consists of.
    url_top: usize,
    specials: FxHashMap<Box<str>, Vec<Piece>>,
    /// The length of the longest special case. Longer texts are never looked up, so a huge chunk takes only linear time.
    longest_special: usize,
    sequences: Sequences,
}

impl Tokenizer {
    /// Reads character classes (lists of ranges), the prefix, suffix and infix rules, the class of top-level domains, and special
    /// cases (text, then parts with their texts and norms).
    pub(crate) fn read(reader: &mut SectionReader) -> Result<Self, Error> {
        let classes = reader.list(|r| r.list(|r| Ok((r.u32()?, r.u32()?))))?;
        let prefixes = AffixRules::read(reader, &classes)?;
        let suffixes = AffixRules::read(reader, &classes)?;
        let infixes = AffixRules::read(reader, &classes)?;
        let url_top = reader.count()?;
        if url_top >= classes.len() {
            return Err(reader.damaged("no class of top-level domains"));
        }
        let specials: FxHashMap<Box<str>, _> = reader.list(read_special)?.into_iter().collect();
        let longest_special = specials.keys().map(|text| text.len()).max().unwrap_or(0);
        let mut tokenizer = Self {
            classes: classes.into_iter().map(CharSet::new).collect(),
            prefixes,
            suffixes,
            infixes,
            url_top,
            specials,
            longest_special,
            sequences: Sequences::default(),
        };
        tokenizer.sequences = Sequences::new(&tokenizer);
        Ok(tokenizer)
    }

    /// The tokens of a text.
    pub(crate) fn tokenize(&self, text: &str, lexicon: &mut Lexicon) -> Vec<RawToken> {
        let mut tokens = Vec::with_capacity(text.len() / 4);
        for (start, chunk, space_after) in chunks(text) {
            let mut start_byte = start;
            for &(lexeme, norm) in self.lexemes_of(chunk, lexicon) {
                tokens.push(RawToken { lexeme: lexeme.id, norm, start_byte, space_after: false });
                start_byte += lexeme.len as usize;
            }
            if let Some(last) = tokens.last_mut() {
                last.space_after = space_after;
            }
        }
        self.rejoin_specials(text, tokens, lexicon)
    }

    /// The lexemes of a chunk, from the cache if the chunk occurred before.
    fn lexemes_of<'l>(&self, chunk: &str, lexicon: &'l mut Lexicon) -> &'l [(LexemeRef, u64)] {
        let slot = match lexicon.chunk(chunk) {
            Some(slot) => slot,
            None => {
                let pieces = self.split_chunk(chunk, true);
                let lexemes = self.intern(chunk, &pieces, lexicon);
                lexicon.add_chunk(chunk, lexemes)
            }
        };
        lexicon.chunk_lexemes(slot)
    }

    /// Adds the texts of the pieces of `text` to the lexicon.
    fn intern(&self, text: &str, pieces: &[Piece], lexicon: &mut Lexicon) -> Vec<(LexemeRef, u64)> {
        let mut at = 0;
        pieces
            .iter()
            .map(|piece| {
                let part = &text[at..at + piece.len];
                at += piece.len;
                let id = lexicon.intern(part, |first| self.sequences.group(first));
                (LexemeRef { id, len: piece.len as u32 }, piece.norm)
            })
            .collect()
    }

    /// The parts of a special case.
    fn special(&self, text: &str, use_specials: bool) -> Option<&[Piece]> {
        if !use_specials || text.len() > self.longest_special {
            return None;
        }
        self.specials.get(text).map(Vec::as_slice)
    }
}

fn read_special(reader: &mut SectionReader) -> Result<(Box<str>, Vec<Piece>), Error> {
    let text = reader.str()?;
    let parts = reader.list(|r| Ok((r.str()?, r.u64()?)))?;
    if parts.iter().map(|(part, _)| part.as_ref()).collect::<String>() != *text {
        return Err(reader.damaged(format!("the parts of {text:?} do not make it up")));
    }
    let pieces = parts.iter().map(|(part, norm)| Piece { len: part.len(), norm: *norm }).collect();
    Ok((text, pieces))
}

/// Runs of white space and of other characters, each with its start and with whether a following space was skipped.
///
/// A single U+0020 directly after a run of other characters belongs to no chunk.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str, bool)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let rest = &text[start..];
        let in_space = is_space(rest.chars().next()?);
        let len = rest.find(|c| is_space(c) != in_space).unwrap_or(rest.len());
        let space_after = !in_space && rest[len..].starts_with(' ');
        at = start + len + usize::from(space_after);
        Some((start, &text[start..start + len], space_after))
    })
}

#[cfg(test)]
mod tests {
    use super::chunks;

    #[test]
    fn one_space_after_a_word_is_swallowed() {
        let found: Vec<_> = chunks(" a  b\n\nc ").collect();
        let expected = [
            (0, " ", false),
            (1, "a", true),
            (3, " ", false),
            (4, "b", false),
            (5, "\n\n", false),
            (7, "c", true),
        ];
        assert_eq!(found, expected);
    }
}
