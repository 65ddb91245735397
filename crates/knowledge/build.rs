//! Embeds the knowledge files of `data/`, sorted by path. The loader that also reads `--data DIR` parses them at run time.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Folders of `data/` that hold knowledge. Models and sample reports are embedded or read elsewhere.
const FOLDERS: [&str; 12] = [
    "coreference",
    "gazetteers",
    "grammar",
    "judge",
    "layout",
    "lexicons",
    "ontology",
    "plover",
    "relations",
    "resolution",
    "shapes",
    "types",
];

fn main() -> io::Result<()> {
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("../../data");
    let mut files = Vec::new();
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={}", data.join(folder).display());
        collect(&data.join(folder), folder, &mut files)?;
    }
    files.sort();
    let mut code = String::from("&[\n");
    for (name, path) in files {
        let _ = writeln!(code, "    ({name:?}, include_str!({:?})),", path.canonicalize()?);
    }
    code.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("files.rs"), code)
}

fn collect(folder: &Path, name: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &name, files)?;
        } else if matches!(path.extension().and_then(|e| e.to_str()), Some("toml" | "tsv" | "ttl")) {
            files.push((name, path));
        }
    }
    Ok(())
}
