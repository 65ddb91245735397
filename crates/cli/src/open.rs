//! Opens what commands work with: knowledge, model and stores.

use crate::arguments::{Reading, StorePath};
use anyhow::Result;
use rapporteur_knowledge::Knowledge;
use rapporteur_pipeline::{Options, Pipeline, Resources, StoreFolder};
use std::path::Path;

/// Loads all stages. They live until the process ends, which frees their memory at once.
pub fn pipeline(reading: &Reading) -> Result<&'static Pipeline> {
    pipeline_with(reading, Options::default())
}

/// Loads all stages for a store whose IRIs begin with `base`.
pub fn pipeline_with_base(reading: &Reading, base: &str) -> Result<&'static Pipeline> {
    pipeline_with(reading, Options { base: base.to_owned(), ..Options::default() })
}

fn pipeline_with(reading: &Reading, options: Options) -> Result<&'static Pipeline> {
    let resources = Resources { data: reading.engine.data.clone(), model: reading.engine.model.clone() };
    let options = Options { threads: reading.engine.threads, ingest: reading.ingest(), ..options };
    Ok(Box::leak(Box::new(Pipeline::load(&resources, options)?)))
}

/// Loads the knowledge of a folder, or else the embedded one.
pub fn knowledge(folder: Option<&Path>) -> Result<Knowledge> {
    Ok(rapporteur_pipeline::knowledge(folder)?)
}

/// The folder of a store; nothing is read yet.
pub fn folder(path: &StorePath) -> StoreFolder {
    StoreFolder::new(&path.store)
}

/// The base of a store's IRIs.
pub fn base(path: &StorePath) -> Result<String> {
    Ok(folder(path).base()?)
}
