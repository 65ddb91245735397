//! Names of bodies, places and things: which words matter, and abbreviations of them.

use super::fold::{camel_words, words};
use crate::Tables;
use crate::tables::WordUse;

/// A name's telling words, spelled one way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct OrganizationName {
    /// Words in order, without articles, joining words and legal forms.
    pub words: Vec<String>,
    /// The legal forms and the like left out.
    pub dropped: Vec<String>,
}

impl OrganizationName {
    pub fn parse(text: &str, tables: &Tables) -> Self {
        let mut name = Self::default();
        let all = words(text);
        let mut at = 0;
        while at < all.len() {
            let (n_words, used) = longest_use(&all[at..], tables);
            match used {
                Some(WordUse::Drop) => name.dropped.extend_from_slice(&all[at..at + n_words]),
                Some(WordUse::Join) => {}
                Some(WordUse::Same(other)) => name.words.extend(other.split(' ').map(str::to_owned)),
                None => name.words.push(all[at].clone()),
            }
            at += n_words;
        }
        if name.words.is_empty() {
            name.words = all;
            name.dropped.clear();
        }
        name
    }

    /// As [`parse`](Self::parse), for names that may be run together ("AcmeAG").
    pub fn parse_loose(text: &str, tables: &Tables) -> Self {
        Self::parse(&camel_words(text), tables)
    }

    /// The words, joined: equal for one name.
    pub fn key(&self) -> String {
        self.words.join(" ")
    }
}

/// The longest entry of the list that the words begin with, and how many words it takes.
fn longest_use<'a>(words: &[String], tables: &'a Tables) -> (usize, Option<&'a WordUse>) {
    const LONGEST: usize = 4;
    (1..=LONGEST.min(words.len()))
        .rev()
        .find_map(|n| tables.organization_words.get(&words[..n].join(" ")).map(|used| (n, Some(used))))
        .unwrap_or((1, None))
}

/// The letters of a name that is written as an abbreviation ("OSCE", "U.N."), lower case.
pub(crate) fn abbreviation_letters(name: &str) -> Option<String> {
    let name = name.trim();
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let n_capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    (letters.len() >= 2 && n_capitals * 2 > letters.len() && !name.contains(' '))
        .then(|| letters.to_lowercase())
}

/// The abbreviations of a name of several words: its first letters, with and without those of joining words.
pub(crate) fn abbreviations(long: &str, tables: &Tables) -> Vec<String> {
    let all = words(&long.replace("Co-", "Co"));
    let joins = |word: &String| tables.organization_words.get(word) == Some(&WordUse::Join);
    let initials = |keep: &dyn Fn(&String) -> bool| -> String {
        all.iter().filter(|w| keep(w)).filter_map(|w| w.chars().next()).collect()
    };
    let mut found = vec![initials(&|_| true), initials(&|word| !joins(word))];
    found.retain(|letters| letters.len() > 1);
    found.dedup();
    found
}

/// Whether `short` ("OSCE") is made of the first letters of the words of `long`.
pub(crate) fn is_abbreviation_of(short: &str, long: &str, tables: &Tables) -> bool {
    abbreviation_letters(short).is_some_and(|letters| abbreviations(long, tables).contains(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_and_articles_do_not_tell() {
        let tables = Tables::embedded().unwrap();
        let key = |text| OrganizationName::parse(text, &tables).key();
        assert_eq!(key("The Acme Company Ltd."), key("Acme"));
        assert_eq!(key("World Grain Organisation"), key("World Grain Organization"));
        assert_ne!(key("Bank of Arland"), key("Bank of Borland"));
        assert_eq!(key("The Company"), "the company");
    }

    #[test]
    fn abbreviations_are_first_letters() {
        let tables = Tables::embedded().unwrap();
        let is = |short, long| is_abbreviation_of(short, long, &tables);
        assert!(is("OSCE", "Organization for Security and Co-operation in Europe"));
        assert!(is("U.N.", "United Nations"));
        assert!(is("PLA", "People's Liberation Army"));
        assert!(!is("Acme", "American Company of Mining Engineers"), "a word is not an abbreviation");
        assert!(!is("EU", "United Nations"));
    }
}
