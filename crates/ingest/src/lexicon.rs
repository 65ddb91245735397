//! The word lists that layout analysis reads: agencies, credit cues, boilerplate cues, English function words.
//!
//! They are data files, embedded as they stand at build time; `--data DIR` replaces each one that `DIR` holds.

use crate::Error;
use rapporteur_model::CreditRole;
use std::collections::BTreeSet;
use std::path::Path;

const AGENCIES: (&str, &str) = ("lexicons/agencies.tsv", include_str!("../../../data/lexicons/agencies.tsv"));
const CREDITS: (&str, &str) = ("lexicons/credits.tsv", include_str!("../../../data/lexicons/credits.tsv"));
const BOILERPLATE: (&str, &str) =
    ("lexicons/boilerplate.tsv", include_str!("../../../data/lexicons/boilerplate.tsv"));
const ENGLISH: (&str, &str) = ("layout/english.tsv", include_str!("../../../data/layout/english.tsv"));

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
    /// A part of the text, by an agency or an author.
    Source,
    /// Work that is not recorded, such as photographs.
    Other,
}

impl CreditWork {
    /// What a person named for it did.
    pub fn role(self) -> Option<CreditRole> {
        match self {
            Self::Person(role) => Some(role),
            Self::Source => Some(CreditRole::Author),
            Self::Publisher | Self::Other => None,
        }
    }
}

/// One row of `credits.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct CreditCue {
    /// Words of the cue, lower case.
    pub cue: String,
    /// Work it names.
    pub work: CreditWork,
    /// Where the names stand.
    pub form: CreditForm,
}

/// How a boilerplate cue is compared with a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Match {
    /// The line is the cue.
    Exact,
    /// The line begins with the cue.
    Prefix,
    /// The line ends with the cue.
    Suffix,
    /// A number precedes the cue: "418 views".
    Count,
    /// A date follows the cue: "Published".
    Date,
}

/// What a line with a boilerplate cue is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CueKind {
    /// Not part of any report.
    Boilerplate,
    /// The headline of another report follows.
    Teaser,
}

/// One row of `boilerplate.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct BoilerplateCue {
    /// Words of the cue, folded.
    pub cue: String,
    /// How it is compared.
    pub matching: Match,
    /// What the line then is.
    pub kind: CueKind,
    /// Longest line that it marks, in words.
    pub max_words: usize,
}

/// All word lists, checked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexicons {
    /// Folded names and aliases of agencies and publishers.
    pub agencies: BTreeSet<String>,
    /// Short aliases that count only in their own case: "ANA" is an agency, "Ana" a given name.
    pub acronyms: BTreeSet<String>,
    /// Credit cues, longest first.
    pub credits: Vec<CreditCue>,
    /// Lower-case words inside names ("de", "bin").
    pub particles: BTreeSet<String>,
    /// Last words of bylines that name no person ("staff").
    pub unnamed: BTreeSet<String>,
    /// Boilerplate cues, longest first.
    pub boilerplate: Vec<BoilerplateCue>,
    /// English function words.
    pub english: BTreeSet<String>,
}

impl Lexicons {
    /// The embedded lists, each replaced by the file of that name below `folder`, if there is one.
    ///
    /// # Errors
    /// A file that cannot be read, or a row that does not fit its columns.
    pub fn load(folder: Option<&Path>) -> Result<Self, Error> {
        let mut lists = Self::default();
        lists.read_agencies(&Table::load(
            folder,
            AGENCIES,
            &["name", "aliases", "country", "wikidata", "source"],
        )?);
        lists.read_credits(&Table::load(folder, CREDITS, &["cue", "work", "form", "source"])?)?;
        lists.read_boilerplate(&Table::load(
            folder,
            BOILERPLATE,
            &["cue", "match", "kind", "max_words", "source"],
        )?)?;
        let english = Table::load(folder, ENGLISH, &["word", "source"])?;
        lists.english = english.rows.iter().map(|row| row.cell(0).to_lowercase()).collect();
        Ok(lists)
    }

    fn read_agencies(&mut self, table: &Table) {
        for row in &table.rows {
            let names = std::iter::once(row.cell(0)).chain(row.cell(1).split('|'));
            for name in names.map(str::trim).filter(|name| !name.is_empty()) {
                let one_case = !name.chars().any(char::is_lowercase) || !name.chars().any(char::is_uppercase);
                if one_case && name.chars().count() <= 5 {
                    self.acronyms.insert(name.to_owned());
                } else {
                    self.agencies.insert(crate::layout::shape::fold(name));
                }
            }
        }
    }

    fn read_credits(&mut self, table: &Table) -> Result<(), Error> {
        for row in &table.rows {
            let cue = row.cell(0).to_lowercase();
            let work = match row.cell(1) {
                "author" => CreditWork::Person(CreditRole::Author),
                "editor" => CreditWork::Person(CreditRole::Editor),
                "translator" => CreditWork::Person(CreditRole::Translator),
                "publisher" => CreditWork::Publisher,
                "source" => CreditWork::Source,
                "other" => CreditWork::Other,
                _ => {
                    return Err(table
                        .fault(row, "work is one of author, editor, translator, publisher, source, other"));
                }
            };
            let form = match row.cell(2) {
                "prefix" => CreditForm::Prefix,
                "label" => {
                    self.unnamed.insert(cue.clone());
                    CreditForm::Label
                }
                "suffix" => CreditForm::Suffix,
                "weak" => CreditForm::Weak,
                "particle" => {
                    self.particles.insert(cue);
                    continue;
                }
                "unnamed" => {
                    self.unnamed.insert(cue);
                    continue;
                }
                _ => {
                    return Err(
                        table.fault(row, "form is one of prefix, label, suffix, weak, particle, unnamed")
                    );
                }
            };
            self.credits.push(CreditCue { cue, work, form });
        }
        self.credits.sort_by(|a, b| b.cue.len().cmp(&a.cue.len()).then_with(|| a.cue.cmp(&b.cue)));
        Ok(())
    }

    fn read_boilerplate(&mut self, table: &Table) -> Result<(), Error> {
        for row in &table.rows {
            let matching = match row.cell(1) {
                "exact" => Match::Exact,
                "prefix" => Match::Prefix,
                "suffix" => Match::Suffix,
                "count" => Match::Count,
                "date" => Match::Date,
                _ => return Err(table.fault(row, "match is one of exact, prefix, suffix, count, date")),
            };
            let kind = match row.cell(2) {
                "boilerplate" => CueKind::Boilerplate,
                "teaser" => CueKind::Teaser,
                _ => return Err(table.fault(row, "kind is boilerplate or teaser")),
            };
            let max_words =
                row.cell(3).parse().map_err(|_| table.fault(row, "max_words is a whole number"))?;
            let cue = crate::layout::shape::fold(row.cell(0));
            self.boilerplate.push(BoilerplateCue { cue, matching, kind, max_words });
        }
        self.boilerplate.sort_by(|a, b| b.cue.len().cmp(&a.cue.len()).then_with(|| a.cue.cmp(&b.cue)));
        Ok(())
    }
}

/// A tab-separated file: comment lines with `#`, a header, sorted rows.
struct Table {
    path: String,
    rows: Vec<Row>,
}

struct Row {
    line: usize,
    cells: Vec<String>,
}

impl Row {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Table {
    fn load(folder: Option<&Path>, (path, embedded): (&str, &str), columns: &[&str]) -> Result<Self, Error> {
        let Some(file) = folder.map(|folder| folder.join(path)).filter(|file| file.exists()) else {
            return Self::parse(&format!("data/{path}"), embedded, columns);
        };
        match std::fs::read_to_string(&file) {
            Ok(text) => Self::parse(&file.to_string_lossy(), &text, columns),
            Err(source) => Err(Error::Unreadable { path: file, source }),
        }
    }

    fn parse(path: &str, text: &str, columns: &[&str]) -> Result<Self, Error> {
        let mut table = Self { path: path.to_owned(), rows: Vec::new() };
        let lines =
            text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
        let mut header_seen = false;
        for (i, line) in lines {
            let row = Row { line: i + 1, cells: line.split('\t').map(str::to_owned).collect() };
            if !header_seen {
                if row.cells != columns {
                    return Err(table.fault(&row, &format!("the columns are {}", columns.join(", "))));
                }
                header_seen = true;
                continue;
            }
            table.check(&row, columns.len())?;
            table.rows.push(row);
        }
        Ok(table)
    }

    fn check(&self, row: &Row, n_columns: usize) -> Result<(), Error> {
        if row.cells.len() != n_columns {
            let message = format!("{} cells, expected {n_columns} between tabs", row.cells.len());
            return Err(self.fault(row, &message));
        }
        if row.cell(0).trim().is_empty() || row.cell(n_columns - 1).trim().is_empty() {
            return Err(self.fault(row, "the first cell and the source must not be empty"));
        }
        if self.rows.last().is_some_and(|last| last.cell(0) >= row.cell(0)) {
            return Err(self.fault(row, "rows are sorted by the first cell, each one once"));
        }
        Ok(())
    }

    fn fault(&self, row: &Row, message: &str) -> Error {
        Error::Lexicon { path: self.path.clone(), line: row.line, message: message.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lists_are_sound() {
        let lists = Lexicons::load(None).unwrap();
        assert!(lists.acronyms.contains("AP") && lists.agencies.contains("associated press"));
        assert!(lists.english.contains("the") && lists.particles.contains("von"));
    }

    #[test]
    fn faults_name_file_line_and_remedy() {
        let check = |text: &str, expected: &str| {
            let error = Table::parse("x.tsv", text, &["cue", "source"]).err().unwrap();
            assert_eq!(error.to_string(), expected);
        };
        check("cue\tlicence\n", "x.tsv:1: the columns are cue, source");
        check("# c\ncue\tsource\na\n", "x.tsv:3: 1 cells, expected 2 between tabs");
        check("cue\tsource\nb\tx\na\tx\n", "x.tsv:3: rows are sorted by the first cell, each one once");
        check("cue\tsource\nb\t\n", "x.tsv:2: the first cell and the source must not be empty");
    }

    #[test]
    fn a_data_folder_replaces_the_files_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("lexicons")).unwrap();
        let rows = "name\taliases\tcountry\twikidata\tsource\nVale Wire\tVW\t\t\ttest\n";
        std::fs::write(folder.path().join(AGENCIES.0), rows).unwrap();
        let lists = Lexicons::load(Some(folder.path())).unwrap();
        assert_eq!((lists.agencies.len(), lists.acronyms.len()), (1, 1));
        assert!(!lists.credits.is_empty());
    }
}
