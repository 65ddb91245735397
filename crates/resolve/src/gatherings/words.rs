//! What a gathering's names and descriptions tell: its series, edition and topic, how long it lasts and how often it recurs.

use crate::Tables;
use crate::names::{OrganizationName, words};
use std::collections::BTreeSet;

/// Telling words of one gathering.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    /// Telling words of proper names: without the noun, the place and numbers.
    pub names: BTreeSet<String>,
    /// Numbers of proper names and ordinals: the edition.
    pub editions: BTreeSet<String>,
    /// Telling words of descriptions.
    pub described: BTreeSet<String>,
    /// Modifiers of descriptions as they stand.
    pub modifiers: BTreeSet<String>,
    /// Days that it lasts at most after the first, where a description says so ("two-day": 1).
    pub further_days: i64,
    /// Whether it is said to be of two parties.
    pub bilateral: bool,
    /// Days from one meeting of the kind to the next ("weekly").
    pub period: Option<i64>,
}

impl Words {
    /// Reads a proper name; `common` are the words of its places.
    pub fn add_name(&mut self, name: &str, common: &BTreeSet<String>, tables: &Tables) {
        let mut telling = Vec::new();
        for (word, written) in paired(name, tables) {
            if let Some(number) = number(&word, written.as_deref(), tables) {
                self.editions.insert(number);
            } else if !common.contains(&word) && !is_noun(&word, tables) {
                telling.push(word);
            }
        }
        if !telling.is_empty() {
            self.names.insert(telling.join(" "));
        }
    }

    /// Reads a modifier of a description ("two-day", "weekly cabinet", "second").
    pub fn add_modifier(&mut self, modifier: &str, tables: &Tables) {
        self.modifiers.insert(modifier.to_owned());
        if let Some(days) = modifier.strip_suffix("-day").and_then(|n| number(n, None, tables)) {
            self.further_days = self.further_days.max(days.parse::<i64>().map_or(0, |n| n - 1));
            return;
        }
        for word in words(modifier) {
            self.bilateral |= tables.two_parties.contains(&word);
            if let Some(days) = tables.recurring.get(&word) {
                self.period = Some(self.period.map_or(*days, |known| known.min(*days)));
            } else if tables.numerals.get(&word).is_some_and(|n| n.ends_with('.')) || is_ordinal(&word) {
                self.editions.extend(number(&word, None, tables));
            } else {
                self.add_topic(&word, tables);
            }
        }
    }

    /// Reads words that say what it is about.
    pub fn add_topic(&mut self, text: &str, tables: &Tables) {
        let telling = |word: &String| {
            word.len() > 2
                && !tables.plain_words.contains(word)
                && !is_noun(word, tables)
                && !tables.numerals.contains_key(word)
                && !word.bytes().any(|c| c.is_ascii_digit())
        };
        self.described.extend(words(text).into_iter().filter(telling).map(|word| singular(&word)));
    }

    /// Whether the two tell different editions. Years are compared with years, "tenth" with other numbers.
    pub fn is_other_edition(&self, other: &Self) -> bool {
        [true, false].into_iter().any(|years| {
            let told = |words: &Self| -> BTreeSet<String> {
                words.editions.iter().filter(|edition| (edition.len() == 4) == years).cloned().collect()
            };
            let (x, y) = (told(self), told(other));
            !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
        })
    }

    /// Adds another's words.
    pub fn absorb(&mut self, other: Self) {
        self.names.extend(other.names);
        self.editions.extend(other.editions);
        self.described.extend(other.described);
        self.modifiers.extend(other.modifiers);
        self.further_days = self.further_days.max(other.further_days);
        self.bilateral |= other.bilateral;
        self.period = match (self.period, other.period) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
}

/// A name's telling words, each with the same word as written, if the name holds it.
fn paired(name: &str, tables: &Tables) -> Vec<(String, Option<String>)> {
    let written: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let as_written = |word: &str| written.iter().find(|w| w.to_lowercase() == word).map(|w| (*w).to_owned());
    let parsed = OrganizationName::parse(name, tables).words;
    parsed.into_iter().map(|word| (word.clone(), as_written(&word))).collect()
}

/// "40th", "fourth", "2014", "IV": the number, without a mark of order.
fn number(word: &str, written: Option<&str>, tables: &Tables) -> Option<String> {
    if let Some(number) = tables.numerals.get(word) {
        return Some(number.trim_end_matches('.').to_owned());
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit()) {
        return Some(if is_ordinal(word) { digits } else { word }.to_owned());
    }
    written.filter(|w| w.len() > 1).and_then(roman).map(|n| n.to_string())
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|end| {
        word.strip_suffix(end).is_some_and(|n| !n.is_empty() && n.bytes().all(|c| c.is_ascii_digit()))
    })
}

/// A Roman numeral up to 89, written in capitals.
fn roman(word: &str) -> Option<u32> {
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = word.chars().map(value).collect::<Option<_>>()?;
    let signed = digits.iter().enumerate().map(|(i, digit)| {
        let less = digits.get(i + 1).is_some_and(|next| next > digit);
        if less { -i64::from(*digit) } else { i64::from(*digit) }
    });
    u32::try_from(signed.sum::<i64>()).ok()
}

fn is_noun(word: &str, tables: &Tables) -> bool {
    tables.gatherings.contains_key(word) || tables.gatherings.contains_key(&singular(word))
}

/// One key for plural and singular. The key need not be an English word.
pub(crate) fn singular(word: &str) -> String {
    word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s')).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, modifiers: &[&str]) -> Words {
        let tables = Tables::embedded().unwrap();
        let mut words = Words::default();
        words.add_name(name, &BTreeSet::new(), &tables);
        for modifier in modifiers {
            words.add_modifier(modifier, &tables);
        }
        words
    }

    #[test]
    fn editions_are_numbers_however_written() {
        for name in ["4th Lakeside Forum", "Fourth Lakeside Forum", "Lakeside Forum IV"] {
            let words = read(name, &[]);
            assert_eq!(words.editions, BTreeSet::from(["4".to_owned()]), "{name}");
            assert_eq!(words.names, BTreeSet::from(["lakeside".to_owned()]), "{name}");
        }
        assert_eq!(read("Lakeside Forum 2014", &[]).editions, BTreeSet::from(["2014".to_owned()]));
        assert_eq!(read("", &["second"]).editions, BTreeSet::from(["2".to_owned()]));
        assert_eq!(read("", &["six-party"]).editions, BTreeSet::new());
    }

    #[test]
    fn descriptions_tell_length_period_and_topic() {
        let words = read("", &["two-day", "weekly cabinet"]);
        assert_eq!((words.further_days, words.period), (1, Some(7)));
        assert_eq!(words.described, BTreeSet::from(["cabinet".to_owned()]));
    }
}
