//! A person's written name, taken apart.

use super::{camel_words, fold::words};
use crate::Tables;
use crate::tables::NamePart;

/// One word of a name that tells people apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct NameWord {
    /// The folded word.
    pub word: String,
    /// Its spelling key.
    pub key: String,
    /// Its spelling key, where patterns of two readings are read in the second way.
    pub loose: String,
}

impl NameWord {
    /// A folded word with its keys.
    pub fn new(word: String, tables: &Tables) -> Self {
        let rules = &tables.transliteration;
        Self { key: rules.key(&word), loose: rules.loose_key(&word), word }
    }

    /// Whether only the first letter is written.
    pub fn is_initial(&self) -> bool {
        self.word.len() == 1
    }
}

/// A name without titles, honours and particles, in the written order; "Last, First" is turned round.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub(crate) struct PersonName {
    /// The words, at least one unless the text has none.
    pub words: Vec<NameWord>,
    /// "Jr", "III": which of several of one name.
    pub generation: Option<String>,
    /// Whether it opens with a particle: the family name stands first.
    pub turned: bool,
}

impl PersonName {
    /// Takes a name apart. A text that holds nothing but titles keeps its last word.
    pub fn parse(text: &str, tables: &Tables) -> Self {
        // Points end initials here, where abbreviations such as "U.S." do not occur.
        let spaced = camel_words(&turned(text, tables)).replace('.', " ");
        let mut all = words(&spaced);
        let mut generation = None;
        while all.len() > 1 {
            let last = all.last().map_or("", String::as_str);
            if let Some(named) = tables.generations.named(last) {
                generation = Some(named.to_owned());
            } else if tables.name_parts.get(last) != Some(&NamePart::Letters) {
                break;
            }
            all.truncate(all.len() - 1);
        }
        let is = |word: &String, part| tables.name_parts.get(word.as_str()) == Some(&part);
        let first =
            all.iter().position(|word| !is(word, NamePart::Title)).unwrap_or(all.len().saturating_sub(1));
        let rest = &all[first..];
        let turned = rest.first().is_some_and(|word| is(word, NamePart::Particle)) && rest.len() > 2;
        // A particle opens a name only where it is a given name: "Ben Ruiz" is Benjamin, "Isa Ben Tarif" the son of Tarif.
        let opens = |i: usize| {
            i == 0
                && rest.get(1).is_some_and(|next| !is(next, NamePart::Particle))
                && rest.len() == 2
                && tables.first_names.contains(&rest[0])
        };
        let is_core = |(i, word): &(usize, &String)| opens(*i) || !is(word, NamePart::Particle);
        let mut core: Vec<String> =
            rest.iter().enumerate().filter(is_core).map(|(_, word)| word.clone()).collect();
        if core.is_empty() {
            core = all.split_off(first);
        }
        // A word written twice by mistake; syllables may recur.
        core.dedup_by(|a, b| a == b && n_syllables(a) > 1);
        let words = core.into_iter().map(|word| NameWord::new(word, tables)).collect();
        Self { words, generation, turned }
    }

    /// Whether two or more words are known, one of them written out.
    pub fn is_full(&self) -> bool {
        self.words.len() > 1 && self.words.iter().filter(|w| !w.is_initial()).count() > 0
    }

    /// The last word's key: the family name in most of the world.
    pub fn last_key(&self) -> &str {
        self.words.last().map_or("", |w| w.key.as_str())
    }

    /// The first word's key: the given name, or the family name in East Asia and Hungary.
    pub fn first_key(&self) -> &str {
        self.words.first().map_or("", |w| w.key.as_str())
    }

    /// All keys, joined: equal names spelled alike.
    pub fn key(&self) -> String {
        let mut key = self.words.iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ");
        if let Some(generation) = &self.generation {
            key.push(' ');
            key.push_str(generation);
        }
        key
    }

    /// The text without the titles before the name ("President Ana Ruiz" gives "Ana Ruiz").
    pub fn without_titles<'a>(text: &'a str, tables: &Tables) -> &'a str {
        let mut rest = text.trim();
        while let Some((first, tail)) = rest.split_once(' ') {
            let is_title = words(first).iter().all(|w| tables.name_parts.get(w) == Some(&NamePart::Title));
            if !is_title || tail.trim().is_empty() {
                break;
            }
            rest = tail.trim();
        }
        rest
    }
}

/// "Ruiz, Ana" as "Ana Ruiz"; a comma before letters or a generation is left alone.
fn turned(text: &str, tables: &Tables) -> String {
    let Some((last, first)) = text.split_once(',') else {
        return text.to_owned();
    };
    let is_suffix = |word: &String| {
        tables.generations.named(word).is_some() || tables.name_parts.get(word) == Some(&NamePart::Letters)
    };
    if words(first).iter().all(is_suffix) {
        return text.to_owned();
    }
    format!("{} {}", first.trim(), last.trim())
}

fn n_syllables(word: &str) -> usize {
    word.split(|c| !"aeiouy".contains(c)).filter(|vowels| !vowels.is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let tables = Tables::embedded().unwrap();
        let name = PersonName::parse(text, &tables);
        let words: Vec<&str> = name.words.iter().map(|w| w.word.as_str()).collect();
        assert_eq!(words.join(" "), expected, "{text}");
    }

    #[test]
    fn titles_letters_and_particles_go() {
        check("Dr. Ana Ruiz", "ana ruiz");
        check("President von der Heide", "heide");
        check("Sir Tom Ashby KBE", "tom ashby");
        check("RUIZ, Ana", "ana ruiz");
        check("J.-C. Morel", "j c morel");
        check("SergioRuiz", "sergio ruiz");
        check("Bashar al-Fahd", "bashar fahd");
        check("Ben Ruiz", "ben ruiz");
        check("Bin Tarif", "tarif");
    }

    #[test]
    fn generations_are_kept_apart_from_the_name() {
        let tables = Tables::embedded().unwrap();
        let name = PersonName::parse("Tom Ashby, Jr.", &tables);
        assert_eq!(name.generation.as_deref(), Some("jr"));
        assert_eq!(name.last_key(), PersonName::parse("Tom Ashby", &tables).last_key());
    }

    #[test]
    fn titles_are_cut_from_the_written_form() {
        let tables = Tables::embedded().unwrap();
        assert_eq!(PersonName::without_titles("Prime Minister Ana Ruiz", &tables), "Ana Ruiz");
        assert_eq!(PersonName::without_titles("Ana Ruiz", &tables), "Ana Ruiz");
        assert_eq!(PersonName::without_titles("President", &tables), "President");
    }
}
