//! What can go wrong before the server answers requests.

use std::io;
use std::net::SocketAddr;

/// Why the server cannot be started, or a worker cannot work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The host given is no address of this machine.
    #[error("--host {host}: {source}: give an address of this machine, such as 127.0.0.1")]
    Host {
        /// The host.
        host: String,
        /// The system's answer.
        source: io::Error,
    },
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}: choose another port with --port, 0 for any free one")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The system's answer.
        source: io::Error,
    },
    /// The origin that may read across origins is none.
    #[error("--cors {0:?} is no origin: write it as a browser does, such as https://example.org")]
    Origin(String),
    /// The server cannot run.
    #[error("the server stopped: {0}")]
    Run(#[from] io::Error),
    /// There is no chance for the token of a writable server.
    #[error("the system gives no random number for the token: {0}")]
    Token(getrandom::Error),
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] rapporteur_pipeline::Error),
    /// Named queries cannot be read.
    #[error(transparent)]
    Queries(#[from] rapporteur_store::Error),
    /// The knowledge files lack what comparing needs.
    #[error(transparent)]
    Knowledge(#[from] rapporteur_knowledge::Error),
}
