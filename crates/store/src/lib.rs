//! The graph as RDF: a world's quads, an Oxigraph store to ask, named queries, and the proof that every quote is exact.
//!
//! ```
//! use rapporteur_store::{Format, Options, Query, Store, Vocabulary, quads};
//! # fn main() -> Result<(), rapporteur_store::Error> {
//! let world = rapporteur_model::World::default();
//! let vocabulary = Vocabulary::default();
//! let store = Store::from_quads(vocabulary.clone(), quads(&world, &vocabulary))?;
//! let query = Query::sparql("SELECT ?name { ?p a rap:Person ; rdfs:label ?name } ORDER BY ?name")?;
//! let answer = store.query(&query, &Options::default())?;
//! answer.write(&store, Format::Table, Some(80), &mut Vec::new())?;
//! # Ok(())
//! # }
//! ```

mod answer;
mod backend;
mod dialect;
mod error;
mod index;
mod ontology;
mod quads;
mod query;
#[cfg(feature = "rocksdb")]
mod rocks;
mod shapes;
mod store;
mod syntax;
mod verify;
mod vocabulary;

/// Terms, triples and quads, as Oxigraph has them.
pub use oxigraph::model;

pub use answer::{Answer, Format, Results, Solutions, laid_out};
pub use dialect::{by_report, plain_json, rdf12, schema_org, schema_org_json};
pub use error::{Error, Position};
pub use index::{Index, Malformed, Part};
pub use ontology::{ontology, ontology_faults, ontology_quads};
pub use quads::{in_order, part_lines, quads};
pub use query::{
    Amendment, Catalogue, Explanation, Graphs, Kind, Need, Options, Parameter, Query, Stated, Step, amendment,
};
pub use shapes::{MADE_SHAPES, Shapes, relation_shapes, shape_files};
pub use store::Store;
pub use syntax::{Syntax, nquads, write_quads};
pub use verify::{Violation, verify};
pub use vocabulary::{DEFAULT_BASE, PREFIXES, RAP, Vocabulary, rap};
