//! The graph in force, part by part.

use crate::generation::Generation;
use crate::{Error, StoreFolder, archive};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::fmt;
use std::path::PathBuf;

/// The parts of one generation's graph.
#[derive(Clone, Debug)]
pub(crate) struct GraphParts<'f> {
    folder: &'f StoreFolder,
    generation: &'f str,
    base: &'f str,
    names: Vec<&'f str>,
}

impl<'f> GraphParts<'f> {
    pub fn new(folder: &'f StoreFolder, name: &'f str, generation: &'f Generation) -> Self {
        let names = generation.parts().collect();
        Self { folder, generation: name, base: &generation.header.base, names }
    }

    /// The name of the generation.
    pub fn generation(&self) -> &'f str {
        self.generation
    }

    /// The base of all IRIs of the graph.
    pub fn base(&self) -> &'f str {
        self.base
    }

    /// The N-Quads lines of each part in turn; a line may occur in several parts.
    #[cfg(feature = "rocksdb")]
    pub fn iter(&self) -> impl Iterator<Item = Result<Vec<u8>, Error>> {
        self.names.iter().map(|name| self.read(name))
    }

    /// Calls `work` on the N-Quads lines of each part, several at a time. Results come in the order of the
    /// parts. An error of `work` means that the part is damaged.
    pub fn map<T: Send, E: fmt::Display>(
        &self,
        work: impl Fn(Vec<u8>) -> Result<T, E> + Sync,
    ) -> Result<Vec<T>, Error> {
        self.names.par_iter().map(|name| self.one(name, &work)).collect()
    }

    /// Does what [`map`](Self::map) does, but continues after a damaged part.
    pub fn each<T: Send, E: fmt::Display>(
        &self,
        work: impl Fn(Vec<u8>) -> Result<T, E> + Sync,
    ) -> Vec<Result<T, Error>> {
        self.names.par_iter().map(|name| self.one(name, &work)).collect()
    }

    fn one<T, E: fmt::Display>(
        &self,
        name: &str,
        work: impl Fn(Vec<u8>) -> Result<T, E>,
    ) -> Result<T, Error> {
        work(self.read(name)?).map_err(|reason| Error::corrupt(&self.folder.file("graph", name), reason))
    }

    /// The path of an index made of the whole graph; `kind` says what kind of index. It is valid as long as
    /// this graph is in force: later changes of the store remove it.
    pub fn index(&self, kind: &str) -> PathBuf {
        self.folder.index().join(format!("{}.{kind}", self.generation))
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        archive::unpack(&self.folder.file("graph", name))
    }
}
