//! Which graphs a query asks. A store has one graph, the default graph; the base of its IRIs names it as well, so that a client
//! that must name a graph can.

use crate::Error;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode};
use oxigraph::sparql::QueryDataset;

/// The graphs of a query by their IRIs, stated beside it as the SPARQL protocol does.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Graphs {
    /// Those that together are the default graph.
    pub default: Vec<String>,
    /// Those that `GRAPH` can name.
    pub named: Vec<String>,
}

/// Makes graphs given beside a query, else those of its own `FROM` and `FROM NAMED`, the graphs that are asked.
///
/// # Errors
/// If one of them is not the store's.
pub(super) fn choose(dataset: &mut QueryDataset, base: &str, given: Option<&Graphs>) -> Result<(), Error> {
    let own = |iri: &str| {
        if iri == base {
            return Ok(NamedNode::new_unchecked(base));
        }
        Err(Error::NoSuchGraph { graph: iri.to_owned(), base: base.to_owned() })
    };
    let (default, named) = match given {
        Some(graphs) => {
            let default = graphs.default.iter().map(|iri| own(iri)).collect::<Result<Vec<_>, _>>()?;
            (default, graphs.named.iter().map(|iri| own(iri)).collect::<Result<Vec<_>, _>>()?)
        }
        None if dataset.is_default_dataset() => {
            // No triple is in a graph of its own.
            dataset.set_available_named_graphs(Vec::new());
            return Ok(());
        }
        None => {
            let default =
                dataset.default_graph_graphs().into_iter().flatten().filter_map(|name| match name {
                    GraphName::NamedNode(node) => Some(own(node.as_str())),
                    GraphName::BlankNode(_) | GraphName::DefaultGraph => None,
                });
            let named = dataset.available_named_graphs().into_iter().flatten();
            let named = named.filter_map(|name| match name {
                NamedOrBlankNode::NamedNode(node) => Some(own(node.as_str())),
                NamedOrBlankNode::BlankNode(_) => None,
            });
            (default.collect::<Result<Vec<_>, _>>()?, named.collect::<Result<Vec<_>, _>>()?)
        }
    };
    // Named twice, it is one graph.
    dataset.set_default_graph(default.into_iter().take(1).map(|_| GraphName::DefaultGraph).collect());
    dataset.set_available_named_graphs(named.into_iter().take(1).map(NamedOrBlankNode::from).collect());
    Ok(())
}
