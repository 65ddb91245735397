//! One key for the spellings that different systems of transliteration give a name.

use crate::tables::{TransliterationRow, Where};
use rustc_hash::FxHashMap;

/// The rewriting of `data/resolution/transliteration.tsv`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transliteration {
    patterns: FxHashMap<String, Vec<(Where, String)>>,
    /// Patterns that are read in two ways.
    either: Vec<(String, String)>,
    longest: usize,
}

impl Transliteration {
    pub(crate) fn new(rows: Vec<TransliterationRow<'_>>) -> Self {
        let mut rules = Self::default();
        for row in rows {
            if row.place == Where::Either {
                rules.either.push((row.pattern.to_owned(), row.key.to_owned()));
                continue;
            }
            let key = if row.key == "-" { "" } else { row.key };
            rules.longest = rules.longest.max(row.pattern.len());
            rules.patterns.entry(row.pattern.to_owned()).or_default().push((row.place, key.to_owned()));
        }
        for places in rules.patterns.values_mut() {
            // A pattern bound to a place goes before the same pattern anywhere.
            places.sort_by_key(|(place, _)| *place == Where::Any);
        }
        rules
    }

    /// The key of a folded word. For most names and systems, the spellings of one name have one key.
    pub(crate) fn key(&self, word: &str) -> String {
        if !word.is_ascii() {
            return word.to_owned();
        }
        let mut key = String::with_capacity(word.len());
        let mut at = 0;
        while at < word.len() {
            let (length, replacement) = self.longest_at(word, at).unwrap_or((1, &word[at..=at]));
            for c in replacement.chars() {
                if !key.ends_with(c) {
                    key.push(c);
                }
            }
            at += length;
        }
        key
    }

    /// The key of a word where every pattern of two readings is read in the second way: equal for names that are likely one.
    pub(crate) fn loose_key(&self, word: &str) -> String {
        let read = |word: String, (from, to): &(String, String)| word.replace(from, to);
        self.key(&self.either.iter().fold(word.to_owned(), read))
    }

    fn longest_at<'a>(&'a self, word: &str, at: usize) -> Option<(usize, &'a str)> {
        (1..=self.longest.min(word.len() - at)).rev().find_map(|length| {
            let places = self.patterns.get(&word[at..at + length])?;
            let fits = |place: Where| match place {
                Where::Any | Where::Either => true,
                Where::Start => at == 0,
                Where::Inner => at > 0,
                // A word that is all ending would lose its stem.
                Where::End => at > 1 && at + length == word.len(),
                Where::BeforeVowel => word[at + length..].starts_with(['a', 'e', 'i', 'o', 'u']),
            };
            places.iter().find(|(place, _)| fits(*place)).map(|(_, key)| (length, key.as_str()))
        })
    }
}

/// The first sound class and the consonants of a key. Systems that differ in vowels share it.
pub(crate) fn skeleton(key: &str) -> String {
    let mut skeleton = String::with_capacity(key.len());
    for (i, c) in key.chars().enumerate() {
        let class = match c {
            'a' | 'e' | 'i' | 'o' | 'u' if i == 0 => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' | 'j' | 'h' => continue,
            'g' => 'k',
            'd' => 't',
            other => other,
        };
        if !skeleton.ends_with(class) {
            skeleton.push(class);
        }
    }
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Tables;
    use crate::names::latin_key;
    use rapporteur_knowledge::{Files, table};

    #[test]
    fn every_rule_makes_its_examples_equal() {
        let rules = Tables::embedded().unwrap().transliteration;
        let files = Files::embedded();
        let rows: Vec<(_, TransliterationRow<'_>)> =
            table::of(&files, "resolution/transliteration.tsv", &mut Vec::new());
        let unequal: Vec<String> = rows
            .iter()
            .filter_map(|(at, row)| {
                let key = |word: &str| match row.place {
                    Where::Either => rules.loose_key(&latin_key(word)),
                    _ => rules.key(&latin_key(word)),
                };
                let [a, b] = [key(row.example), key(row.same_as)];
                (a != b).then(|| format!("line {}: {a} is not {b}", at.line))
            })
            .collect();
        assert!(unequal.is_empty(), "{unequal:#?}");
    }

    #[test]
    fn families_share_a_key() {
        let rules = Tables::embedded().unwrap().transliteration;
        for family in [
            &["Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "Zelenskij", "Selenskyj", "Selensky"][..],
            &["Yanukovych", "Janukowitsch", "Yanukovich", "Ianukovych"],
            &["Gorbachev", "Gorbachov", "Gorbatschow", "Gorbatchev"],
            &["Sergei", "Sergey", "Sergej"],
            &["Yeltsin", "Jelzin"],
            &["Lukashenko", "Lukaschenko"],
            &["Rouhani", "Ruhani"],
            &["Müller", "Mueller", "Muller"],
        ] {
            let keys: Vec<String> = family.iter().map(|name| rules.key(&latin_key(name))).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{family:?} {keys:?}");
        }
    }

    #[test]
    fn skeletons_ignore_vowels() {
        let rules = Tables::embedded().unwrap().transliteration;
        let of = |name: &str| skeleton(&rules.key(&latin_key(name)));
        assert_eq!(of("Qaddafi"), of("Gaddafi"));
        assert_eq!(of("Kadhafi"), of("Gaddafi"));
        assert_ne!(of("Putin"), of("Patrushev"));
    }
}
