//! Content hashes, which the names of nodes are made of.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The first 128 bits of SHA-256 over the parts, as 32 lower-case hexadecimal digits. Each part is preceded by its length, so
/// `["ab", "c"]` and `["a", "bc"]` differ.
pub fn hash(parts: &[&str]) -> String {
    hash_bytes(&parts.iter().map(|part| part.as_bytes()).collect::<Vec<_>>())
}

/// Like [`hash`], for parts that need not be text.
pub fn hash_bytes(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut digits = String::with_capacity(32);
    for byte in hasher.finalize().iter().take(16) {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The first digits of a hash, by which people and files name what it is of.
pub fn short_hash(hash: &str) -> &str {
    const DIGITS: usize = 12;
    hash.get(..DIGITS).unwrap_or(hash)
}
