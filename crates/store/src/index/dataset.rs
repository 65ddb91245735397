//! The index as what Oxigraph's evaluator asks.

use super::layout::Index;
use super::terms::term;
use oxigraph::model::{Term, TermRef};
use spareval::{InternalQuad, QueryableDataset};
use std::convert::Infallible;
use std::sync::Arc;

/// A term while a query is evaluated. Equal terms are equal here: what the index has is always given by its number.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Bound {
    /// Of the index.
    Known(u32),
    /// Of the query, or computed.
    Other(Arc<Term>),
}

impl Index {
    /// The triples that have the given terms, in an order that depends on the pattern alone.
    pub(crate) fn triples<'i>(
        &'i self,
        subject: Option<TermRef<'_>>,
        predicate: Option<TermRef<'_>>,
        object: Option<TermRef<'_>>,
    ) -> impl Iterator<Item = [Term; 3]> + use<'i> {
        let bound = |term: Option<TermRef<'_>>| term.map(|term| self.bound(term));
        let found =
            self.matches([bound(subject).as_ref(), bound(predicate).as_ref(), bound(object).as_ref()]);
        found.map(|triple| triple.map(|number| term(self.text(number))))
    }

    fn bound(&self, term: TermRef<'_>) -> Bound {
        self.number(&term.to_string()).map_or_else(|| Bound::Other(Arc::new(term.into_owned())), Bound::Known)
    }

    fn matches(&self, pattern: [Option<&Bound>; 3]) -> impl Iterator<Item = [u32; 3]> + use<'_> {
        let absent = pattern.iter().any(|bound| matches!(bound, Some(Bound::Other(_))));
        let [subject, predicate, object] = pattern.map(|bound| match bound {
            Some(Bound::Known(number)) => Some(*number),
            Some(Bound::Other(_)) | None => None,
        });
        (!absent).then(|| self.matching(subject, predicate, object)).into_iter().flatten()
    }
}

impl<'i> QueryableDataset<'i> for &'i Index {
    type InternalTerm = Bound;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Bound>,
        predicate: Option<&Bound>,
        object: Option<&Bound>,
        graph: Option<Option<&Bound>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Bound>, Infallible>> + use<'i> {
        let index: &'i Index = self;
        // There is only one graph. Whoever asks has seen to it that no other is named.
        let found = graph.map(|_| index.matches([subject, predicate, object]));
        let graph_name = graph.flatten().cloned();
        found.into_iter().flatten().map(move |triple| {
            let [subject, predicate, object] = triple.map(Bound::Known);
            Ok(InternalQuad { subject, predicate, object, graph_name: graph_name.clone() })
        })
    }

    fn internalize_term(&self, term: Term) -> Result<Bound, Infallible> {
        Ok(self.bound(term.as_ref()))
    }

    fn externalize_term(&self, bound: Bound) -> Result<Term, Infallible> {
        Ok(match bound {
            Bound::Known(number) => term(self.text(number)),
            Bound::Other(term) => Arc::unwrap_or_clone(term),
        })
    }
}
