//! Words and the texts that hold them.

use super::wanted::Wanted;
use super::word::{folded, words};
use rustc_hash::FxHashMap;

/// How fast a word that comes again in a text counts less.
const SATURATION: f32 = 1.2;
/// How much a long text counts less than a short one.
const LENGTH: f32 = 0.75;

/// An inverted index of short texts, numbered as they are added.
#[derive(Debug, Default)]
pub(super) struct TextIndex {
    /// Until it is finished in the order in which words were met, then sorted.
    words: Vec<String>,
    /// For each word the texts that hold it, rising, with how often they do.
    texts: Vec<Vec<(u32, u16)>>,
    /// Words of each text.
    lengths: Vec<u32>,
    /// Numbers of the words while texts are added, as they are written in the texts.
    numbers: FxHashMap<String, Vec<u32>>,
}

impl TextIndex {
    /// Adds the next text.
    pub fn add(&mut self, text: &str) {
        let place = self.lengths.len() as u32;
        let mut n_words = 0;
        for (_, word) in words(text) {
            n_words += 1;
            if !self.numbers.contains_key(word) {
                let numbers = folded(word).split(' ').map(|word| self.number(word)).collect();
                self.numbers.insert(word.to_owned(), numbers);
            }
            for number in &self.numbers[word] {
                let texts = &mut self.texts[*number as usize];
                match texts.last_mut() {
                    Some((last, count)) if *last == place => *count = count.saturating_add(1),
                    _ => texts.push((place, 1)),
                }
            }
        }
        self.lengths.push(n_words);
    }

    /// The number of a folded word. Folded words are kept among the written ones with a sign before them that no word has.
    fn number(&mut self, word: &str) -> u32 {
        let key = format!(" {word}");
        if let Some(numbers) = self.numbers.get(&key) {
            return numbers[0];
        }
        let number = self.words.len() as u32;
        self.words.push(word.to_owned());
        self.texts.push(Vec::new());
        self.numbers.insert(key, vec![number]);
        number
    }

    /// Makes it ready to be asked.
    pub fn finish(&mut self) {
        let words = std::mem::take(&mut self.words);
        let mut both: Vec<_> = words.into_iter().zip(std::mem::take(&mut self.texts)).collect();
        both.sort_by(|a, b| a.0.cmp(&b.0));
        (self.words, self.texts) = both.into_iter().unzip();
        self.numbers = FxHashMap::default();
    }

    /// The texts that hold all words, in order.
    pub fn all(&self, wanted: &Wanted) -> Vec<usize> {
        let Some(Counted { counts, n_words, .. }) = self.counted(wanted) else { return Vec::new() };
        (0..counts.len()).filter(|text| counts[*text] == n_words).collect()
    }

    /// The texts that hold all words, else those that hold most; the most telling first, at most `limit`.
    pub fn best(&self, wanted: &Wanted, limit: usize) -> Vec<usize> {
        let Some(Counted { counts, scores, n_words }) = self.counted(wanted) else { return Vec::new() };
        let most = counts.iter().copied().max().unwrap_or_default();
        if most == 0 {
            return Vec::new();
        }
        // With many words a text that lacks one may be all there is.
        let least = if most == n_words { n_words } else { most.max(2).min(n_words) };
        let mut found: Vec<usize> = (0..counts.len()).filter(|text| counts[*text] >= least).collect();
        found.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        found.truncate(limit.min(super::MOST));
        found
    }

    /// How many of the words each text holds, and how telling they are.
    fn counted(&self, wanted: &Wanted) -> Option<Counted> {
        let (whole, last) = wanted.split()?;
        let n_texts = self.lengths.len();
        let mean = self.lengths.iter().map(|n| *n as f32).sum::<f32>() / n_texts.max(1) as f32;
        let mut counted = Counted { counts: vec![0; n_texts], scores: vec![0.0; n_texts], n_words: 0 };
        let mut last_met = vec![usize::MAX; n_texts];
        let begins = self.words.partition_point(|word| word.as_str() < last);
        let ends = begins + self.words[begins..].partition_point(|word| word.starts_with(last));
        let exact = |word: &String| self.words.binary_search(word).map_or(0..0, |i| i..i + 1);
        let ranges = whole.iter().map(exact).chain(std::iter::once(begins..ends));
        for (nth, range) in ranges.enumerate() {
            counted.n_words += 1;
            // A whole word stands before those that go on, so it is what counts where a text holds both.
            for texts in &self.texts[range] {
                let n = texts.len() as f32;
                let rarity = (1.0 + (n_texts as f32 - n + 0.5) / (n + 0.5)).ln();
                for (text, count) in texts {
                    let text = *text as usize;
                    if last_met[text] == nth {
                        continue;
                    }
                    last_met[text] = nth;
                    counted.counts[text] += 1;
                    let count = f32::from(*count);
                    let length = 1.0 - LENGTH + LENGTH * self.lengths[text] as f32 / mean;
                    counted.scores[text] +=
                        rarity * count * (SATURATION + 1.0) / (count + SATURATION * length);
                }
            }
        }
        Some(counted)
    }
}

/// What was counted for each text.
struct Counted {
    counts: Vec<usize>,
    scores: Vec<f32>,
    n_words: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[&str]) -> TextIndex {
        let mut index = TextIndex::default();
        texts.iter().for_each(|text| index.add(text));
        index.finish();
        index
    }

    fn best(texts: &[&str], question: &str) -> Vec<usize> {
        index(texts).best(&Wanted::new(question), 10)
    }

    const TEXTS: [&str; 5] = [
        "Kenya signed the Aden accord in Oslo",
        "The accord of Oslo",
        "Kenya, Kenya and Kenya: nothing but Kenya",
        "Øslo's accords",
        "",
    ];

    #[test]
    fn texts_with_all_words_come_alone_and_the_last_word_may_go_on() {
        assert_eq!(best(&TEXTS, "Oslo acc"), [3, 1, 0]);
        assert_eq!(best(&TEXTS, "accord oslo"), [1, 0]);
        assert_eq!(best(&TEXTS, "KENYA"), [2, 0]);
        assert_eq!(best(&TEXTS, "aden"), [0]);
    }

    #[test]
    fn without_a_text_that_has_all_words_those_with_most_come() {
        assert_eq!(best(&TEXTS, "accord Kenya Lima Aden"), [0]);
        assert_eq!(best(&TEXTS, "Lima Bogota"), [] as [usize; 0]);
        assert_eq!(best(&TEXTS, "…"), [] as [usize; 0]);
    }

    #[test]
    fn a_rare_word_counts_more() {
        let texts = ["common rare", "common common common common", "common", "other rare thing common"];
        assert_eq!(best(&texts, "common rare"), [0, 3]);
        assert_eq!(index(&texts).all(&Wanted::new("com")), [0, 1, 2, 3]);
    }
}
