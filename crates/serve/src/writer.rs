//! Carries out judgements, one at a time.

use rapporteur_pipeline::{Options, Pipeline, Resources, StoreFolder};
use rapporteur_reasons::JudgingError;
use std::sync::{Mutex, PoisonError};

/// The stages that make the graph again under a judgement. They take seconds to load, so the first judgement loads them.
pub(crate) struct Writer {
    resources: Resources,
    pipeline: Mutex<Option<Pipeline>>,
}

impl Writer {
    /// A writer with these knowledge files and this model.
    pub fn new(resources: Resources) -> Self {
        Self { resources, pipeline: Mutex::default() }
    }

    /// Lets `work` change a store; others wait meanwhile.
    ///
    /// # Errors
    /// If the stages cannot be loaded, or as `work`.
    pub fn change<T>(
        &self,
        folder: &StoreFolder,
        work: impl FnOnce(&Pipeline, &StoreFolder) -> Result<T, JudgingError>,
    ) -> Result<T, JudgingError> {
        let mut held = self.pipeline.lock().unwrap_or_else(PoisonError::into_inner);
        let pipeline = match &mut *held {
            Some(pipeline) => pipeline,
            empty => empty.insert(Pipeline::load(&self.resources, Options::default())?),
        };
        work(pipeline, folder)
    }
}
