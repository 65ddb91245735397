//! Where words of the lexicons stand in a report.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::{Word, Words};
use std::collections::BTreeMap;
use std::ops::Range;

/// One word of a class met in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The class (`"office"`).
    pub class: String,
    /// The tokens that make up the word ("prime minister").
    pub tokens: Range<TokenIdx>,
    /// The entry.
    pub word: Word,
}

/// All hits, by the syntactic head of their tokens.
#[derive(Clone, Debug, Default)]
pub struct Hits(BTreeMap<TokenIdx, Vec<Hit>>);

impl Hits {
    /// Finds the longest entry of each class at each place.
    pub fn find(parsed: &ParsedReport<'_>, words: &Words) -> Self {
        let mut hits = Self::default();
        for start in 0..parsed.tokens.len() {
            let mut starts = vec![parsed.lemma(start).to_owned()];
            let lower = parsed.text(start).to_lowercase();
            if lower != starts[0] {
                starts.push(lower);
            }
            for first in &starts {
                // Titles are composed of more than the lexicon has.
                for (class, word) in words.starting_with(first).filter(|(class, _)| *class != "office") {
                    if let Some(tokens) = matches(parsed, start, &word.lemmas) {
                        hits.add(parsed, Hit { class: class.to_owned(), tokens, word: word.clone() });
                    }
                }
            }
        }
        for title in &parsed.titles {
            let hit = Hit { class: "office".to_owned(), tokens: title.tokens.clone(), word: title.word() };
            hits.add(parsed, hit);
        }
        hits
    }

    fn add(&mut self, parsed: &ParsedReport<'_>, hit: Hit) {
        let head = parsed.head_of(hit.tokens.clone());
        // "March" and "May" in dates are neither marches nor modals.
        let words = parsed.span_of(hit.tokens.clone());
        if hit.tokens.len() == 1 && parsed.in_time(words) {
            return;
        }
        let list = self.0.entry(head).or_default();
        match list.iter_mut().find(|other| other.class == hit.class) {
            Some(other) if other.tokens.len() < hit.tokens.len() => *other = hit,
            Some(_) => {}
            None => list.push(hit),
        }
    }

    /// The hit of a class whose head is the token.
    pub fn get(&self, head: TokenIdx, class: &str) -> Option<&Hit> {
        self.0.get(&head)?.iter().find(|hit| hit.class == class)
    }

    /// Whether the token heads a word of the class.
    pub fn is(&self, head: TokenIdx, class: &str) -> bool {
        self.get(head, class).is_some()
    }

    /// Whether the token heads a word of some class.
    pub fn any(&self, head: TokenIdx) -> bool {
        self.0.contains_key(&head)
    }

    /// All hits of a class, in order of the text.
    pub fn of_class<'s>(&'s self, class: &'s str) -> impl Iterator<Item = &'s Hit> {
        self.0.values().flatten().filter(move |hit| hit.class == class)
    }

    /// Whether the token heads a word of any of the classes.
    pub fn is_any(&self, head: TokenIdx, classes: &[&str]) -> bool {
        classes.iter().any(|class| self.is(head, class))
    }
}

fn matches(parsed: &ParsedReport<'_>, start: TokenIdx, lemmas: &[String]) -> Option<Range<TokenIdx>> {
    let end = start + lemmas.len();
    let fits = end <= parsed.tokens.len()
        && parsed.sentence_idx(start) == parsed.sentence_idx(end - 1)
        && lemmas
            .iter()
            .zip(start..)
            .all(|(lemma, i)| parsed.lemma(i) == lemma || parsed.text(i).eq_ignore_ascii_case(lemma));
    fits.then_some(start..end)
}
