//! How a report writes its words where it writes ordinarily.

use super::words::words;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Forms of words that stand inside of ordinary sentences, where a capital tells something.
#[derive(Default)]
pub(super) struct Seen {
    forms: FxHashMap<String, BTreeMap<String, usize>>,
    /// Words, small, that stood with capitals beside one another.
    pairs: FxHashSet<(String, String)>,
}

impl Seen {
    /// Learns from an ordinary sentence.
    pub fn learn(&mut self, sentence: &str) {
        let ranges = words(sentence);
        for (i, range) in ranges.iter().enumerate().skip(1) {
            let word = &sentence[range.clone()];
            let before = sentence[ranges[i - 1].end..range.start].trim_end();
            if word.chars().any(char::is_alphabetic) && !before.ends_with([':', '"', '“', '‘', '(']) {
                *self.forms.entry(word.to_lowercase()).or_default().entry(word.to_owned()).or_default() += 1;
            }
        }
        for pair in ranges.windows(2) {
            let [first, second] = [&sentence[pair[0].clone()], &sentence[pair[1].clone()]];
            let beside = sentence[pair[0].end..pair[1].start].chars().all(|c| matches!(c, ' ' | '-'));
            if beside && is_capital(first) && is_capital(second) {
                self.pairs.insert((first.to_lowercase(), second.to_lowercase()));
            }
        }
    }

    /// The form that the report mostly gives a word; the small one where both are as frequent.
    pub fn form(&self, lower: &str) -> Option<&str> {
        let forms = self.forms.get(lower)?;
        let small = |form: &str| !is_capital(form);
        // The first of the most frequent, with small ones first: equal reports give equal forms.
        forms
            .iter()
            .max_by_key(|(form, n)| (**n, small(form), std::cmp::Reverse(*form)))
            .map(|(form, _)| form.as_str())
    }

    /// Whether the words stood beside one another with capitals, as parts of a name do.
    pub fn is_pair(&self, first: &str, second: &str) -> bool {
        self.pairs.contains(&(first.to_owned(), second.to_owned()))
    }
}

/// Whether a word begins with a capital.
pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_frequent_form_counts_and_first_words_do_not() {
        let mut seen = Seen::default();
        seen.learn("Banks fear that the Harbour Bank and other banks may fail.");
        assert_eq!(seen.form("banks"), Some("banks"));
        assert_eq!(seen.form("bank"), Some("Bank"));
        assert!(seen.is_pair("harbour", "bank"));
        assert!(!seen.is_pair("other", "banks"));
    }
}
