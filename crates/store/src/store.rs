//! The triples in memory, and finding nodes by name.

use crate::{Error, RAP, Syntax, Vocabulary, in_order, rap};
use oxigraph::io::RdfParser;
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use rapporteur_graph::Index;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

const ALT_LABEL: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#altLabel");

const CONTAINED_IN: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://schema.org/containedInPlace");

/// Quads in Oxigraph's memory store, ready to be asked.
pub struct Store {
    pub(crate) inner: oxigraph::store::Store,
    vocabulary: Vocabulary,
    names: OnceLock<Names>,
}

/// Nodes that a person may name: all but claims and evidence.
struct Names {
    nodes: Vec<(NamedNode, String)>,
    index: Index<usize>,
}

impl Store {
    /// A store of these quads.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn from_quads(vocabulary: Vocabulary, quads: impl IntoIterator<Item = Quad>) -> Result<Self, Error> {
        let inner = oxigraph::store::Store::new()?;
        let mut loader = inner.bulk_loader();
        loader.load_quads(quads)?;
        loader.commit()?;
        Ok(Self { inner, vocabulary, names: OnceLock::new() })
    }

    /// A store of the quads that bytes of a syntax hold. `source` names them in errors.
    ///
    /// # Errors
    /// If the bytes are malformed or the storage fails.
    pub fn read(vocabulary: Vocabulary, bytes: &[u8], syntax: Syntax, source: &str) -> Result<Self, Error> {
        let quads = RdfParser::from_format(syntax.format()).for_slice(bytes).map(|quad| {
            quad.map_err(|error| Error::Syntax {
                source_name: source.to_owned(),
                syntax: syntax.name(),
                reason: error.to_string(),
            })
        });
        let inner = oxigraph::store::Store::new()?;
        let mut loader = inner.bulk_loader();
        loader.load_ok_quads::<Error, Error>(quads)?;
        loader.commit()?;
        Ok(Self { inner, vocabulary, names: OnceLock::new() })
    }

    /// A store of the quads of a file; its extension tells the syntax, N-Quads where it tells none.
    ///
    /// # Errors
    /// If the file cannot be read or is malformed, or the storage fails.
    pub fn load(vocabulary: Vocabulary, path: &Path) -> Result<Self, Error> {
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let syntax = Syntax::from_extension(extension).unwrap_or(Syntax::NQuads);
        Self::read(vocabulary, &bytes, syntax, &path.display().to_string())
    }

    /// The base and the types the store was made with.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How many quads it holds.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn n_quads(&self) -> Result<usize, Error> {
        Ok(self.inner.len()?)
    }

    /// Every quad, in the order of its N-Quads line.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn quads(&self) -> Result<Vec<Quad>, Error> {
        Ok(in_order(self.inner.iter().collect::<Result<_, _>>()?))
    }

    /// Oxigraph's own store, for what this crate does not offer: endpoints, further load.
    pub fn oxigraph(&self) -> &oxigraph::store::Store {
        &self.inner
    }

    /// The label of a node, if it has one.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn label(&self, node: NamedNodeRef<'_>) -> Result<Option<String>, Error> {
        let mut quads = self.inner.quads_for_pattern(Some(node.into()), Some(rdfs::LABEL), None, None);
        Ok(match quads.next().transpose()?.map(|quad| quad.object) {
            Some(Term::Literal(label)) => Some(label.value().to_owned()),
            _ => None,
        })
    }

    /// The nodes a person means by `name`, of `types` if any are given: those whose label or alias equals it, else those
    /// whose label or alias holds it, else what is located in a place or country so called. Case and diacritics never count; claims
    /// and evidence are never meant. In order of their IRIs.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn find(&self, name: &str, types: &[String]) -> Result<Vec<NamedNode>, Error> {
        let names = self.names()?;
        let nodes =
            |places: Vec<usize>| places.into_iter().map(|i| names.nodes[i].0.clone()).collect::<Vec<_>>();
        let found = nodes(names.index.find(name, |i| names.is_of(*i, types)));
        if !found.is_empty() || types.is_empty() {
            return Ok(found);
        }
        let places = ["Place".to_owned(), "Country".to_owned()];
        let mut located = Vec::new();
        for place in nodes(names.index.find(name, |i| names.is_of(*i, &places))) {
            for inner in self.subjects(CONTAINED_IN, &place)?.iter().chain([&place]) {
                located.extend(self.subjects(rap("locatedIn").as_ref(), inner)?);
            }
        }
        located.retain(|node| names.place(node).is_some_and(|i| names.is_of(i, types)));
        located.sort();
        located.dedup();
        Ok(located)
    }

    fn subjects(&self, predicate: NamedNodeRef<'_>, object: &NamedNode) -> Result<Vec<NamedNode>, Error> {
        let quads = self.inner.quads_for_pattern(None, Some(predicate), Some(object.as_ref().into()), None);
        let subjects = quads.filter_map(|quad| match quad.map(|quad| quad.subject) {
            Ok(NamedOrBlankNode::NamedNode(node)) => Some(Ok(node)),
            Ok(NamedOrBlankNode::BlankNode(_)) => None,
            Err(error) => Some(Err(error.into())),
        });
        subjects.collect()
    }

    /// Labels of the nodes of most similar names, best first.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn nearest(&self, name: &str, types: &[String], count: usize) -> Result<Vec<String>, Error> {
        let names = self.names()?;
        let found = names.index.nearest(name, count, |i| names.is_of(*i, types));
        self.labels(&found.into_iter().map(|i| names.nodes[i].0.clone()).collect::<Vec<_>>())
    }

    /// The label of each node, its shortened IRI where it has none.
    pub(crate) fn labels(&self, nodes: &[NamedNode]) -> Result<Vec<String>, Error> {
        let label = |node: &NamedNode| {
            Ok(self.label(node.as_ref())?.unwrap_or_else(|| self.vocabulary.shortened(node.as_str())))
        };
        nodes.iter().map(label).collect()
    }

    fn names(&self) -> Result<&Names, Error> {
        if self.names.get().is_none() {
            // A second thread that got here first has set the same names.
            let _ = self.names.set(Names::of(&self.inner)?);
        }
        Ok(self.names.get_or_init(Names::none))
    }
}

impl Names {
    fn none() -> Self {
        Self { nodes: Vec::new(), index: Index::new(std::iter::empty()) }
    }

    fn of(store: &oxigraph::store::Store) -> Result<Self, Error> {
        let mut kinds = BTreeMap::new();
        for quad in store.quads_for_pattern(None, Some(rdf::TYPE), None, None) {
            if let Quad {
                subject: NamedOrBlankNode::NamedNode(node), object: Term::NamedNode(kind), ..
            } = quad?
            {
                match kind.as_str().strip_prefix(RAP) {
                    Some("Claim" | "Evidence") | None => {}
                    Some(kind) => drop(kinds.insert(node, kind.to_owned())),
                }
            }
        }
        let nodes: Vec<(NamedNode, String)> = kinds.into_iter().collect();
        let place = |node: &NamedNode| nodes.binary_search_by(|(known, _)| known.cmp(node)).ok();
        let mut found = Vec::new();
        for predicate in [rdfs::LABEL, ALT_LABEL] {
            for quad in store.quads_for_pattern(None, Some(predicate), None, None) {
                if let Quad {
                    subject: NamedOrBlankNode::NamedNode(node), object: Term::Literal(name), ..
                } = quad?
                {
                    found.extend(place(&node).map(|i| (name, i)));
                }
            }
        }
        let index = Index::new(found.iter().map(|(name, i)| (name.value(), *i)));
        Ok(Self { nodes, index })
    }

    fn place(&self, node: &NamedNode) -> Option<usize> {
        self.nodes.binary_search_by(|(known, _)| known.cmp(node)).ok()
    }

    fn is_of(&self, place: usize, types: &[String]) -> bool {
        types.is_empty() || types.contains(&self.nodes[place].1)
    }
}
