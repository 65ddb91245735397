//! The bytes of an index.

use std::ops::Range;
use twox_hash::XxHash3_64;

/// What the bytes begin with; another layout has another number.
const MAGIC: &[u8; 8] = b"rapidx01";
/// Where the checksum stands, and where what it is made of begins.
const SUM: usize = MAGIC.len();
const SUMMED: usize = SUM + 8;
const HEADER: usize = SUMMED + 16;
/// Subject first, predicate first, object first.
pub(super) const N_ORDERS: usize = 3;

/// Triples in three orders, with the texts of their terms.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Index {
    bytes: Vec<u8>,
    counts: Counts,
}

/// What the places of the sections follow from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Counts {
    pub n_terms: usize,
    pub n_triples: usize,
}

impl Counts {
    /// Begins the bytes; the checksum is still to come.
    pub fn begin(self, bytes: &mut Vec<u8>) {
        bytes.extend(MAGIC);
        bytes.extend([0; SUMMED - SUM]);
        bytes.extend((self.n_terms as u64).to_le_bytes());
        bytes.extend((self.n_triples as u64).to_le_bytes());
    }

    /// Length of all bytes.
    pub fn n_bytes(self, n_text: usize) -> usize {
        self.texts() + n_text
    }

    fn order(self, order: usize) -> usize {
        HEADER + 8 * self.n_terms + order * (4 * (self.n_terms + 1) + 8 * self.n_triples)
    }

    fn pairs(self, order: usize) -> usize {
        self.order(order) + 4 * (self.n_terms + 1)
    }

    fn texts(self) -> usize {
        self.order(N_ORDERS)
    }
}

impl Index {
    /// Ends bytes that are whole but for the checksum.
    pub(super) fn sealed(mut bytes: Vec<u8>, counts: Counts) -> Self {
        let sum = XxHash3_64::oneshot(&bytes[SUMMED..]);
        bytes[SUM..SUMMED].copy_from_slice(&sum.to_le_bytes());
        Self { bytes, counts }
    }

    /// An index of bytes that were written; nothing if they are damaged or of another layout.
    pub fn from_bytes(bytes: Vec<u8>) -> Option<Self> {
        let sum = u64::from_le_bytes(bytes.get(SUM..SUMMED)?.try_into().ok()?);
        if !bytes.starts_with(MAGIC) || bytes.len() < HEADER || XxHash3_64::oneshot(&bytes[SUMMED..]) != sum {
            return None;
        }
        let count = |at| Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?) as usize);
        let counts = Counts { n_terms: count(SUMMED)?, n_triples: count(SUMMED + 8)? };
        Some(Self { bytes, counts })
    }

    /// The bytes, to be written.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many terms its triples are made of.
    pub fn n_terms(&self) -> usize {
        self.counts.n_terms
    }

    /// How many triples it holds.
    pub fn n_triples(&self) -> usize {
        self.counts.n_triples
    }

    /// The N-Triples text of a term.
    pub(super) fn text(&self, term: u32) -> &str {
        let end = |term: usize| u64::from_le_bytes(self.array(HEADER + 8 * term)) as usize;
        let start = if term == 0 { 0 } else { end(term as usize - 1) };
        let texts = self.counts.texts();
        // Texts are written as what they are; the checksum tells that they still are.
        std::str::from_utf8(&self.bytes[texts + start..texts + end(term as usize)]).unwrap_or_default()
    }

    /// The places of the pairs that a term stands before in an order.
    pub(super) fn pairs_of(&self, order: usize, first: u32) -> Range<usize> {
        let start = |term: usize| self.u32(self.counts.order(order) + 4 * term) as usize;
        start(first as usize)..start(first as usize + 1)
    }

    /// A pair of an order.
    pub(super) fn pair(&self, order: usize, place: usize) -> [u32; 2] {
        let at = self.counts.pairs(order) + 8 * place;
        [self.u32(at), self.u32(at + 4)]
    }

    fn u32(&self, at: usize) -> u32 {
        u32::from_le_bytes(self.array(at))
    }

    fn array<const N: usize>(&self, at: usize) -> [u8; N] {
        let mut array = [0; N];
        array.copy_from_slice(&self.bytes[at..at + N]);
        array
    }
}
