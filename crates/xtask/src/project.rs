//! Where the project's files are, and tables read from them.

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// The repository's top folder.
pub fn root() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    folder.canonicalize().unwrap_or(folder)
}

/// The program as cargo built it for a profile.
pub fn built(profile: &str) -> Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let program = target.join(profile).join(format!("rapporteur{}", std::env::consts::EXE_SUFFIX));
    ensure!(program.is_file(), "{} is not built: run cargo build", program.display());
    Ok(program)
}

/// A TOML file of the project.
pub fn table<T: DeserializeOwned>(path: &str) -> Result<T> {
    let text = std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))?;
    toml::from_str(&text).with_context(|| format!("{path} is not of the form expected"))
}
