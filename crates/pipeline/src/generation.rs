//! The generation in force: one file that lists the reports and the parts of world and graph.

use crate::archive::{FORMAT, Fingerprint};
use crate::copies::Copy;
use crate::{Error, Listed, Source};
use rapporteur_model::{ReportId, hash_bytes};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The first line of the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Header {
    pub format: u32,
    /// The hash of reports, judgements and program.
    pub build: String,
    /// The base of all IRIs of its graph.
    pub base: String,
    /// What the reports were analysed with.
    pub fingerprint: Fingerprint,
    /// Names of the parts that hold groups of entities.
    pub things: Vec<String>,
}

/// Each further line: one report.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Row {
    pub id: ReportId,
    /// Its headline, or else its first words.
    pub label: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The copy that is shown.
    #[serde(flatten)]
    pub copy: Copy,
    /// Name of its part of world and graph.
    pub part: String,
    /// The copies that other inputs hold, in order of preference.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Copy>,
}

impl Row {
    /// All copies, in order of preference.
    pub fn copies(&self) -> impl Iterator<Item = &Copy> {
        std::iter::once(&self.copy).chain(&self.others)
    }

    /// The report with whatever a person may name it by.
    pub fn listed(&self) -> Listed {
        let source = |copy: &Copy| Source { input: copy.source.clone(), record_id: copy.record_id.clone() };
        Listed {
            id: self.id.clone(),
            label: self.label.clone(),
            url: self.url.clone(),
            sources: self.copies().map(source).collect(),
        }
    }
}

/// All lines of the file; reports are sorted by id.
#[derive(Clone, Debug)]
pub(crate) struct Generation {
    pub header: Header,
    pub rows: Vec<Row>,
}

impl Generation {
    /// Encodes the lines, and the name, which is their hash.
    pub fn encode(&self) -> Result<(String, Vec<u8>), serde_json::Error> {
        let mut bytes = serde_json::to_vec(&self.header)?;
        bytes.push(b'\n');
        for row in &self.rows {
            serde_json::to_writer(&mut bytes, row)?;
            bytes.push(b'\n');
        }
        Ok((hash_bytes(&[&bytes]), bytes))
    }

    /// Reads a file and proves that its name is the hash of its lines.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(Error::reading(path))?;
        if path.file_stem().is_none_or(|name| name != hash_bytes(&[&bytes]).as_str()) {
            return Err(Error::corrupt(path, "it does not hold the lines that it is named by"));
        }
        let mut lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let header: Header = serde_json::from_slice(lines.next().unwrap_or_default())
            .map_err(|error| Error::corrupt(path, error))?;
        if header.format != FORMAT {
            return Err(Error::corrupt(path, format!("its format is {}, not {FORMAT}", header.format)));
        }
        let rows: Result<Vec<Row>, _> = lines.map(serde_json::from_slice).collect();
        Ok(Self { header, rows: rows.map_err(|error| Error::corrupt(path, error))? })
    }

    /// Names of all parts.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.part.as_str()).chain(self.header.things.iter().map(String::as_str))
    }
}
