//! Opens the graph of a store for questions, through an index that is made if it does not exist yet.

use crate::graph_parts::GraphParts;
use crate::{Error, StoreFolder};
#[cfg(not(feature = "rocksdb"))]
use rapporteur_store::{Index, Part};
use rapporteur_store::{Store, Vocabulary};

impl StoreFolder {
    /// Opens the graph in force for questions. The index is kept in the folder, so that the next call is
    /// fast; [`Prepared::commit`](crate::Prepared::commit) makes it in advance.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn open(&self) -> Result<Store, Error> {
        Ok(self.open_named()?.1)
    }

    /// Opens the graph in force as [`open`](Self::open) does, and says which generation it is of.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn open_named(&self) -> Result<(String, Store), Error> {
        self.with_graph(|graph| {
            Ok((graph.generation().to_owned(), indexed(graph, Vocabulary::new(graph.base())?)?))
        })
    }
}

#[cfg(not(feature = "rocksdb"))]
fn indexed(graph: &GraphParts<'_>, vocabulary: Vocabulary) -> Result<Store, Error> {
    let file = graph.index("triples");
    if let Some(index) = Index::load(&file) {
        return Ok(Store::new(vocabulary, index));
    }
    let index = Index::of(&graph.map(|lines| Part::read(&lines))?)?;
    // A store that cannot be written to still answers questions.
    let _ = index.save(&file);
    Ok(Store::new(vocabulary, index))
}

#[cfg(feature = "rocksdb")]
fn indexed(graph: &GraphParts<'_>, vocabulary: Vocabulary) -> Result<Store, Error> {
    let folder = graph.index("rocksdb");
    if !folder.is_dir() {
        let above = folder.parent().unwrap_or(std::path::Path::new("."));
        std::fs::create_dir_all(above).map_err(Error::writing(above))?;
        let beside = tempfile::tempdir_in(above).map_err(Error::writing(above))?;
        Store::make_rocksdb(beside.path(), graph.iter())?;
        // If another process has made the same index meanwhile, that one is used.
        if let Err(error) = std::fs::rename(beside.path(), &folder)
            && !folder.is_dir()
        {
            return Err(Error::writing(&folder)(error));
        }
    }
    Ok(Store::open_rocksdb(vocabulary, &folder)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::{self, FORMAT, Fingerprint};
    use crate::generation::{Generation, Header};
    use rapporteur_store::DEFAULT_BASE;

    /// A store whose graph is one part with these lines.
    fn store_of(lines: &[u8]) -> (tempfile::TempDir, StoreFolder) {
        let place = tempfile::tempdir().unwrap();
        let folder = StoreFolder::new(place.path());
        let put = |path: &std::path::Path, bytes: &[u8]| {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        let graph = folder.file("graph", "52");
        put(&graph, &archive::pack(&graph, lines));
        let empty = archive::encoded(&crate::parts::Part::default());
        let world = folder.file("world", "52");
        put(&world, &archive::pack(&world, &empty));
        let [code, knowledge, model] = [const { String::new() }; 3];
        let header = Header {
            format: FORMAT,
            build: String::new(),
            base: DEFAULT_BASE.to_owned(),
            fingerprint: Fingerprint { format: FORMAT, code, knowledge, model },
            things: vec!["52".to_owned()],
        };
        let (name, bytes) = Generation { header, rows: Vec::new() }.encode().unwrap();
        put(&folder.generation_file(&name), &bytes);
        folder.enforce(&name).unwrap();
        (place, folder)
    }

    #[test]
    fn a_sound_graph_is_opened_again_and_again() {
        let (_place, folder) = store_of(b"<http://a/b> <http://a/c> <http://a/d> .\n");
        for _ in 0..2 {
            assert_eq!(folder.open().unwrap().n_triples().unwrap(), 1);
        }
        let proof = folder.prove().unwrap();
        assert!(proof.damages.is_empty() && proof.store.unwrap().n_triples().unwrap() == 1);
    }

    #[test]
    fn lines_that_are_no_nquads_are_damage_of_their_file() {
        let (_place, folder) = store_of(b"not so\n");
        let Some(Error::Corrupt { path, message }) = folder.open().err() else { unreachable!() };
        assert_eq!(path, folder.file("graph", "52"));
        assert!(message.contains("line 1 is no N-Quads"), "{message}");
        let proof = folder.prove().unwrap();
        assert!(proof.store.is_none() && proof.damages.len() == 1, "{:?}", proof.damages);
    }
}
