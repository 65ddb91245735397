//! The file of one report: a line that names the format, then report and extraction, compressed, with a
//! checksum.

use crate::Error;
use bitcode::{DecodeOwned, Encode};
use lz4_flex::frame::{FrameDecoder, FrameEncoder, FrameInfo};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{EntityId, Extraction, Report, Tool, ToolKind, hash_bytes};
use serde::{Deserialize, Serialize};
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;

/// A report and the extraction made of it.
pub type Analysed = (Report, Extraction);

/// Number of the store's layout. Raise it whenever the layout of any file changes.
pub(crate) const FORMAT: u32 = 7;

/// Start of the first line of every compressed file.
const MAGIC: &str = "rapporteur 7";

/// Bytes chained after a frame. The decoder accepts a frame that stops between two blocks as complete and
/// then checks no checksum. It reads into these bytes only if the frame is cut short, which shows the cut.
const BEYOND: &[u8] = &[0xff; 16];

/// Everything that an extraction depends on besides its report. If it changes, reports are analysed again.
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
    pub(crate) fn new(knowledge: &Knowledge, language: &rapporteur_language::Analyzer) -> Self {
        Self {
            format: FORMAT,
            code: env!("RAPPORTEUR_CODE_FINGERPRINT").to_owned(),
            knowledge: knowledge.files.fingerprint(),
            model: language.fingerprint().to_owned(),
        }
    }

    /// The versions of program, knowledge and model, as the graph states them. It omits the hash of the code,
    /// so that another build of the same version gives the same graph.
    pub(crate) fn tools(&self) -> Vec<Tool> {
        let short = |hash: &str| hash.chars().take(16).collect::<String>();
        let tool = |kind, name: &str, version: String| {
            let label = format!("{name} {version}");
            Tool { id: EntityId(format!("tool/{name}-{version}")), kind, label, version }
        };
        let mut tools = vec![
            tool(ToolKind::Program, "rapporteur", env!("CARGO_PKG_VERSION").to_owned()),
            tool(ToolKind::Knowledge, "knowledge", short(&self.knowledge)),
            tool(ToolKind::Model, "model", short(&self.model)),
        ];
        tools.sort();
        tools
    }

    /// The name of a report's file. A file of this name was made by this code from this very report.
    pub(crate) fn name(&self, report: &Report) -> String {
        let format = self.format.to_le_bytes();
        let [code, knowledge, model] = [&self.code, &self.knowledge, &self.model].map(|part| part.as_bytes());
        hash_bytes(&[&format, code, knowledge, model, &bitcode::encode(report)])
    }
}

/// The bytes of a report's file, to be written at `path`.
pub(crate) fn encode(path: &Path, analysed: &Analysed) -> Vec<u8> {
    pack(path, &encoded(analysed))
}

/// Reads a report's file.
pub(crate) fn decode(path: &Path) -> Result<Analysed, Error> {
    read(path)
}

/// Reads a value from any file that [`pack`] wrote.
pub(crate) fn read<T: DecodeOwned>(path: &Path) -> Result<T, Error> {
    bitcode::decode(&unpack(path)?).map_err(|error| Error::corrupt(path, error))
}

/// Encodes a value; equal values give equal bytes.
pub(crate) fn encoded(value: &impl Encode) -> Vec<u8> {
    bitcode::encode(value)
}

/// Compresses bytes for the file at `path`; equal bytes give equal results.
pub(crate) fn pack(path: &Path, bytes: &[u8]) -> Vec<u8> {
    let frame = FrameInfo::new().content_checksum(true);
    let mut encoder = FrameEncoder::with_frame_info(frame, first_line(path).into_bytes());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Reads the bytes that were packed for this very path and proves their checksum.
pub(crate) fn unpack(path: &Path) -> Result<Vec<u8>, Error> {
    let packed = std::fs::read(path).map_err(Error::reading(path))?;
    if !packed.starts_with(format!("{MAGIC} ").as_bytes()) {
        return Err(Error::corrupt(path, "it is of another format"));
    }
    let frame = packed
        .strip_prefix(first_line(path).as_bytes())
        .ok_or_else(|| Error::corrupt(path, "it does not hold what it is named by"))?;
    let mut bytes = Vec::new();
    let mut decoder = FrameDecoder::new(frame.chain(BEYOND));
    decoder.read_to_end(&mut bytes).map_err(|error| Error::corrupt(path, error))?;
    let (left, beyond) = decoder.get_ref().get_ref();
    if !left.is_empty() || beyond.len() < BEYOND.len() {
        return Err(Error::corrupt(path, "it ends elsewhere than it did"));
    }
    Ok(bytes)
}

/// The first line of the file at a path `…/FOLDER/SHARD/NAME.lz4`: format, folder and name. It reveals a file
/// that was put in the place of another.
fn first_line(path: &Path) -> String {
    let name = |path: Option<&Path>, part: fn(&Path) -> Option<&OsStr>| {
        path.and_then(part).unwrap_or_default().to_string_lossy().into_owned()
    };
    let folder = name(path.parent().and_then(Path::parent), Path::file_name);
    format!("{MAGIC} {folder}/{}\n", name(Some(path), Path::file_stem))
}
