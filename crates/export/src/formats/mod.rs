//! One file per format.

pub(crate) mod csv;
pub(crate) mod cx2;
pub(crate) mod cytoscape;
pub(crate) mod dot;
pub(crate) mod ftm;
pub(crate) mod gexf;
pub(crate) mod graphml;
pub(crate) mod jsonld;
pub(crate) mod mermaid;
pub(crate) mod neo4j;
pub(crate) mod nodelink;
pub(crate) mod nquads;
pub(crate) mod obsidian;
pub(crate) mod parquet;
pub(crate) mod plover;
pub(crate) mod rdfxml;
pub(crate) mod svg;
pub(crate) mod trig;
pub(crate) mod turtle;
