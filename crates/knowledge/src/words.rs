//! Word classes: the lists of `data/lexicons/`, one class a file, named by the file.

use crate::{Fault, Files};
use rustc_hash::FxHashMap;

/// One entry of a class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// Lower-case lemmas in order; more than one for "prime minister".
    pub lemmas: Vec<String>,
    /// The cells after the first, by the header's column names.
    pub cells: Vec<(String, String)>,
}

impl Word {
    /// A cell by column name; `""` if the file has no such column or the cell is empty.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell)
    }

    /// The lemmas as they are written: `"prime minister"`, `"vice-president"`.
    pub fn phrase(&self) -> String {
        self.lemmas.join(" ").replace(" - ", "-")
    }
}

/// All word classes, by name (`"meeting"` for `data/lexicons/meeting.tsv`).
#[derive(Clone, Debug, Default)]
pub struct Words {
    classes: FxHashMap<String, Vec<Word>>,
    /// First lemma to (class, entry), for matching in running text.
    starts: FxHashMap<String, Vec<(String, usize)>>,
    single: FxHashMap<(String, String), usize>,
}

/// Lists that other loaders read: they are not word classes.
const OTHER: [&str; 4] = ["first_names", "agencies", "credits", "boilerplate"];

impl Words {
    /// Reads every class; faults name file and line.
    pub fn parse(files: &Files) -> Result<Self, Vec<Fault>> {
        let mut words = Self::default();
        let mut faults = Vec::new();
        for (path, text) in files.below("lexicons/") {
            let class = path.trim_start_matches("lexicons/").trim_end_matches(".tsv");
            if path.ends_with(".tsv") && !OTHER.contains(&class) {
                let list = parse_class(path, text, &mut faults);
                words.classes.insert(class.to_owned(), list);
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        words.index();
        Ok(words)
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

    /// Whether there is a class of this name.
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

    /// Whether a class has the word or words, as [`Word::phrase`] writes them.
    pub fn has(&self, class: &str, phrase: &str) -> bool {
        self.class(class).iter().any(|word| word.phrase() == phrase)
    }

    /// Classes and entries whose first lemma is `lemma`.
    pub fn starting_with(&self, lemma: &str) -> impl Iterator<Item = (&str, &Word)> {
        self.starts
            .get(lemma)
            .into_iter()
            .flatten()
            .map(|(class, i)| (class.as_str(), &self.classes[class][*i]))
    }
}

fn parse_class(path: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<Word> {
    let mut lines =
        text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    let Some((_, header)) = lines.next() else {
        faults.push(Fault::new(
            path,
            0,
            "the list is empty: the first line names the columns, the first column is `lemma`",
        ));
        return Vec::new();
    };
    let columns: Vec<&str> = header.split('\t').collect();
    if columns.first() != Some(&"lemma") {
        faults.push(Fault::new(path, 1, "the first column must be `lemma`"));
    }
    let mut words: Vec<Word> = Vec::new();
    let mut previous = String::new();
    for (i, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() > columns.len() {
            faults.push(Fault::new(
                path,
                i + 1,
                format!("{} cells in a table of {} columns", cells.len(), columns.len()),
            ));
        }
        if cells[0] <= previous.as_str() {
            faults.push(Fault::new(
                path,
                i + 1,
                format!("`{}` is out of order or double: sort the lines by byte value", cells[0]),
            ));
        }
        cells[0].clone_into(&mut previous);
        words.push(Word {
            lemmas: split_lemmas(cells[0]),
            cells: columns
                .iter()
                .zip(&cells)
                .skip(1)
                .map(|(c, v)| ((*c).to_owned(), (*v).to_owned()))
                .collect(),
        });
    }
    words
}

/// Splits an entry as the tokenizer splits text: at spaces, and around hyphens.
fn split_lemmas(entry: &str) -> Vec<String> {
    let spaced = entry.to_lowercase().replace('-', " - ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphens_are_tokens_of_their_own() {
        assert_eq!(split_lemmas("son-in-law"), ["son", "-", "in", "-", "law"]);
    }

    #[test]
    fn unsorted_lists_are_faults() {
        let mut faults = Vec::new();
        parse_class("lexicons/x.tsv", "lemma\nb\na\n", &mut faults);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].line, 3);
    }
}
