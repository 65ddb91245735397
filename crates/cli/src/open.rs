//! Opening what commands work with: knowledge and model, stores.

use crate::arguments::{Reading, StorePath};
use anyhow::Result;
use rapporteur_knowledge::Knowledge;
use rapporteur_pipeline::{Options, Pipeline, Resources, StoreFolder};
use std::path::Path;

/// All stages, ready to read. They serve until the process ends, which takes their memory back at once.
pub fn pipeline(reading: &Reading) -> Result<&'static Pipeline> {
    pipeline_with(reading, Options::default())
}

/// The same, for stores whose IRIs begin so.
pub fn pipeline_with_base(reading: &Reading, base: &str) -> Result<&'static Pipeline> {
    pipeline_with(reading, Options { base: base.to_owned(), ..Options::default() })
}

fn pipeline_with(reading: &Reading, options: Options) -> Result<&'static Pipeline> {
    let resources = Resources { data: reading.engine.data.clone(), model: reading.engine.model.clone() };
    let options = Options { threads: reading.engine.threads, ingest: reading.ingest(), ..options };
    Ok(Box::leak(Box::new(Pipeline::load(&resources, options)?)))
}

/// The knowledge of a folder, else the embedded one.
pub fn knowledge(folder: Option<&Path>) -> Result<Knowledge> {
    Ok(rapporteur_pipeline::knowledge(folder)?)
}

/// The folder of a store.
pub fn folder(path: &StorePath) -> StoreFolder {
    StoreFolder::new(&path.store)
}

/// The base that a store's IRIs were made with.
pub fn base(path: &StorePath) -> Result<String> {
    Ok(folder(path).base()?)
}
