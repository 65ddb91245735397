//! Names of bodies, places and things: which words matter, and abbreviations of them.

use super::fold::{camel_words, words};
use crate::Tables;
use crate::tables::WordUse;
use strsim::osa_distance;

/// A name's telling words, spelled one way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct OrganizationName {
    /// Words in order, without articles, joining words and legal forms.
    pub words: Vec<String>,
    /// The legal forms left out.
    pub forms: Vec<String>,
}

impl OrganizationName {
    pub fn parse(text: &str, tables: &Tables) -> Self {
        Self::of_words(words(text), tables, &longest_use)
    }

    /// As [`parse`](Self::parse), for names that may be run together ("AcmeAG") or misspelled in their legal form.
    pub fn parse_loose(text: &str, tables: &Tables) -> Self {
        Self::of_words(words(&camel_words(text)), tables, &|words, tables| match longest_use(words, tables) {
            (_, None) => misspelled_form(words, tables).unwrap_or((1, None)),
            found => found,
        })
    }

    fn of_words(all: Vec<String>, tables: &Tables, used_at: &UseAt) -> Self {
        let mut name = Self::default();
        let mut at = 0;
        while at < all.len() {
            let (n_words, used) = used_at(&all[at..], tables);
            match used {
                Some(WordUse::Drop(form)) => name.forms.extend(form.clone()),
                Some(WordUse::Join) => {}
                Some(WordUse::Same(other)) => name.words.extend(other.split(' ').map(str::to_owned)),
                None => name.words.push(all[at].clone()),
            }
            at += n_words;
        }
        if name.words.is_empty() {
            name.words = all;
            name.forms.clear();
        }
        name
    }

    /// The words, joined: equal for one name.
    pub fn key(&self) -> String {
        self.words.join(" ")
    }
}

/// Finds the entry of the list at the first of some words, and how many of them it takes.
type UseAt = dyn for<'a> Fn(&[String], &'a Tables) -> (usize, Option<&'a WordUse>);

/// The long legal form that the words are, but for one letter.
fn misspelled_form<'a>(words: &[String], tables: &'a Tables) -> Option<(usize, Option<&'a WordUse>)> {
    const LONG: usize = 12;
    (1..=LONGEST.min(words.len())).rev().find_map(|n| {
        let phrase = words[..n].join(" ");
        let is_meant = |(entry, used): &(&String, &WordUse)| {
            entry.len() >= LONG && matches!(used, WordUse::Drop(Some(_))) && osa_distance(entry, &phrase) == 1
        };
        let meant = tables.organization_words.iter().filter(is_meant).min_by_key(|(entry, _)| *entry);
        (phrase.len() + 1 >= LONG).then_some(meant?).map(|(_, used)| (n, Some(used)))
    })
}

/// Words of the longest entry.
const LONGEST: usize = 4;

/// The longest entry of the list that the words begin with, and how many words it takes.
fn longest_use<'a>(words: &[String], tables: &'a Tables) -> (usize, Option<&'a WordUse>) {
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
