//! Writes into a store folder: files appear complete or not at all, and are flushed to disk before anything
//! relies on them.

use crate::files::{flush, write_beside};
use crate::generation::Generation;
use crate::holdings::{Holdings, is_unswept};
use crate::{Error, StoreFolder};
use std::collections::{BTreeSet, HashSet};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Up to this many files are flushed to disk one by one; more are flushed with the whole file system.
const FEW: usize = 64;

/// The writer of a store folder, which holds its lock and knows the files it has written.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: StoreFolder,
    lock: File,
    holdings: Holdings,
    written: Mutex<HashSet<PathBuf>>,
}

impl StoreFolder {
    /// Removes what a killed change has left, so that nobody finds the text of a removed report. Does nothing
    /// if another process changes the store, or if this user may not.
    pub(crate) fn finish_sweep(&self) {
        if is_unswept(self)
            && let Ok(shelf) = Shelf::open(self)
        {
            if let (Ok(name), Ok(generation)) = (self.current(), self.generation()) {
                shelf.sweep(&name, &generation);
            }
            shelf.release();
        }
    }
}

impl Shelf {
    /// Makes the folder if it does not exist, and locks it against other writers.
    pub fn open(folder: &StoreFolder) -> Result<Self, Error> {
        let root = folder.path();
        std::fs::create_dir_all(root)
            .map_err(|error| Error::no_folder(root).unwrap_or_else(|| Error::writing(root)(error)))?;
        let path = root.join("LOCK");
        let lock = File::options().create(true).append(true).open(&path).map_err(Error::writing(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy(root.to_owned())),
            // The file system has no locks, so nothing better can be done.
            Err(TryLockError::Error(_)) => {}
        }
        let (folder, holdings) = (folder.clone(), Holdings::of(folder));
        Ok(Self { folder, lock, holdings, written: Mutex::default() })
    }

    /// Whether a file exists and can be relied on.
    pub fn holds(&self, path: &Path) -> bool {
        self.holdings.holds(path) || self.written().contains(path)
    }

    /// Marks a sound file that an interrupted run left as if it were written now.
    pub fn adopt(&self, path: &Path) {
        if !self.holdings.holds(path) {
            self.written().insert(path.to_owned());
        }
    }

    /// Writes a temporary file and renames it; it is flushed only by [`settle`](Self::settle).
    pub fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        write_beside(path, bytes)?.persist(path).map_err(|e| Error::writing(path)(e.error))?;
        self.written().insert(path.to_owned());
        Ok(())
    }

    /// Flushes everything that was written to disk.
    pub fn settle(&self) -> Result<(), Error> {
        let files = self.written();
        if files.len() > FEW && flush_all(self.folder.path()) {
            return Ok(());
        }
        let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
        // The parents of these folders are flushed too, since any of the folders may be new.
        let above: BTreeSet<&Path> = folders.iter().filter_map(|folder| folder.parent()).collect();
        files.iter().map(PathBuf::as_path).chain(folders.iter().copied()).chain(above).try_for_each(flush)
    }

    /// Removes what the generation now in force does not use.
    pub fn sweep(&self, name: &str, generation: &Generation) {
        self.holdings.sweep(&self.folder, name, generation, &self.written());
    }

    /// Unlocks the folder for other writers.
    pub fn release(&self) {
        // The process releases the lock at its end if this fails.
        let _ = self.lock.unlock();
    }

    fn written(&self) -> MutexGuard<'_, HashSet<PathBuf>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Flushes the whole file system that holds a folder; returns whether the system can do so.
fn flush_all(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    return File::open(folder).is_ok_and(|folder| rustix::fs::syncfs(folder).is_ok());
    #[cfg(not(target_os = "linux"))]
    return false;
}
