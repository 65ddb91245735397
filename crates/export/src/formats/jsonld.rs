//! JSON-LD.

use crate::rdf::Rdf;
use rapporteur_store::Syntax;

pub(crate) static JSONLD: Rdf = Rdf { syntax: Syntax::JsonLd, title: "RDF as JSON" };
