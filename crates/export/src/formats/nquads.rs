//! Canonical N-Quads: one quad a line, sorted, so that equal graphs are equal files.

use crate::format::GraphFormat;
use rapporteur_store::Syntax;

pub(crate) const FORMAT: GraphFormat = GraphFormat::rdf(Syntax::NQuads, "RDF, one statement a line, sorted");
