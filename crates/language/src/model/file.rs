//! The container format: header, table, sections.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use super::{ENTRY_BYTES, HEADER_BYTES, MAGIC, Section, SectionReader, Slice, VERSION};
use crate::Error;

/// An opened model file. Each section is decoded by the component that asks for it.
#[derive(Debug)]
pub struct ModelFile {
    bytes: Arc<Cow<'static, [u8]>>,
    fingerprint: String,
    sections: Vec<(u32, Range<usize>)>,
}

impl ModelFile {
    /// Reads header and table.
    ///
    /// # Errors
    /// If the bytes are not a model file, are of another version, or are cut short.
    pub fn new(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        if bytes.len() < HEADER_BYTES || bytes[..4] != MAGIC {
            return Err(Error::NotAModel);
        }
        let found = u32_at(&bytes, 4);
        if found != VERSION {
            return Err(Error::Version { found, expected: VERSION });
        }
        let fingerprint = hex(&bytes[8..40]);
        let sections = (0..u32_at(&bytes, 40) as usize)
            .map(|i| entry(&bytes, HEADER_BYTES + i * ENTRY_BYTES))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| Error::Damaged {
                section: "table",
                problem: "it points outside the file".to_owned(),
            })?;
        Ok(Self { bytes: Arc::new(bytes), fingerprint, sections })
    }

    /// SHA-256 of the contents, in hexadecimal.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// A reader at the start of a section.
    ///
    /// # Errors
    /// If the file has no such section.
    pub fn section(&self, section: Section) -> Result<SectionReader, Error> {
        let range =
            self.sections.iter().find(|(id, _)| *id == section as u32).map(|(_, range)| range.clone());
        match range {
            Some(range) => Ok(SectionReader::new(Slice::new(self.bytes.clone(), range), section.name())),
            None => Err(Error::Damaged { section: section.name(), problem: "it is missing".to_owned() }),
        }
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at + 8)?.try_into().ok().map(u64::from_le_bytes)
}

/// Reads one entry of the table; `None` if the entry or its section lies outside the file.
fn entry(bytes: &[u8], at: usize) -> Option<(u32, Range<usize>)> {
    let start = usize::try_from(u64_at(bytes, at + 8)?).ok()?;
    let len = usize::try_from(u64_at(bytes, at + 16)?).ok()?;
    let end = start.checked_add(len).filter(|end| *end <= bytes.len())?;
    Some((u32_at(bytes, at), start..end))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
