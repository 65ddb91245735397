//! The features of a word by itself, computed once per distinct text and thread.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::lexical_tables::LexicalTables;
use crate::unicode::{is_alpha, is_digit, is_space, is_upper};

/// The features of one text that can be a token.
#[derive(Debug)]
pub(crate) struct Lexeme {
    pub(crate) text: Arc<str>,
    pub(crate) lower: Arc<str>,
    /// String ids of normal form, first character, last three characters and shape.
    pub(crate) norm: u64,
    pub(crate) prefix: u64,
    pub(crate) suffix: u64,
    pub(crate) shape: u64,
    pub(crate) is_space: bool,
    /// The word's row in the static vectors, if it has one.
    pub(crate) vector_row: Option<u32>,
    /// The group of torn special cases that can start with this token.
    pub(crate) special_group: Option<u32>,
}

/// A lexeme with its length in bytes, so that offsets can be added up without looking it up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct LexemeRef {
    /// Index into the lexicon.
    pub(crate) id: u32,
    /// Bytes of its text.
    pub(crate) len: u32,
}

impl LexicalTables {
    fn lexeme(&self, text: &str, special_group: Option<u32>) -> Lexeme {
        let id = self.ids.id(text);
        let lower = text.to_lowercase();
        let first = text.chars().next().map_or(0, char::len_utf8);
        let last_three = text.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        Lexeme {
            norm: self.norms.get(id, text).unwrap_or_else(|| self.ids.id(&lower)),
            prefix: self.ids.id(&text[..first]),
            suffix: self.ids.id(&text[last_three..]),
            shape: self.ids.id(&shape(text)),
            is_space: text.chars().all(is_space),
            vector_row: self.vectors.row(id),
            special_group,
            lower: lower.into(),
            text: text.into(),
        }
    }
}

/// Orthographic shape: `Xxxxx` for `London`. Runs are cut after four characters.
fn shape(text: &str) -> String {
    const LONG: usize = 100;
    if text.chars().nth(LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(text.len());
    let (mut last, mut run) = (None, 0);
    for c in text.chars() {
        let class = match c {
            c if is_upper(c) && is_alpha(c) => 'X',
            c if is_alpha(c) => 'x',
            c if is_digit(c) => 'd',
            c => c,
        };
        run = if last == Some(class) { run + 1 } else { 1 };
        last = Some(class);
        if run <= 4 {
            shape.push(class);
        }
    }
    shape
}

/// A cache of lexemes and of the chunks that they form. Its contents never change a result.
#[derive(Debug)]
pub(crate) struct Lexicon {
    tables: Arc<LexicalTables>,
    lexemes: Vec<Lexeme>,
    by_text: FxHashMap<Arc<str>, u32>,
    chunks: FxHashMap<Box<str>, (u32, u32)>,
    chunk_lexemes: Vec<(LexemeRef, u64)>,
    text_bytes: usize,
}

impl Lexicon {
    /// An empty cache over a model's tables.
    pub(crate) fn new(tables: Arc<LexicalTables>) -> Self {
        Self {
            tables,
            lexemes: Vec::new(),
            by_text: FxHashMap::default(),
            chunks: FxHashMap::default(),
            chunk_lexemes: Vec::new(),
            text_bytes: 0,
        }
    }

    /// The lexeme with this index.
    pub(crate) fn get(&self, id: u32) -> &Lexeme {
        &self.lexemes[id as usize]
    }

    /// The number of lexemes.
    pub(crate) fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// The number of bytes of text in the cache.
    pub(crate) fn text_bytes(&self) -> usize {
        self.text_bytes
    }

    /// The index of a text, whose features are computed if it is new.
    pub(crate) fn intern(&mut self, text: &str, special_group: impl Fn(&str) -> Option<u32>) -> u32 {
        if let Some(id) = self.by_text.get(text) {
            return *id;
        }
        let lexeme = self.tables.lexeme(text, special_group(text));
        let id = self.lexemes.len() as u32;
        self.text_bytes += text.len();
        self.by_text.insert(lexeme.text.clone(), id);
        self.lexemes.push(lexeme);
        id
    }

    /// The slot of a chunk that was added before.
    pub(crate) fn chunk(&self, chunk: &str) -> Option<(u32, u32)> {
        self.chunks.get(chunk).copied()
    }

    /// Stores the lexemes of a chunk.
    pub(crate) fn add_chunk(&mut self, chunk: &str, lexemes: Vec<(LexemeRef, u64)>) -> (u32, u32) {
        let slot = (self.chunk_lexemes.len() as u32, lexemes.len() as u32);
        self.text_bytes += chunk.len();
        self.chunk_lexemes.extend(lexemes);
        self.chunks.insert(chunk.into(), slot);
        slot
    }

    /// The lexemes in a slot, each with the norm that a special case prescribes.
    pub(crate) fn chunk_lexemes(&self, (start, n): (u32, u32)) -> &[(LexemeRef, u64)] {
        &self.chunk_lexemes[start as usize..(start + n) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn shapes_cut_runs_after_four() {
        assert_eq!(shape("London"), "Xxxxx");
        assert_eq!(shape("COVID-19"), "XXXX-dd");
        assert_eq!(shape("x²Ⅳ"), "xdⅣ");
        assert_eq!(shape(&"a".repeat(100)), "LONG");
        assert_eq!(shape(&"a".repeat(99)), "xxxx");
    }
}
