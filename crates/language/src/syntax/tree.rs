//! The extent of each word's subtree, and the starts of sentences.

/// The extent of every word's subtree.
#[derive(Debug)]
pub(super) struct Edges {
    /// First word of the subtree.
    pub(super) left: Vec<usize>,
    /// Last word of the subtree.
    pub(super) right: Vec<usize>,
}

/// The number of rounds after which crossing arcs are left as they are.
const MAX_ROUNDS: usize = 12;

impl Edges {
    /// Spreads each word's extent to its head until sentences hold together.
    ///
    /// One round is enough for trees without crossing arcs. With crossing arcs it may not be; spaCy then takes the result after a
    /// dozen rounds, and so does this.
    pub(super) fn new(heads: &[usize]) -> Self {
        let mut edges = Self { left: (0..heads.len()).collect(), right: (0..heads.len()).collect() };
        for _ in 0..MAX_ROUNDS {
            (0..heads.len()).for_each(|word| edges.widen(heads[word], word));
            (0..heads.len()).rev().for_each(|word| edges.widen(heads[word], word));
            if edges.sentences_hold_together(heads) {
                break;
            }
        }
        edges
    }

    fn widen(&mut self, head: usize, child: usize) {
        self.left[head] = self.left[head].min(self.left[child]);
        self.right[head] = self.right[head].max(self.right[child]);
    }

    /// Marks the sentence starts: the first word of every root's subtree starts a sentence.
    pub(super) fn sentence_starts(&self, heads: &[usize]) -> Vec<bool> {
        let mut starts = vec![false; heads.len()];
        for (word, head) in heads.iter().enumerate() {
            if word == *head {
                starts[self.left[word]] = true;
            }
        }
        starts
    }

    /// Whether every head lies in its word's sentence. The last word of the text is not checked, and a head at the first word
    /// after a segment counts as inside.
    fn sentences_hold_together(&self, heads: &[usize]) -> bool {
        let starts = self.sentence_starts(heads);
        let mut start = 0;
        for end in 1..heads.len() {
            if starts[end] || end + 1 == heads.len() {
                if heads[start..end].iter().any(|head| *head < start || *head > end) {
                    return false;
                }
                start = end;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reach_follows_nested_heads() {
        // 1 is the root of 0..=3, 4 of 4..=5.
        let heads = [1, 1, 3, 1, 4, 4];
        let edges = Edges::new(&heads);
        assert_eq!((edges.left[1], edges.right[1]), (0, 3));
        assert_eq!(edges.sentence_starts(&heads), [true, false, false, false, true, false]);
    }
}
