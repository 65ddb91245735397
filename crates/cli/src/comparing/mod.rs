//! Prints what `rapporteur compare` finds.

mod table;

pub use table::{overview, table};

use anyhow::Result;
use serde::Serialize;
use std::io::Write;

/// Writes a value as indented JSON.
pub fn json(value: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}
