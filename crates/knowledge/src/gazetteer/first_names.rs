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
    /// Whose given name it is.
    Bearers {
        /// Women's.
        Women = "f",
        /// Men's.
        Men = "m",
        /// Both.
        Both = "u",
    }
}

crate::table! {
    /// A given name and whose it is.
    pub struct GivenName<'a>, unique by 1 {
        /// As it is written.
        pub name: &'a str,
        bearers as "gender": Bearers,
        _source as "source": Filled,
    }
}

/// Given names by folded spelling; `None` for names of both genders.
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
            // Two spellings that fold to one name and differ in gender show neither.
            names
                .entry(name_key(row.name).key)
                .and_modify(|known: &mut Option<Gender>| *known = known.filter(|k| Some(*k) == shown))
                .or_insert(shown);
        }
        Self(names)
    }

    /// The gender a name shows; of a compound the first part decides if the whole is not known.
    pub fn gender(&self, name: &str) -> Option<Gender> {
        let folded = name_key(name);
        let whole = self.0.get(&folded.key);
        *whole.or_else(|| self.0.get(folded.first_part()))?
    }

    pub fn contains(&self, name: &str) -> bool {
        self.0.contains_key(&name_key(name).key)
    }
}
