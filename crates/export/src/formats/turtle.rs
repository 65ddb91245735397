//! Turtle: grouped by subject, with prefixes.

use crate::format::GraphFormat;
use rapporteur_store::Syntax;

pub(crate) const FORMAT: GraphFormat = GraphFormat::rdf(Syntax::Turtle, "RDF to read, with prefixes");
