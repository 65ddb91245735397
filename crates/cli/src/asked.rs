//! The graph of a store, ready to be asked: from what was made of it for that, which is made first if need be.

use anyhow::Result;
use rapporteur_pipeline::{GraphParts, StoreFolder};
use rapporteur_store::{Part, Store, Vocabulary};

/// Opens the graph in force.
pub fn open(folder: &StoreFolder) -> Result<Store> {
    folder.with_graph(|graph| from(graph, Vocabulary::new(graph.base())?))
}

/// Makes ready what the first question would otherwise wait for. Where that fails, the question tells.
pub fn prepare(folder: &StoreFolder) {
    let _ = open(folder);
}

/// Proves that what the store is asked with can be made again: every part of the graph is whole.
pub fn prove(folder: &StoreFolder) -> Result<()> {
    folder.with_graph(|graph| {
        graph.map(|lines| Part::read(&lines).map(drop))?;
        Ok(())
    })
}

#[cfg(not(feature = "rocksdb"))]
fn from(graph: &GraphParts<'_>, vocabulary: Vocabulary) -> Result<Store> {
    use rapporteur_store::Index;
    let file = graph.index("triples");
    if let Some(index) = Index::load(&file) {
        return Ok(Store::new(vocabulary, index));
    }
    let index = Index::of(&graph.map(|lines| Part::read(&lines))?)?;
    // A store that cannot be written to can still be asked.
    let _ = index.save(&file);
    Ok(Store::new(vocabulary, index))
}

#[cfg(feature = "rocksdb")]
fn from(graph: &GraphParts<'_>, vocabulary: Vocabulary) -> Result<Store> {
    use anyhow::Context;
    let folder = graph.index("rocksdb");
    if !folder.is_dir() {
        let above = folder.parent().context("the place of an index lies in a folder")?;
        std::fs::create_dir_all(above).with_context(|| format!("cannot make {}", above.display()))?;
        let beside = tempfile::tempdir_in(above)
            .with_context(|| format!("RocksDB needs to write to {}", above.display()))?;
        Store::make_rocksdb(beside.path(), graph.iter().map(|lines| anyhow::Ok(lines?)))?;
        // Where another has made the same meanwhile, that one serves.
        if let Err(error) = std::fs::rename(beside.path(), &folder)
            && !folder.is_dir()
        {
            return Err(error).with_context(|| format!("cannot make {}", folder.display()));
        }
    }
    Ok(Store::open_rocksdb(vocabulary, &folder)?)
}
