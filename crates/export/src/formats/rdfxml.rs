//! RDF/XML.

use crate::format::GraphFormat;
use rapporteur_store::Syntax;

pub(crate) const FORMAT: GraphFormat = GraphFormat::rdf(Syntax::RdfXml, "RDF as XML, for older tools");
