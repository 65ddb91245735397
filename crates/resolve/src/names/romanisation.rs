//! Chinese and Korean names in two systems of romanisation, which spell syllables in their own ways, and split or join the given
//! name in their own ways.

use super::person::NameWord;
use super::syllables::Syllables;
use crate::Tables;

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
