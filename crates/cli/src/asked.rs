//! The graph of a store, ready to be asked: from what was made of it for that, which is made first if need be.

use anyhow::Result;
use rapporteur_pipeline::{Damage, GraphParts, Proof, StoreFolder};
use rapporteur_store::{Index, Part, Store, Vocabulary};

/// Opens the graph in force.
pub fn open(folder: &StoreFolder) -> Result<Store> {
    folder.with_graph(|graph| from(graph, Vocabulary::new(graph.base())?))
}

/// Makes ready what the first question would otherwise wait for. Where that fails, the question tells.
pub fn prepare(folder: &StoreFolder) {
    let _ = open(folder);
}

/// The damaged files of a store, and its graph as the parts have it, whatever was made of them before; no graph if a part of it
/// is damaged.
pub fn prove(folder: &StoreFolder) -> Result<(Vec<Damage>, Option<Store>)> {
    let Proof { damages, graph } = folder.prove(|lines| Part::read(&lines))?;
    let store = |(base, parts): (String, Vec<Part>)| -> Result<Store> {
        Ok(Store::new(Vocabulary::new(&base)?, Index::of(&parts)?))
    };
    Ok((damages, graph.map(store).transpose()?))
}

#[cfg(not(feature = "rocksdb"))]
fn from(graph: &GraphParts<'_>, vocabulary: Vocabulary) -> Result<Store> {
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
