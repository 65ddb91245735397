//! Builds a text and records the places of names.

use super::gold::GoldMention;
use std::collections::BTreeSet;

/// The words so far and the things they name. Places are byte offsets until the end.
#[derive(Clone, Default, Debug)]
pub struct Writer {
    pub text: String,
    mentions: Vec<GoldMention>,
    said: BTreeSet<String>,
}

impl Writer {
    /// Adds plain words.
    pub fn push(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Adds words that name a thing.
    pub fn name(&mut self, words: &str, kind: &str, cluster: &str) {
        let start = self.text.len();
        self.push(words);
        self.mark(start, kind, cluster);
    }

    /// Records that the words from `start` on name a thing.
    pub fn mark(&mut self, start: usize, kind: &str, cluster: &str) {
        let (kind, cluster) = (kind.to_owned(), cluster.to_owned());
        self.said.insert(cluster.clone());
        self.mentions.push(GoldMention { start, end: self.text.len(), kind, cluster });
    }

    /// Whether the thing has been named before.
    pub fn has_said(&self, cluster: &str) -> bool {
        self.said.contains(cluster)
    }

    /// Capitalises the letter at `start`; its length must not change.
    pub fn capital(&mut self, start: usize) {
        if let Some(letter) = self.text.get(start..start + 1).map(str::to_ascii_uppercase) {
            self.text.replace_range(start..start + 1, &letter);
        }
    }

    /// Adds a part of another text with the names in it; `None` if these bytes are not in that text.
    pub fn copy(&mut self, other: &Self, from: usize, to: usize) -> Option<()> {
        let shift = self.text.len();
        self.push(other.text.get(from..to)?);
        for mention in other.mentions.iter().filter(|m| m.start >= from && m.end <= to) {
            let (start, end) = (mention.start - from + shift, mention.end - from + shift);
            self.mentions.push(GoldMention { start, end, ..mention.clone() });
        }
        Some(())
    }

    /// The text and its names, with places counted in characters.
    pub fn finish(self) -> (String, Vec<GoldMention>) {
        let text = self.text;
        let chars = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
        let mut mentions: Vec<GoldMention> = self
            .mentions
            .into_iter()
            .map(|m| GoldMention { start: chars(m.start), end: chars(m.end), ..m })
            .collect();
        mentions.sort_by(|a, b| (a.start, b.end, &a.kind).cmp(&(b.start, a.end, &b.kind)));
        (text, mentions)
    }
}
