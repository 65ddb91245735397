//! Turns command-line arguments into inputs: files, folders, patterns, standard input.

use crate::reader::too_large;
use crate::walk::{Walk, expand_pattern};
use crate::{Error, Input, Options, Reader, open};
use rapporteur_model::{Diagnostic, Severity};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The source of one input.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    StandardInput,
    File(PathBuf),
    /// Something in a folder that is not read, with the reason.
    Skipped(PathBuf, Diagnostic),
}

/// Reads the inputs one after the other. Each one is opened only when it is needed.
#[derive(Clone, Debug)]
pub struct Inputs {
    pub(crate) reader: Reader,
    pub(crate) places: std::vec::IntoIter<Place>,
}

/// Reads files, folders (all files below them with a known extension, sorted by path), patterns such as `reports/*.txt`, and `-`
/// for standard input, in the order given. A file named twice is read once.
///
/// # Errors
/// If a path does not exist, a pattern matches nothing, or [`Reader::new`] refuses the options. Faults in a file's content are
/// diagnostics of its [`Input`].
pub fn read_paths<P: AsRef<Path>>(paths: &[P], options: &Options) -> Result<Inputs, Error> {
    let reader = Reader::new(options)?;
    let mut places = Vec::new();
    let walk = Walk { options };
    for path in paths {
        expand(path.as_ref(), &walk, &mut places)?;
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

    /// The files that are left to be read, in order.
    pub fn files(&self) -> Vec<PathBuf> {
        let file = |place: &Place| match place {
            Place::File(path) => Some(path.clone()),
            Place::StandardInput | Place::Skipped(..) => None,
        };
        self.places.as_slice().iter().filter_map(file).collect()
    }

    /// Leaves out files, and other things in folders of which there is something to say, that `is_wanted` does not want.
    pub fn retain(&mut self, mut is_wanted: impl FnMut(&Path) -> bool) {
        let mut places: Vec<Place> = self.places.by_ref().collect();
        places.retain(|place| match place {
            Place::StandardInput => true,
            Place::File(path) | Place::Skipped(path, _) => is_wanted(path),
        });
        self.places = places.into_iter();
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
    /// Reads everything at a place.
    pub(crate) fn read(&self, place: Place) -> Input {
        match place {
            Place::StandardInput => self.read_stream("-", &mut std::io::stdin().lock()),
            Place::File(path) => {
                let name = path.to_string_lossy().into_owned();
                match open::file(&path) {
                    Ok(mut file) => {
                        let input = self.read_stream(&name, &mut file);
                        let is_empty =
                            input.bytes.is_empty() && input.diagnostics.iter().all(|d| d.code == "empty");
                        if is_empty { failed(&name, open::nothing(&path)) } else { input }
                    }
                    Err(diagnostic) => failed(&name, diagnostic),
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

fn expand(path: &Path, walk: &Walk<'_>, places: &mut Vec<Place>) -> Result<(), Error> {
    let name = path.to_string_lossy();
    if name == "-" {
        places.push(Place::StandardInput);
    } else if path.is_dir() {
        walk.folder(path, places);
    } else if path.exists() {
        places.push(Place::File(path.to_owned()));
    } else if name.contains(['*', '?', '[']) {
        expand_pattern(&name, walk, places)?;
    } else {
        return Err(Error::Missing { path: name.into_owned() });
    }
    Ok(())
}
