//! Embeds the page: a sorted list of the files of `ui/dist`, each compressed, with a hash of its content.

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let told =
        |name: &str| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name.to_owned()));
    let dist = told("CARGO_MANIFEST_DIR")?.join("ui/dist");
    let out = told("OUT_DIR")?;
    println!("cargo::rerun-if-changed={}", dist.display());
    let mut files = Vec::new();
    collect(&dist, &mut files)?;
    let mut paths: Vec<(String, PathBuf)> = files
        .into_iter()
        .filter_map(|file| Some((file.strip_prefix(&dist).ok()?.to_string_lossy().replace('\\', "/"), file)))
        .collect();
    paths.sort();
    let mut code = String::from("&[\n");
    for (i, (path, file)) in paths.iter().enumerate() {
        let content = fs::read(file)?;
        let hash: String =
            Sha256::digest(&content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let packed = out.join(format!("page-{i}.gz"));
        fs::write(&packed, compressed(&content)?)?;
        let tag = format!("\"{hash}\"");
        writeln!(code, "PageFile {{ path: {path:?}, tag: {tag:?}, gzip: include_bytes!({packed:?}) }},")
            .map_err(io::Error::other)?;
    }
    code.push(']');
    fs::write(out.join("page.rs"), code)
}

/// Equal content gives equal bytes: no time is written.
fn compressed(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
