//! What can go wrong.

/// An endpoint cannot be used, or it refuses what it is sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The endpoint is not an HTTP URL.
    #[error("{endpoint:?} is no endpoint: write its whole address, as in http://localhost:7878/store")]
    Endpoint {
        /// The value given, without name and password.
        endpoint: String,
    },
    /// A header is not of the form `NAME: VALUE`.
    #[error("the header {header:?} is none: write NAME: VALUE")]
    Header {
        /// The header's name; the rest is left out, since it may be a secret.
        header: String,
    },
    /// The graph's name is not an IRI.
    #[error("{graph:?} cannot name a graph: write an absolute IRI")]
    Graph {
        /// The value given.
        graph: String,
    },
    /// The server refused a request, and trying again would not help.
    #[error("{endpoint} answers {status}{}; {}", after_colon(answer), remedy(*status, answer))]
    Refused {
        /// Where the request was sent.
        endpoint: String,
        /// HTTP status.
        status: u16,
        /// The beginning of the server's answer; for a redirection, the address it points to.
        answer: String,
    },
    /// The server did not answer, even after several tries.
    #[error(
        "{endpoint} did not take the request, tried {tries} time{}: {reason}; {}run the same command again to go on from there",
        if *tries == 1 { "" } else { "s" },
        if is_too_large(reason) { "send less at a time with --batch 500, or " } else { "" }
    )]
    Unreachable {
        /// Where the request was sent.
        endpoint: String,
        /// How often the request was tried.
        tries: u32,
        /// Why the last try failed.
        reason: String,
    },
    /// An address that should answer queries does something else.
    #[error(
        "{endpoint} does not answer a query with SPARQL results in JSON but with {answer:?}: name the address that does with --query-endpoint"
    )]
    NoAnswer {
        /// Where the query was sent.
        endpoint: String,
        /// The first words of the answer.
        answer: String,
    },
}

fn after_colon(answer: &str) -> String {
    if answer.is_empty() { String::new() } else { format!(": {answer}") }
}

/// What the user can do about a refusal (RFC 9110, section 15).
fn remedy(status: u16, answer: &str) -> &'static str {
    match status {
        300..=399 => "give the address that it names there",
        401 | 403 => "log in with --user, or with a token in --header",
        404 => "check the address: what is behind it, and that the database it names is there",
        405 | 406 | 415 => {
            "it is spoken to in the wrong way: choose another --protocol or the address of another service"
        }
        413 => "send less at a time with --batch",
        _ if is_too_large(answer) => "nothing of this batch was taken: send less at a time with --batch 500",
        _ => "nothing of this batch was taken",
    }
}

/// Whether a server complains about the size of a request. Virtuoso limits the length of the SQL that it makes of an update, the
/// depth of its parser and the number of its lines; it answers with 400 or 500.
fn is_too_large(answer: &str) -> bool {
    let answer = answer.to_lowercase();
    let signs = ["exceeded", "too large", "too long", "too big", "stack overflow", "memory exhausted"];
    !answer.contains("rate limit") && signs.iter().any(|sign| answer.contains(sign))
}
