//! The graph as RDF: a world's quads, an Oxigraph store to ask, named queries, and the proof that every quote is exact.
