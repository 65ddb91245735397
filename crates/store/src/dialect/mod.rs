//! The same graph in other words: RDF 1.2 for tools that read triple terms, schema.org for those that know nothing else.

mod rdf12;
mod schema_org;

pub use rdf12::rdf12;
pub use schema_org::{schema_org, schema_org_json};
