//! Converts string ids, norms and the keys of the static vectors.

use std::collections::HashMap;

use anyhow::{Context, Result, bail, ensure};
use rapporteur_language::model::{Encoder, VECTOR_BUCKETS, string_hash, vector_key};

use super::Wheel;
use super::msgpack::{decode, entries, get, number, text};

/// spaCy's built-in symbols (`spacy.symbols.IDS`).
const SYMBOLS: &str = include_str!("../../tables/symbols.json");

/// spaCy's norms of punctuation and currency signs (`spacy.lang.norm_exceptions.BASE_NORMS`).
const BASE_NORMS: &str = include_str!("../../tables/base_norms.json");

/// String ids.
pub struct Ids(HashMap<String, u32>);

impl Ids {
    pub fn new() -> Result<Self> {
        Ok(Self(serde_json::from_str(SYMBOLS)?))
    }

    /// The id of a string.
    pub fn id(&self, text: &str) -> u64 {
        self.0.get(text).map_or_else(|| string_hash(text), |id| u64::from(*id))
    }

    /// Encodes the symbols, sorted.
    pub fn encode(&self) -> Encoder {
        let mut symbols: Vec<_> = self.0.iter().filter(|(name, _)| !name.is_empty()).collect();
        symbols.sort();
        let mut encoder = Encoder::default();
        encoder.count(symbols.len());
        for (name, id) in symbols {
            encoder.str(name);
            encoder.u32(*id);
        }
        encoder
    }
}

/// Encodes base norms and the model's norm exceptions.
pub fn encode_norms(wheel: &Wheel, ids: &Ids) -> Result<Encoder> {
    let mut base: Vec<(String, String)> =
        serde_json::from_str::<HashMap<_, _>>(BASE_NORMS)?.into_iter().collect();
    base.sort();
    let lookups = decode(&wheel.read("vocab/lookups.bin")?)?;
    let mut norms = Vec::new();
    for (key, norm) in entries(get(&lookups, "lexeme_norm")?)? {
        norms.push((number(key)?, ids.id(text(norm)?)));
    }
    norms.sort_unstable();
    let mut encoder = Encoder::default();
    encoder.count(base.len());
    for (word, norm) in &base {
        encoder.str(word);
        encoder.u64(ids.id(norm));
    }
    encoder.count(norms.len());
    norms.iter().for_each(|(key, _)| encoder.u64(*key));
    norms.iter().for_each(|(_, norm)| encoder.u64(*norm));
    Ok(encoder)
}

/// Encodes the row of the vectors that each word has.
pub fn encode_vector_keys(wheel: &Wheel) -> Result<Encoder> {
    let rows = decode(&wheel.read("vocab/key2row")?)?;
    let mut keys = Vec::new();
    for (key, row) in entries(&rows)? {
        let row = u16::try_from(number(row)?).context("more than 65,536 vectors")?;
        keys.push((vector_key(number(key)?), row));
    }
    keys.sort_unstable();
    if let Some(pair) = keys.windows(2).find(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1) {
        bail!("two words of different vectors have the fingerprint {:?}", pair[0].0);
    }
    keys.dedup();
    let mut encoder = Encoder::default();
    encoder.count(keys.len());
    for bucket in 0..=VECTOR_BUCKETS {
        encoder.count(keys.partition_point(|((found, _), _)| *found < bucket));
    }
    keys.iter().for_each(|((_, fingerprint), _)| encoder.u32(*fingerprint));
    keys.iter().for_each(|(_, row)| encoder.u16(*row));
    ensure!(u32::try_from(keys.len()).is_ok(), "too many vectors");
    Ok(encoder)
}
