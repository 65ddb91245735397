//! Finds the files in folders and the paths that patterns match.

use crate::inputs::{Place, unreadable};
use crate::{Error, Options, formats};
use rapporteur_model::{Diagnostic, Severity};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Code of the diagnostic for something in a folder that is in no readable format.
pub const SKIPPED: &str = "skipped";

/// Walks folders.
pub(crate) struct Walk<'a> {
    pub options: &'a Options,
}

impl Walk<'_> {
    /// Adds all files below a folder, by path. Hidden files are skipped silently; everything else that is left out is reported.
    pub fn folder(&self, folder: &Path, places: &mut Vec<Place>) {
        let left_out = RefCell::new(Vec::new());
        let root = folder.canonicalize().ok();
        let is_wanted = |entry: &DirEntry| {
            if entry.depth() == 0 {
                return true;
            }
            let reason = self.reason_to_skip(entry, root.as_deref());
            let is_wanted = reason.is_none();
            left_out
                .borrow_mut()
                .extend(reason.flatten().map(|why| Place::Skipped(entry.path().to_owned(), why)));
            is_wanted
        };
        let mut found = Vec::new();
        for entry in WalkDir::new(folder).follow_links(true).into_iter().filter_entry(is_wanted) {
            match entry {
                Ok(entry) if entry.file_type().is_file() => found.push(file(entry.into_path())),
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => found.push(Place::Skipped(entry.into_path(), special())),
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let message = format!("cannot be read: {error}");
                    found.push(Place::Skipped(
                        path,
                        Diagnostic::new(Severity::Failure, "unreadable", message),
                    ));
                }
            }
        }
        found.append(&mut left_out.into_inner());
        if found.is_empty() {
            let empty = Diagnostic::new(Severity::Warning, "empty-folder", "the folder holds no file");
            found.push(Place::Skipped(folder.to_owned(), empty));
        }
        found.sort_by(|a, b| path_of(a).cmp(&path_of(b)));
        places.append(&mut found);
    }

    /// Why something in a folder is left out; `Some(None)` if it is hidden, which is not reported.
    fn reason_to_skip(&self, entry: &DirEntry, root: Option<&Path>) -> Option<Option<Diagnostic>> {
        if entry.file_name().to_string_lossy().starts_with('.') {
            return Some(None);
        }
        if entry.file_type().is_dir() && (self.options.is_store)(entry.path()) {
            let message = "left out: it is a store, which holds no reports to read";
            return Some(Some(Diagnostic::new(Severity::Note, "store", message)));
        }
        if !entry.path_is_symlink() || self.options.follow {
            return None;
        }
        let target = entry.path().canonicalize().ok()?;
        if root.is_some_and(|root| target.starts_with(root)) {
            return None;
        }
        let message = format!(
            "left out: the link leads out of the folder, to {}; --follow reads it, or name the target",
            target.display()
        );
        Some(Some(Diagnostic::new(Severity::Warning, "link", message)))
    }
}

/// Adds the matches of a pattern, sorted. A folder that matches is walked.
pub(crate) fn expand_pattern(pattern: &str, walk: &Walk<'_>, places: &mut Vec<Place>) -> Result<(), Error> {
    // As in a shell, a star does not match hidden files.
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
        if path.is_dir() { walk.folder(&path, places) } else { places.push(Place::File(path)) }
    }
    Ok(())
}

fn file(path: PathBuf) -> Place {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    if formats::by_extension(extension).is_some() {
        return Place::File(path);
    }
    let message = "left out: its extension is none of the input formats; name the file itself to read it";
    Place::Skipped(path, Diagnostic::new(Severity::Note, SKIPPED, message))
}

fn special() -> Diagnostic {
    let message = "left out: it is a pipe, a socket or a device, not a file; name it itself to read it";
    Diagnostic::new(Severity::Warning, "special", message)
}

fn path_of(place: &Place) -> Option<&Path> {
    match place {
        Place::StandardInput => None,
        Place::File(path) | Place::Skipped(path, _) => Some(path),
    }
}
