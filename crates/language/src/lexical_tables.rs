//! Tables of a model that give words their features.

use rustc_hash::FxHashMap;

use crate::Error;
use crate::model::{SectionReader, Slice};
use crate::strings::StringIds;

/// The parts of a model that lexical features need.
#[derive(Debug)]
pub(crate) struct LexicalTables {
    /// Maps strings to their ids.
    pub(crate) ids: StringIds,
    /// Normal forms.
    pub(crate) norms: Norms,
    /// Rows of the static vectors.
    pub(crate) vectors: VectorKeys,
}

/// Normal forms that differ from the lower-cased text.
#[derive(Debug)]
pub(crate) struct Norms {
    /// Norms of punctuation and currency signs.
    base: FxHashMap<Box<str>, u64>,
    n: usize,
    keys: Slice,
    values: Slice,
}

impl Norms {
    /// Reads base norms (text, id of the norm), then exceptions (sorted ids of words, ids of their norms).
    pub(crate) fn read(reader: &mut SectionReader) -> Result<Self, Error> {
        let base = reader.list(|r| Ok((r.str()?, r.u64()?)))?.into_iter().collect();
        let n = reader.count()?;
        Ok(Self { base, n, keys: reader.array(n, 8)?, values: reader.array(n, 8)? })
    }

    /// The norm of a word as a string id; `None` if it is the lower-cased text.
    pub(crate) fn get(&self, id: u64, text: &str) -> Option<u64> {
        let at = lower_bound(0, self.n, |i| self.keys.u64(i) < Some(id));
        match self.keys.u64(at) == Some(id) {
            true => self.values.u64(at),
            false => self.base.get(text).copied(),
        }
    }
}

/// Maps a word to its row in the static vectors.
///
/// A word's id is scrambled. The upper 17 bits choose a bucket, and the next 32 are the fingerprint in that bucket. The rest is
/// dropped, which risks one wrong match in a thousand million unknown words.
#[derive(Debug)]
pub(crate) struct VectorKeys {
    buckets: Slice,
    fingerprints: Slice,
    rows: Slice,
}

impl VectorKeys {
    /// Reads the number of keys, the start of every bucket and one more start, fingerprints (u32), rows (u16).
    pub(crate) fn read(reader: &mut SectionReader) -> Result<Self, Error> {
        let n = reader.count()?;
        Ok(Self {
            buckets: reader.array(VECTOR_BUCKETS + 1, 4)?,
            fingerprints: reader.array(n, 4)?,
            rows: reader.array(n, 2)?,
        })
    }

    /// The row of the word with this id.
    pub(crate) fn row(&self, id: u64) -> Option<u32> {
        let (bucket, fingerprint) = vector_key(id);
        let start = self.buckets.u32(bucket)? as usize;
        let end = self.buckets.u32(bucket + 1)? as usize;
        let at = lower_bound(start, end, |i| self.fingerprints.u32(i) < Some(fingerprint));
        (at < end && self.fingerprints.u32(at) == Some(fingerprint))
            .then(|| self.rows.u16(at).map(u32::from))?
    }
}

/// The number of bits that choose a bucket of the vector keys.
const BUCKET_BITS: u32 = 17;

/// The number of buckets of the vector keys.
pub const VECTOR_BUCKETS: usize = 1 << BUCKET_BITS;

/// The bucket and fingerprint of a word's id in the table of vector keys.
///
/// Ids of symbols are small numbers; the multiplication spreads them over the upper bits, which are the only ones used.
pub fn vector_key(id: u64) -> (usize, u32) {
    let spread = id.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((spread >> (64 - BUCKET_BITS)) as usize, (spread >> (32 - BUCKET_BITS)) as u32)
}

/// The first index from `start` for which `is_less` is false.
fn lower_bound(mut start: usize, mut end: usize, is_less: impl Fn(usize) -> bool) -> usize {
    while start < end {
        let middle = start.midpoint(end);
        if is_less(middle) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    start
}
