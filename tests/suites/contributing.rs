//! The recipes of `CONTRIBUTING.md` work on a copy of the knowledge files, and the places that it names
//! exist.

use rapporteur_tests::{Document, Shell, root};
use std::fs;
use std::path::Path;

const DOCUMENT: &str = "CONTRIBUTING.md";

#[test]
fn recipes_do_what_they_say() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["data", "queries"] {
        copy(&root().join(name), &folder.path().join(name));
    }
    Document::of_all(DOCUMENT).compare(&Shell::new(folder.path()));
}

/// Copies text files. Models and pictures are left out, since they are not knowledge.
fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() && !path.ends_with("models") && !path.ends_with("pictures") {
            copy(&path, &copied);
        } else if path.is_file() {
            fs::copy(&path, &copied).unwrap();
        }
    }
}

#[test]
fn every_place_that_is_named_is_there() {
    let text = fs::read_to_string(root().join(DOCUMENT)).unwrap();
    let links = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
    let paths: Vec<&str> = links.filter(|link| !link.starts_with("http")).collect();
    assert!(paths.len() > 10, "{paths:?}");
    for path in paths {
        assert!(root().join(path).exists(), "{DOCUMENT} names {path}, which is not there");
    }
}
