//! The format of a picture, by the name of its file.

use anyhow::{Result, bail};
use rapporteur_export::GraphFormat;
use std::path::Path;

/// The format that the name of the file tells.
///
/// # Errors
/// If it is not that of a picture.
pub fn format(file: &Path) -> Result<&'static GraphFormat> {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some(name @ ("svg" | "png" | "dot")) => Ok(rapporteur_export::format(name)?),
        _ => bail!("--draw {}: name a file that ends in .svg, .png or .dot", file.display()),
    }
}
