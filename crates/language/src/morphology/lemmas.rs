//! spaCy's English rule lemmatizer: suffix rules checked against lists of known lemmas, and exceptions.

use rustc_hash::FxHashMap;

use crate::model::{SectionReader, Slice};
use crate::unicode::is_alpha;
use crate::{Error, Pos};

/// The lemmatizer's tables by part of speech.
#[derive(Debug)]
pub(crate) struct Lemmatizer {
    tables: Vec<(Pos, Table)>,
}

#[derive(Debug)]
struct Table {
    /// Pairs of old ending and new ending.
    rules: Vec<(Box<str>, Box<str>)>,
    exceptions: FxHashMap<Box<str>, Vec<Box<str>>>,
    index: WordList,
}

/// A sorted list of words that is not copied from the model file.
#[derive(Debug)]
struct WordList {
    n: usize,
    /// The start of every word, and the end of the last one.
    offsets: Slice,
    text: Slice,
}

impl WordList {
    fn read(reader: &mut SectionReader) -> Result<Self, Error> {
        let n = reader.count()?;
        let offsets = reader.array(n + 1, 4)?;
        let n_bytes = reader.count()?;
        Ok(Self { n, offsets, text: reader.slice(n_bytes)? })
    }

    fn word(&self, i: usize) -> Option<&[u8]> {
        self.text.bytes().get(self.offsets.u32(i)? as usize..self.offsets.u32(i + 1)? as usize)
    }

    fn contains(&self, word: &str) -> bool {
        let (mut low, mut high) = (0, self.n);
        while low < high {
            let middle = low.midpoint(high);
            match self.word(middle).map(|found| found.cmp(word.as_bytes())) {
                Some(std::cmp::Ordering::Equal) => return true,
                Some(std::cmp::Ordering::Less) => low = middle + 1,
                _ => high = middle,
            }
        }
        false
    }
}

impl Lemmatizer {
    /// Reads for every part of speech its name, endings, exceptions (form, lemmas) and the list of lemmas.
    pub(crate) fn read(reader: &mut SectionReader) -> Result<Self, Error> {
        let tables = reader.list(|r| {
            let name = r.str()?;
            let pos = Pos::from_name(&name.to_uppercase())
                .ok_or_else(|| r.damaged(format!("unknown part of speech {name}")))?;
            let rules = r.list(|r| Ok((r.str()?, r.str()?)))?;
            let exceptions = r.list(|r| Ok((r.str()?, r.list(SectionReader::str)?)))?.into_iter().collect();
            Ok((pos, Table { rules, exceptions, index: WordList::read(r)? }))
        })?;
        Ok(Self { tables })
    }

    /// Whether the lists of any part of speech contain a lower-case word, or a form that the rules derive from it.
    pub(crate) fn knows(&self, lower: &str) -> bool {
        self.tables.iter().any(|(_, table)| table.knows(lower))
    }

    /// The lemma of a word with this part of speech (`None` if no rule set one) and these features.
    pub(crate) fn lemma(&self, text: &str, lower: &str, pos: Option<Pos>, morph: &str) -> String {
        let Some(pos) = pos.filter(|pos| *pos != Pos::Space) else { return lower.to_owned() };
        if is_base_form(pos, morph) {
            return lower.to_owned();
        }
        match self.tables.iter().find(|(table_pos, _)| *table_pos == pos) {
            Some((_, table)) => table.lemma(text, lower),
            None if pos == Pos::Propn => text.to_owned(),
            None => lower.to_owned(),
        }
    }
}

impl Table {
    fn knows(&self, lower: &str) -> bool {
        let form = |(old, new): &(Box<str>, Box<str>)| {
            lower.strip_suffix(old.as_ref()).is_some_and(|stem| self.index.contains(&format!("{stem}{new}")))
        };
        self.index.contains(lower) || self.exceptions.contains_key(lower) || self.rules.iter().any(form)
    }

    fn lemma(&self, text: &str, lower: &str) -> String {
        let mut unknown = None;
        let mut forms: Vec<String> = Vec::new();
        for (old, new) in &self.rules {
            let Some(stem) = lower.strip_suffix(old.as_ref()) else { continue };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&form) {
                forms.insert(0, form);
            } else if form.chars().all(is_alpha) {
                unknown.get_or_insert(form);
            } else {
                forms.push(form);
            }
        }
        for form in self.exceptions.get(lower).into_iter().flatten() {
            if !forms.iter().any(|known| **known == **form) {
                forms.insert(0, form.to_string());
            }
        }
        forms.into_iter().next().or(unknown).unwrap_or_else(|| text.to_owned())
    }
}

/// Whether the features show that the word is its own lemma.
fn is_base_form(pos: Pos, morph: &str) -> bool {
    let feature = |name: &str| {
        morph.split('|').find_map(|feature| feature.split_once('=').filter(|(key, _)| *key == name))
    };
    let has = |name: &str, value: &str| feature(name).is_some_and(|(_, found)| found == value);
    (pos == Pos::Noun && has("Number", "Sing"))
        || has("VerbForm", "Inf")
        || has("Degree", "Pos")
        || (pos == Pos::Verb && has("VerbForm", "Fin") && has("Tense", "Pres") && feature("Number").is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_mark_base_forms() {
        assert!(is_base_form(Pos::Noun, "Number=Sing"));
        assert!(!is_base_form(Pos::Noun, "Number=Plur"));
        assert!(is_base_form(Pos::Aux, "VerbForm=Inf"));
        assert!(is_base_form(Pos::Verb, "Tense=Pres|VerbForm=Fin"));
        assert!(!is_base_form(Pos::Verb, "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"));
    }
}
