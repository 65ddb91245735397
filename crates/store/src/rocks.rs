//! Stores that outgrow memory: RocksDB, through Oxigraph.

use crate::Error;
use crate::backend::{Backend, Triples};
use crate::{Store, Vocabulary};
use oxigraph::io::{RdfFormat, RdfParser, RdfSyntaxError};
use oxigraph::model::{NamedOrBlankNodeRef, Quad, TermRef};
use oxigraph::store::StorageError;
use std::path::Path;

impl Store {
    /// Opens the RocksDB store in a folder, to be read by any number of processes.
    ///
    /// # Errors
    /// If there is none or its storage fails.
    pub fn open_rocksdb(vocabulary: Vocabulary, folder: &Path) -> Result<Self, Error> {
        Ok(Self::of(vocabulary, Backend::RocksDb(oxigraph::store::Store::open_read_only(folder)?)))
    }

    /// Makes a RocksDB store of pieces of N-Quads in a folder that is new or empty, piece after piece: memory holds a batch of
    /// them, not all. The folder is a store only when this has ended well.
    ///
    /// # Errors
    /// The errors of the pieces, and if one is malformed or the storage fails.
    pub fn make_rocksdb<E: From<Error>>(
        folder: &Path,
        pieces: impl Iterator<Item = Result<Vec<u8>, E>>,
    ) -> Result<(), E> {
        load(folder, pieces).map_err(|fault| match fault {
            Fault::Piece(error) => error,
            Fault::Load(error) => error.into(),
        })
    }
}

/// Why loading ended.
enum Fault<E> {
    /// A piece could not be had.
    Piece(E),
    /// A piece could not be loaded.
    Load(Error),
}

impl<E> From<StorageError> for Fault<E> {
    fn from(error: StorageError) -> Self {
        Self::Load(error.into())
    }
}

fn load<E>(folder: &Path, pieces: impl Iterator<Item = Result<Vec<u8>, E>>) -> Result<(), Fault<E>> {
    let store = oxigraph::store::Store::open(folder)?;
    let mut loader = store.bulk_loader();
    // In one go: the loader sorts what it is given at a time.
    loader.load_ok_quads::<Fault<E>, Fault<E>>(pieces.flat_map(|piece| quads(piece, folder)))?;
    loader.commit()?;
    Ok(store.flush()?)
}

/// The quads of a piece, else why there are none.
fn quads<E>(piece: Result<Vec<u8>, E>, folder: &Path) -> Vec<Result<Quad, Fault<E>>> {
    let malformed = |error: RdfSyntaxError| Error::Syntax {
        source_name: folder.display().to_string(),
        syntax: "N-Quads",
        reason: error.to_string(),
    };
    let parse = |lines: Vec<u8>| {
        let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(&lines);
        quads.map(|quad| quad.map_err(|error| Fault::Load(malformed(error)))).collect()
    };
    piece.map_or_else(|error| vec![Err(Fault::Piece(error))], parse)
}

/// The triples of the default graph that have the given terms.
pub(crate) fn triples<'s>(
    store: &'s oxigraph::store::Store,
    subject: Option<TermRef<'_>>,
    predicate: Option<TermRef<'_>>,
    object: Option<TermRef<'_>>,
) -> Triples<'s> {
    let subject = subject.map(|term| match term {
        TermRef::NamedNode(node) => Some(NamedOrBlankNodeRef::from(node)),
        TermRef::BlankNode(node) => Some(NamedOrBlankNodeRef::from(node)),
        _ => None,
    });
    let predicate = predicate.map(|term| match term {
        TermRef::NamedNode(node) => Some(node),
        _ => None,
    });
    // Literals are no subjects, and only IRIs are predicates.
    if subject == Some(None) || predicate == Some(None) {
        return Box::new(std::iter::empty());
    }
    let found = store.quads_for_pattern(subject.flatten(), predicate.flatten(), object, None);
    Box::new(found.map(|quad| {
        let Quad { subject, predicate, object, .. } = quad?;
        Ok([subject.into(), predicate.into(), object])
    }))
}
