//! Names that take an article: `data/lexicons/articled_names.tsv`.

use crate::table::{self, At, Filled};
use crate::{Fault, Files};

const PATH: &str = "lexicons/articled_names.tsv";

crate::table! {
    /// A row of the list.
    struct NameRow<'a>, unique by 1 {
        name: &'a str,
        _source as "source": Filled,
    }
}

/// Beginnings of names that take an article.
#[derive(Clone, Debug, Default)]
pub struct ArticledNames(Vec<String>);

impl ArticledNames {
    pub(crate) fn read(files: &Files, faults: &mut Vec<Fault>) -> Self {
        let rows: Vec<(At<'_>, NameRow<'_>)> = table::of(files, PATH, faults);
        Self(rows.iter().map(|(_, row)| row.name.trim_end_matches('…').to_owned()).collect())
    }

    /// Writes a name as it stands inside a phrase: "the United States", but "Ukraine".
    pub fn in_phrase(&self, name: &str) -> String {
        let takes = self.0.iter().any(|start| name.starts_with(start));
        if takes { format!("the {name}") } else { name.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use crate::Knowledge;

    #[test]
    fn names_of_the_list_take_an_article() {
        let articled = Knowledge::embedded().unwrap().articled;
        let names = ["Ukraine", "Vatican City", "United States", "United", "The Philippines"];
        let found = names.map(|name| articled.in_phrase(name));
        assert_eq!(found, ["Ukraine", "the Vatican City", "the United States", "United", "The Philippines"]);
    }
}
