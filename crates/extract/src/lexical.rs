//! Where words of the lexicons stand in a report.

use crate::parse::{Parse, TokenIdx};
use crate::time::Times;
use crate::title::Title;
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
    pub fn find(parse: &Parse, times: &Times, titles: &[Title], words: &Words) -> Self {
        let mut hits = Self::default();
        // "March" and "May" in dates are neither marches nor modals.
        let dated =
            |tokens: &Range<TokenIdx>| tokens.len() == 1 && times.contain(parse.span_of(tokens.clone()));
        for start in 0..parse.tokens.len() {
            let mut starts = vec![parse.lemma(start).to_owned()];
            let lower = parse.text(start).to_lowercase();
            if lower != starts[0] {
                starts.push(lower);
            }
            for first in &starts {
                // Titles are composed of more than the lexicon has.
                for (class, word) in words.starting_with(first).filter(|(class, _)| *class != "office") {
                    if let Some(tokens) = matches(parse, start, &word.lemmas).filter(|tokens| !dated(tokens))
                    {
                        hits.add(parse, Hit { class: class.to_owned(), tokens, word: word.clone() });
                    }
                }
            }
        }
        for title in titles.iter().filter(|title| !dated(&title.tokens)) {
            let hit = Hit { class: "office".to_owned(), tokens: title.tokens.clone(), word: title.word() };
            hits.add(parse, hit);
        }
        hits
    }

    /// Adds a hit, unless a longer one of its class has the same head.
    fn add(&mut self, parse: &Parse, hit: Hit) {
        let list = self.0.entry(parse.head_of(hit.tokens.clone())).or_default();
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

    /// All hits whose head is the token, by the names of their classes.
    pub fn all(&self, head: TokenIdx) -> &[Hit] {
        self.0.get(&head).map_or(&[], Vec::as_slice)
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

/// The tokens from `start` on, if they are the words of an entry within one sentence.
fn matches(parse: &Parse, start: TokenIdx, lemmas: &[String]) -> Option<Range<TokenIdx>> {
    let end = start + lemmas.len();
    let fits = end <= parse.tokens.len()
        && parse.sentence_idx(start) == parse.sentence_idx(end - 1)
        && lemmas
            .iter()
            .zip(start..)
            .all(|(lemma, i)| parse.lemma(i) == lemma || parse.text(i).eq_ignore_ascii_case(lemma));
    fits.then_some(start..end)
}
