//! Which report is a newer text of another: one that was published at the same address later.
//!
//! The later of two is the one with the later date; of one day, the longer, as texts at one address mostly grow; of one length, the one
//! with the greater id. So the set of reports alone decides, whichever was read first.

use super::texts::{containment, telling_words};
use crate::corpus::{Corpus, Source};
use crate::names::latin_key;
use crate::weights::OriginWeights;
use rapporteur_compare::dates::day_number;
use rapporteur_model::Report;
use std::collections::{BTreeMap, BTreeSet};

/// Every source with the one that it revises, the next older at its address: newer, older.
pub(super) fn of(corpus: &Corpus, weights: &OriginWeights) -> BTreeSet<(usize, usize)> {
    let mut at: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, source) in corpus.sources.iter().enumerate() {
        if let Some(address) = source.report.url.as_deref().and_then(address) {
            at.entry(address).or_default().push(i);
        }
    }
    at.into_values()
        .filter(|sources| sources.len() > 1)
        .flat_map(|sources| chains(corpus, &sources, weights))
        .collect()
}

/// The address without what leads to a place in its page; `None` for the front page of a site, at which everything appears.
fn address(url: &str) -> Option<String> {
    let bare = url.trim().split('#').next().unwrap_or_default();
    let path = bare.split_once("://").map_or(bare, |(_, rest)| rest).split_once('/').map(|(_, path)| path);
    path.filter(|path| !path.trim_matches('/').is_empty()).map(|_| bare.trim_end_matches('/').to_owned())
}

/// Texts of one address that a newer one is compared with: the last before it.
const TRIED: usize = 16;

/// The revisions among sources of one address.
fn chains(corpus: &Corpus, sources: &[usize], weights: &OriginWeights) -> Vec<(usize, usize)> {
    let mut sources = sources.to_vec();
    sources.sort_by_key(|i| age(&corpus.sources[*i]));
    let told: Vec<(String, Vec<u32>)> = sources
        .iter()
        .map(|i| (headline(corpus.sources[*i].report), telling_words(corpus.sources[*i].report)))
        .collect();
    let is_revision = |newer: usize, older: usize| {
        let ((title, words), (other_title, other_words)) = (&told[newer], &told[older]);
        !title.is_empty() && title == other_title || containment(words, other_words) >= weights.revised
    };
    // The last text so far of each story that is told at the address.
    let mut stories: Vec<usize> = Vec::new();
    let mut revisions = Vec::new();
    for newer in 0..sources.len() {
        let last = stories.iter().rev().take(TRIED).copied().find(|older| is_revision(newer, *older));
        if let Some(older) = last {
            revisions.push((sources[newer], sources[older]));
            stories.retain(|story| *story != older);
        }
        stories.push(newer);
    }
    revisions
}

fn headline(report: &Report) -> String {
    report.title.as_ref().map(|title| latin_key(&title.value)).unwrap_or_default()
}

/// By this, texts of one address come from the oldest to the newest.
fn age<'a>(source: &Source<'a>) -> (Option<i64>, usize, &'a str) {
    let published = source.report.published_on.as_ref().and_then(|date| day_number(date.value));
    (published.or(source.day), source.report.text.len(), &source.report.id.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_text_and_not_of_a_site() {
        let check =
            |url: &str, expected: Option<&str>| assert_eq!(address(url).as_deref(), expected, "{url}");
        check("https://example.org/news/summit#top", Some("https://example.org/news/summit"));
        check("https://example.org/news/summit/", Some("https://example.org/news/summit"));
        check("https://example.org/?id=7", Some("https://example.org/?id=7"));
        check("https://example.org/", None);
        check("https://example.org", None);
        check("", None);
    }
}
