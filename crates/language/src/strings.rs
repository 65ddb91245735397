//! String ids as spaCy's `StringStore` assigns them, and the hash that its embedding tables use.

use rustc_hash::FxHashMap;

use crate::Error;
use crate::model::SectionReader;

/// Assigns every string its 64-bit id.
#[derive(Debug)]
pub struct StringIds {
    symbols: FxHashMap<Box<str>, u64>,
}

impl StringIds {
    /// Reads the built-in symbols: a list of (string, u32).
    pub(crate) fn read(reader: &mut SectionReader) -> Result<Self, Error> {
        let symbols = reader.list(|r| Ok((r.str()?, u64::from(r.u32()?))))?;
        Ok(Self { symbols: symbols.into_iter().collect() })
    }

    /// The id of a string: a built-in symbol's own number, otherwise the string's hash.
    pub fn id(&self, text: &str) -> u64 {
        match text {
            "" => 0,
            _ => self.symbols.get(text).copied().unwrap_or_else(|| string_hash(text)),
        }
    }
}

/// MurmurHash64A with seed 1.
pub fn string_hash(text: &str) -> u64 {
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    let bytes = text.as_bytes();
    let mut hash = 1 ^ (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let mut k = little_endian(word).wrapping_mul(MULTIPLIER);
        k ^= k >> 47;
        hash = (hash ^ k.wrapping_mul(MULTIPLIER)).wrapping_mul(MULTIPLIER);
    }
    if !words.remainder().is_empty() {
        hash = (hash ^ little_endian(words.remainder())).wrapping_mul(MULTIPLIER);
    }
    hash = (hash ^ hash >> 47).wrapping_mul(MULTIPLIER);
    hash ^ hash >> 47
}

fn little_endian(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

/// The four keys under which thinc's `HashEmbed` looks up an id: a 128-bit Murmur hash cut into four parts.
pub fn embedding_keys(id: u64, seed: u32) -> [u32; 4] {
    const INPUT_BYTES: u64 = 8;
    let mut h1 = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    h1 ^= u64::from(seed) ^ INPUT_BYTES;
    let mut h2 = u64::from(seed) ^ INPUT_BYTES;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = mix(h1);
    h2 = mix(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

/// Murmur's finaliser.
fn mix(mut h: u64) -> u64 {
    h = (h ^ h >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ h >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_strings_as_spacy_does() {
        assert_eq!(string_hash("Kyiv"), 14_593_447_867_761_991_774);
        assert_eq!(string_hash("kyiv"), 7_210_098_385_749_605_870);
        assert_eq!(string_hash("Xxxx"), 10_887_629_174_180_191_697);
        assert_eq!(string_hash("summit"), 12_839_792_213_590_154_967);
        assert_eq!(string_hash("…"), 12_034_422_695_025_479_550);
        assert_eq!(string_hash("Élysée"), 15_246_259_507_242_029_199);
    }

    #[test]
    fn hashes_ids_as_thinc_does() {
        assert_eq!(
            embedding_keys(7_210_098_385_749_605_870, 8),
            [2_033_007_158, 4_206_321_313, 902_027_089, 2_014_514_674]
        );
        assert_eq!(embedding_keys(1, 12), [2_938_686_206, 2_291_508_213, 2_246_688_320, 3_554_967_022]);
        assert_eq!(embedding_keys(0, 13), [1_041_741_114, 1_039_425_791, 1_457_952_615, 394_743_738]);
        assert_eq!(embedding_keys(101, 9), [2_748_705_172, 3_317_076_553, 2_597_740_820, 1_458_283_132]);
    }
}
