//! The word lists that layout analysis reads: agencies, credit cues, boilerplate cues, English function words.

mod rows;

pub(crate) use rows::{CueKind, Match};

use crate::layout::shape::plain_line;
use rapporteur_knowledge::table::{self, At};
use rapporteur_knowledge::{Error, Fault, Files};
use rapporteur_model::CreditRole;
use rows::{AgencyRow, BoilerplateRow, CreditRow, Form, WordRow, Work};
use std::collections::BTreeSet;

const AGENCIES: &str = "lexicons/agencies.tsv";
const CREDITS: &str = "lexicons/credits.tsv";
const BOILERPLATE: &str = "lexicons/boilerplate.tsv";
const ENGLISH: &str = "layout/english.tsv";

/// Where names stand relative to a credit cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CreditForm {
    /// The names follow: "Editing by".
    Prefix,
    /// A colon and the names follow: "Editor:".
    Label,
    /// The names precede: "contributed to this report".
    Suffix,
    /// The names follow and nothing else may: "By".
    Weak,
}

/// What a credit cue introduces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CreditWork {
    /// A person with this role.
    Person(CreditRole),
    /// The publisher.
    Publisher,
    /// A part of the text, supplied by an agency or an author.
    Source,
    /// Work that is not recorded, such as photographs.
    Other,
}

impl CreditWork {
    /// The role of a person who did this work, if it is recorded.
    pub fn role(self) -> Option<CreditRole> {
        match self {
            Self::Person(role) => Some(role),
            Self::Source => Some(CreditRole::Author),
            Self::Publisher | Self::Other => None,
        }
    }
}

impl From<Work> for CreditWork {
    fn from(work: Work) -> Self {
        match work {
            Work::Author => Self::Person(CreditRole::Author),
            Work::Editor => Self::Person(CreditRole::Editor),
            Work::Translator => Self::Person(CreditRole::Translator),
            Work::Publisher => Self::Publisher,
            Work::Source => Self::Source,
            Work::Other => Self::Other,
        }
    }
}

/// A cue of `credits.tsv` with names after or before it.
#[derive(Clone, Debug)]
pub(crate) struct CreditCue {
    /// Words of the cue, lower case.
    pub cue: String,
    /// The work that it names.
    pub work: CreditWork,
    /// Where the names stand.
    pub form: CreditForm,
}

/// A cue of `boilerplate.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct BoilerplateCue {
    /// Words of the cue, folded.
    pub cue: String,
    /// How it is compared.
    pub matching: Match,
    /// What a line with this cue is.
    pub kind: CueKind,
    /// The longest line that it marks, in words.
    pub max_words: usize,
}

/// All word lists, checked.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    /// Folded names and aliases of agencies and publishers.
    pub(crate) agencies: BTreeSet<String>,
    /// Short aliases that count only in their own case: "ANA" is an agency, "Ana" a given name.
    pub(crate) acronyms: BTreeSet<String>,
    /// Credit cues, longest first.
    pub(crate) credits: Vec<CreditCue>,
    /// Lower-case words inside names ("de", "bin").
    pub(crate) particles: BTreeSet<String>,
    /// Last words of bylines that do not name a person ("staff").
    pub(crate) unnamed: BTreeSet<String>,
    /// Boilerplate cues, longest first.
    pub(crate) boilerplate: Vec<BoilerplateCue>,
    /// English function words.
    pub(crate) english: BTreeSet<String>,
}

impl Lexicons {
    /// The lists that this binary was built with.
    ///
    /// # Errors
    /// If an embedded file is at fault; the project's tests rule that out.
    pub fn embedded() -> Result<Self, Error> {
        let mut faults = Vec::new();
        Self::read(&Files::embedded(), &mut faults).ok_or_else(|| Error::of(faults))
    }

    /// Reads the lists among the files of `data/`; `None`, and every fault, if one is at fault.
    pub fn read(files: &Files, faults: &mut Vec<Fault>) -> Option<Self> {
        let (mut lists, mut own) = (Self::default(), Vec::new());
        lists.read_agencies(files, &mut own);
        lists.read_credits(files, &mut own);
        lists.read_boilerplate(files, &mut own);
        let english: Vec<(At<'_>, WordRow<'_>)> = table::of(files, ENGLISH, &mut own);
        lists.english = english.iter().map(|(_, row)| row.word.to_lowercase()).collect();
        let sound = own.is_empty();
        faults.append(&mut own);
        sound.then_some(lists)
    }

    fn read_agencies(&mut self, files: &Files, faults: &mut Vec<Fault>) {
        let rows: Vec<(At<'_>, AgencyRow<'_>)> = table::of(files, AGENCIES, faults);
        for name in rows.iter().flat_map(|(_, row)| std::iter::once(&row.name).chain(&row.aliases.0)) {
            let one_case = !name.chars().any(char::is_lowercase) || !name.chars().any(char::is_uppercase);
            if one_case && name.chars().count() <= 5 {
                self.acronyms.insert((*name).to_owned());
            } else {
                self.agencies.insert(plain_line(name));
            }
        }
    }

    fn read_credits(&mut self, files: &Files, faults: &mut Vec<Fault>) {
        let rows: Vec<(At<'_>, CreditRow<'_>)> = table::of(files, CREDITS, faults);
        for (_, row) in rows {
            let cue = row.cue.to_lowercase();
            let form = match row.form {
                Form::Prefix => CreditForm::Prefix,
                Form::Label => {
                    self.unnamed.insert(cue.clone());
                    CreditForm::Label
                }
                Form::Suffix => CreditForm::Suffix,
                Form::Weak => CreditForm::Weak,
                Form::Particle => {
                    self.particles.insert(cue);
                    continue;
                }
                Form::Unnamed => {
                    self.unnamed.insert(cue);
                    continue;
                }
            };
            self.credits.push(CreditCue { cue, work: row.work.into(), form });
        }
        self.credits.sort_by(|a, b| b.cue.len().cmp(&a.cue.len()).then_with(|| a.cue.cmp(&b.cue)));
    }

    fn read_boilerplate(&mut self, files: &Files, faults: &mut Vec<Fault>) {
        let rows: Vec<(At<'_>, BoilerplateRow<'_>)> = table::of(files, BOILERPLATE, faults);
        let cues = rows.into_iter().map(|(_, BoilerplateRow { cue, matching, kind, max_words, .. })| {
            BoilerplateCue { cue: plain_line(cue), matching, kind, max_words }
        });
        self.boilerplate = cues.collect();
        self.boilerplate.sort_by(|a, b| b.cue.len().cmp(&a.cue.len()).then_with(|| a.cue.cmp(&b.cue)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lists_are_sound() {
        let lists = Lexicons::embedded().unwrap();
        assert!(lists.acronyms.contains("AP") && lists.agencies.contains("associated press"));
        assert!(lists.english.contains("the") && lists.particles.contains("von"));
    }

    #[test]
    fn faults_of_all_lists_are_told_at_once() {
        let files = Files::embedded()
            .with(CREDITS, "cue\twork\tform\tsource\nby\tauthr\tweek\tproject\n")
            .with(
                BOILERPLATE,
                "cue\tmatch\tkind\tmax_words\tsource\nviews\tcount\tboilerplate\tfew\tproject\n",
            )
            .with(ENGLISH, "word\tlicence\nthe\tproject\n");
        let mut faults = Vec::new();
        assert!(Lexicons::read(&files, &mut faults).is_none());
        let told: Vec<String> = faults.iter().map(Fault::to_string).collect();
        let expected = [
            "data/lexicons/credits.tsv:2:4: `authr` is no work: write author, editor, translator, publisher, source, other",
            "data/lexicons/credits.tsv:2:10: `week` is no form: write prefix, label, suffix, weak, particle, unnamed",
            "data/lexicons/boilerplate.tsv:2:25: `few` is no max_words: write a whole number in digits",
            "data/layout/english.tsv:1: the header lacks the column `source`: add it behind a tab",
            "data/layout/english.tsv:1: `licence` is no column of this table: use word, source",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_data_folder_replaces_the_files_it_holds() {
        let rows = "name\taliases\tcountry\twikidata\tsource\nVale Wire\tVW\t\t\ttest\n";
        let lists = Lexicons::read(&Files::embedded().with(AGENCIES, rows), &mut Vec::new()).unwrap();
        assert_eq!((lists.agencies.len(), lists.acronyms.len()), (1, 1));
        assert!(!lists.credits.is_empty());
    }
}
