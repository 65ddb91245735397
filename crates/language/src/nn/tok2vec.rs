//! Maps tokens to vectors: hashed embeddings of lexical features and static vectors are mixed, then four convolutions follow.

use rustc_hash::FxHashMap;

use super::kernel::Rows;
use super::maxout::{Maxout, WIDTH};
use crate::Error;
use crate::lexicon::Lexicon;
use crate::model::{SectionReader, Tensor};
use crate::strings::embedding_keys;

/// The number of convolutional layers. Each one sees one neighbour on either side.
const DEPTH: usize = 4;

/// The features that determine the mixed embedding of a token.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Form {
    /// Index into the lexicon.
    pub(crate) lexeme: u32,
    /// The normal form that a special case prescribes; 0 if none does.
    pub(crate) norm: u64,
    /// Whether a space follows.
    pub(crate) space_after: bool,
}

/// A feature of a token that has an embedding table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Attribute {
    Norm,
    Prefix,
    Suffix,
    Shape,
    SpaceAfter,
    IsSpace,
}

impl Attribute {
    /// All attributes, in the order of their codes in the model file.
    const ALL: [Self; 6] =
        [Self::Norm, Self::Prefix, Self::Suffix, Self::Shape, Self::SpaceAfter, Self::IsSpace];

    fn of(self, form: &Form, lexicon: &Lexicon) -> u64 {
        let lexeme = lexicon.get(form.lexeme);
        match self {
            Self::Norm if form.norm != 0 => form.norm,
            Self::Norm => lexeme.norm,
            Self::Prefix => lexeme.prefix,
            Self::Suffix => lexeme.suffix,
            Self::Shape => lexeme.shape,
            Self::SpaceAfter => u64::from(form.space_after),
            Self::IsSpace => u64::from(lexeme.is_space),
        }
    }
}

#[derive(Debug)]
struct HashEmbedding {
    attribute: Attribute,
    seed: u32,
    table: Tensor,
}

/// One embedding network.
#[derive(Debug)]
pub(crate) struct Tok2Vec {
    embeddings: Vec<HashEmbedding>,
    /// Static vectors, already projected to this network's width.
    vectors: Option<Tensor>,
    mix: Maxout,
    convolutions: Vec<Maxout>,
}

/// Mixed embeddings of the forms seen so far, and scratch space. Its contents never change a result.
#[derive(Default, Debug)]
pub(crate) struct EmbeddingCache {
    slots: FxHashMap<Form, u32>,
    mixed: Vec<f32>,
    new_forms: Vec<Form>,
    features: Vec<f32>,
    raw: Vec<f32>,
    layers: [Vec<f32>; 2],
}

impl Tok2Vec {
    /// The width of the vectors.
    pub(crate) const WIDTH: usize = WIDTH;

    /// Reads the embedding tables (attribute code, seed, rows), whether there are static vectors, the static vectors, the mixing
    /// layer and the convolutions.
    pub(crate) fn read(reader: &mut SectionReader) -> Result<Self, Error> {
        let embeddings = reader.list(read_embedding)?;
        let vectors = match reader.u8()? {
            0 => None,
            _ => Some(reader.tensor()?).filter(|vectors| vectors.cols() == WIDTH),
        };
        let n_features = embeddings.len() + usize::from(vectors.is_some());
        let mix = Maxout::read(reader, n_features * WIDTH)?;
        let convolutions = (0..DEPTH).map(|_| Maxout::read(reader, 3 * WIDTH)).collect::<Result<_, _>>()?;
        Ok(Self { embeddings, vectors, mix, convolutions })
    }

    /// Whether the network sees the spaces between tokens.
    fn sees_spaces(&self) -> bool {
        self.embeddings.iter().any(|embedding| embedding.attribute == Attribute::SpaceAfter)
    }

    /// The vectors of a document's tokens, `WIDTH` values each.
    pub(crate) fn embed<'c>(
        &self,
        forms: &[Form],
        lexicon: &Lexicon,
        cache: &'c mut EmbeddingCache,
    ) -> &'c [f32] {
        self.mix_forms(forms, lexicon, cache);
        self.convolve(forms.len(), cache);
        &cache.layers[0][DEPTH * WIDTH..(DEPTH + forms.len()) * WIDTH]
    }

    /// Fills the first layer with the forms' mixed embeddings, and with `DEPTH` rows of zeros before and after them.
    fn mix_forms(&self, forms: &[Form], lexicon: &Lexicon, cache: &mut EmbeddingCache) {
        let sees_spaces = self.sees_spaces();
        let key = |form: &Form| Form { space_after: form.space_after && sees_spaces, ..*form };
        let EmbeddingCache { slots, mixed, new_forms, features, raw, layers } = cache;
        new_forms.clear();
        for form in forms.iter().map(key) {
            let next = slots.len() as u32;
            slots.entry(form).or_insert_with(|| {
                new_forms.push(form);
                next
            });
        }
        self.look_up(new_forms, lexicon, features);
        let inputs = self.n_features() * WIDTH;
        let rows = Rows { values: features, stride: inputs, n: new_forms.len() };
        self.mix.apply(rows, raw, |_, row| mixed.extend_from_slice(row));
        let first = &mut layers[0];
        first.clear();
        first.resize(DEPTH * WIDTH, 0.0);
        for form in forms.iter().map(key) {
            let slot = slots.get(&form).map_or(0, |slot| *slot as usize);
            first.extend_from_slice(&mixed[slot * WIDTH..(slot + 1) * WIDTH]);
        }
        first.resize((forms.len() + 2 * DEPTH) * WIDTH, 0.0);
    }

    fn n_features(&self) -> usize {
        self.embeddings.len() + usize::from(self.vectors.is_some())
    }

    /// Writes the features of every form: sums of table rows, then the static vector.
    fn look_up(&self, forms: &[Form], lexicon: &Lexicon, features: &mut Vec<f32>) {
        let inputs = self.n_features() * WIDTH;
        features.clear();
        features.resize(forms.len() * inputs, 0.0);
        for (form, row) in forms.iter().zip(features.chunks_exact_mut(inputs)) {
            let mut parts = row.chunks_exact_mut(WIDTH);
            for (embedding, part) in self.embeddings.iter().zip(&mut parts) {
                let id = embedding.attribute.of(form, lexicon);
                for key in embedding_keys(id, embedding.seed) {
                    embedding.table.add_row(key as usize % embedding.table.rows(), part);
                }
            }
            if let (Some(vectors), Some(row), Some(part)) =
                (&self.vectors, lexicon.get(form.lexeme).vector_row, parts.next())
                && (row as usize) < vectors.rows()
            {
                vectors.copy_row(row as usize, part);
            }
        }
    }

    /// Runs the convolutions, starting from the first layer and overwriting it.
    ///
    /// spaCy puts four rows of zeros before and after each document and computes them like all others. Layer `i` needs only those
    /// that can still reach a token, so each layer computes one row fewer at either end.
    fn convolve(&self, n: usize, cache: &mut EmbeddingCache) {
        let EmbeddingCache { raw, layers: [from, to], .. } = cache;
        to.resize(from.len(), 0.0);
        for (i, layer) in self.convolutions.iter().enumerate() {
            // The window of row r is rows r - 1 to r + 1, which are adjacent.
            let rows = Rows { values: &from[i * WIDTH..], stride: WIDTH, n: n + 2 * (DEPTH - 1 - i) };
            layer.apply(rows, raw, |r, row| {
                let at = (i + 1 + r) * WIDTH;
                for ((to, from), value) in to[at..at + WIDTH].iter_mut().zip(&from[at..]).zip(row) {
                    *to = from + value;
                }
            });
            std::mem::swap(from, to);
        }
    }
}

fn read_embedding(reader: &mut SectionReader) -> Result<HashEmbedding, Error> {
    let code = reader.count()?;
    let attribute =
        *Attribute::ALL.get(code).ok_or_else(|| reader.damaged(format!("unknown attribute {code}")))?;
    let (seed, table) = (reader.u32()?, reader.tensor()?);
    if table.cols() != WIDTH || table.rows() == 0 {
        return Err(reader.damaged("an embedding table has the wrong shape"));
    }
    Ok(HashEmbedding { attribute, seed, table })
}
