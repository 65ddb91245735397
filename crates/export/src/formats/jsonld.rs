//! JSON-LD with a context: an object for each node, in plain names.

use crate::format::GraphFormat;
use rapporteur_store::Syntax;

pub(crate) const FORMAT: GraphFormat = GraphFormat::rdf(Syntax::JsonLd, "RDF as JSON, an object a node");
