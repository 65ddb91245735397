//! Reads the answers of queries from SPARQL results JSON.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// One solution: the text of each bound variable.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Row(pub BTreeMap<String, String>);

impl Row {
    /// The value of a column; empty if the column is unbound.
    pub fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }
}

/// All solutions of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer(pub Vec<Row>);

impl Answer {
    /// Parses SPARQL results JSON.
    ///
    /// # Panics
    /// If the text has another form.
    pub fn parse(json: &str) -> Self {
        let results: Value = serde_json::from_str(json).expect("results are JSON");
        let rows = results["results"]["bindings"].as_array().expect("results have bindings");
        let text = |term: &Value| term["value"].as_str().expect("a term has a value").to_owned();
        let row = |row: &Value| {
            let row = row.as_object().expect("a solution is an object");
            Row(row.iter().map(|(name, term)| (name.clone(), text(term))).collect())
        };
        Self(rows.iter().map(row).collect())
    }

    /// The rows whose columns have these values.
    pub fn rows(&self, wanted: &[(&str, &str)]) -> Vec<&Row> {
        self.0.iter().filter(|row| wanted.iter().all(|(column, value)| row.get(column) == *value)).collect()
    }

    /// The values of a column, each once, sorted.
    pub fn column(&self, name: &str) -> Vec<&str> {
        let mut values: Vec<&str> = self.0.iter().map(|row| row.get(name)).collect();
        values.sort_unstable();
        values.dedup();
        values
    }

    /// Asserts that some row has these values in these columns.
    ///
    /// # Panics
    /// If no row does.
    #[track_caller]
    pub fn must_have(&self, wanted: &[(&str, &str)]) {
        assert!(!self.rows(wanted).is_empty(), "no row has {wanted:?} among\n{self}");
    }

    /// Asserts that some row contains these words in these columns, in any case.
    ///
    /// # Panics
    /// If no row does.
    #[track_caller]
    pub fn must_hold(&self, wanted: &[(&str, &str)]) {
        let holds = |row: &Row| {
            wanted.iter().all(|(c, words)| row.get(c).to_lowercase().contains(&words.to_lowercase()))
        };
        assert!(self.0.iter().any(holds), "no row holds {wanted:?} among\n{self}");
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.0 {
            let cells: Vec<String> = row.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
            writeln!(f, "{}", cells.join(" | "))?;
        }
        Ok(())
    }
}
