//! The model file: one flat file that holds everything a pipeline needs.
//!
//! Layout, all numbers little-endian:
//!
//! | bytes | content |
//! |---|---|
//! | 4 | magic `RAPM` |
//! | 4 | version |
//! | 32 | SHA-256 of everything after the header and its table |
//! | 4 + 4 | number of sections; zero |
//! | 24 each | table: section id (u32), zero (u32), offset from the start of the file (u64), length (u64) |
//! | … | sections, each starting at a multiple of 64 |
//!
//! The `read` functions of the pipeline's components say what each section holds; `cargo xtask model` writes the sections.
//! Weights are in the order that the kernels need: `[input][output]`, with the pieces of a maxout layer one after the other.

mod encode;
mod file;
mod reader;
mod tensor;

pub use encode::{Encoder, write_model};
pub use file::ModelFile;
pub use reader::SectionReader;
pub use tensor::{Precision, Tensor};

pub use crate::lexical_tables::{VECTOR_BUCKETS, vector_key};
pub use crate::strings::string_hash;

pub(crate) use reader::Slice;

/// First bytes of every model file.
pub const MAGIC: [u8; 4] = *b"RAPM";

/// The version this crate reads and writes.
pub const VERSION: u32 = 1;

/// Sections start at multiples of this many bytes.
pub(crate) const ALIGNMENT: usize = 64;

/// Bytes before the section table.
pub(crate) const HEADER_BYTES: usize = 48;

/// Bytes of one entry of the section table.
pub(crate) const ENTRY_BYTES: usize = 24;

/// The content of a section.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Section {
    /// Name of the pipeline.
    Meta = 1,
    /// Strings whose id is not their hash.
    Symbols = 2,
    /// Character classes, affix rules and special cases.
    Tokenizer = 3,
    /// Normal forms of words.
    Norms = 4,
    /// Maps words to rows of the static vectors.
    VectorKeys = 5,
    /// The embedding shared by tagger and parser.
    SharedTok2Vec = 6,
    /// The entity recogniser's own embedding.
    NerTok2Vec = 7,
    /// Tags and their scores.
    Tagger = 8,
    /// The dependency parser.
    Parser = 9,
    /// The entity recogniser.
    Ner = 10,
    /// Rules that map tags, words and labels to parts of speech, features and lemmas.
    Ruler = 11,
    /// Tables of the lemmatizer.
    Lemmas = 12,
}

impl Section {
    /// The section's name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Symbols => "symbols",
            Self::Tokenizer => "tokenizer",
            Self::Norms => "norms",
            Self::VectorKeys => "vector keys",
            Self::SharedTok2Vec => "shared tok2vec",
            Self::NerTok2Vec => "ner tok2vec",
            Self::Tagger => "tagger",
            Self::Parser => "parser",
            Self::Ner => "ner",
            Self::Ruler => "attribute ruler",
            Self::Lemmas => "lemmas",
        }
    }
}
