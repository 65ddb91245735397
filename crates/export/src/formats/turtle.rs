//! Turtle: grouped by subject, with prefixes.

use crate::rdf::Rdf;
use rapporteur_store::Syntax;

pub(crate) static TURTLE: Rdf = Rdf { syntax: Syntax::Turtle, title: "RDF to read, with prefixes" };
