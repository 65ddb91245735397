//! The texts of judged reports.

use anyhow::{Context, Result};
use rapporteur_ingest::{Options, Reader};
use rapporteur_model::Report;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Finds reports by the file that they stand in.
pub struct Texts<'p> {
    /// Folders of files with a report a line.
    folders: &'p [PathBuf],
    reader: Reader,
    /// The lines of the files asked for so far, by the id of their report.
    lines: BTreeMap<String, BTreeMap<String, String>>,
}

/// What a line tells of its report.
#[derive(Deserialize)]
struct Named {
    id: String,
}

impl<'p> Texts<'p> {
    /// Reads nothing yet.
    pub fn new(folders: &'p [PathBuf]) -> Result<Self> {
        Ok(Self { folders, reader: Reader::new(&Options::default())?, lines: BTreeMap::new() })
    }

    /// A report. Of `FILE` it is the line with this id in `FILE.jsonl` of one of the folders; of a path inside the project, such as
    /// `data/reports/a.txt`, the report of this number in the file, counted from 0.
    pub fn report(&mut self, file: &str, id: &str) -> Result<Report> {
        let (name, bytes, number) = if file.contains('/') {
            let path = rapporteur_xtask::project::root().join(file);
            let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            (file.to_owned(), bytes, id.parse().with_context(|| format!("{id} is no number of a report"))?)
        } else {
            (format!("{id}.jsonl"), self.line(file, id)?.into_bytes(), 0)
        };
        let mut reports = self.reader.read_bytes(&name, bytes).reports.into_iter();
        reports.nth(number).with_context(|| format!("{file} has no report {id}"))
    }

    fn line(&mut self, file: &str, id: &str) -> Result<String> {
        if !self.lines.contains_key(file) {
            let lines = self.read(file)?;
            self.lines.insert(file.to_owned(), lines);
        }
        let line = self.lines.get(file).and_then(|lines| lines.get(id));
        line.cloned().with_context(|| format!("{id} is not in {file}.jsonl"))
    }

    fn read(&self, file: &str) -> Result<BTreeMap<String, String>> {
        let places = || self.folders.iter().map(|folder| folder.join(format!("{file}.jsonl")));
        let path = places().find(|path| path.is_file()).with_context(|| {
            let places: Vec<String> = places().map(|path| path.display().to_string()).collect();
            format!("none of {}: set RAPPORTEUR_GOLD to the folder of third-party texts", places.join(", "))
        })?;
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        text.lines().map(|line| Ok((serde_json::from_str::<Named>(line)?.id, line.to_owned()))).collect()
    }
}
