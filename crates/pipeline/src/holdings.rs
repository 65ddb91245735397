//! The files in a store folder, and which of them are in use.

use crate::StoreFolder;
use crate::copies::Copy;
use crate::files::TEMPORARY;
use crate::generation::{Generation, Row};
use crate::history::Log;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Folders whose files lie in shards.
const FOLDERS: [&str; 4] = ["reports", "sources", "world", "graph"];

/// The files that existed when the folder was opened for a change. Nobody else changes them after that.
#[derive(Debug, Default)]
pub(crate) struct Holdings {
    /// Files of all shards.
    found: HashSet<PathBuf>,
    shards: Vec<PathBuf>,
    /// Files of the generation in force, which were flushed to disk before it came into force.
    known: HashSet<PathBuf>,
}

impl Holdings {
    /// Lists every folder once.
    pub fn of(folder: &StoreFolder) -> Self {
        let shards: Vec<PathBuf> =
            FOLDERS.iter().flat_map(|name| entries(&folder.path().join(name))).collect();
        let found: HashSet<PathBuf> = shards.iter().flat_map(|shard| entries(shard)).collect();
        let mut known = HashSet::new();
        if let Ok(name) = folder.current()
            && let Ok(generation) = Generation::read(&folder.generation_file(&name))
        {
            known = files(folder, &generation);
            known.retain(|path| found.contains(path));
        }
        Self { found, shards, known }
    }

    /// Whether the file exists and can be relied on.
    pub fn holds(&self, path: &Path) -> bool {
        self.known.contains(path)
    }

    /// Removes files that the store no longer uses, also those `written` since. A file that cannot be removed
    /// does no harm.
    pub fn sweep(
        &self,
        folder: &StoreFolder,
        name: &str,
        generation: &Generation,
        written: &HashSet<PathBuf>,
    ) {
        let in_force = folder.generation_file(name);
        let mut kept = files(folder, generation);
        kept.insert(in_force.clone());
        let history = Log::read(folder, Some(&generation.header.build)).paths();
        let mut forgotten = entries(&folder.history_folder());
        forgotten.retain(|path| !history.contains(path));
        // The oldest goes first, so that whoever reads meanwhile finds no gap.
        forgotten.sort();
        for path in forgotten {
            let _ = std::fs::remove_file(path);
        }
        kept.extend(history);
        for path in self.found.iter().chain(written).filter(|path| !kept.contains(*path)) {
            let _ = std::fs::remove_file(path);
        }
        // This call removes a folder only if it is empty.
        for shard in self.shards.iter().map(PathBuf::as_path).chain(written.iter().filter_map(|p| p.parent()))
        {
            let _ = std::fs::remove_dir(shard);
        }
        let is_of_former = |path: &PathBuf| path.file_stem().is_none_or(|stem| stem != name);
        for path in entries(&folder.index()).into_iter().filter(is_of_former) {
            let _ = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        }
        let is_left = |path: &PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY))
        };
        for path in entries(folder.path()).into_iter().filter(is_left) {
            let _ = std::fs::remove_file(&path);
        }
        // The list of a former generation goes last: as long as it exists, files may be left to remove.
        for path in entries(&folder.generations()).into_iter().filter(|path| *path != in_force) {
            let _ = std::fs::remove_file(&path);
        }
    }
}

/// All files of a generation that lie in shards.
fn files(folder: &StoreFolder, generation: &Generation) -> HashSet<PathBuf> {
    let parts = generation.parts().flat_map(|part| [folder.file("world", part), folder.file("graph", part)]);
    let of_copy = |copy: &Copy| [folder.file("reports", &copy.archive), folder.source_file(&copy.hash)];
    parts.chain(generation.rows.iter().flat_map(Row::copies).flat_map(of_copy)).collect()
}

/// Whether a change died after it came into force and before it removed all unused files.
pub(crate) fn is_unswept(folder: &StoreFolder) -> bool {
    entries(&folder.generations()).len() > 1
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}
