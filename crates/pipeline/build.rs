//! Computes a fingerprint of the code that reads reports, so that the archive never passes off the work of
//! other code as this code's.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Crates whose code an extraction depends on. Changes of a report itself are noticed without them.
const READERS: [&str; 4] = ["model", "language", "knowledge", "extract"];

fn main() -> std::io::Result<()> {
    // Read at run time, because this build script may have been compiled in another copy of the repository.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let crates = manifest.ok_or_else(|| std::io::Error::other("cargo tells no folder"))?.join("..");
    let mut hasher = DefaultHasher::new();
    for name in READERS {
        let source = crates.join(name).join("src");
        println!("cargo:rerun-if-changed={}", source.display());
        let mut files = Vec::new();
        collect(&source, &mut files)?;
        files.sort();
        for file in files {
            file.strip_prefix(&crates).unwrap_or(&file).hash(&mut hasher);
            std::fs::read(&file)?.hash(&mut hasher);
        }
    }
    println!("cargo:rustc-env=RAPPORTEUR_CODE_FINGERPRINT={:016x}", hasher.finish());
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
