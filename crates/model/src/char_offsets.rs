//! Converts byte offsets to character offsets.

use crate::Span;

/// Maps the byte offsets of a text to character offsets.
#[derive(Clone, Debug)]
pub struct CharOffsets {
    /// End of each non-ASCII character in bytes, and the bytes that all such characters so far take beyond
    /// one each.
    saved: Vec<(usize, usize)>,
}

impl CharOffsets {
    /// Makes the map of `text`.
    pub fn new(text: &str) -> Self {
        let mut saved = Vec::new();
        let mut sum = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
            sum += c.len_utf8() - 1;
            saved.push((at + c.len_utf8(), sum));
        }
        Self { saved }
    }

    /// The number of characters before byte `at`.
    pub fn at(&self, at: usize) -> usize {
        let n = self.saved.partition_point(|(end, _)| *end <= at);
        at - n.checked_sub(1).map_or(0, |i| self.saved[i].1)
    }

    /// The span in characters, as start and end.
    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "Müller – “ja”";
        let offsets = CharOffsets::new(text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.at(byte), n);
        }
        assert_eq!(offsets.at(text.len()), text.chars().count());
    }
}
