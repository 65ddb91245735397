//! A set of characters read from a model.

use super::contains;

/// A set of characters as ranges, with one bit for each ASCII character.
#[derive(Clone, Default, Debug)]
pub struct CharSet {
    ascii: u128,
    ranges: Vec<(u32, u32)>,
}

impl CharSet {
    /// The set of all characters in any of the inclusive ranges.
    pub(crate) fn new(mut ranges: Vec<(u32, u32)>) -> Self {
        ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::new();
        for (low, high) in ranges {
            match merged.last_mut() {
                Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
                _ => merged.push((low, high)),
            }
        }
        let ascii = (0..128_u8)
            .filter(|code| contains(&merged, char::from(*code)))
            .fold(0, |bits, code| bits | 1 << code);
        Self { ascii, ranges: merged }
    }

    /// Whether the set contains `c`.
    pub(crate) fn contains(&self, c: char) -> bool {
        if c.is_ascii() { self.ascii >> u32::from(c) & 1 == 1 } else { contains(&self.ranges, c) }
    }
}
