//! Words that tell father and son apart: `data/lexicons/generations.tsv`.

use crate::table::{self, At};
use crate::{Fault, Files};
use rustc_hash::FxHashMap;

const PATH: &str = "lexicons/generations.tsv";

crate::table! {
    /// A row of the list.
    struct GenerationRow<'a>, unique by 1 {
        word: &'a str,
        same_as: &'a str,
    }
}

/// Words for generations, lower case, each with the one word that stands for all of its meaning.
#[derive(Clone, Debug, Default)]
pub struct Generations(FxHashMap<String, String>);

impl Generations {
    /// The words among the files of `data/`; every fault found is added.
    pub fn read(files: &Files, faults: &mut Vec<Fault>) -> Self {
        let rows: Vec<(At<'_>, GenerationRow<'_>)> = table::of(files, PATH, faults);
        Self(rows.iter().map(|(_, row)| (row.word.to_owned(), row.same_as.to_owned())).collect())
    }

    /// The generation that a word names, written in one way: "jr" for "junior".
    pub fn named(&self, word: &str) -> Option<&str> {
        self.0.get(word).map(String::as_str)
    }

    /// Divides a folded name from the generation at its end: "ana ruiz junior" is "ana ruiz" of the generation "jr".
    pub fn divide<'n>(&self, name: &'n str) -> (&'n str, Option<&str>) {
        let divided = name.rsplit_once(' ').and_then(|(bearer, last)| Some((bearer, self.named(last)?)));
        divided.map_or((name, None), |(bearer, generation)| (bearer, Some(generation)))
    }
}

#[cfg(test)]
mod tests {
    use crate::Knowledge;

    #[test]
    fn a_generation_is_no_part_of_the_name() {
        let generations = Knowledge::embedded().unwrap().generations;
        assert_eq!(generations.divide("ana ruiz junior"), ("ana ruiz", Some("jr")));
        assert_eq!(generations.divide("ana ruiz"), ("ana ruiz", None));
        assert_eq!(generations.divide("junior"), ("junior", None));
    }
}
