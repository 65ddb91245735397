//! Embeds the named queries, a sorted list of name and text, and a fingerprint of the code that writes quads, so that lines
//! which other code wrote are not taken for this code's.

use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Crates that decide what the quads of a world are.
const WRITERS: [&str; 3] = ["model", "graph", "store"];

fn main() -> io::Result<()> {
    fingerprint()?;
    queries()
}

/// The folder of this crate, as it is now: a program that was compiled before may be run in another copy of the repository.
fn manifest() -> io::Result<PathBuf> {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| io::Error::other("cargo tells no folder"))
}

fn fingerprint() -> io::Result<()> {
    let crates = manifest()?.join("..");
    let mut hasher = DefaultHasher::new();
    for name in WRITERS {
        let source = crates.join(name).join("src");
        println!("cargo::rerun-if-changed={}", source.display());
        let mut files = Vec::new();
        collect(&source, &mut files)?;
        files.sort();
        for file in files {
            file.strip_prefix(&crates).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file)?.hash(&mut hasher);
        }
    }
    println!("cargo::rustc-env=RAPPORTEUR_QUADS_FINGERPRINT={:016x}", hasher.finish());
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

fn queries() -> io::Result<()> {
    let folder = manifest()?.join("../../queries");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rq"));
    files.sort();
    let mut code = String::from("&[\n");
    for file in files {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        writeln!(code, "({name:?}, include_str!({:?})),", file.canonicalize()?).map_err(io::Error::other)?;
    }
    code.push(']');
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("queries.rs"), code)
}
