//! The result of a scoring: counts by name, with precision, recall and F1.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One line of a table. Shares are from 0 to 1.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Type, relation or measure.
    pub name: String,
    /// Number of gold items.
    pub n_gold: usize,
    /// Number of predicted items.
    pub n_predicted: usize,
    /// Share of predicted items that are right.
    pub precision: f64,
    /// Share of gold items that were found.
    pub recall: f64,
    /// Harmonic mean of both.
    pub f1: f64,
}

impl Row {
    /// Makes a row from counts: `n_right` of `n_predicted` are right, and `n_found` of `n_gold` are found.
    pub fn counted(name: &str, n_right: usize, n_found: usize, n_predicted: usize, n_gold: usize) -> Self {
        let share = |n: usize, of: usize| if of == 0 { 0.0 } else { n as f64 / of as f64 };
        Self::shares(name, share(n_right, n_predicted), share(n_found, n_gold), n_predicted, n_gold)
    }

    /// Makes a row from precision and recall.
    pub fn shares(name: &str, precision: f64, recall: f64, n_predicted: usize, n_gold: usize) -> Self {
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        Self { name: name.to_owned(), n_gold, n_predicted, precision, recall, f1 }
    }
}

/// The scores of one task.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Table {
    /// The task (`"typing"`).
    pub task: String,
    /// One row for each type, relation or measure.
    pub rows: Vec<Row>,
    /// The figure that sums up the task, from 0 to 1 (micro F1 if there is one).
    pub headline: f64,
}

impl Table {
    /// The row with this name.
    pub fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width =
            self.rows.iter().map(|row| row.name.chars().count()).max().unwrap_or(0).max(self.task.len());
        writeln!(
            f,
            "{:width$}  {:>6}  {:>9}  {:>5}  {:>5}  {:>5}",
            self.task, "gold", "predicted", "P", "R", "F1"
        )?;
        for row in &self.rows {
            writeln!(
                f,
                "{:width$}  {:>6}  {:>9}  {:>5.1}  {:>5.1}  {:>5.1}",
                row.name,
                row.n_gold,
                row.n_predicted,
                100.0 * row.precision,
                100.0 * row.recall,
                100.0 * row.f1
            )?;
        }
        Ok(())
    }
}
