//! The bytes of an input on disk, compressed and named by their hash.

use crate::Error;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use rapporteur_model::hash_bytes;
use std::io::{Read, Write};
use std::path::Path;

/// Length of the gzip header in front of the compressed bytes, which records neither name nor time.
const HEADER: usize = 10;

/// The name of an input's file: the hash of its bytes.
pub(crate) fn name(bytes: &[u8]) -> String {
    hash_bytes(&[bytes])
}

/// Compresses bytes; equal bytes give equal results.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Reads the bytes of an input and proves that the name is their hash.
pub(crate) fn read(path: &Path, hash: &str) -> Result<Vec<u8>, Error> {
    let packed = std::fs::read(path).map_err(Error::reading(path))?;
    if packed.get(..HEADER) != pack(&[]).get(..HEADER) {
        return Err(Error::corrupt(path, "it does not begin as it was written"));
    }
    let mut decoder = GzDecoder::new(packed.as_slice());
    let mut bytes = Vec::new();
    decoder.read_to_end(&mut bytes).map_err(|error| Error::corrupt(path, error))?;
    if name(&bytes) != hash || !decoder.get_ref().is_empty() {
        return Err(Error::corrupt(path, "it does not hold the bytes that it is named by"));
    }
    Ok(bytes)
}
