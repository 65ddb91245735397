//! From command-line arguments to inputs: files, folders, patterns, standard input.

use crate::reader::too_large;
use crate::{Error, Input, Options, Reader, formats};
use rapporteur_model::{Diagnostic, Severity};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where one input comes from.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    StandardInput,
    File(PathBuf),
    /// Something in a folder that is not read, with the reason.
    Skipped(PathBuf, Diagnostic),
}

/// Reads the inputs one after the other; each is opened only when it is asked for.
#[derive(Debug)]
pub struct Inputs {
    pub(crate) reader: Reader,
    pub(crate) places: std::vec::IntoIter<Place>,
}

/// Reads files, folders (all files of known extension below them, sorted by path), patterns such as `reports/*.txt`,
/// and `-` for standard input, in the order given. A file named twice is read once.
///
/// # Errors
/// A path that does not exist, a pattern that matches nothing, options that [`Reader::new`] refuses.
/// What is wrong with a file's content is a diagnostic of its [`Input`].
pub fn read_paths<P: AsRef<Path>>(paths: &[P], options: &Options) -> Result<Inputs, Error> {
    let reader = Reader::new(options)?;
    let mut places = Vec::new();
    for path in paths {
        expand(path.as_ref(), &mut places)?;
    }
    let mut seen = BTreeSet::new();
    places.retain(|place| match place {
        Place::File(path) | Place::Skipped(path, _) => seen.insert(path.clone()),
        Place::StandardInput => seen.insert(PathBuf::from("-")),
    });
    Ok(Inputs { reader, places: places.into_iter() })
}

impl Inputs {
    /// The reader in use, for bytes from elsewhere.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }
}

impl Iterator for Inputs {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        let place = self.places.next()?;
        Some(self.read(place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl ExactSizeIterator for Inputs {}

impl Inputs {
    /// All that a place holds.
    pub(crate) fn read(&self, place: Place) -> Input {
        match place {
            Place::StandardInput => self.read_stream("-", &mut std::io::stdin().lock()),
            Place::File(path) => {
                let name = path.to_string_lossy().into_owned();
                match std::fs::File::open(&path) {
                    Ok(mut file) => self.read_stream(&name, &mut file),
                    Err(error) => failed(&name, unreadable(&error)),
                }
            }
            Place::Skipped(path, diagnostic) => failed(&path.to_string_lossy(), diagnostic),
        }
    }

    pub(crate) fn read_stream(&self, name: &str, stream: &mut dyn Read) -> Input {
        let max_bytes = self.reader.options.max_input_bytes;
        let mut bytes = Vec::new();
        match stream.take(max_bytes as u64 + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() > max_bytes => failed(name, too_large(max_bytes)),
            Ok(_) => self.reader.read_bytes(name, bytes),
            Err(error) => failed(name, unreadable(&error)),
        }
    }
}

pub(crate) fn failed(name: &str, diagnostic: Diagnostic) -> Input {
    Input { name: name.to_owned(), diagnostics: vec![diagnostic], ..Input::default() }
}

pub(crate) fn unreadable(error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Severity::Failure, "unreadable", format!("cannot be read: {error}"))
}

fn expand(path: &Path, places: &mut Vec<Place>) -> Result<(), Error> {
    let name = path.to_string_lossy();
    if name == "-" {
        places.push(Place::StandardInput);
    } else if path.is_dir() {
        walk(path, places);
    } else if path.exists() {
        places.push(Place::File(path.to_owned()));
    } else if name.contains(['*', '?', '[']) {
        expand_pattern(&name, places)?;
    } else {
        return Err(Error::Missing { path: name.into_owned() });
    }
    Ok(())
}

/// The matches of a pattern, sorted; a matching folder is walked.
fn expand_pattern(pattern: &str, places: &mut Vec<Place>) -> Result<(), Error> {
    // As in a shell, a star matches no hidden file.
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::default() };
    let matches = glob::glob_with(pattern, options).map_err(|error| Error::Pattern {
        pattern: pattern.to_owned(),
        position: error.pos,
        message: error.msg,
    })?;
    let mut paths = Vec::new();
    for path in matches {
        match path {
            Ok(path) => paths.push(path),
            Err(error) => places.push(Place::Skipped(error.path().to_owned(), unreadable(error.error()))),
        }
    }
    if paths.is_empty() {
        return Err(Error::Missing { path: pattern.to_owned() });
    }
    paths.sort();
    for path in paths {
        if path.is_dir() { walk(&path, places) } else { places.push(Place::File(path)) }
    }
    Ok(())
}

/// All files below a folder by path; hidden ones are passed over, those of other extensions are told.
fn walk(folder: &Path, places: &mut Vec<Place>) {
    let is_hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).follow_links(true).into_iter().filter_entry(|e| !is_hidden(e))
    {
        match entry {
            Ok(entry) if entry.file_type().is_file() => found.push(file(entry.into_path())),
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let message = format!("cannot be read: {error}");
                found.push(Place::Skipped(path, Diagnostic::new(Severity::Failure, "unreadable", message)));
            }
        }
    }
    if found.is_empty() {
        let message = "the folder holds no file";
        found.push(Place::Skipped(
            folder.to_owned(),
            Diagnostic::new(Severity::Warning, "empty-folder", message),
        ));
    }
    found.sort_by(|a, b| path_of(a).cmp(&path_of(b)));
    places.append(&mut found);
}

fn file(path: PathBuf) -> Place {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    if formats::by_extension(extension).is_some() {
        return Place::File(path);
    }
    let message = "left out: its extension is none of the input formats; name the file itself to read it";
    Place::Skipped(path, Diagnostic::new(Severity::Note, "skipped", message))
}

fn path_of(place: &Place) -> Option<&Path> {
    match place {
        Place::StandardInput => None,
        Place::File(path) | Place::Skipped(path, _) => Some(path),
    }
}
