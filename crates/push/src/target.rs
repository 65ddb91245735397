//! Where a graph is sent, and by which protocol.

use crate::Error;
use crate::endpoint::{Endpoint, decoded, names_graph};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use std::fmt;
use std::time::Duration;

/// The two ways to add triples to a store over HTTP.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Protocol {
    /// SPARQL 1.1 Graph Store HTTP Protocol: triples are posted to a graph.
    GraphStore,
    /// SPARQL 1.1 Protocol: `INSERT DATA`.
    Update,
}

impl Protocol {
    /// Guesses the protocol from the endpoint's address: updates are usually taken at a path that ends in `update`, `sparql` or
    /// `statements`.
    pub fn of(endpoint: &str) -> Self {
        let path = endpoint.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        match path.rsplit('/').next() {
            Some("update" | "sparql" | "statements") => Self::Update,
            _ => Self::GraphStore,
        }
    }
}

/// An endpoint, the graph to fill, and the headers that the server needs.
#[derive(Clone, PartialEq, Eq)]
pub struct Target {
    pub(crate) endpoint: Endpoint,
    /// The address that answers queries.
    pub(crate) asking: String,
    pub(crate) protocol: Protocol,
    pub(crate) graph: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    /// How long one request may take.
    pub timeout: Duration,
    /// How often a request is tried.
    pub tries: u32,
    /// How long to wait before the second try; the wait doubles from try to try.
    pub wait: Duration,
}

impl Target {
    /// Makes a target from an endpoint and the graph to fill; without a name it is the default graph. A name and password in the
    /// address are sent as [`with_login`](Self::with_login) does, and never shown.
    ///
    /// # Errors
    /// If the endpoint is not an HTTP address or the name is not an absolute IRI.
    pub fn new(endpoint: &str, protocol: Protocol, graph: Option<&str>) -> Result<Self, Error> {
        let (endpoint, login) = Endpoint::parse(endpoint)?;
        let is_iri = |graph: &&str| {
            graph.contains(':') && !graph.contains(|c: char| c <= ' ' || "<>\"{}|^`\\".contains(c))
        };
        if let Some(graph) = graph.filter(|graph| !is_iri(graph)) {
            return Err(Error::Graph { graph: graph.to_owned() });
        }
        let target = Self {
            asking: endpoint.asking(),
            endpoint,
            protocol,
            graph: graph.map(str::to_owned),
            headers: Vec::new(),
            timeout: Duration::from_secs(300),
            tries: 6,
            wait: Duration::from_millis(500),
        };
        Ok(match login {
            Some((user, password)) => target.with_login(&user, &password),
            None => target,
        })
    }

    /// Adds a header, written `NAME: VALUE`, such as `Authorization`.
    ///
    /// # Errors
    /// If the text is not a header.
    pub fn with_header(mut self, header: &str) -> Result<Self, Error> {
        // The text after the name may be a secret, so the error shows only the name.
        let named = header.split([':', ' ']).next().unwrap_or_default();
        let wrong = || Error::Header { header: named.to_owned() };
        let (name, value) = header.split_once(':').ok_or_else(wrong)?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if name.is_empty() || !name.chars().all(is_name) || value.contains(['\r', '\n']) {
            return Err(wrong());
        }
        self.headers.push((name.to_owned(), value.trim().to_owned()));
        Ok(self)
    }

    /// Adds a name and a password (HTTP Basic, RFC 7617).
    #[must_use]
    pub fn with_login(mut self, user: &str, password: &str) -> Self {
        let login = BASE64_STANDARD.encode(format!("{user}:{password}"));
        self.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("authorization"));
        self.headers.push(("Authorization".to_owned(), format!("Basic {login}")));
        self
    }

    /// Sets the address that answers queries, for servers that do not have it at the usual place beside the endpoint.
    ///
    /// # Errors
    /// If the text is not an HTTP address.
    pub fn with_asking(mut self, endpoint: &str) -> Result<Self, Error> {
        let (endpoint, login) = Endpoint::parse(endpoint)?;
        endpoint.address().clone_into(&mut self.asking);
        Ok(match login {
            Some((user, password)) => self.with_login(&user, &password),
            None => self,
        })
    }

    /// The endpoint's address, without anything that may be a password or a token.
    pub fn endpoint(&self) -> String {
        self.endpoint.shown()
    }

    /// The address that requests go to. If the endpoint itself names a graph, its address is used unchanged.
    pub(crate) fn url(&self) -> String {
        let (address, query) = (self.endpoint.address(), self.endpoint.query());
        let is_named = query.is_some_and(|query| query.split('&').any(names_graph));
        if self.protocol == Protocol::Update || is_named {
            return address.to_owned();
        }
        let sign = if query.is_some() { '&' } else { '?' };
        match &self.graph {
            Some(graph) => format!("{address}{sign}graph={}", encoded(graph)),
            None => format!("{address}{sign}default"),
        }
    }

    /// The graph to fill: the one that the address names, else the one that was given.
    pub(crate) fn filled(&self) -> Option<String> {
        let named = self.endpoint.query().into_iter().flat_map(|query| query.split('&'));
        let named = named.filter(|part| names_graph(part)).find_map(|part| part.split_once('='));
        named.map(|(_, graph)| decoded(graph)).or_else(|| self.graph.clone())
    }

    /// Media type and body of a request that adds a batch.
    pub(crate) fn addition(&self, batch: &str) -> (&'static str, String) {
        match (self.protocol, &self.graph) {
            // Every store reads Turtle, and every N-Triples document is Turtle.
            (Protocol::GraphStore, _) => ("text/turtle; charset=utf-8", batch.to_owned()),
            (Protocol::Update, None) => (UPDATE, format!("INSERT DATA {{\n{batch}}}\n")),
            (Protocol::Update, Some(graph)) => {
                (UPDATE, format!("INSERT DATA {{ GRAPH <{graph}> {{\n{batch}}} }}\n"))
            }
        }
    }

    /// Media type and body of the update that empties the graph.
    pub(crate) fn clearing(&self) -> (&'static str, String) {
        let graph = self.graph.as_ref().map_or("DEFAULT".to_owned(), |graph| format!("GRAPH <{graph}>"));
        (UPDATE, format!("CLEAR SILENT {graph}\n"))
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Only names are shown, since headers hold passwords and tokens.
        let headers: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Target")
            .field("endpoint", &self.endpoint)
            .field("protocol", &self.protocol)
            .field("graph", &self.graph)
            .field("headers", &headers)
            .finish_non_exhaustive()
    }
}

const UPDATE: &str = "application/sparql-update; charset=utf-8";

/// Percent-encodes text for use in an address (RFC 3986, section 2.1).
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(endpoint: &str, graph: Option<&str>) -> String {
        Target::new(endpoint, Protocol::of(endpoint), graph).unwrap().url()
    }

    #[test]
    fn the_graph_is_named_in_the_address_of_a_graph_store() {
        assert_eq!(url("http://h:7878/store", None), "http://h:7878/store?default");
        assert_eq!(
            url("http://h/store", Some("http://a.org/g?x")),
            "http://h/store?graph=http%3A%2F%2Fa.org%2Fg%3Fx"
        );
        assert_eq!(url("http://h/store?token=1", None), "http://h/store?token=1&default");
        assert_eq!(url("http://h/crud?graph-uri=urn:g", Some("urn:g")), "http://h/crud?graph-uri=urn:g");
        assert_eq!(
            url("http://h/repositories/x/statements", Some("urn:g")),
            "http://h/repositories/x/statements"
        );
    }

    #[test]
    fn a_login_is_sent_as_the_standard_writes_it() {
        let target =
            Target::new("http://h/", Protocol::Update, None).unwrap().with_login("Aladdin", "open sesame");
        let header = ("Authorization".to_owned(), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==".to_owned());
        assert_eq!(target.headers, [header]);
        let named = Target::new("http://Aladdin:open%20sesame@h/", Protocol::Update, None).unwrap();
        assert_eq!(named, target);
        assert!(!format!("{target:?}").contains("QWxh"));
    }

    #[test]
    fn rejects_what_cannot_be_sent_to() {
        for endpoint in
            ["", "localhost:7878", "ftp://h/", "http://", "http://a b/", "http://h:99999/", "http://h:x/"]
        {
            assert!(
                matches!(Target::new(endpoint, Protocol::Update, None), Err(Error::Endpoint { .. })),
                "{endpoint}"
            );
        }
        for graph in ["", "g", "http://a.org/<", "urn: x"] {
            assert!(matches!(
                Target::new("http://h/", Protocol::Update, Some(graph)),
                Err(Error::Graph { .. })
            ));
        }
        for header in ["Authorization", ": x", "A b: c", "A: b\r\nC: d"] {
            let target = Target::new("http://h/", Protocol::Update, None).unwrap();
            assert!(matches!(target.with_header(header), Err(Error::Header { .. })), "{header}");
        }
    }
}
