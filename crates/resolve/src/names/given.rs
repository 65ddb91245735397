//! Forms of given names: short ones, and those of other languages.

use super::Transliteration;
use crate::tables::NicknameRow;
use rustc_hash::FxHashMap;

/// The rewriting of `data/resolution/nicknames.tsv`.
#[derive(Clone, Debug, Default)]
pub(crate) struct GivenNames {
    /// Key of a form to the names it is a form of, each with the languages it has this form in.
    forms: FxHashMap<String, Vec<(String, Vec<String>)>>,
}

/// What two forms of one given name have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kinship {
    /// Each is of another language: Juan and John.
    Translated,
    /// One person is called by both: Bob and Robert, Mykola and Nikolai.
    SameLanguage,
}

impl GivenNames {
    /// Reads the rows of form, head and languages.
    pub(crate) fn new(rows: Vec<NicknameRow<'_>>, transliteration: &Transliteration) -> Self {
        let mut names = Self::default();
        for row in rows {
            let languages = row.languages.0.into_iter().map(str::to_owned).collect();
            let forms = names.forms.entry(transliteration.key(row.form)).or_default();
            forms.push((row.head.to_owned(), languages));
        }
        names
    }

    /// How two keys are forms of one name, if they are.
    pub(crate) fn kinship(&self, a: &str, b: &str) -> Option<Kinship> {
        let (a, b) = (self.forms.get(a)?, self.forms.get(b)?);
        let shared = a.iter().flat_map(|x| b.iter().filter(|y| x.0 == y.0).map(move |y| (&x.1, &y.1)));
        let kinship =
            |(x, y): (&Vec<String>, &Vec<String>)| match x.iter().any(|language| y.contains(language)) {
                true => Kinship::SameLanguage,
                false => Kinship::Translated,
            };
        shared.map(kinship).max()
    }
}

#[cfg(test)]
mod tests {
    use super::Kinship::{self, SameLanguage, Translated};
    use crate::Tables;
    use crate::names::latin_key;

    #[test]
    fn short_forms_are_of_one_person_translations_may_be_of_two() {
        let tables = Tables::embedded().unwrap();
        let check = |a: &str, b: &str, expected: Option<Kinship>| {
            let key = |name: &str| tables.transliteration.key(&latin_key(name));
            assert_eq!(tables.given_names.kinship(&key(a), &key(b)), expected, "{a} {b}");
        };
        check("Bob", "Robert", Some(SameLanguage));
        check("Mykola", "Nikolai", Some(SameLanguage));
        check("Aliaksandr", "Alexander", Some(SameLanguage));
        check("Juan", "John", Some(Translated));
        check("Pierre", "Pedro", Some(Translated));
        check("James", "Jacob", None);
    }
}
