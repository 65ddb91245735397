//! Loads knowledge and language model, either embedded or from files.

use crate::{Error, Options, Pipeline};
use rapporteur_knowledge::{Files, Knowledge};
use rapporteur_language::Analyzer;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// Where knowledge and language model are read from.
#[derive(Clone, Debug, Default)]
pub struct Resources {
    /// A folder laid out like `data/`, instead of the embedded knowledge.
    pub data: Option<PathBuf>,
    /// A converted spaCy pipeline, instead of the embedded one.
    pub model: Option<PathBuf>,
}

impl Resources {
    /// Loads the knowledge alone, for work that reads no report.
    ///
    /// # Errors
    /// If its files have faults.
    pub fn knowledge(&self) -> Result<Knowledge, Error> {
        knowledge(self.data.as_deref())
    }

    fn language(&self) -> Result<Analyzer, Error> {
        match &self.model {
            Some(file) => {
                let failed = |source| Error::Model { file: file.clone(), source };
                Analyzer::open(file).map_err(failed)
            }
            None => embedded_language(),
        }
    }
}

/// Loads the knowledge of a folder laid out like `data/`, or else the embedded one.
///
/// # Errors
/// If its files have faults.
pub fn knowledge(folder: Option<&Path>) -> Result<Knowledge, Error> {
    match folder {
        Some(folder) => {
            let read = Files::read(folder).and_then(crate::data::read);
            read.map_err(|source| Error::Data { folder: folder.to_owned(), source })
        }
        None => Ok(Knowledge::embedded()?),
    }
}

#[cfg(feature = "embedded-model")]
fn embedded_language() -> Result<Analyzer, Error> {
    Ok(Analyzer::embedded()?)
}

#[cfg(not(feature = "embedded-model"))]
fn embedded_language() -> Result<Analyzer, Error> {
    Err(Error::NoModel)
}

impl Pipeline {
    /// Loads knowledge and model at the same time and prepares all stages.
    ///
    /// # Errors
    /// As [`new`](Self::new), and if a file of knowledge or model has faults.
    pub fn load(resources: &Resources, options: Options) -> Result<Self, Error> {
        let (knowledge, language) = thread::scope(|scope| {
            let language = scope.spawn(|| resources.language());
            let knowledge = resources.knowledge();
            (knowledge, language.join())
        });
        let knowledge = Arc::new(knowledge?);
        let language = language.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Self::new(knowledge, Arc::new(language), options)
    }
}
