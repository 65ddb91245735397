//! TriG: Turtle with named graphs; everything is in the default graph.

use crate::format::GraphFormat;
use rapporteur_store::Syntax;

pub(crate) const FORMAT: GraphFormat = GraphFormat::rdf(Syntax::TriG, "RDF to read, with graphs");
