//! Loads a graph into another store: sends N-Quads lines in batches to any SPARQL 1.1 Graph Store or Update endpoint, with
//! retries, and remembers a place to go on from after a break.
//!
//! Blank nodes become IRIs (RDF 1.1 Concepts, section 3.5, Skolemization). A batch that is sent twice therefore adds nothing the
//! second time, so a broken push may be repeated from any batch on.
//!
//! ```no_run
//! use rapporteur_push::{Lines, Place, Protocol, Target, push};
//! # fn main() -> Result<(), rapporteur_push::Error> {
//! let lines = Lines::of(b"<urn:a> <urn:b> \"c\" .\n", "https://example.org/");
//! let target = Target::new("http://127.0.0.1:7878/store", Protocol::GraphStore, None)?;
//! let place = push(&target, &lines, Place::start(10_000), &mut |event| println!("{event}"))?;
//! assert_eq!(place.n_lines, 1);
//! # Ok(())
//! # }
//! ```

mod client;
mod endpoint;
mod error;
mod event;
mod lines;
mod request;
mod resume;
mod target;

pub use client::{Place, clear, push};
pub use error::Error;
pub use event::Event;
pub use lines::Lines;
pub use resume::{Found, Others, found};
pub use target::{Protocol, Target};
