//! JSON-LD.

use crate::format::GraphFormat;
use rapporteur_store::Syntax;

pub(crate) const FORMAT: GraphFormat = GraphFormat::rdf(Syntax::JsonLd, "RDF as JSON");
