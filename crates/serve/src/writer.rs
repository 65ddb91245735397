//! Carries out judgements, one at a time.

use rapporteur_pipeline::{Error, Options, Pipeline, Resources};
use std::sync::Arc;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The stages that make the graph again under a judgement. They take seconds to load, so the first judgement loads them.
pub(crate) struct Writer {
    resources: Resources,
    pipeline: Arc<Mutex<Option<Pipeline>>>,
}

/// The right to change the store, with the stages if they are loaded. One request has it at a time.
pub(crate) type Turn = OwnedMutexGuard<Option<Pipeline>>;

impl Writer {
    /// A writer with these knowledge files and this model.
    pub fn new(resources: Resources) -> Self {
        Self { resources, pipeline: Arc::default() }
    }

    /// Waits for the right to change the store. Whoever waits holds no thread, and whoever goes away waits no more.
    pub async fn turn(&self) -> Turn {
        self.pipeline.clone().lock_owned().await
    }

    /// The stages.
    ///
    /// # Errors
    /// If they cannot be loaded.
    pub fn stages<'t>(&self, turn: &'t mut Turn) -> Result<&'t Pipeline, Error> {
        match &mut **turn {
            Some(pipeline) => Ok(pipeline),
            empty => Ok(empty.insert(Pipeline::load(&self.resources, Options::default())?)),
        }
    }

    /// Loads a model that a person names, so that one which cannot be used is told at once and not by the first judgement.
    ///
    /// # Errors
    /// If the model cannot be used.
    pub async fn check(&self) -> Result<(), Error> {
        if self.resources.model.is_some() {
            self.stages(&mut self.turn().await)?;
        }
        Ok(())
    }
}
