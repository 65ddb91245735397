//! The files of `data/resolution/`, read and checked.

mod rows;

pub(crate) use rows::{FamilyTrait, LabelUse, NamePart, NicknameRow, SyllableRow, TransliterationRow, Where};

use crate::names::{GivenNames, Syllables, Transliteration, latin_key};
use crate::weights::Weights;
use rapporteur_compare::Rules;
use rapporteur_knowledge::gazetteer::{FIRST_NAMES, GivenName};
use rapporteur_knowledge::record::Source;
use rapporteur_knowledge::table::{At, Record, of};
use rapporteur_knowledge::{Error, Fault, Files, Generations, Knowledge};
use rapporteur_model::Families;
use rows::{
    FamilyRow, FamilyTraitRow, LabelNounRow, NounRow, NumeralRow, PartRow, PostRow, RecurringRow,
    SinglePostRow, UnitRow, Usage, UsageRow, WordRow,
};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

const WEIGHTS: &str = "resolution/weights.toml";

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
    /// Words of gatherings of two parties.
    pub(crate) two_parties: BTreeSet<String>,
    /// Nouns that have a use of their own in labels of meetings.
    pub(crate) label_nouns: FxHashMap<String, LabelUse>,
    /// Words that labels write small.
    pub(crate) small_words: BTreeSet<String>,
    /// Words of descriptions that tell no gathering or document from another.
    pub(crate) plain_words: BTreeSet<String>,
    /// Families of events that happen once under their name.
    pub(crate) unique_events: BTreeSet<String>,
    /// Words that tell father and son apart.
    pub(crate) generations: Generations,
    /// What is peculiar to families of gatherings.
    pub(crate) family_traits: FxHashMap<String, BTreeSet<FamilyTrait>>,
}

/// What a word of an organization's name is good for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum WordUse {
    /// Left out; the legal form that it names, if it names one.
    Drop(Option<String>),
    Join,
    Same(String),
}

impl Tables {
    /// The lists and weights of this knowledge.
    ///
    /// # Errors
    /// If a file is missing or at fault; every fault found is listed with file, line and remedy.
    pub fn new(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut faults = Vec::new();
        Self::read(&knowledge.files, &knowledge.families, &mut faults).ok_or_else(|| Error::of(faults))
    }

    /// The lists and weights among the files of `data/`; nothing, and every fault, where one is at fault.
    pub fn read(files: &Files, families: &Families, faults: &mut Vec<Fault>) -> Option<Self> {
        let mut own = Vec::new();
        let tables = Self::read_all(files, families, &mut own);
        let sound = own.is_empty();
        faults.append(&mut own);
        tables.filter(|_| sound)
    }

    fn read_all(files: &Files, families: &Families, faults: &mut Vec<Fault>) -> Option<Self> {
        let transliteration = Transliteration::new(rows(files, "resolution/transliteration.tsv", faults));
        let given_names = GivenNames::new(rows(files, "resolution/nicknames.tsv", faults), &transliteration);
        let family_traits = family_traits(files, faults);
        let gatherings = noun_families(files, "resolution/gatherings.tsv", &family_traits, faults);
        let [events, documents] = ["resolution/events.tsv", "resolution/documents.tsv"]
            .map(|path| noun_families(files, path, &FxHashMap::default(), faults));
        let rules = rules(files, families, faults);
        let unique_events = rows(files, "resolution/unique_events.tsv", faults);
        let posts = rows(files, "resolution/posts.tsv", faults);
        let numerals = rows(files, "resolution/numerals.tsv", faults);
        let recurring = rows(files, "resolution/recurring.tsv", faults);
        let name_parts = rows(files, "resolution/name_parts.tsv", faults);
        let label_nouns = rows(files, "resolution/label_nouns.tsv", faults);
        // The gazetteers tell what is wrong with these.
        let first_names = rows(files, FIRST_NAMES, &mut Vec::new());
        Some(Self {
            syllables: Syllables::new(rows(files, "resolution/syllables.tsv", faults)),
            organization_words: organization_words(files, faults),
            weights: Source::of(files, WEIGHTS, faults)?.read(faults)?,
            rules,
            transliteration,
            given_names,
            first_names: first_names.iter().map(|row: &GivenName<'_>| latin_key(row.name)).collect(),
            name_parts: name_parts.iter().map(|row: &PartRow<'_>| (row.word.to_owned(), row.part)).collect(),
            posts: posts.iter().map(|row: &PostRow<'_>| pair(row.post, row.same_as)).collect(),
            gatherings,
            events,
            documents,
            numerals: numerals.iter().map(|row: &NumeralRow<'_>| pair(row.word, row.digits.0)).collect(),
            recurring: recurring
                .iter()
                .map(|row: &RecurringRow<'_>| (row.word.to_owned(), row.days))
                .collect(),
            two_parties: word_set(files, "resolution/two_parties.tsv", faults),
            label_nouns: label_nouns
                .iter()
                .map(|row: &LabelNounRow<'_>| (row.noun.to_owned(), row.usage))
                .collect(),
            small_words: word_set(files, "resolution/small_words.tsv", faults),
            plain_words: word_set(files, "resolution/plain_words.tsv", faults),
            family_traits,
            // Knowledge tells what is wrong with these.
            generations: Generations::read(files, &mut Vec::new()),
            unique_events: unique_events.iter().map(|row: &FamilyRow<'_>| row.family.to_owned()).collect(),
        })
    }

    /// The lists this binary was built with.
    ///
    /// # Errors
    /// If an embedded file is at fault; the project's tests rule that out.
    pub fn embedded() -> Result<Self, Error> {
        Self::new(&Knowledge::embedded()?)
    }

    /// One word for a post ("PM" and "premier" as "prime minister"), lower case.
    pub(crate) fn post(&self, noun: &str) -> String {
        let noun = noun.trim().to_lowercase();
        self.posts.get(&noun).cloned().unwrap_or(noun)
    }
}

/// The rows of a list without their places.
fn rows<'a, T: Record<'a>>(files: &'a Files, path: &'a str, faults: &mut Vec<Fault>) -> Vec<T> {
    of(files, path, faults).into_iter().map(|(_, row)| row).collect()
}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

/// The words of a list.
fn word_set(files: &Files, path: &str, faults: &mut Vec<Fault>) -> BTreeSet<String> {
    rows(files, path, faults).iter().map(|row: &WordRow<'_>| row.word.to_owned()).collect()
}

/// What is peculiar to families of gatherings.
fn family_traits(files: &Files, faults: &mut Vec<Fault>) -> FxHashMap<String, BTreeSet<FamilyTrait>> {
    let mut traits: FxHashMap<String, BTreeSet<FamilyTrait>> = FxHashMap::default();
    let rows: Vec<FamilyTraitRow<'_>> = rows(files, "resolution/family_traits.tsv", faults);
    for row in rows {
        traits.entry(row.family.to_owned()).or_default().insert(row.peculiarity);
    }
    traits
}

/// Nouns with their families. A word of the list itself names a family, or `traits` tell something of it.
fn noun_families(
    files: &Files,
    path: &str,
    traits: &FxHashMap<String, BTreeSet<FamilyTrait>>,
    faults: &mut Vec<Fault>,
) -> FxHashMap<String, String> {
    let rows: Vec<(At<'_>, NounRow<'_>)> = of(files, path, faults);
    let words: FxHashSet<&str> = rows.iter().map(|(_, row)| row.noun).collect();
    for (at, row) in &rows {
        let known = |family: &&&str| words.contains(**family) || traits.contains_key(**family);
        for family in row.family.0.iter().filter(|family| !known(family)) {
            faults.push(no_family(*at, family));
        }
    }
    rows.iter().map(|(_, row)| (row.noun.to_owned(), row.family.0.join("|"))).collect()
}

fn no_family(at: At<'_>, family: &str) -> Fault {
    at.fault(format!("`{family}` is no family: it is itself no word of this list"))
}

/// What comparing claims goes by.
fn rules(files: &Files, families: &Families, faults: &mut Vec<Fault>) -> Rules {
    let units: Vec<(At<'_>, UnitRow<'_>)> = of(files, "resolution/units.tsv", faults);
    let words: FxHashSet<&str> = units.iter().map(|(_, row)| row.unit).collect();
    let unknown = units.iter().filter(|(_, row)| !words.contains(row.family));
    faults.extend(unknown.map(|(at, row)| no_family(*at, row.family)));
    let past_roles = rows(files, "resolution/past_roles.tsv", faults);
    let single_posts = rows(files, "resolution/single_posts.tsv", faults);
    Rules {
        units: units.iter().map(|(_, row)| pair(row.unit, row.family)).collect(),
        past_roles: past_roles.iter().map(|row: &WordRow<'_>| row.word.to_owned()).collect(),
        single_posts: single_posts.iter().map(|row: &SinglePostRow<'_>| row.post.to_owned()).collect(),
        families: families.clone(),
    }
}

fn organization_words(files: &Files, faults: &mut Vec<Fault>) -> FxHashMap<String, WordUse> {
    let mut words = FxHashMap::default();
    let rows: Vec<(At<'_>, UsageRow<'_>)> = of(files, "resolution/organization_words.tsv", faults);
    for (at, row) in rows {
        let used = match (row.usage, row.replacement) {
            (Usage::Drop, form) => WordUse::Drop(form.map(str::to_owned)),
            (Usage::Join, _) => WordUse::Join,
            (Usage::Same, Some(other)) => WordUse::Same(other.to_owned()),
            (Usage::Same, None) => {
                faults.push(at.fault("`same` needs a replacement: write the word it is read as"));
                continue;
            }
        };
        words.insert(row.word.to_owned(), used);
    }
    words
}

/// What a noun can be another word for, by one of the lists of families; the noun itself if the list lacks it.
pub(crate) fn families<'a>(
    list: &'a FxHashMap<String, String>,
    noun: &'a str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    list.get(noun).map_or(noun, String::as_str).split('|')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with some files.
    fn told(files: &Files) -> String {
        let mut faults = Vec::new();
        assert!(Tables::read(files, &Families::default(), &mut faults).is_none());
        Error::of(faults).to_string()
    }

    #[test]
    fn the_projects_own_files_are_sound() {
        if let Err(error) = Tables::embedded() {
            panic!("{error}");
        }
    }

    #[test]
    fn a_row_has_the_cells_that_its_columns_ask_for() {
        let told = |text: &'static str| told(&Files::embedded().with("resolution/units.tsv", text));
        assert_eq!(
            told("unit\tfamily\nb\t\n"),
            "data/resolution/units.tsv:2:3: the cell `family` is empty: write words without spaces around them"
        );
        assert!(
            told("unit\tfamily\na\ta\tc\n")
                .starts_with("data/resolution/units.tsv:2: 3 cells under 2 columns")
        );
        assert!(
            told("").starts_with(
                "data/resolution/units.tsv: the table is empty: the first line names unit, family"
            )
        );
    }

    #[test]
    fn cells_hold_what_their_column_means() {
        let told = |path: &'static str, text: &'static str| told(&Files::embedded().with(path, text));
        assert_eq!(
            told("resolution/numerals.tsv", "word\tdigits\nten\t1o\n"),
            "data/resolution/numerals.tsv:2:5: `1o` is no digits: write digits, and a point behind an ordinal"
        );
        assert_eq!(
            told("resolution/events.tsv", "noun\tfamily\nattack\tattack\nraid\tattack|riad\n"),
            "data/resolution/events.tsv:3: `riad` is no family: it is itself no word of this list"
        );
        assert!(
            told("resolution/recurring.tsv", "word\tdays\nweekly\tseven\n").contains("`seven` is no days")
        );
    }

    #[test]
    fn missing_files_are_named() {
        let error = told(&Files::default());
        assert!(
            error.contains("resolution/units.tsv") && error.contains("resolution/weights.toml"),
            "{error}"
        );
    }
}
