//! The triples, and finding nodes by name.

use crate::backend::{Backend, Triples};
use crate::syntax::write_each;
use crate::{Error, Index, Part, RAP, Syntax, Vocabulary, in_order, rap};
use oxigraph::io::RdfParser;
use oxigraph::model::vocab::{rdf, rdfs};
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, Quad, Term, TermRef, Triple};
use rapporteur_graph::{Reading, Things, read};
use rapporteur_model::well_known::{relations, types};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::OnceLock;

const ALT_LABEL: NamedNodeRef<'_> =
    NamedNodeRef::new_unchecked("http://www.w3.org/2004/02/skos/core#altLabel");

const CONTAINED_IN: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://schema.org/containedInPlace");

/// Triples, ready to be asked.
pub struct Store {
    backend: Backend,
    vocabulary: Vocabulary,
    names: OnceLock<Names>,
}

/// Nodes that a person may name: all but claims and evidence.
struct Names {
    nodes: Vec<(NamedNode, String)>,
    index: rapporteur_graph::Index<usize>,
}

impl Store {
    /// A store of the triples of an index.
    pub fn new(vocabulary: Vocabulary, index: Index) -> Self {
        Self::of(vocabulary, Backend::Index(index))
    }

    pub(crate) fn of(vocabulary: Vocabulary, backend: Backend) -> Self {
        Self { backend, vocabulary, names: OnceLock::new() }
    }

    /// A store of these quads; in which graph they are does not count.
    ///
    /// # Errors
    /// If they are too many.
    pub fn from_quads(vocabulary: Vocabulary, quads: impl IntoIterator<Item = Quad>) -> Result<Self, Error> {
        let quads: Vec<Quad> = quads.into_iter().collect();
        Ok(Self::new(vocabulary, Index::of(&[Part::of(&quads)])?))
    }

    /// A store of the quads that bytes of a syntax hold. `source` names them in errors.
    ///
    /// # Errors
    /// If the bytes are malformed or the quads too many.
    pub fn read(vocabulary: Vocabulary, bytes: &[u8], syntax: Syntax, source: &str) -> Result<Self, Error> {
        let quads = RdfParser::from_format(syntax.format()).for_slice(bytes).map(|quad| {
            quad.map_err(|error| Error::Syntax {
                source_name: source.to_owned(),
                syntax: syntax.name(),
                reason: error.to_string(),
            })
        });
        Self::from_quads(vocabulary, quads.collect::<Result<Vec<Quad>, Error>>()?)
    }

    /// The base and the types the store was made with.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How many triples it holds.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn n_triples(&self) -> Result<usize, Error> {
        self.backend.n_triples()
    }

    /// Every triple as a quad of the default graph, in the order of its N-Quads line.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn quads(&self) -> Result<Vec<Quad>, Error> {
        Ok(in_order(self.each_quad(self.triples(None, None, None)).collect::<Result<_, Error>>()?))
    }

    /// Writes the whole graph in a syntax of RDF while it is read, so that no more than a quad of it is in memory.
    ///
    /// # Errors
    /// If the storage or `out` fails.
    pub fn write(&self, syntax: Syntax, out: &mut dyn Write) -> Result<(), Error> {
        write_each(self.each_quad(self.triples(None, None, None)), syntax, self.vocabulary(), out)
    }

    /// What the graph holds of a node: the triples of which it is subject, with the lists that they lead to, and those of which
    /// it is object, in the order of their N-Quads lines. Nothing if there is no such node.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn about(&self, node: NamedNodeRef<'_>) -> Result<Vec<Quad>, Error> {
        let incoming = self.each_quad(self.triples(None, None, Some(node)));
        let mut quads = incoming.collect::<Result<Vec<Quad>, Error>>()?;
        let mut subjects = vec![Term::from(node.into_owned())];
        while let Some(subject) = subjects.pop() {
            let own = self.backend.triples(Some(subject.as_ref()), None, None);
            for quad in self.each_quad(own) {
                let quad = quad?;
                // No list of a graph leads back to its beginning.
                if quad.object.is_blank_node() {
                    subjects.push(quad.object.clone());
                }
                quads.push(quad);
            }
        }
        Ok(in_order(quads))
    }

    /// Triples as quads of the default graph.
    fn each_quad<'s>(&'s self, triples: Triples<'s>) -> impl Iterator<Item = Result<Quad, Error>> + 's {
        triples.filter_map(|triple| match triple {
            Ok([subject, predicate, object]) => {
                let triple = Triple::from_terms(subject, predicate, object).ok()?;
                Some(Ok(triple.in_graph(GraphName::DefaultGraph)))
            }
            Err(error) => Some(Err(error)),
        })
    }

    /// The triples that have the given terms.
    pub(crate) fn triples(
        &self,
        subject: Option<NamedNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<NamedNodeRef<'_>>,
    ) -> Triples<'_> {
        let [subject, predicate, object] = [subject, predicate, object].map(|node| node.map(TermRef::from));
        self.backend.triples(subject, predicate, object)
    }

    pub(crate) fn backend(&self) -> &Backend {
        &self.backend
    }

    /// The label of a node, if it has one.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn label(&self, node: NamedNodeRef<'_>) -> Result<Option<String>, Error> {
        Ok(match self.triples(Some(node), Some(rdfs::LABEL), None).next().transpose()? {
            Some([_, _, Term::Literal(label)]) => Some(label.destruct().0),
            _ => None,
        })
    }

    /// The nodes that a person means by `name`, of `types` if any are given, in the order of their IRIs: those whose label or
    /// alias equals it, else those whose label or alias contains it, else those located in a place or country of that name.
    /// Case and diacritics never count. Claims and evidence are never meant.
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
        let places = [types::PLACE.to_owned(), types::COUNTRY.to_owned()];
        let mut located = Vec::new();
        for place in nodes(names.index.find(name, |i| names.is_of(*i, &places))) {
            for inner in self.subjects(CONTAINED_IN, &place)?.iter().chain([&place]) {
                located.extend(self.subjects(rap(relations::LOCATED_IN).as_ref(), inner)?);
            }
        }
        located.retain(|node| names.place(node).is_some_and(|i| names.is_of(i, types)));
        located.sort();
        located.dedup();
        Ok(located)
    }

    /// The node that a person means by a name, of `types` if any are given, and what else it may mean, as
    /// [`rapporteur_graph::read`] tells; if nothing of these types is called so, the one located in a place or country of that
    /// name that most reports mention. An id such as `person/ana-ruiz` or `person:ana-ruiz` is read as well.
    ///
    /// # Errors
    /// If the storage fails.
    pub fn read_name(&self, name: &str, types: &[String]) -> Result<Option<Reading<NamedNode>>, Error> {
        let names = self.names()?;
        let named = |place: usize| names.nodes[place].0.clone();
        let of_base = || NamedNode::new(format!("{}{name}", self.vocabulary.base())).ok();
        let id = self.vocabulary.named(name).or_else(|| of_base().filter(|_| name.contains('/')));
        if let Some(place) = id.and_then(|id| names.place(&id)) {
            return Ok(Some(Reading { meant: named(place), others: Vec::new() }));
        }
        let mentions = self.mentions(name, types)?;
        let known = Known { names, mentions: &mentions };
        if let Some(Reading { meant, others }) = read(&names.index, &known, name, |i| names.is_of(*i, types))
        {
            let others = others.into_iter().map(named).collect();
            return Ok(Some(Reading { meant: named(meant), others }));
        }
        let mut located = self.find(name, types)?;
        located.sort_by_cached_key(|node| {
            let place = names.place(node).unwrap_or_default();
            (Reverse(known.mentioned(&place)), node.clone())
        });
        let mut all = located.into_iter();
        Ok(all.next().map(|meant| Reading { meant, others: all.collect() }))
    }

    /// How many origins and reports mention each of the nodes that a name may mean, by their places. Nobody asks where only one has
    /// the name.
    fn mentions(&self, name: &str, types: &[String]) -> Result<BTreeMap<usize, (usize, usize)>, Error> {
        let names = self.names()?;
        let mut places = names.index.candidates(name, |i| names.is_of(*i, types));
        if places.is_empty() {
            places = self.find(name, types)?.iter().filter_map(|node| names.place(node)).collect();
        }
        if places.len() < 2 {
            return Ok(BTreeMap::new());
        }
        let mut counts = BTreeMap::new();
        for place in places {
            let reports = self.subjects(rap(relations::MENTIONS).as_ref(), &names.nodes[place].0)?;
            let mut origins = BTreeSet::new();
            for report in &reports {
                for triple in self.triples(Some(report.as_ref()), Some(rap("origin").as_ref()), None) {
                    let [_, _, origin] = triple?;
                    origins.insert(origin.to_string());
                }
            }
            counts.insert(place, (origins.len(), reports.len()));
        }
        Ok(counts)
    }

    /// The type of a node that a person may name.
    pub(crate) fn kind(&self, node: &NamedNode) -> Result<&str, Error> {
        let names = self.names()?;
        Ok(names.place(node).map_or("", |place| names.nodes[place].1.as_str()))
    }

    /// The nodes that point to an object, in no particular order.
    pub(crate) fn subjects(
        &self,
        predicate: NamedNodeRef<'_>,
        object: &NamedNode,
    ) -> Result<Vec<NamedNode>, Error> {
        let found = self.triples(None, Some(predicate), Some(object.as_ref()));
        let subjects = found.filter_map(|triple| match triple {
            Ok([Term::NamedNode(node), ..]) => Some(Ok(node)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
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
            let _ = self.names.set(Names::of(self)?);
        }
        Ok(self.names.get_or_init(Names::none))
    }
}

/// What reading a name needs to know of nodes, by their places.
struct Known<'n> {
    names: &'n Names,
    mentions: &'n BTreeMap<usize, (usize, usize)>,
}

impl Things<usize> for Known<'_> {
    fn kind(&self, thing: &usize) -> &str {
        &self.names.nodes[*thing].1
    }

    fn mentioned(&self, thing: &usize) -> (usize, usize) {
        self.mentions.get(thing).copied().unwrap_or_default()
    }
}

impl Names {
    fn none() -> Self {
        Self { nodes: Vec::new(), index: rapporteur_graph::Index::new(std::iter::empty()) }
    }

    fn of(store: &Store) -> Result<Self, Error> {
        let mut kinds = BTreeMap::new();
        for triple in store.triples(None, Some(rdf::TYPE), None) {
            if let [Term::NamedNode(node), _, Term::NamedNode(kind)] = triple? {
                match kind.as_str().strip_prefix(RAP) {
                    Some(types::CLAIM | types::EVIDENCE) | None => {}
                    Some(kind) => drop(kinds.insert(node, kind.to_owned())),
                }
            }
        }
        let nodes: Vec<(NamedNode, String)> = kinds.into_iter().collect();
        let place = |node: &NamedNode| nodes.binary_search_by(|(known, _)| known.cmp(node)).ok();
        let mut found = Vec::new();
        for predicate in [rdfs::LABEL, ALT_LABEL] {
            for triple in store.triples(None, Some(predicate), None) {
                if let [Term::NamedNode(node), _, Term::Literal(name)] = triple? {
                    found.extend(place(&node).map(|i| (name, i)));
                }
            }
        }
        let index = rapporteur_graph::Index::new(found.iter().map(|(name, i)| (name.value(), *i)));
        Ok(Self { nodes, index })
    }

    fn place(&self, node: &NamedNode) -> Option<usize> {
        self.nodes.binary_search_by(|(known, _)| known.cmp(node)).ok()
    }

    fn is_of(&self, place: usize, types: &[String]) -> bool {
        types.is_empty() || types.contains(&self.nodes[place].1)
    }
}
