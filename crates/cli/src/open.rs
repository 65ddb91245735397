//! Opening what commands work with: knowledge and model, stores.

use crate::arguments::{Reading, StorePath};
use anyhow::{Context, Result};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Pipeline as Language;
use rapporteur_pipeline::{Options, Pipeline, StoreFolder};
use rapporteur_store::{DEFAULT_BASE, RAP, Store, Syntax, Vocabulary};
use std::path::Path;
use std::sync::Arc;

/// All stages, ready to read, and the knowledge they use.
pub struct Stages {
    /// The stages in their order.
    pub pipeline: Pipeline,
    /// What they know.
    pub knowledge: Arc<Knowledge>,
}

/// Loads knowledge and model side by side.
pub fn stages(reading: &Reading) -> Result<Stages> {
    let (knowledge, language) = std::thread::scope(|scope| {
        let language = scope.spawn(|| language(reading.model.as_deref()));
        let knowledge = knowledge(reading.data.as_deref());
        (knowledge, language.join())
    });
    let knowledge = Arc::new(knowledge?);
    let language = language.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    let options = Options { threads: reading.threads, ingest: reading.ingest() };
    let pipeline = Pipeline::new(Arc::clone(&knowledge), Arc::new(language), options)?;
    Ok(Stages { pipeline, knowledge })
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

/// The graph of a store, ready to be asked.
pub fn store(path: &StorePath) -> Result<Store> {
    let graph = folder(path).graph()?;
    let bytes = std::fs::read(&graph).with_context(|| format!("cannot read {}", graph.display()))?;
    let vocabulary = Vocabulary::new(&base_of(&bytes))?;
    Ok(Store::read(vocabulary, &bytes, Syntax::NQuads, &graph.display().to_string())?)
}

/// The base that a store's IRIs were made with.
pub fn base(path: &StorePath) -> Result<String> {
    let graph = folder(path).graph()?;
    let bytes = std::fs::read(&graph).with_context(|| format!("cannot read {}", graph.display()))?;
    Ok(base_of(&bytes))
}

/// The base shows in the IRI of any report: `<BASE report/HASH> rdf:type rap:Report`.
fn base_of(nquads: &[u8]) -> String {
    let typed = format!(" <{RAP}Report> .");
    let report = nquads.split(|byte| *byte == b'\n').find(|line| line.ends_with(typed.as_bytes()));
    let subject =
        report.and_then(|line| std::str::from_utf8(line).ok()).and_then(|line| line.split_once('>'));
    let base = subject.and_then(|(iri, _)| iri.strip_prefix('<')?.rsplit_once("report/"));
    base.map_or(DEFAULT_BASE, |(base, _)| base).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_is_read_from_the_graph() {
        let line = |base: &str| {
            format!("<{base}report/0a1b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{RAP}Report> .\n")
        };
        assert_eq!(base_of(line("http://example.org/x#").as_bytes()), "http://example.org/x#");
        assert_eq!(base_of(line(DEFAULT_BASE).as_bytes()), DEFAULT_BASE);
        assert_eq!(base_of(b""), DEFAULT_BASE);
    }
}
