//! Chinese and Korean names, syllable by syllable: each system of romanisation spells a syllable in its own way, and splits
//! or joins the given name in its own way.

use super::person::NameWord;
use crate::Tables;
use crate::tables::SyllableRow;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The rewriting of `data/resolution/syllables.tsv`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Syllables {
    readings: FxHashMap<String, Vec<String>>,
    known: BTreeSet<String>,
}

impl Syllables {
    /// Reads the rows of spelling and syllables.
    pub(crate) fn new(rows: Vec<SyllableRow<'_>>) -> Self {
        let mut syllables = Self::default();
        for row in rows {
            let readings: Vec<String> = row.syllables.0.into_iter().map(str::to_owned).collect();
            syllables.known.extend(readings.iter().cloned());
            syllables.readings.insert(row.spelling.to_owned(), readings);
        }
        syllables
    }

    /// The syllables a folded word may be, in the standard systems.
    pub(crate) fn readings<'a>(&'a self, word: &'a String) -> Vec<&'a str> {
        let known = || self.known.get(word).map(String::as_str).into_iter().collect();
        self.readings.get(word).map_or_else(known, |all| all.iter().map(String::as_str).collect())
    }

    /// Whether a spelling is of another system without doubt.
    fn is_foreign(&self, word: &String) -> bool {
        self.readings.get(word).is_some_and(|readings| !readings.contains(word))
    }
}

/// Whether two names, family name first, may be one in two systems of romanisation. Names of one system that differ are
/// two names: some spelling has to be foreign to the standard system.
pub(super) fn same_syllables(a: &[NameWord], b: &[NameWord], tables: &Tables) -> bool {
    let syllables = &tables.syllables;
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 || long.len() > 4 {
        return false;
    }
    let like = |x: &NameWord, y: &NameWord| {
        let readings = syllables.readings(&y.word);
        x.word == y.word || syllables.readings(&x.word).iter().any(|reading| readings.contains(reading))
    };
    if short.len() == long.len() {
        let is_foreign = a.iter().chain(b).any(|w| syllables.is_foreign(&w.word));
        return is_foreign && short.iter().zip(long).all(|(x, y)| like(x, y));
    }
    // "Guoliang" for "Kuo-liang": the standard system does not part given names.
    short.len() == 2 && like(&short[0], &long[0]) && spells(&short[1].word, &long[1..], syllables)
}

/// Whether a word is some readings of syllables, joined.
fn spells(word: &str, parts: &[NameWord], syllables: &Syllables) -> bool {
    let Some((first, rest)) = parts.split_first() else { return word.is_empty() };
    let mut readings = syllables.readings(&first.word);
    readings.push(&first.word);
    readings
        .iter()
        .any(|reading| word.strip_prefix(reading).is_some_and(|tail| spells(tail, rest, syllables)))
}

#[cfg(test)]
mod tests {
    use crate::Tables;
    use crate::names::{PersonName, compare_people};

    const ROMANISED: &str = "another romanisation";

    #[test]
    fn other_romanisations_are_likely_one_name() {
        let tables = Tables::embedded().unwrap();
        let reason = |a, b| {
            compare_people(&PersonName::parse(a, &tables), &PersonName::parse(b, &tables), &tables).reason
        };
        for (a, b) in [
            ("Chang Kuo-liang", "Zhang Guoliang"),
            ("Hsu Te-huai", "Xu Dehuai"),
            ("Lee Sang-woo", "Yi Sang-u"),
            ("Pak Chong-hui", "Park Jung-hee"),
        ] {
            assert_eq!(reason(a, b), ROMANISED, "{a} / {b}");
        }
        for (a, b) in [
            ("Zhang Guoliang", "Chang Guoliang"),
            ("Kim Yong-chol", "Kim Yong-chun"),
            ("Kim Jong-un", "Kim Jong-il"),
            ("Lee Sang-woo", "Lee Sung-woo"),
        ] {
            assert_ne!(reason(a, b), ROMANISED, "{a} / {b}");
        }
    }
}
