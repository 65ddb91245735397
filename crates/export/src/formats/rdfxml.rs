//! RDF/XML.

use crate::rdf::Rdf;
use rapporteur_store::Syntax;

pub(crate) static RDFXML: Rdf = Rdf { syntax: Syntax::RdfXml, title: "RDF as XML, for older tools" };
