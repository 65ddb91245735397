//! The parts of a text that are compared: runs of words, those inside quotations apart.

use super::quotations::quotations;
use crate::names::words;
use rapporteur_model::{BlockKind, Report};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// One shingle in so many is in the sketch of its text.
const SKETCH: u32 = 4;
/// Texts of fewer shingles are their own sketch.
const SHORT: usize = 64;

/// Hashes of the shingles of one text, each list sorted and without repetition.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// Runs of words, most of which are the writer's own.
    pub own: Vec<u32>,
    /// Runs of words, most of which are quoted.
    pub quoted: Vec<u32>,
    /// Own runs of the last paragraph, where notes to the reader stand.
    pub last: Vec<u32>,
}

impl Text {
    /// The shingles of the body: running text, or whatever there is of a report without it.
    pub fn of(report: &Report, n_words: usize) -> Self {
        let of_kind = |wanted: &dyn Fn(BlockKind) -> bool| -> Vec<&str> {
            report.blocks.iter().filter(|b| wanted(b.kind)).map(|b| b.span.of(&report.text)).collect()
        };
        let running = of_kind(&|kind| kind == BlockKind::Paragraph);
        let paragraphs = match running.is_empty() {
            false => running,
            true => of_kind(&BlockKind::is_analysed),
        };
        let paragraphs = if paragraphs.is_empty() { report.text.split('\n').collect() } else { paragraphs };
        let n_last = paragraphs.iter().rev().map(|p| words(p).len()).find(|n| *n > 0).unwrap_or_default();
        Self::new(&marked(&paragraphs), n_words.max(1), n_last)
    }

    /// `n_last`: words of the last paragraph.
    fn new(all: &[(String, bool)], n_words: usize, n_last: usize) -> Self {
        let mut text = Self::default();
        let n_words = n_words.min(all.len()).max(1);
        let last_from = if n_last < all.len() { all.len() - n_last } else { all.len() };
        for (i, run) in all.windows(n_words).enumerate() {
            let mut hasher = FxHasher::default();
            run.iter().for_each(|(word, _)| word.hash(&mut hasher));
            // The low bits of the hasher are its weakest.
            let shingle = (hasher.finish() >> 32) as u32;
            if 2 * run.iter().filter(|(_, quoted)| *quoted).count() >= n_words {
                text.quoted.push(shingle);
                continue;
            }
            text.own.push(shingle);
            if i >= last_from {
                text.last.push(shingle);
            }
        }
        for list in [&mut text.own, &mut text.quoted, &mut text.last] {
            list.sort_unstable();
            list.dedup();
        }
        text
    }

    /// Number of shingles, quoted ones included.
    pub fn len(&self) -> usize {
        self.own.len() + self.quoted.len()
    }

    /// The part of the shingles by which texts meet.
    pub fn sketch(&self) -> impl Iterator<Item = u32> + '_ {
        let short = self.len() < SHORT;
        let all = self.own.iter().chain(&self.quoted).copied();
        all.filter(move |shingle| short || shingle.is_multiple_of(SKETCH))
    }

    /// How many of so many shingles are in a sketch, on average.
    pub fn in_sketch(n_shingles: usize) -> f64 {
        n_shingles as f64 / f64::from(SKETCH)
    }
}

/// The words of the paragraphs, each with whether it is quoted.
fn marked(paragraphs: &[&str]) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let mut add =
            |part: &str, quoted: bool| all.extend(words(part).into_iter().map(|word| (word, quoted)));
        if is_set_off(paragraphs, i) {
            add(paragraph, true);
            continue;
        }
        let mut from = 0;
        for quotation in quotations(paragraph) {
            add(&paragraph[from..quotation.start], false);
            add(&paragraph[quotation.clone()], true);
            from = quotation.end;
        }
        add(&paragraph[from..], false);
    }
    all
}

/// A paragraph that is quoted as a whole: after "the ministers said in a statement:", or before "- the minister said".
fn is_set_off(paragraphs: &[&str], i: usize) -> bool {
    let introduced = i > 0 && paragraphs[i - 1].trim_end().ends_with(':');
    let signed = paragraphs.get(i + 1).is_some_and(|next| {
        let speaker = next.trim_start().trim_start_matches(['-', '–', '—']);
        speaker.len() < next.trim_start().len() && speaker.trim_start().starts_with(char::is_lowercase)
    });
    introduced || signed
}

/// How many numbers two sorted lists have in common.
pub(super) fn n_common(a: &[u32], b: &[u32]) -> usize {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = large;
    let mut n = 0;
    for number in small {
        let skipped = rest.partition_point(|other| other < number);
        rest = &rest[skipped..];
        n += usize::from(rest.first() == Some(number));
    }
    n
}

/// Numbers of two sorted lists in common, as a share of the shorter list.
pub(super) fn containment(a: &[u32], b: &[u32]) -> f64 {
    match a.len().min(b.len()) {
        0 => 0.0,
        smaller => n_common(a, b) as f64 / smaller as f64,
    }
}

/// Hashes of the telling words of a report: long ones and numbers; sorted.
pub(super) fn telling_words(report: &Report) -> Vec<u32> {
    const LONG: usize = 5;
    let blocks = report.blocks.iter().filter(|b| b.kind.is_analysed()).map(|b| b.span.of(&report.text));
    let text: String = blocks.flat_map(|block| [block, "\n"]).collect();
    let telling = |word: &String| word.len() >= LONG || word.bytes().any(|b| b.is_ascii_digit());
    let mut hashes: Vec<u32> = words(if text.is_empty() { &report.text } else { &text })
        .iter()
        .filter(|word| telling(word))
        .map(|word| {
            let mut hasher = FxHasher::default();
            word.hash(&mut hasher);
            (hasher.finish() >> 32) as u32
        })
        .collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Text {
        Text::of(&Report { text: words.to_owned(), ..Report::default() }, 5)
    }

    #[test]
    fn quoted_runs_are_kept_apart() {
        let spoken = text(
            "The minister said: “We will open the second gate of the canal in May.” Then she left the hall.",
        );
        let heard = text(
            "At noon she stepped out. \"We will open the second gate of the canal in May,\" she told us.",
        );
        assert_eq!(n_common(&spoken.own, &heard.own), 0);
        assert!(n_common(&spoken.quoted, &heard.quoted) > 4);
    }

    #[test]
    fn a_statement_set_off_is_quoted() {
        let text = text(
            "The ministers said in a statement:\nThe second gate of the canal will be open to ships of every flag.",
        );
        assert!(text.quoted.len() > text.own.len());
    }

    #[test]
    fn a_text_shorter_than_a_shingle_is_one() {
        assert_eq!((text("Talks began.").own.len(), text("").len()), (1, 0));
    }
}
