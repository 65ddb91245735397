//! Stores that outgrow memory: RocksDB, through Oxigraph.

use crate::Error;
use crate::backend::{Backend, Triples};
use crate::{Store, Vocabulary};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNodeRef, Quad, TermRef};
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
    pub fn make_rocksdb<E>(folder: &Path, pieces: impl Iterator<Item = Result<Vec<u8>, E>>) -> Result<(), E>
    where
        E: From<Error>,
    {
        let store = oxigraph::store::Store::open(folder).map_err(Error::from)?;
        let mut loader = store.bulk_loader();
        for piece in pieces {
            let piece = piece?;
            let quads = RdfParser::from_format(RdfFormat::NQuads).for_slice(&piece);
            loader.load_ok_quads::<_, Error>(quads.map(|quad| {
                quad.map_err(|error| Error::Syntax {
                    source_name: folder.display().to_string(),
                    syntax: "N-Quads",
                    reason: error.to_string(),
                })
            }))?;
        }
        loader.commit().map_err(Error::from)?;
        store.flush().map_err(Error::from)?;
        Ok(())
    }
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
