//! The source of knowledge: the files embedded at build time, or a folder of the same layout.

use crate::{Error, Fault};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Files that describe the finished graph, or that no stage reads. They do not change how reports are read.
const ABOUT_THE_GRAPH: [&str; 4] = ["ontology.ttl", "ontology/prefixes.tsv", "shapes/", "triggers.tsv"];

/// The knowledge files by path inside `data/` (`"relations/attends.toml"`), sorted.
#[derive(Clone, Debug, Default)]
pub struct Files(BTreeMap<String, Cow<'static, str>>);

impl Files {
    /// The files that this binary was built with.
    pub fn embedded() -> Self {
        Self(EMBEDDED.iter().map(|(path, text)| ((*path).to_owned(), Cow::Borrowed(*text))).collect())
    }

    /// Reads a folder laid out like `data/`. A file that the folder lacks is taken from the embedded ones.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read as UTF-8.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let mut files = Self::embedded();
        files.add(folder, "")?;
        Ok(files)
    }

    /// The same files, with another text for one of them.
    #[must_use]
    pub fn with(mut self, path: &str, text: impl Into<Cow<'static, str>>) -> Self {
        self.0.insert(path.to_owned(), text.into());
        self
    }

    /// The text of one file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(AsRef::as_ref)
    }

    /// All files below a folder (`"relations/"`), sorted by path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> + 'a {
        self.0
            .iter()
            .filter(move |(path, _)| path.starts_with(folder))
            .map(|(path, text)| (path.as_str(), text.as_ref()))
    }

    /// A hash over the paths and texts of all files that affect reading. Two builds with equal fingerprints read reports alike.
    pub fn fingerprint(&self) -> String {
        let reads = |path: &str| !ABOUT_THE_GRAPH.iter().any(|folder| path.starts_with(folder));
        let parts: Vec<&str> = self
            .0
            .iter()
            .filter(|(path, _)| reads(path))
            .flat_map(|(path, text)| [path.as_str(), text.as_ref()])
            .collect();
        rapporteur_model::hash(&parts)
    }

    fn add(&mut self, folder: &Path, prefix: &str) -> Result<(), Error> {
        let failed = |source| Error::Read { path: folder.to_owned(), source };
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
            if path.is_dir() {
                self.add(&path, &format!("{name}/"))?;
            } else if matches!(path.extension().and_then(|e| e.to_str()), Some("toml" | "tsv" | "ttl")) {
                let bytes =
                    std::fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
                let text = String::from_utf8(bytes).map_err(|error| not_utf8(&name, &error))?;
                self.0.insert(name, Cow::Owned(text));
            }
        }
        Ok(())
    }
}

fn not_utf8(file: &str, error: &std::string::FromUtf8Error) -> Error {
    let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    Error::Invalid(vec![Fault::new(file, line, "bytes that are no UTF-8: save the file as UTF-8")])
}

#[cfg(test)]
mod tests {
    use crate::Knowledge;

    /// The error that loading a folder with only this file gives.
    fn load_error(name: &str, bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        Knowledge::load(folder.path()).unwrap_err().to_string()
    }

    #[test]
    fn bytes_that_are_no_text_are_told_by_file_and_line() {
        let error = load_error("lexicons/kin.tsv", b"lemma\nsister\nna\xefve\n");
        assert_eq!(error, "data/lexicons/kin.tsv:3: bytes that are no UTF-8: save the file as UTF-8");
    }

    #[test]
    fn a_fault_is_told_without_those_that_follow_from_it() {
        for (name, text) in [
            ("types/Country.toml", "id = ["),
            ("lexicons/kin.tsv", ""),
            ("gazetteers/countries.tsv", "id\tname\nx\n"),
        ] {
            let error = load_error(name, text.as_bytes());
            assert!(error.lines().all(|line| line.starts_with(&format!("data/{name}:"))), "{error}");
        }
    }
}
