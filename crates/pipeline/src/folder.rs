//! The store folder:
//!
//! ```text
//! CURRENT                     name of the generation in force
//! generations/<hash>.jsonl    its reports, and the names of the parts of world and graph
//! reports/3f/3f…e1.lz4        an analysed report
//! sources/a0/a0…77.gz         the bytes it was read from
//! world/52/52…0c.lz4          a part of the world: what one report says, or a group of entities
//! graph/52/52…0c.lz4          the same part as N-Quads
//! index/52…0c.<kind>          an index of the whole graph of a generation, for fast questions; it can be made again
//! judgements.tsv              a person's decisions; lines are added, and taken out when they are taken back
//! history/builds/<n>-<build>.lz4   what a change of the store brought; bounded, and no part of the graph
//! LOCK                        held by whoever changes the store
//! judgements.lock             held for the moment in which the file of judgements is changed
//! ```
//!
//! Files are named by the hash of what they are made from and never change. They are written under a
//! temporary name, renamed, then flushed to disk all together. After that `CURRENT` is replaced, which puts a
//! generation in force. A run that dies earlier leaves the former store. Files that are no longer used are
//! removed at the end.

use crate::archive;
use crate::generation::{Generation, Row};
use crate::graph_parts::GraphParts;
use crate::parts::{self, Part};
use crate::{Error, Listed, files, source};
use rapporteur_model::{Report, ReportId, World};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const CURRENT: &str = "CURRENT";

/// A folder that holds a store or will hold one.
#[derive(Clone, Debug)]
pub struct StoreFolder(PathBuf);

impl StoreFolder {
    /// The folder at `path`; this reads and makes nothing.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Whether a folder holds a store.
    pub fn is_store(folder: &Path) -> bool {
        folder.join(CURRENT).is_file() && folder.join("generations").is_dir()
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The graph in force, as N-Quads, part after part. Each part is sorted; a line may occur in several.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn graph(&self) -> Result<Vec<u8>, Error> {
        self.with_graph(|parts| Ok(parts.map(Ok::<_, Error>)?.concat()))
    }

    /// Lets `work` read the graph in force. Starts again if another generation came into force meanwhile and
    /// parts are gone.
    pub(crate) fn with_graph<T>(
        &self,
        work: impl Fn(&GraphParts<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.stable(|name, generation| work(&GraphParts::new(self, name, generation)))
    }

    /// The build in force: the hash of its reports, of the judgements that it obeys, and of the program with its knowledge and
    /// model. Equal sets give equal builds, wherever the reports were read from.
    ///
    /// # Errors
    /// If there is no store.
    pub fn current_build(&self) -> Result<String, Error> {
        Ok(self.generation()?.header.build)
    }

    /// The base of all IRIs of the graph in force.
    ///
    /// # Errors
    /// If there is no store.
    pub fn base(&self) -> Result<String, Error> {
        Ok(self.generation()?.header.base)
    }

    /// The world in force.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn world(&self) -> Result<World, Error> {
        self.stable(|_, generation| self.world_of(generation))
    }

    pub(crate) fn world_of(&self, generation: &Generation) -> Result<World, Error> {
        self.joined(generation, |part, world| {
            if !part.is_empty() {
                world.reports.push(archive::decode(&self.file("reports", part))?.0);
            }
            Ok(())
        })
    }

    /// The world of a generation, whose parts `complete` with what they leave out: it gets the name of the file that holds a
    /// part's report, empty for a part of entities.
    pub(crate) fn joined(
        &self,
        generation: &Generation,
        complete: impl Fn(&str, &mut World) -> Result<(), Error> + Sync,
    ) -> Result<World, Error> {
        let names: Vec<&str> = generation.parts().collect();
        let read = |name: &&str| {
            let Part { archive, mut world, .. } = archive::read(&self.file("world", name))?;
            complete(&archive, &mut world)?;
            Ok(world)
        };
        let parts: Result<Vec<World>, Error> = names.par_iter().map(read).collect();
        Ok(parts::join(parts?))
    }

    /// Ids of the reports in force, sorted.
    ///
    /// # Errors
    /// If there is no store.
    pub fn reports(&self) -> Result<Vec<ReportId>, Error> {
        Ok(self.generation()?.rows.into_iter().map(|row| row.id).collect())
    }

    /// The reports in force, sorted by id, with whatever a person may name them by.
    ///
    /// # Errors
    /// If there is no store.
    pub fn list(&self) -> Result<Vec<Listed>, Error> {
        Ok(self.generation()?.rows.iter().map(Row::listed).collect())
    }

    /// A report in force.
    ///
    /// # Errors
    /// If there is no such report or its file is damaged.
    pub fn report(&self, id: &ReportId) -> Result<Report, Error> {
        self.stable(|_, generation| {
            Ok(archive::decode(&self.file("reports", &row(generation, id)?.copy.archive))?.0)
        })
    }

    /// The bytes that a report was read from (its line of JSON lines), and the name of its input.
    ///
    /// # Errors
    /// If there is no such report or its file is damaged.
    pub fn source(&self, id: &ReportId) -> Result<(String, Vec<u8>), Error> {
        self.stable(|_, generation| {
            let copy = &row(generation, id)?.copy;
            Ok((copy.source.clone(), source::read(&self.source_file(&copy.hash), &copy.hash)?))
        })
    }

    /// The generation in force. Nothing is swept, so that whoever changes the store may ask for it.
    pub(crate) fn generation(&self) -> Result<Generation, Error> {
        self.of_current(|name| Generation::read(&self.generation_file(name)))
    }

    /// Reads files of the generation in force, after what a killed change left is removed.
    pub(crate) fn stable<T>(&self, read: impl Fn(&str, &Generation) -> Result<T, Error>) -> Result<T, Error> {
        self.finish_sweep();
        self.of_current(|name| read(name, &Generation::read(&self.generation_file(name))?))
    }

    /// Reads files of the generation of this name, the one in force. Starts again if another came into force meanwhile and the
    /// files are gone.
    fn of_current<T>(&self, read: impl Fn(&str) -> Result<T, Error>) -> Result<T, Error> {
        loop {
            let name = self.current()?;
            let result = read(&name);
            if result.is_ok() || self.current()? == name {
                return result;
            }
        }
    }

    /// The name of the generation in force: 32 hexadecimal digits, which change whenever anything in the store does.
    ///
    /// # Errors
    /// If there is no store.
    pub fn current(&self) -> Result<String, Error> {
        let path = self.0.join(CURRENT);
        let name = std::fs::read(&path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::NoStore(self.0.clone()),
            _ => Error::no_folder(&self.0).unwrap_or_else(|| Error::reading(&path)(error)),
        })?;
        let name = String::from_utf8_lossy(name.trim_ascii()).into_owned();
        // Anything but a hash would be used as a path.
        let is_hash = name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hash { Ok(name) } else { Err(Error::corrupt(&path, "it names no generation")) }
    }

    /// Puts a generation in force whose files are already flushed to disk.
    pub(crate) fn enforce(&self, name: &str) -> Result<(), Error> {
        files::replace(&self.0.join(CURRENT), name.as_bytes())
    }

    pub(crate) fn generation_file(&self, name: &str) -> PathBuf {
        self.0.join("generations").join(format!("{name}.jsonl"))
    }

    /// The folder of what can be made again of a graph.
    pub(crate) fn generations(&self) -> PathBuf {
        self.0.join("generations")
    }

    /// The folder of what changes brought.
    pub(crate) fn history_folder(&self) -> PathBuf {
        self.0.join("history").join("builds")
    }

    pub(crate) fn index(&self) -> PathBuf {
        self.0.join("index")
    }

    pub(crate) fn source_file(&self, hash: &str) -> PathBuf {
        self.sharded("sources", hash, "gz")
    }

    /// The path of a file in one of the sharded folders.
    pub(crate) fn file(&self, folder: &str, name: &str) -> PathBuf {
        self.sharded(folder, name, "lz4")
    }

    /// The first two digits name a subfolder, so that no folder grows too large.
    fn sharded(&self, folder: &str, name: &str, extension: &str) -> PathBuf {
        let shard = name.get(..2).unwrap_or("00");
        self.0.join(format!("{folder}/{shard}/{name}.{extension}"))
    }
}

fn row<'g>(generation: &'g Generation, id: &ReportId) -> Result<&'g Row, Error> {
    let place = generation.rows.binary_search_by(|row| row.id.cmp(id));
    place.map(|i| &generation.rows[i]).map_err(|_| Error::UnknownReport(id.clone()))
}
