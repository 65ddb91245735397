//! Makes a compressed archive that is the same for the same files, and its checksum.

use anyhow::Result;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Writes named files into `<folder>/<name>.tar.gz`, all below a folder `<name>`.
pub fn write(folder: &Path, name: &str, mut files: Vec<(String, Vec<u8>)>) -> Result<PathBuf> {
    files.sort();
    let path = folder.join(format!("{name}.tar.gz"));
    // The header of gzip gets neither time nor file name.
    let out = GzBuilder::new().write(std::fs::File::create(&path)?, Compression::best());
    let mut archive = tar::Builder::new(out);
    for (file, content) in &files {
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        header.set_mode(if file.starts_with("rapporteur") && !file.contains(".cdx") { 0o755 } else { 0o644 });
        header.set_mtime(0);
        archive.append_data(&mut header, format!("{name}/{file}"), content.as_slice())?;
    }
    archive.into_inner()?.finish()?;
    Ok(path)
}

/// Writes the checksum of a file beside it, in the form of `sha256sum`.
pub fn write_checksum(file: &Path) -> Result<PathBuf> {
    let digest: String =
        Sha256::digest(std::fs::read(file)?).iter().map(|byte| format!("{byte:02x}")).collect();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let path = file.with_file_name(format!("{name}.sha256"));
    std::fs::write(&path, format!("{digest}  {name}\n"))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn files() -> Vec<(String, Vec<u8>)> {
        vec![("rapporteur".to_owned(), vec![1, 2]), ("README.md".to_owned(), b"words".to_vec())]
    }

    #[test]
    fn the_same_files_give_the_same_archive_in_any_order() {
        let folder = tempfile::tempdir().unwrap();
        let first = std::fs::read(write(folder.path(), "r-1", files()).unwrap()).unwrap();
        let path = write(folder.path(), "r-1", files().into_iter().rev().collect()).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), first);
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(first.as_slice()));
        let mut found = Vec::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            found.push((
                entry.path().unwrap().display().to_string(),
                entry.header().mode().unwrap(),
                content,
            ));
        }
        assert_eq!(
            found,
            [
                ("r-1/README.md".to_owned(), 0o644, b"words".to_vec()),
                ("r-1/rapporteur".to_owned(), 0o755, vec![1, 2])
            ]
        );
        let checksum = std::fs::read_to_string(write_checksum(&path).unwrap()).unwrap();
        assert!(checksum.ends_with("  r-1.tar.gz\n") && checksum.len() == 64 + 13, "{checksum}");
    }
}
