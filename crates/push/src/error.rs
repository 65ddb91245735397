//! What can go wrong.

/// An endpoint that cannot be used, or that refuses what it is sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The endpoint is no URL of the web.
    #[error("{endpoint:?} is no endpoint: write its whole address, as in http://localhost:7878/store")]
    Endpoint {
        /// The value given.
        endpoint: String,
    },
    /// A header is no header.
    #[error("{header:?} is no HTTP header: write NAME: VALUE")]
    Header {
        /// The value given.
        header: String,
    },
    /// The graph's name is no IRI.
    #[error("{graph:?} cannot name a graph: write an absolute IRI")]
    Graph {
        /// The value given.
        graph: String,
    },
    /// The server refused a request in a way that trying again does not mend.
    #[error("{endpoint} answers {status}: {answer}")]
    Refused {
        /// Where it was sent.
        endpoint: String,
        /// HTTP status.
        status: u16,
        /// The beginning of what it says.
        answer: String,
    },
    /// No answer, after several tries.
    #[error(
        "{endpoint} cannot be reached after {tries} tries: {reason}; run the same command again to go on from there"
    )]
    Unreachable {
        /// Where it was sent.
        endpoint: String,
        /// How often it was tried.
        tries: u32,
        /// The last reason.
        reason: String,
    },
}
