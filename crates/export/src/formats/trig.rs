//! TriG: Turtle with named graphs. Everything is in the default graph unless the input asks for those of reports.

use crate::format::GraphFormat;
use rapporteur_store::Syntax;

pub(crate) const FORMAT: GraphFormat = GraphFormat::rdf(Syntax::TriG, "RDF to read, with graphs");
