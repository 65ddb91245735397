//! A graph in RocksDB is asked like the same graph in an index.

#![cfg(feature = "rocksdb")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use crate::fixture;
use rapporteur_store::{Catalogue, Error, Index, Need, Options, Part, Shapes, Store, part_lines, verify};
use std::collections::BTreeMap;

#[test]
fn every_named_query_and_every_shape_is_answered_alike() {
    let vocabulary = fixture::vocabulary;
    let lines = part_lines(&fixture::world(), &BTreeMap::new(), &vocabulary());
    let index = Store::new(vocabulary(), Index::of(&[Part::read(&lines).unwrap()]).unwrap());
    let folder = tempfile::tempdir().unwrap();
    // A line may stand in several pieces.
    let pieces = [lines.clone(), lines].map(Ok::<_, Error>);
    Store::make_rocksdb(folder.path(), pieces.into_iter()).unwrap();
    let rocks = Store::open_rocksdb(vocabulary(), folder.path()).unwrap();
    assert_eq!(rocks.n_triples().unwrap(), index.n_triples().unwrap());
    for query in Catalogue::embedded().unwrap().iter() {
        if query.parameters.iter().all(|parameter| parameter.need != Need::Required) {
            let answer = |store: &Store| store.query(query, &Options::default()).unwrap();
            assert_eq!(answer(&rocks), answer(&index), "{}", query.name);
        }
    }
    assert_eq!(rocks.find("ruiz", &[]).unwrap(), index.find("ruiz", &[]).unwrap());
    let shapes = Shapes::of(&rapporteur_knowledge::Knowledge::embedded().unwrap()).unwrap();
    assert_eq!(verify(&rocks, &shapes).unwrap(), verify(&index, &shapes).unwrap());
}

#[test]
fn malformed_pieces_and_absent_stores_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    let pieces = [Ok::<_, Error>(b"<a> <b> .\n".to_vec())];
    assert!(matches!(Store::make_rocksdb(folder.path(), pieces.into_iter()), Err(Error::Syntax { .. })));
    let absent = Store::open_rocksdb(fixture::vocabulary(), &folder.path().join("none"));
    assert!(matches!(absent, Err(Error::Storage(_))));
}
