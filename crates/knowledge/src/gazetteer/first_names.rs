//! Given names and the gender they show.

use super::fold::fold;
use super::table::{Columns, Table};
use crate::Fault;
use rapporteur_model::Gender;
use rustc_hash::FxHashMap;

/// Path of the list inside `data/`.
pub(super) const PATH: &str = "lexicons/first_names.tsv";

const COLUMNS: Columns = Columns { required: &["name", "gender", "source"], optional: &[] };

/// Given names by folded spelling; `None` for names of both genders.
#[derive(Clone, Debug, Default)]
pub(super) struct FirstNames(FxHashMap<String, Option<Gender>>);

impl FirstNames {
    pub fn read(table: &Table<'_>, faults: &mut Vec<Fault>) -> Self {
        table.check(&COLUMNS, COLUMNS.required, faults);
        let [name, gender] = table.columns(["name", "gender"]);
        let mut names = FxHashMap::default();
        for row in table.rows() {
            let shown = match row.cell(gender) {
                "f" => Some(Gender::Female),
                "m" => Some(Gender::Male),
                "u" => None,
                other => {
                    faults.push(row.fault(format!("unknown gender `{other}`: write f, m, or u for both")));
                    None
                }
            };
            // Two spellings that fold to one name and differ in gender show neither.
            names
                .entry(fold(row.cell(name)).key)
                .and_modify(|known: &mut Option<Gender>| *known = known.filter(|k| Some(*k) == shown))
                .or_insert(shown);
        }
        Self(names)
    }

    /// The gender a name shows; of a compound the first part decides if the whole is not known.
    pub fn gender(&self, name: &str) -> Option<Gender> {
        let folded = fold(name);
        let whole = self.0.get(&folded.key);
        *whole.or_else(|| self.0.get(folded.first_part()))?
    }

    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(&fold(name).key)
    }
}
