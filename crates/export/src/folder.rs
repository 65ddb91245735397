//! Writes a format of several files as a folder. The folder appears whole or not at all, and it replaces nothing but an earlier
//! export.

use crate::{Error, Files, GraphFormat, Input};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A list of what was written, kept in the folder so that a later export can tell its own files from those of others.
const LIST: &str = ".rapporteur-export.json";

/// What the list holds.
#[derive(Serialize, Deserialize, Default)]
struct Written {
    /// The format.
    format: String,
    /// Names of files and the hashes of their content.
    files: BTreeMap<String, String>,
}

/// Writes the selected graph in a format of several files as a folder, by way of a temporary folder beside it.
///
/// An existing folder is replaced if an export of the same format wrote it and nobody has changed it since. Files whose names begin
/// with a dot are kept: other programs store their settings there.
///
/// # Errors
/// If something else stands at the path, the folder cannot be written, or the format is of one file.
pub fn write_folder(format: &GraphFormat, input: &Input<'_>, path: &Path) -> Result<(), Error> {
    write(path, format.name(), |files| format.write_files(input, files))
}

fn write(
    path: &Path,
    format: &'static str,
    content: impl FnOnce(&mut dyn Files) -> Result<(), Error>,
) -> Result<(), Error> {
    let failed = |source| Error::Unwritten { path: path.to_owned(), source };
    check(path, format)?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = tempfile::Builder::new().prefix(".rapporteur-").tempdir_in(parent).map_err(failed)?;
    let (fresh, former) = (temporary.path().join("new"), temporary.path().join("former"));
    fs::create_dir(&fresh).map_err(failed)?;
    let mut folder =
        Folder { path: fresh, written: Written { format: format.to_owned(), ..Written::default() } };
    content(&mut folder)?;
    let fresh = folder.finish().map_err(failed)?;
    if !path.exists() {
        return fs::rename(&fresh, path).map_err(failed);
    }
    // Copied and not moved, so that the former folder is whole until the new one stands in its place.
    copy_hidden(path, &fresh).map_err(failed)?;
    if exchange(&fresh, path) {
        return Ok(());
    }
    fs::rename(path, &former).map_err(failed)?;
    if let Err(error) = fs::rename(&fresh, path) {
        if fs::rename(&former, path).is_err() {
            return Err(Error::Moved { path: path.to_owned(), former: temporary.keep() });
        }
        return Err(failed(error));
    }
    Ok(())
}

/// Lets two folders change places in one step, so that no kill can fall between two renames. Tells whether that was done: only
/// Linux has the call (`renameat2`), and not for every file system.
#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Refuses a path where something stands that this export may not replace.
fn check(path: &Path, format: &'static str) -> Result<(), Error> {
    if !path.exists() {
        return Ok(());
    }
    let taken = |stands: String| Error::Taken { stands };
    if !path.is_dir() {
        let stands = format!("{} is a file, and the format {format} is a folder of files", path.display());
        return Err(taken(stands));
    }
    let unread = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Unread { path, source }
    };
    let found = files(path).map_err(unread(path))?;
    let list = fs::read(path.join(LIST)).ok();
    let written: Written = list.and_then(|list| serde_json::from_slice(&list).ok()).unwrap_or_default();
    if written.format != format && !found.is_empty() {
        return Err(taken(format!("the folder {} is there and no export to {format}", path.display())));
    }
    for name in found {
        let hash = File::open(path.join(&name)).and_then(hash).map_err(unread(Path::new(&name)))?;
        if written.files.get(&name) != Some(&hash) {
            return Err(taken(format!("{name} in {} was made or changed by somebody else", path.display())));
        }
    }
    Ok(())
}

/// Names of the files below a folder. Leaves out hidden files: those with a part of their path that begins with a dot.
fn files(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).into_iter().filter_entry(|entry| !is_hidden(entry)) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            let name = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            names.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(names)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

fn copy_hidden(from: &Path, to: &Path) -> io::Result<()> {
    let hidden = WalkDir::new(from).min_depth(1).max_depth(1).into_iter();
    for top in hidden.filter_entry(is_hidden) {
        let top = top?;
        if top.file_name() == LIST {
            continue;
        }
        for entry in WalkDir::new(top.path()) {
            let entry = entry?;
            let target = to.join(entry.path().strip_prefix(from).unwrap_or(entry.path()));
            if entry.file_type().is_dir() {
                fs::create_dir_all(target)?;
            } else {
                fs::copy(entry.path(), target)?;
            }
        }
    }
    Ok(())
}

fn hash(mut file: File) -> io::Result<String> {
    let mut hashing = Hashing { out: io::sink(), hasher: Sha256::new() };
    io::copy(&mut file, &mut hashing)?;
    Ok(hashing.digits())
}

/// The temporary folder and what was written there so far.
struct Folder {
    path: PathBuf,
    written: Written,
}

impl Folder {
    /// Writes the list.
    fn finish(self) -> io::Result<PathBuf> {
        fs::write(self.path.join(LIST), serde_json::to_vec_pretty(&self.written)?)?;
        Ok(self.path)
    }
}

impl Files for Folder {
    fn add(
        &mut self,
        name: &str,
        content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let path = self.path.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut out = Hashing { out: BufWriter::new(File::create_new(path)?), hasher: Sha256::new() };
        content(&mut out)?;
        out.flush()?;
        self.written.files.insert(name.to_owned(), out.digits());
        Ok(())
    }
}

/// Passes bytes on and remembers the hash of all of them.
struct Hashing<W> {
    out: W,
    hasher: Sha256,
}

impl<W> Hashing<W> {
    fn digits(self) -> String {
        self.hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n_bytes = self.out.write(bytes)?;
        self.hasher.update(&bytes[..n_bytes]);
        Ok(n_bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(path: &Path, text: &str) -> Result<(), Error> {
        let failed = |source| Error::Write { format: "csv", source };
        write(path, "csv", |files| {
            files.add("a/b.csv", &mut |out| out.write_all(text.as_bytes())).map_err(failed)
        })
    }

    #[test]
    fn an_own_export_is_replaced_and_settings_of_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        export(&path, "one").unwrap();
        fs::create_dir(path.join(".settings")).unwrap();
        fs::write(path.join(".settings/own"), "kept").unwrap();
        export(&path, "two").unwrap();
        assert_eq!(fs::read_to_string(path.join("a/b.csv")).unwrap(), "two");
        assert_eq!(fs::read_to_string(path.join(".settings/own")).unwrap(), "kept");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing temporary is left");
    }

    #[test]
    fn what_is_no_unchanged_export_of_the_format_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let refused = |remark: &str| {
            let error = export(&path, "new").unwrap_err().to_string();
            assert!(error.contains(remark), "{error}");
        };
        fs::write(&path, "a file").unwrap();
        refused("is a file");
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        fs::write(path.join("thesis.txt"), "years of work").unwrap();
        refused("no export to csv");
        fs::remove_file(path.join("thesis.txt")).unwrap();
        export(&path, "an empty folder is taken").unwrap();
        fs::write(path.join("a/b.csv"), "changed").unwrap();
        refused("a/b.csv");
        export(&folder.path().join("other"), "two").unwrap();
        fs::write(folder.path().join("other/note.md"), "mine").unwrap();
        assert!(export(&folder.path().join("other"), "three").is_err());
        assert_eq!(fs::read_to_string(path.join("a/b.csv")).unwrap(), "changed");
    }

    #[test]
    fn what_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let result = write(&folder.path().join("out"), "csv", |files| {
            files.add("a.csv", &mut |out| out.write_all(b"half")).unwrap();
            Err(Error::OneFile { format: "csv" })
        });
        assert!(result.is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
