//! One local server over a store: the SPARQL 1.1 Protocol at `/sparql`, the Graph Store Protocol for reading at `/data`, the
//! vocabulary at `/ontology`, every node at its IRI, a JSON API under `/api`, and the page that uses it.
//!
//! ```text
//!  request ─ guard ── Host, Origin ─► router ─┬─ /api/…      from Loaded: world, graph and indexes of one generation in memory
//!                                             ├─ /sparql, /data, node IRIs, /api/query ─ Pool ─► worker processes
//!                                             └─ /, /assets  the embedded page
//!  follow ── looks at the store ─► a new generation is loaded, workers are replaced, clients of /api/events are told
//! ```
//!
//! What is not ours may be hostile: requests, since any page in a browser can send some, and queries, since no bound within a
//! process holds for certain. So requests are bounded in size, time and number, and queries run in processes that are ended.
//!
//! The server only reads, unless it is told to be writable: then a request with its token adds or takes back a judgement, and the
//! graph is made again under it, as the commands do.

mod api;
mod card;
mod data;
mod error;
mod events;
mod follow;
mod guard;
mod loaded;
mod memory;
mod negotiate;
mod node;
mod ontology;
mod options;
mod page;
mod reply;
mod router;
mod server;
mod sparql;
mod spool;
mod state;
mod top;
mod worker;
mod writer;

pub use error::Error;
pub use memory::MemoryBound;
pub use options::Options;
pub use router::openapi;
pub use server::serve;
pub use worker::{Worker, work};
