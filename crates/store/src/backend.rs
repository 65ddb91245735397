//! Where the triples are: in an index, or in Oxigraph's own store on disk.

use crate::{Error, Index};
use oxigraph::model::{Term, TermRef};
use oxigraph::sparql::{PreparedSparqlQuery, QueryEvaluationError, QueryExplanation, QueryResults};

/// Triples that can be asked.
pub(crate) enum Backend {
    Index(Index),
    #[cfg(feature = "rocksdb")]
    RocksDb(oxigraph::store::Store),
}

/// Triples that match a pattern.
pub(crate) type Triples<'b> = Box<dyn Iterator<Item = Result<[Term; 3], Error>> + 'b>;

impl Backend {
    /// The triples that have the given terms.
    pub fn triples<'t>(
        &self,
        subject: Option<TermRef<'t>>,
        predicate: Option<TermRef<'t>>,
        object: Option<TermRef<'t>>,
    ) -> Triples<'_> {
        match self {
            Self::Index(index) => Box::new(index.triples(subject, predicate, object).map(Ok)),
            #[cfg(feature = "rocksdb")]
            Self::RocksDb(store) => crate::rocks::triples(store, subject, predicate, object),
        }
    }

    /// How many triples there are.
    pub fn n_triples(&self) -> Result<usize, Error> {
        match self {
            Self::Index(index) => Ok(index.n_triples()),
            #[cfg(feature = "rocksdb")]
            Self::RocksDb(store) => Ok(store.len()?),
        }
    }

    /// Evaluates a query.
    pub fn execute(&self, query: PreparedSparqlQuery) -> Result<QueryResults<'_>, QueryEvaluationError> {
        match self {
            Self::Index(index) => query.on_queryable_dataset(index).execute(),
            #[cfg(feature = "rocksdb")]
            Self::RocksDb(store) => query.on_store(store).execute(),
        }
    }

    /// Evaluates a query and tells how.
    pub fn explain(
        &self,
        query: PreparedSparqlQuery,
    ) -> (Result<QueryResults<'_>, QueryEvaluationError>, QueryExplanation) {
        match self {
            Self::Index(index) => query.on_queryable_dataset(index).compute_statistics().explain(),
            #[cfg(feature = "rocksdb")]
            Self::RocksDb(store) => query.on_store(store).compute_statistics().explain(),
        }
    }
}
