//! Writing into a store folder: files appear whole or not at all, and last before they are counted on.

use crate::files::{flush, write_beside};
use crate::generation::Generation;
use crate::holdings::{Holdings, is_unswept};
use crate::{Error, StoreFolder};
use std::collections::{BTreeSet, HashSet};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Up to so many files are flushed to disk one by one, more in one pass over the file system.
const FEW: usize = 64;

/// The one who changes a store folder, and what it wrote so far.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: StoreFolder,
    lock: File,
    holdings: Holdings,
    written: Mutex<HashSet<PathBuf>>,
}

impl StoreFolder {
    /// Removes what a change that was killed has left: nobody should find the text of a removed report. Where another changes the
    /// store, or this user may not, nothing is done.
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
    /// Makes the folder if need be and keeps others from changing it.
    pub fn open(folder: &StoreFolder) -> Result<Self, Error> {
        let root = folder.path();
        std::fs::create_dir_all(root)
            .map_err(|error| Error::no_folder(root).unwrap_or_else(|| Error::writing(root)(error)))?;
        let path = root.join("LOCK");
        let lock = File::options().create(true).append(true).open(&path).map_err(Error::writing(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy(root.to_owned())),
            // A file system without locks: as good as it gets.
            Err(TryLockError::Error(_)) => {}
        }
        let (folder, holdings) = (folder.clone(), Holdings::of(folder));
        Ok(Self { folder, lock, holdings, written: Mutex::default() })
    }

    /// Whether a file is there that may be counted on.
    pub fn holds(&self, path: &Path) -> bool {
        self.holdings.holds(path) || self.written().contains(path)
    }

    /// A file that an interrupted run left and that proved sound is as if written now.
    pub fn adopt(&self, path: &Path) {
        if !self.holdings.holds(path) {
            self.written().insert(path.to_owned());
        }
    }

    /// Writes a file beside and renames it; it lasts only after [`settle`](Self::settle).
    pub fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        write_beside(path, bytes)?.persist(path).map_err(|e| Error::writing(path)(e.error))?;
        self.written().insert(path.to_owned());
        Ok(())
    }

    /// Flushes everything written to disk.
    pub fn settle(&self) -> Result<(), Error> {
        let files = self.written();
        if files.len() > FEW && flush_all(self.folder.path()) {
            return Ok(());
        }
        let folders: BTreeSet<&Path> = files.iter().filter_map(|file| file.parent()).collect();
        // The folders of the folders too: any of them may be new.
        let above: BTreeSet<&Path> = folders.iter().filter_map(|folder| folder.parent()).collect();
        files.iter().map(PathBuf::as_path).chain(folders.iter().copied()).chain(above).try_for_each(flush)
    }

    /// Removes what the generation that is in force now does not use.
    pub fn sweep(&self, name: &str, generation: &Generation) {
        self.holdings.sweep(&self.folder, name, generation, &self.written());
    }

    /// Lets others change the folder.
    pub fn release(&self) {
        // A lock that cannot be given back goes with the process.
        let _ = self.lock.unlock();
    }

    fn written(&self) -> MutexGuard<'_, HashSet<PathBuf>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Flushes the whole file system of a folder; whether it can.
fn flush_all(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    return File::open(folder).is_ok_and(|folder| rustix::fs::syncfs(folder).is_ok());
    #[cfg(not(target_os = "linux"))]
    return false;
}
