//! The files of `data/resolution/`, read and checked.

mod cells;

use crate::names::{GivenNames, Syllables, Transliteration, fold};
use crate::weights::Weights;
use cells::{digits, families_are_words};
use rapporteur_compare::Rules;
use rapporteur_knowledge::{Error, Fault, Files};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// Word lists and weights that resolution works by.
#[derive(Clone, Debug)]
pub struct Tables {
    /// How much each agreement counts.
    pub weights: Weights,
    /// What comparing claims goes by.
    pub rules: Rules,
    pub(crate) transliteration: Transliteration,
    pub(crate) syllables: Syllables,
    pub(crate) given_names: GivenNames,
    /// Words that are people's given names.
    pub(crate) first_names: FxHashSet<String>,
    pub(crate) name_parts: FxHashMap<String, NamePart>,
    pub(crate) organization_words: FxHashMap<String, WordUse>,
    pub(crate) posts: FxHashMap<String, String>,
    /// Nouns for meetings, events and documents to the families they may be one in (several joined by `|`).
    pub(crate) gatherings: FxHashMap<String, String>,
    pub(crate) events: FxHashMap<String, String>,
    pub(crate) documents: FxHashMap<String, String>,
    /// Number words to digits; an ordinal's end with a point.
    pub(crate) numerals: FxHashMap<String, String>,
    /// Words of recurring meetings to the days from one to the next.
    pub(crate) recurring: FxHashMap<String, i64>,
    /// Words of descriptions that tell no gathering or document from another.
    pub(crate) plain_words: BTreeSet<String>,
    /// Families of events that happen once under their name.
    pub(crate) unique_events: BTreeSet<String>,
}

/// What a word is inside a written name of a person, beside the name itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NamePart {
    Title,
    Letters,
    Particle,
    Generation,
}

/// What a word of an organization's name is good for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum WordUse {
    /// Left out; the legal form that it names, if it names one.
    Drop(Option<String>),
    Join,
    Same(String),
}

/// A list's rows with their line numbers.
type Rows<'a> = Vec<(usize, Vec<&'a str>)>;

impl Tables {
    /// Reads every list of `resolution/`.
    ///
    /// # Errors
    /// If a file is missing or at fault; every fault found is listed with file, line and remedy.
    pub fn parse(files: &Files) -> Result<Self, Error> {
        let mut faults = Vec::new();
        let transliteration =
            Transliteration::new(&rows(files, "transliteration", 3, &mut faults), &mut faults);
        let syllables = Syllables::new(&rows(files, "syllables", 2, &mut faults));
        let given_names = GivenNames::new(&rows(files, "nicknames", 3, &mut faults), &transliteration);
        let name_parts = name_parts(&rows(files, "name_parts", 2, &mut faults), &mut faults);
        let organization_words =
            organization_words(&rows(files, "organization_words", 2, &mut faults), &mut faults);
        let [posts, gatherings, events, documents, numerals] =
            ["posts", "gatherings", "events", "documents", "numerals"]
                .map(|name| pairs(&rows(files, name, 2, &mut faults)));
        for name in ["gatherings", "events", "documents", "units"] {
            families_are_words(files, name, &mut faults);
        }
        digits(files, &mut faults);
        let recurring = recurring(&rows(files, "recurring", 2, &mut faults), &mut faults);
        let units = pairs(&rows(files, "units", 2, &mut faults)).into_iter().collect();
        let [past_roles, single_posts, plain_words, unique_events] =
            ["past_roles", "single_posts", "plain_words", "unique_events"]
                .map(|name| words(&rows(files, name, 1, &mut faults)));
        let first_names = first_names(files);
        let weights = weights(files, &mut faults);
        match weights {
            Some(weights) if faults.is_empty() => Ok(Self {
                weights,
                rules: Rules { units, past_roles, single_posts },
                transliteration,
                syllables,
                given_names,
                first_names,
                name_parts,
                organization_words,
                posts,
                gatherings,
                events,
                documents,
                numerals,
                recurring,
                plain_words,
                unique_events,
            }),
            _ => Err(Error::Invalid(faults)),
        }
    }

    /// The lists this binary was built with.
    ///
    /// # Errors
    /// If an embedded file is at fault; the project's tests rule that out.
    pub fn embedded() -> Result<Self, Error> {
        Self::parse(&Files::embedded())
    }

    /// One word for a post ("PM" and "premier" as "prime minister"), lower case.
    pub(crate) fn post(&self, noun: &str) -> String {
        let noun = noun.trim().to_lowercase();
        self.posts.get(&noun).cloned().unwrap_or(noun)
    }
}

fn rows<'a>(files: &'a Files, name: &str, n_cells: usize, faults: &mut Vec<Fault>) -> Rows<'a> {
    let path = path(name);
    let Some(text) = files.get(&path) else {
        faults.push(Fault::new(&path, 0, "the file is missing: restore it from the project"));
        return Vec::new();
    };
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
    let mut rows: Rows = Vec::new();
    let n_columns = lines.next().map_or(0, |(_, header)| header.split('\t').count());
    if n_columns < n_cells {
        faults.push(Fault::new(&path, 0, format!("the first line names the columns, at least {n_cells}")));
    }
    for (i, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() > n_columns {
            let message =
                format!("{} cells under {n_columns} columns: write one tab between two cells", cells.len());
            faults.push(Fault::new(&path, i + 1, message));
        }
        if cells.len() < n_cells || cells[..n_cells].iter().any(|c| c.is_empty()) {
            faults.push(Fault::new(&path, i + 1, format!("{n_cells} cells are needed, separated by tabs")));
            continue;
        }
        if rows.last().is_some_and(|(_, before)| before.iter().take(2).ge(cells.iter().take(2))) {
            faults.push(Fault::new(&path, i + 1, "out of order or double: sort the lines by byte value"));
        }
        rows.push((i + 1, cells));
    }
    rows
}

fn path(name: &str) -> String {
    format!("resolution/{name}.tsv")
}

fn pairs(rows: &Rows) -> FxHashMap<String, String> {
    rows.iter().map(|(_, cells)| (cells[0].to_owned(), cells[1].to_owned())).collect()
}

fn words(rows: &Rows) -> BTreeSet<String> {
    rows.iter().map(|(_, cells)| cells[0].to_owned()).collect()
}

fn recurring(rows: &Rows, faults: &mut Vec<Fault>) -> FxHashMap<String, i64> {
    let mut recurring = FxHashMap::default();
    for (line, cells) in rows {
        match cells[1].parse() {
            Ok(days) => {
                recurring.insert(cells[0].to_owned(), days);
            }
            Err(_) => {
                faults.push(Fault::new(&path("recurring"), *line, "the second cell is a number of days"))
            }
        }
    }
    recurring
}

/// What a noun can be another word for, by one of the lists of families; the noun itself if the list lacks it.
pub(crate) fn families<'a>(
    list: &'a FxHashMap<String, String>,
    noun: &'a str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    list.get(noun).map_or(noun, String::as_str).split('|')
}

/// The given names that the gazetteers' loader reads, checked there.
fn first_names(files: &Files) -> FxHashSet<String> {
    let lines = files.get("lexicons/first_names.tsv").unwrap_or_default().lines();
    let rows = lines.filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|row| row.split('\t').next()).map(fold).collect()
}

fn name_parts(rows: &Rows, faults: &mut Vec<Fault>) -> FxHashMap<String, NamePart> {
    let mut parts = FxHashMap::default();
    for (line, cells) in rows {
        let part = match cells[1] {
            "title" => NamePart::Title,
            "letters" => NamePart::Letters,
            "particle" => NamePart::Particle,
            "generation" => NamePart::Generation,
            other => {
                let message =
                    format!("`{other}` is not a part: write title, letters, particle or generation");
                faults.push(Fault::new(&path("name_parts"), *line, message));
                continue;
            }
        };
        parts.insert(cells[0].to_owned(), part);
    }
    parts
}

fn organization_words(rows: &Rows, faults: &mut Vec<Fault>) -> FxHashMap<String, WordUse> {
    let mut words = FxHashMap::default();
    for (line, cells) in rows {
        let used = match (cells[1], cells.get(2)) {
            ("drop", form) => WordUse::Drop(form.map(|form| (*form).to_owned())),
            ("join", _) => WordUse::Join,
            ("same", Some(other)) if !other.is_empty() => WordUse::Same((*other).to_owned()),
            _ => {
                let message = "write drop, join, or same with a replacement";
                faults.push(Fault::new(&path("organization_words"), *line, message));
                continue;
            }
        };
        words.insert(cells[0].to_owned(), used);
    }
    words
}

fn weights(files: &Files, faults: &mut Vec<Fault>) -> Option<Weights> {
    let path = "resolution/weights.toml";
    let text = files.get(path).unwrap_or_default();
    match toml::from_str(text) {
        Ok(weights) => Some(weights),
        Err(error) => {
            let line = error.span().map_or(0, |s| text[..s.start].matches('\n').count() + 1);
            faults.push(Fault::new(path, line, error.message()));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_files_are_sound() {
        if let Err(error) = Tables::embedded() {
            panic!("{error}");
        }
    }

    #[test]
    fn a_row_has_the_cells_that_its_columns_ask_for() {
        let told = |text: &'static str| {
            let files = Files::embedded().with("resolution/units.tsv", text);
            Tables::parse(&files).unwrap_err().to_string()
        };
        assert_eq!(
            told("unit\tfamily\na\n"),
            "data/resolution/units.tsv:2: 2 cells are needed, separated by tabs"
        );
        assert!(
            told("unit\tfamily\na\ta\tc\n")
                .starts_with("data/resolution/units.tsv:2: 3 cells under 2 columns")
        );
        assert!(told("").starts_with("data/resolution/units.tsv: the first line names the columns"));
    }

    #[test]
    fn cells_hold_what_their_column_means() {
        let told = |path: &'static str, text: &'static str| {
            Tables::parse(&Files::embedded().with(path, text)).unwrap_err().to_string()
        };
        assert_eq!(
            told("resolution/numerals.tsv", "word\tdigits\nten\t1o\n"),
            "data/resolution/numerals.tsv:2: `1o`: write digits, and a point behind an ordinal"
        );
        assert_eq!(
            told("resolution/events.tsv", "noun\tfamily\nattack\tattack\nraid\tattack|riad\n"),
            "data/resolution/events.tsv:3: `riad` is no family: it is itself no word of this list"
        );
        assert!(told("resolution/recurring.tsv", "word\tdays\nweekly\tseven\n").contains("number of days"));
    }

    #[test]
    fn missing_files_are_named() {
        let error = Tables::parse(&Files::default()).unwrap_err().to_string();
        assert!(
            error.contains("resolution/units.tsv") && error.contains("resolution/weights.toml"),
            "{error}"
        );
    }
}
