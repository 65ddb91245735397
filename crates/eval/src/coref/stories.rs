//! Groups reports that tell one story (topic detection; Allan et al. 1998). Their words are similar and, if
//! both are dated, they were published within a few days. Similarity is the cosine of term weights; groups
//! are single-linked.

use crate::gold::Record;
use std::collections::BTreeMap;

/// Minimum similarity of two reports of one story.
const ALIKE: f64 = 0.3;
/// Minimum similarity of undated reports that the collection files under one topic.
const ALIKE_ON_TOPIC: f64 = 0.15;
/// Maximum number of days between two reports of one story.
const DAYS: i64 = 3;
/// Minimum length of a word; shorter ones say little.
const MIN_CHARS: usize = 4;

/// The number of each record's story, which is the index of the story's first record.
pub(super) fn stories(records: &[&Record]) -> Vec<usize> {
    let vectors = vectors(records);
    let mut story: Vec<usize> = (0..records.len()).collect();
    for later in 0..records.len() {
        for earlier in 0..later {
            if is_one_story(records[earlier], records[later], cosine(&vectors[earlier], &vectors[later])) {
                let (kept, gone) = (story[earlier].min(story[later]), story[earlier].max(story[later]));
                story.iter_mut().filter(|s| **s == gone).for_each(|s| *s = kept);
            }
        }
    }
    story
}

fn is_one_story(a: &Record, b: &Record, alike: f64) -> bool {
    match (day(a), day(b)) {
        (Some(x), Some(y)) => (x - y).abs() <= DAYS && alike >= ALIKE,
        _ => alike >= ALIKE || a.topic.is_some() && a.topic == b.topic && alike >= ALIKE_ON_TOPIC,
    }
}

/// A record's date, such as `1998-08-07`, as a count of days from a fixed day.
fn day(record: &Record) -> Option<i64> {
    let mut parts = record.date.as_deref()?.get(..10)?.split('-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    // Years begin in March here, so that the leap day comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}

type Vector = BTreeMap<String, f64>;

/// Vectors of logarithmic term frequency times inverse document frequency, scaled to length one.
fn vectors(records: &[&Record]) -> Vec<Vector> {
    let counts: Vec<BTreeMap<String, u32>> = records.iter().map(|record| counts(&record.text)).collect();
    let mut in_records: BTreeMap<&str, u32> = BTreeMap::new();
    counts.iter().flat_map(BTreeMap::keys).for_each(|word| *in_records.entry(word).or_default() += 1);
    let rarity = |word: &str| ((records.len() as f64 + 1.0) / f64::from(in_records[word])).ln();
    let shared = |word: &str| in_records[word] > 1;
    let vector = |counts: &BTreeMap<String, u32>| {
        let weigh = |(word, n): (&String, &u32)| (word.clone(), (1.0 + f64::from(*n).ln()) * rarity(word));
        let mut vector: Vector = counts.iter().filter(|(word, _)| shared(word)).map(weigh).collect();
        let length = vector.values().map(|x| x * x).sum::<f64>().sqrt();
        vector.values_mut().for_each(|x| *x /= length.max(f64::MIN_POSITIVE));
        vector
    };
    counts.iter().map(vector).collect()
}

fn counts(text: &str) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() >= MIN_CHARS) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

fn cosine(a: &Vector, b: &Vector) -> f64 {
    a.iter().filter_map(|(word, x)| Some(x * b.get(word)?)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(date: &str, text: &str) -> Record {
        Record { date: Some(date.to_owned()), text: text.to_owned(), ..Record::default() }
    }

    #[test]
    fn like_reports_of_one_week_tell_one_story() {
        let flood = "Heavy rain flooded villages along the northern river and rescuers evacuated farmers";
        let again = "Rescuers evacuated more farmers as the northern river flooded villages";
        let vote = "Parliament elected a speaker after a long debate about pensions and wages";
        let [a, b, c] =
            [record("2031-03-01", flood), record("2031-02-28", again), record("2031-03-01", vote)];
        let d = record("2032-03-01", again);
        assert_eq!(stories(&[&a, &b, &c, &d]), [0, 0, 2, 3]);
    }
}
