//! One key for the spellings that different systems of transliteration give a name.

use rapporteur_knowledge::Fault;
use rustc_hash::FxHashMap;

/// Where in a word a pattern holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Where {
    Any,
    Start,
    Inner,
    End,
    BeforeVowel,
}

/// The rewriting of `data/resolution/transliteration.tsv`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transliteration {
    patterns: FxHashMap<String, Vec<(Where, String)>>,
    /// Patterns that are read in two ways.
    either: Vec<(String, String)>,
    longest: usize,
}

impl Transliteration {
    pub(crate) fn new(rows: &[(usize, Vec<&str>)], faults: &mut Vec<Fault>) -> Self {
        let mut rules = Self::default();
        for (line, cells) in rows {
            if cells[1] == "either" {
                rules.either.push((cells[0].to_owned(), cells[2].to_owned()));
                continue;
            }
            let place = match cells[1] {
                "any" => Where::Any,
                "start" => Where::Start,
                "inner" => Where::Inner,
                "end" => Where::End,
                "before-vowel" => Where::BeforeVowel,
                other => {
                    let message = format!(
                        "`{other}` is not a place: write any, start, inner, end, before-vowel or either"
                    );
                    faults.push(Fault::new("resolution/transliteration.tsv", *line, message));
                    continue;
                }
            };
            let key = if cells[2] == "-" { "" } else { cells[2] };
            rules.longest = rules.longest.max(cells[0].len());
            rules.patterns.entry(cells[0].to_owned()).or_default().push((place, key.to_owned()));
        }
        for places in rules.patterns.values_mut() {
            // A pattern bound to a place goes before the same pattern anywhere.
            places.sort_by_key(|(place, _)| *place == Where::Any);
        }
        rules
    }

    /// The key of a folded word: equal for the spellings of one name, for most names and systems.
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

    /// The key of a word with every pattern that has two readings read in the second: equal for names that are likely one.
    pub(crate) fn loose_key(&self, word: &str) -> String {
        let read = |word: String, (from, to): &(String, String)| word.replace(from, to);
        self.key(&self.either.iter().fold(word.to_owned(), read))
    }

    fn longest_at<'a>(&'a self, word: &str, at: usize) -> Option<(usize, &'a str)> {
        (1..=self.longest.min(word.len() - at)).rev().find_map(|length| {
            let places = self.patterns.get(&word[at..at + length])?;
            let fits = |place: Where| match place {
                Where::Any => true,
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

/// First sound class and consonants of a key: what is left when systems differ in the vowels.
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
    use crate::names::fold;
    use rapporteur_knowledge::Files;

    #[test]
    fn every_rule_makes_its_examples_equal() {
        let rules = Tables::embedded().unwrap().transliteration;
        let files = Files::embedded();
        let rows =
            files.get("resolution/transliteration.tsv").unwrap().lines().filter(|l| !l.starts_with('#'));
        let unequal: Vec<String> = rows
            .skip(1)
            .filter_map(|row| {
                let cells: Vec<&str> = row.split('\t').collect();
                let key = |word: &str| match cells[1] {
                    "either" => rules.loose_key(&fold(word)),
                    _ => rules.key(&fold(word)),
                };
                let [a, b] = [key(cells[3]), key(cells[4])];
                (a != b).then(|| format!("{row}: {a} is not {b}"))
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
            let keys: Vec<String> = family.iter().map(|name| rules.key(&fold(name))).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{family:?} {keys:?}");
        }
    }

    #[test]
    fn skeletons_ignore_vowels() {
        let rules = Tables::embedded().unwrap().transliteration;
        let of = |name: &str| skeleton(&rules.key(&fold(name)));
        assert_eq!(of("Qaddafi"), of("Gaddafi"));
        assert_eq!(of("Kadhafi"), of("Gaddafi"));
        assert_ne!(of("Putin"), of("Patrushev"));
    }
}
