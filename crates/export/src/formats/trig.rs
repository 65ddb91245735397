//! TriG: Turtle with named graphs; everything is in the default graph.

use crate::rdf::Rdf;
use rapporteur_store::Syntax;

pub(crate) static TRIG: Rdf = Rdf { syntax: Syntax::TriG, title: "RDF to read, with graphs" };
