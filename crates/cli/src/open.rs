//! Opening what commands work with: knowledge and model, stores.

use crate::arguments::{Reading, StorePath};
use anyhow::{Context, Result};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Pipeline as Language;
use rapporteur_pipeline::{Options, Pipeline, StoreFolder};
use rapporteur_store::Vocabulary;
use std::path::Path;
use std::sync::Arc;

/// All stages, ready to read, and the knowledge they use.
pub struct Stages {
    /// The stages in their order.
    pub pipeline: Pipeline,
    /// What they know.
    pub knowledge: Arc<Knowledge>,
}

/// Loads knowledge and model side by side. They serve until the process ends, which takes their memory back at once.
pub fn stages(reading: &Reading) -> Result<&'static Stages> {
    let (knowledge, language) = std::thread::scope(|scope| {
        let language = scope.spawn(|| language(reading.engine.model.as_deref()));
        let knowledge = knowledge(reading.engine.data.as_deref());
        (knowledge, language.join())
    });
    let knowledge = Arc::new(knowledge?);
    let language = language.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    let options = Options { threads: reading.engine.threads, ingest: reading.ingest() };
    let pipeline = Pipeline::new(Arc::clone(&knowledge), Arc::new(language), options)?;
    Ok(Box::leak(Box::new(Stages { pipeline, knowledge })))
}

/// The knowledge of a folder, else the embedded one.
pub fn knowledge(folder: Option<&Path>) -> Result<Knowledge> {
    match folder {
        Some(folder) => Knowledge::load(folder)
            .with_context(|| format!("the knowledge files in {} cannot be used", folder.display())),
        None => Ok(Knowledge::embedded()?),
    }
}

fn language(model: Option<&Path>) -> Result<Language> {
    Ok(match model {
        Some(file) => {
            Language::open(file).with_context(|| format!("cannot use the model {}", file.display()))?
        }
        None => Language::embedded()?,
    })
}

/// The vocabulary of a base, with the widely known types that the knowledge gives.
pub fn vocabulary(base: &str, knowledge: &Knowledge) -> Result<Vocabulary> {
    let types = knowledge.types.iter().filter_map(|kind| Some((kind.id.as_str(), kind.also.as_deref()?)));
    Ok(Vocabulary::new(base)?.with_types(types)?)
}

/// The folder of a store.
pub fn folder(path: &StorePath) -> StoreFolder {
    StoreFolder::new(&path.store)
}

/// The base that a store's IRIs were made with.
pub fn base(path: &StorePath) -> Result<String> {
    Ok(folder(path).base()?)
}
