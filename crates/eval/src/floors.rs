//! Reads the minimum figures of an evaluation from a TOML file.

use crate::{Error, Row, Table, Task};
use std::path::Path;

/// The key that lists the floors' relations; every other key names a row.
const RELATIONS: &str = "relations";
/// The row name of the figure that sums up a task.
const HEADLINE: &str = "headline";

/// The minimum figures of one task on one gold file.
#[derive(Clone, PartialEq, Debug)]
pub struct Floors {
    file: String,
    rows: toml::Table,
}

impl Floors {
    /// Reads the floors of `[task.stem]`, or else of `[task]`.
    ///
    /// # Errors
    /// If the file cannot be read or used, or has no floors for the task.
    pub fn read(file: &Path, task: Task, stem: &str) -> Result<Self, Error> {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(file).map_err(Error::reading(file))?;
        let all: toml::Table =
            text.parse().map_err(|source| Error::FloorsSyntax { file: name.clone(), source })?;
        let Some(of_task) = all.get(task.name()).and_then(toml::Value::as_table) else {
            return Err(Error::NoFloors { file: name, task });
        };
        // The tables of other gold files are among the rows.
        let of_all = || of_task.iter().filter(|(_, row)| !row.is_table());
        let rows = match of_task.get(stem).and_then(toml::Value::as_table) {
            Some(of_file) => of_file.clone(),
            None => of_all().map(|(name, row)| (name.clone(), row.clone())).collect(),
        };
        Ok(Self { file: name, rows })
    }

    /// The relations that the floors apply to; empty for all.
    pub fn relations(&self) -> Vec<String> {
        let listed = self.rows.get(RELATIONS).and_then(toml::Value::as_array);
        listed.into_iter().flatten().filter_map(toml::Value::as_str).map(str::to_owned).collect()
    }

    /// Returns a sentence for each figure under its floor.
    ///
    /// # Errors
    /// If a floor names a row or measure that does not exist.
    pub fn missed(&self, table: &Table) -> Result<Vec<String>, Error> {
        let mut missed = Vec::new();
        for (name, floor) in self.rows.iter().filter(|(name, _)| *name != RELATIONS) {
            for (measure, floor) in self.demands(name, floor)? {
                let Some(share) = figure(table, name, measure) else {
                    let rows: Vec<&str> = table.rows.iter().map(|row| row.name.as_str()).collect();
                    let rows = rows.join(", ");
                    return Err(self.fault(format!("{name} is no row: name one of {rows}, or {HEADLINE}")));
                };
                if 100.0 * share < floor {
                    missed.push(format!(
                        "{} {name}: {measure} {:.1} is under the floor of {floor}",
                        table.task,
                        100.0 * share
                    ));
                }
            }
        }
        Ok(missed)
    }

    /// The minimum of each measure of a row; a plain number is the minimum F1.
    fn demands<'f>(&self, name: &str, floor: &'f toml::Value) -> Result<Vec<(&'f str, f64)>, Error> {
        if let Some(least) = number(floor) {
            return Ok(vec![("F1", least)]);
        }
        let measures = floor.as_table().into_iter().flatten();
        let demands: Vec<_> = measures
            .filter(|(measure, _)| ["precision", "recall"].contains(&measure.as_str()))
            .filter_map(|(measure, least)| Some((measure.as_str(), number(least)?)))
            .collect();
        if demands.is_empty() {
            return Err(self.fault(format!(
                "floor {name}: give a number, the least F1, or {{ precision = 75, recall = 40 }}"
            )));
        }
        Ok(demands)
    }

    fn fault(&self, reason: String) -> Error {
        Error::Floors { file: self.file.clone(), reason }
    }
}

fn number(value: &toml::Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|n| n as f64))
}

fn figure(table: &Table, name: &str, measure: &str) -> Option<f64> {
    let of_row = |row: &Row| match measure {
        "precision" => row.precision,
        "recall" => row.recall,
        _ => row.f1,
    };
    match table.row(name) {
        None if name == HEADLINE => Some(table.headline),
        row => row.map(of_row),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floors(text: &str) -> Floors {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("floors.toml");
        std::fs::write(&file, text).unwrap();
        Floors::read(&file, Task::Relations, "gold").unwrap()
    }

    fn table() -> Table {
        let rows = vec![Row::shares("micro", 0.8, 0.4, 10, 20), Row::shares("leads", 0.5, 0.5, 4, 4)];
        Table { task: "relations".into(), rows, headline: 0.6 }
    }

    #[test]
    fn measures_under_their_floor_are_told() {
        let floors = floors(
            "[relations.gold]\nrelations = [\"leads\"]\nmicro = { precision = 75, recall = 41 }\nleads = 50\nheadline = 61",
        );
        assert_eq!(floors.relations(), ["leads"]);
        assert_eq!(
            floors.missed(&table()).unwrap(),
            [
                "relations headline: F1 60.0 is under the floor of 61",
                "relations micro: recall 40.0 is under the floor of 41",
            ]
        );
    }

    #[test]
    fn the_tasks_own_rows_serve_every_other_file() {
        let floors = floors("[relations]\nleads = 55\n[relations.other]\nmicro = 99");
        assert_eq!(floors.missed(&table()).unwrap(), ["relations leads: F1 50.0 is under the floor of 55"]);
    }

    #[test]
    fn rows_and_measures_that_are_none_are_refused() {
        let refused = |text| floors(text).missed(&table()).unwrap_err().to_string();
        assert!(
            refused("[relations.gold]\nfounded = 1").contains("founded is no row: name one of micro, leads")
        );
        assert!(refused("[relations.gold]\nleads = { speed = 1 }").contains("floor leads: give a number"));
    }
}
