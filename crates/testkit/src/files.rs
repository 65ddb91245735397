//! The files of a folder.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// Every file below a folder with its bytes, keyed by its path inside the folder.
///
/// # Errors
/// If a file or folder cannot be read.
pub fn files(folder: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(top) = open.pop() {
        for entry in std::fs::read_dir(top)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path)?;
                found.insert(path.strip_prefix(folder).unwrap_or(&path).to_owned(), bytes);
            }
        }
    }
    Ok(found)
}

/// The files of a store that equal sets of reports make equal: all but its history, which tells how it came to be.
///
/// # Errors
/// If a file or folder cannot be read.
pub fn store_files(folder: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = files(folder)?;
    found.retain(|path, _| !path.starts_with("history") && path != Path::new("judgements.lock"));
    Ok(found)
}
