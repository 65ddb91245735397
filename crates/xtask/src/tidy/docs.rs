//! Checks that every crate says what it is and every main folder has its README.

use anyhow::Result;
use std::path::{Path, PathBuf};

/// Folders that a newcomer reads first.
const WITH_README: [&str; 4] = ["crates", "data", "queries", "tests"];

/// Crate roots without documentation, and folders without README.
pub fn faults(files: &[PathBuf]) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for path in files {
        let is_root = path.ends_with("src/lib.rs") || path.ends_with("src/main.rs");
        if is_root
            && !std::fs::read_to_string(rapporteur_xtask::project::root().join(path))?.starts_with("//! ")
        {
            faults.push(format!("{}:1: say in a line of `//!` what the crate gives", path.display()));
        }
    }
    for folder in WITH_README {
        let readme = Path::new(folder).join("README.md");
        if !files.contains(&readme) {
            faults.push(format!(
                "{} is missing: say what the folder holds and how to add to it",
                readme.display()
            ));
        }
    }
    Ok(faults)
}
