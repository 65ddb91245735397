//! Reads news reports in any usual form into [`Report`](rapporteur_model::Report)s that lead back to their bytes.
//!
//! ```text
//! paths ── inputs ──► bytes ── decode ──► characters ── formats ──► text ── layout ──► Report
//! ```
//!
//! - [`read_paths`] expands files, folders, patterns and `-`, and reads them lazily in order.
//! - [`Inputs::records`] reads JSON lines one line at a time.
//! - [`Reader::read_bytes`] reads bytes from memory, without any input or output.
//! - `formats/` holds one file per input format: plain text, HTML, JSON, JSON lines, RSS and Atom.
//! - `layout/` marks headline, dateline, credits, boilerplate, teasers and running text as [blocks](rapporteur_model::Block).
//!
//! This crate never cuts or changes a report's text after its format has produced it, never looks at what the text means, never
//! reads a clock, and never fails because of what a text contains. Faults of content are diagnostics; only arguments and data
//! files give errors.
//!
//! The text of plain text and JSON is verbatim; the text of HTML and feeds is the extracted article. In both cases
//! [`Report::offsets`](rapporteur_model::Report) maps it to the bytes of the input, through markup, escapes and encodings.

mod dates;
mod decode;
mod draft;
mod english;
mod error;
mod format;
mod formats;
mod html;
mod inputs;
mod json;
mod layout;
mod lexicon;
mod mapped;
mod open;
mod options;
mod reader;
mod records;
mod walk;

pub use error::Error;
pub use formats::{FormatInfo, formats};
pub use inputs::{Inputs, read_paths};
pub use lexicon::Lexicons;
pub use options::Options;
pub use reader::{Input, Reader};
pub use records::Records;
pub use walk::SKIPPED;
