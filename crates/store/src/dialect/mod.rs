//! The same graph in other words: RDF 1.2 for tools that read triple terms, schema.org for those that know nothing else, JSON-LD with
//! plain names for programs that know JSON; and claims in named graphs.

mod graphs;
mod json_ld;
mod json_terms;
mod rdf12;
mod schema_org;

pub use graphs::by_report;
pub use json_ld::plain_json;
pub use rdf12::rdf12;
pub use schema_org::{schema_org, schema_org_json};
