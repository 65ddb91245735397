//! One report on disk: a header line, then report, extraction and the name of its source, as compressed JSON.

use crate::Error;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Extraction, Report};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;

/// Raised whenever the layout of the file changes.
const FORMAT: u32 = 2;

/// What an extraction depends on beside its report: another fingerprint means analysing again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Layout of the file.
    pub format: u32,
    /// Hash of the code that reads reports.
    pub code: String,
    /// Hash of all knowledge files.
    pub knowledge: String,
    /// Hash of the language model.
    pub model: String,
}

impl Fingerprint {
    pub(crate) fn new(knowledge: &Knowledge, language: &rapporteur_language::Pipeline) -> Self {
        Self {
            format: FORMAT,
            code: env!("RAPPORTEUR_CODE_FINGERPRINT").to_owned(),
            knowledge: knowledge.files.fingerprint(),
            model: language.fingerprint().to_owned(),
        }
    }
}

/// Where a report was read from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(crate) struct SourceRef {
    /// Hash of the bytes, kept under this name.
    pub hash: String,
    /// Path or `-`.
    pub name: String,
    /// Where in their file the bytes begin.
    pub start: usize,
}

/// The body of the file.
#[derive(Deserialize)]
pub(crate) struct Archived {
    pub report: Report,
    pub extraction: Extraction,
    pub source: SourceRef,
}

#[derive(Serialize)]
struct ArchivedRef<'a> {
    report: &'a Report,
    extraction: &'a Extraction,
    source: &'a SourceRef,
}

/// The bytes of a report's file: equal for equal content.
pub(crate) fn encode(
    fingerprint: &Fingerprint,
    report: &Report,
    extraction: &Extraction,
    source: &SourceRef,
) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    serde_json::to_writer(&mut encoder, fingerprint)?;
    encoder.write_all(b"\n")?;
    serde_json::to_writer(&mut encoder, &ArchivedRef { report, extraction, source })?;
    encoder.finish()
}

/// The header alone; `None` if the file is missing or not of this form.
pub(crate) fn header(path: &Path) -> Option<Fingerprint> {
    let mut line = String::new();
    BufReader::new(GzDecoder::new(std::fs::File::open(path).ok()?)).read_line(&mut line).ok()?;
    serde_json::from_str(&line).ok()
}

/// Header and body.
pub(crate) fn decode(path: &Path) -> Result<(Fingerprint, Archived), Error> {
    let file = std::fs::File::open(path).map_err(Error::io(path))?;
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).map_err(|error| Error::corrupt(path, error))?;
    let (header, body) = text.split_once('\n').ok_or_else(|| Error::corrupt(path, "it has no header"))?;
    let parse = |error: serde_json::Error| Error::corrupt(path, error);
    Ok((serde_json::from_str(header).map_err(parse)?, serde_json::from_str(body).map_err(parse)?))
}

/// Compresses bytes; equal bytes give equal results.
pub(crate) fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Reads a compressed JSON file.
pub(crate) fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, Error> {
    let file = std::fs::File::open(path).map_err(Error::io(path))?;
    let mut bytes = Vec::new();
    GzDecoder::new(file).read_to_end(&mut bytes).map_err(|error| Error::corrupt(path, error))?;
    serde_json::from_slice(&bytes).map_err(|error| Error::corrupt(path, error))
}
