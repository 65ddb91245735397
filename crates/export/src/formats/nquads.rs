//! Canonical N-Quads: one quad a line, sorted, so that equal graphs are equal files.

use crate::rdf::Rdf;
use rapporteur_store::Syntax;

pub(crate) static NQUADS: Rdf = Rdf { syntax: Syntax::NQuads, title: "RDF, one statement a line, sorted" };
