//! Given names and the gender they show.

use super::fold::name_key;
use crate::Fault;
use crate::names::names;
use crate::table::{self, At, Filled};
use rapporteur_model::Gender;
use rustc_hash::FxHashMap;

/// Path of the list inside `data/`.
pub const PATH: &str = "lexicons/first_names.tsv";

names! {
    /// The gender of the people who bear a given name.
    Bearers {
        /// Women.
        Women = "f",
        /// Men.
        Men = "m",
        /// Both.
        Both = "u",
    }
}

crate::table! {
    /// A given name and who bears it.
    pub struct GivenName<'a>, unique by 1 {
        /// The name as it is written.
        pub name: &'a str,
        bearers as "gender": Bearers,
        _source as "source": Filled,
    }
}

/// Given names by folded spelling; `None` for names that both women and men bear.
#[derive(Clone, Debug, Default)]
pub(super) struct FirstNames(FxHashMap<String, Option<Gender>>);

impl FirstNames {
    pub fn read(path: &str, text: &str, faults: &mut Vec<Fault>) -> Self {
        let rows: Vec<(At<'_>, GivenName<'_>)> = table::rows(path, text, faults);
        let mut names = FxHashMap::default();
        for (_, row) in rows {
            let shown = match row.bearers {
                Bearers::Women => Some(Gender::Female),
                Bearers::Men => Some(Gender::Male),
                Bearers::Both => None,
            };
            // If two spellings fold to one name but differ in gender, the name shows neither.
            names
                .entry(name_key(row.name).key)
                .and_modify(|known: &mut Option<Gender>| *known = known.filter(|k| Some(*k) == shown))
                .or_insert(shown);
        }
        Self(names)
    }

    /// The gender that a name shows. If a compound is unknown as a whole, its first part decides.
    pub fn gender(&self, name: &str) -> Option<Gender> {
        let folded = name_key(name);
        let whole = self.0.get(&folded.key);
        *whole.or_else(|| self.0.get(folded.first_part()))?
    }

    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(&name_key(name).key)
    }
}
