//! Proves that every file that the store depends on is as it was written.

use crate::archive;
use crate::error::REMEDY;
use crate::generation::{Generation, Row};
use crate::graph_parts::GraphParts;
use crate::history::Log;
use crate::parts::Part;
use crate::{Error, StoreFolder, source};
use rapporteur_store::{Index, Part as Triples, Store, Vocabulary};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelExtend, ParallelIterator};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A file that the store depends on and that is not as it was written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Damage {
    /// The file, inside the store folder.
    pub file: PathBuf,
    /// What is wrong with it, and the remedy.
    pub message: String,
}

/// The result of a check of every file.
pub struct Proof {
    /// Damaged files, sorted; empty for a sound store.
    pub damages: Vec<Damage>,
    /// The graph read from its parts, not from the index; `None` if a part is damaged.
    pub store: Option<Store>,
}

impl StoreFolder {
    /// Reads every file of the generation in force, several at a time.
    ///
    /// # Errors
    /// If there is no store, or this user may not read it.
    pub fn prove(&self) -> Result<Proof, Error> {
        self.finish_sweep();
        loop {
            let name = match self.current() {
                Err(fault @ Error::Corrupt { .. }) => return Ok(Proof::without_graph(self, fault)),
                name => name?,
            };
            let proof = match Generation::read(&self.generation_file(&name)) {
                Ok(generation) => Proof::of(self, &name, &generation)?,
                Err(fault) => Proof::without_graph(self, fault),
            };
            // If another generation came into force meanwhile, files of this one may be gone.
            if proof.damages.is_empty() || self.current().is_ok_and(|now| now == name) {
                return Ok(proof);
            }
        }
    }
}

impl Proof {
    fn without_graph(folder: &StoreFolder, fault: Error) -> Self {
        Self { damages: vec![Damage::of(folder, fault)], store: None }
    }

    fn of(folder: &StoreFolder, name: &str, generation: &Generation) -> Result<Self, Error> {
        let (rows, things) = (&generation.rows, &generation.header.things);
        let mut faults: Vec<Error> = Vec::new();
        faults.par_extend(rows.par_iter().flat_map_iter(|row| reports(folder, generation, row)));
        faults
            .par_extend(rows.par_iter().filter_map(|row| world(folder, &row.part, &row.copy.archive).err()));
        faults.par_extend(things.par_iter().filter_map(|part| world(folder, part, "").err()));
        // Several reports may share an input.
        let sources: BTreeSet<&str> =
            rows.iter().flat_map(Row::copies).map(|copy| copy.hash.as_str()).collect();
        let unread = |hash: &str| source::read(&folder.source_file(hash), hash).err();
        faults.par_extend(sources.into_par_iter().filter_map(unread));
        let mut graph = Vec::new();
        for read in GraphParts::new(folder, name, generation).each(|lines| Triples::read(&lines)) {
            match read {
                Ok(triples) => graph.push(triples),
                Err(fault) => faults.push(fault),
            }
        }
        faults.extend(Log::read(folder, Some(&generation.header.build)).faults);
        let is_whole = graph.len() == rows.len() + things.len();
        let damages: BTreeSet<Damage> = faults.into_iter().map(|fault| Damage::of(folder, fault)).collect();
        let store = || Ok(Store::new(Vocabulary::new(&generation.header.base)?, Index::of(&graph)?));
        let store: Option<Result<Store, Error>> = is_whole.then(store);
        Ok(Self { damages: damages.into_iter().collect(), store: store.transpose()? })
    }
}

/// The faults in the files of a report's copies. Each file must hold the report and come from the code that
/// its name was made of.
fn reports<'a>(
    folder: &'a StoreFolder,
    generation: &'a Generation,
    row: &'a Row,
) -> impl Iterator<Item = Error> + 'a {
    row.copies().filter_map(move |copy| {
        let path = folder.file("reports", &copy.archive);
        match archive::decode(&path) {
            Err(fault) => Some(fault),
            Ok((report, _))
                if report.id != row.id || generation.header.fingerprint.name(&report) != copy.archive =>
            {
                Some(Error::corrupt(&path, "it does not hold the report that it is named by"))
            }
            Ok(_) => None,
        }
    })
}

/// Checks a part of the world, which names the report it belongs to; `archive` is empty for a group of
/// entities.
fn world(folder: &StoreFolder, name: &str, archive: &str) -> Result<(), Error> {
    let path = folder.file("world", name);
    let part: Part = archive::read(&path)?;
    if part.archive != archive {
        return Err(Error::corrupt(&path, "it is a part of other reports"));
    }
    Ok(())
}

impl Damage {
    fn of(folder: &StoreFolder, fault: Error) -> Self {
        let (path, message) = match fault {
            Error::Corrupt { path, message } => (path, format!("{message}: {REMEDY}")),
            Error::Unreadable(path) => {
                (path, "it cannot be read by this user: run rapporteur as the store's owner".to_owned())
            }
            Error::Io { path, source } => (path, format!("{source}: {REMEDY}")),
            other => (folder.path().to_owned(), other.to_string()),
        };
        let file = path.strip_prefix(folder.path()).unwrap_or(&path).to_owned();
        Self { file, message }
    }
}
