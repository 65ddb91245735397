//! Word classes, the lists of `data/lexicons/`. Each file is one class and gives it its name.

mod columns;
mod table;
mod usage;
mod values;

pub use columns::Column;
#[cfg(test)]
pub(crate) use columns::columns_table;
pub use usage::{Usage, Usages};
pub use values::{
    Answer, Bearer, Bound, ClauseEffect, Content, Effect, Family, ForState, GroupKind, OtherUse, Owner,
    PartyKind, PeerSense, SpeechKind, TitleSense,
};

use crate::gazetteer::Kinds;
use crate::names::Closed;
use crate::{Fault, Files};
use rustc_hash::FxHashMap;
use table::parse_class;

/// One entry of a class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// Lower-case lemmas in order; several for "prime minister".
    pub lemmas: Vec<String>,
    /// The non-empty cells after the first.
    cells: Vec<(Column, String)>,
}

impl Word {
    /// Makes an entry for a post that several words name together ("deputy trade minister").
    pub fn of_post(post: &str) -> Self {
        let lemmas = post.split(' ').map(str::to_owned).collect();
        Self { lemmas, cells: vec![(Column::Post, post.to_owned())] }
    }

    /// The text of a cell; `""` if the class has no such column or the cell is empty.
    pub fn cell(&self, column: Column) -> &str {
        self.cells.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell)
    }

    /// The value of a cell; `None` if the cell is empty.
    pub fn value<T: Closed>(&self, column: Column) -> Option<T> {
        T::read(self.cell(column))
    }

    /// Whether a cell holds `yes`.
    pub fn is_yes(&self, column: Column) -> bool {
        self.value(column) == Some(Answer::Yes)
    }

    /// The values of a cell, separated by spaces or `|`, in order.
    pub fn values<T: Closed>(&self, column: Column) -> impl Iterator<Item = T> + use<'_, T> {
        self.parts(column).filter_map(T::read)
    }

    /// The words of a cell, separated by spaces or `|`, in order.
    pub fn parts(&self, column: Column) -> impl Iterator<Item = &str> {
        self.cell(column).split([' ', '|']).filter(|part| !part.is_empty())
    }

    /// The entry as it is written: `"prime minister"`, `"vice-president"`.
    pub fn phrase(&self) -> String {
        phrase_of(&self.lemmas)
    }
}

/// All word classes, by name (`"meeting"` for `data/lexicons/meeting.tsv`).
#[derive(Clone, Debug, Default)]
pub struct Words {
    classes: FxHashMap<String, Vec<Word>>,
    /// First lemma to (class, entry), used to match running text.
    starts: FxHashMap<String, Vec<(String, usize)>>,
    single: FxHashMap<(String, String), usize>,
    usages: FxHashMap<String, Usages>,
}

/// The list of [`Usages`]. It is no word class.
const USAGE: &str = "usage";

/// Lists that are not word classes because other loaders read them.
const OTHER: [&str; 6] =
    ["articled_names", "first_names", "agencies", "credits", "boilerplate", "generations"];

impl Words {
    /// Reads every class; faults name file, line and column. A class with faults keeps its entries, so that references to them
    /// are not faults too.
    pub(crate) fn parse(files: &Files, kinds: &Kinds, faults: &mut Vec<Fault>) -> Self {
        let mut words = Self::default();
        for (path, text) in files.below("lexicons/") {
            let class = path.trim_start_matches("lexicons/").trim_end_matches(".tsv");
            if path.ends_with(".tsv") && !OTHER.contains(&class) {
                let list = parse_class(path, class, text, kinds, faults);
                words.classes.insert(class.to_owned(), list);
            }
        }
        for word in words.classes.remove(USAGE).unwrap_or_default() {
            words.usages.insert(word.phrase(), word.values(Column::Uses).collect());
        }
        words.index();
        words
    }

    fn index(&mut self) {
        let mut names: Vec<_> = self.classes.keys().cloned().collect();
        names.sort();
        for class in names {
            for (i, word) in self.classes[&class].iter().enumerate() {
                if let [lemma] = &word.lemmas[..] {
                    self.single.insert((class.clone(), lemma.clone()), i);
                }
                if let Some(first) = word.lemmas.first() {
                    self.starts.entry(first.clone()).or_default().push((class.clone(), i));
                }
            }
        }
    }

    /// Whether a class of this name exists.
    pub fn has_class(&self, class: &str) -> bool {
        self.classes.contains_key(class)
    }

    /// The entry of a one-word lemma in a class.
    pub fn get(&self, class: &str, lemma: &str) -> Option<&Word> {
        self.single.get(&(class.to_owned(), lemma.to_owned())).map(|i| &self.classes[class][*i])
    }

    /// Whether the one-word lemma is in the class.
    pub fn is(&self, class: &str, lemma: &str) -> bool {
        self.get(class, lemma).is_some()
    }

    /// Whether the lemma is a one-word entry of any class.
    pub fn knows(&self, lemma: &str) -> bool {
        self.starts
            .get(lemma)
            .into_iter()
            .flatten()
            .any(|(class, i)| self.classes[class][*i].lemmas.len() == 1)
    }

    /// All entries of a class, in file order; empty for an unknown class.
    pub fn class(&self, class: &str) -> &[Word] {
        self.classes.get(class).map_or(&[], Vec::as_slice)
    }

    /// Whether a class has this word or phrase, written as [`Word::phrase`] does.
    pub fn has(&self, class: &str, phrase: &str) -> bool {
        self.class(class).iter().any(|word| word.phrase() == phrase)
    }

    /// What readings take a word for, by its lemma.
    pub fn usages(&self, lemma: &str) -> Usages {
        self.usages.get(lemma).copied().unwrap_or_default()
    }

    /// The classes and entries whose first lemma is `lemma`.
    pub fn starting_with(&self, lemma: &str) -> impl Iterator<Item = (&str, &Word)> {
        self.starts
            .get(lemma)
            .into_iter()
            .flatten()
            .map(|(class, i)| (class.as_str(), &self.classes[class][*i]))
    }
}

/// Lemmas as they are written: `"prime minister"`, `"vice-president"`.
fn phrase_of(lemmas: &[String]) -> String {
    lemmas.join(" ").replace(" - ", "-")
}
