//! Where a graph is sent, and how it is spoken to.

use crate::Error;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use std::time::Duration;

/// The two ways to add to a store over HTTP.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Protocol {
    /// SPARQL 1.1 Graph Store HTTP Protocol: triples are posted to a graph.
    GraphStore,
    /// SPARQL 1.1 Protocol: `INSERT DATA`.
    Update,
}

impl Protocol {
    /// What the address of an endpoint suggests: its last part is `update`, `sparql` or `statements` where updates are taken.
    pub fn of(endpoint: &str) -> Self {
        let path = endpoint.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        match path.rsplit('/').next() {
            Some("update" | "sparql" | "statements") => Self::Update,
            _ => Self::GraphStore,
        }
    }
}

/// An endpoint, the graph to fill, and what the server wants to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    pub(crate) endpoint: String,
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
    /// An endpoint, and the graph to fill: the default graph without a name.
    ///
    /// # Errors
    /// If the endpoint is no HTTP address or the name no absolute IRI.
    pub fn new(endpoint: &str, protocol: Protocol, graph: Option<&str>) -> Result<Self, Error> {
        let host = endpoint.strip_prefix("http://").or_else(|| endpoint.strip_prefix("https://"));
        if host.is_none_or(|host| host.is_empty() || host.contains(char::is_whitespace) || !has_port(host)) {
            return Err(Error::Endpoint { endpoint: endpoint.to_owned() });
        }
        let is_iri = |graph: &&str| {
            graph.contains(':') && !graph.contains(|c: char| c <= ' ' || "<>\"{}|^`\\".contains(c))
        };
        if let Some(graph) = graph.filter(|graph| !is_iri(graph)) {
            return Err(Error::Graph { graph: graph.to_owned() });
        }
        Ok(Self {
            endpoint: endpoint.to_owned(),
            protocol,
            graph: graph.map(str::to_owned),
            headers: Vec::new(),
            timeout: Duration::from_secs(300),
            tries: 6,
            wait: Duration::from_millis(500),
        })
    }

    /// The same with a header, written `NAME: VALUE`: an `Authorization`, say.
    ///
    /// # Errors
    /// If it is no header.
    pub fn with_header(mut self, header: &str) -> Result<Self, Error> {
        let wrong = || Error::Header { header: header.to_owned() };
        let (name, value) = header.split_once(':').ok_or_else(wrong)?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if name.is_empty() || !name.chars().all(is_name) || value.contains(['\r', '\n']) {
            return Err(wrong());
        }
        self.headers.push((name.to_owned(), value.trim().to_owned()));
        Ok(self)
    }

    /// The same with a name and a password (HTTP Basic, RFC 7617).
    #[must_use]
    pub fn with_login(mut self, user: &str, password: &str) -> Self {
        let login = BASE64_STANDARD.encode(format!("{user}:{password}"));
        self.headers.push(("Authorization".to_owned(), format!("Basic {login}")));
        self
    }

    /// The endpoint's address.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The address that requests go to. An address that names a graph itself is taken as it is.
    pub(crate) fn url(&self) -> String {
        let query = self.endpoint.split_once('?').map(|(_, query)| query);
        let names_graph = query.is_some_and(|query| {
            query
                .split('&')
                .any(|part| matches!(part.split('=').next(), Some("default" | "graph" | "graph-uri")))
        });
        if self.protocol == Protocol::Update || names_graph {
            return self.endpoint.clone();
        }
        let sign = if query.is_some() { '&' } else { '?' };
        match &self.graph {
            Some(graph) => format!("{}{sign}graph={}", self.endpoint, encoded(graph)),
            None => format!("{}{sign}default", self.endpoint),
        }
    }

    /// Media type and body of a request that adds a batch.
    pub(crate) fn addition(&self, batch: &str) -> (&'static str, String) {
        match (self.protocol, &self.graph) {
            // Every store reads Turtle, and N-Triples is Turtle.
            (Protocol::GraphStore, _) => ("text/turtle; charset=utf-8", batch.to_owned()),
            (Protocol::Update, None) => (UPDATE, format!("INSERT DATA {{\n{batch}}}\n")),
            (Protocol::Update, Some(graph)) => {
                (UPDATE, format!("INSERT DATA {{ GRAPH <{graph}> {{\n{batch}}} }}\n"))
            }
        }
    }

    /// The update that empties the graph.
    pub(crate) fn clearing(&self) -> (&'static str, String) {
        let graph = self.graph.as_ref().map_or("DEFAULT".to_owned(), |graph| format!("GRAPH <{graph}>"));
        (UPDATE, format!("CLEAR SILENT {graph}\n"))
    }
}

/// Whether the port, if one is named, is a number that a port may have. In brackets stands an address of IPv6.
fn has_port(host: &str) -> bool {
    let authority = host.split(['/', '?', '#']).next().unwrap_or_default();
    let behind = authority.rsplit(['@', ']']).next().unwrap_or_default();
    behind.split_once(':').is_none_or(|(_, port)| port.is_empty() || port.parse::<u16>().is_ok())
}

const UPDATE: &str = "application/sparql-update; charset=utf-8";

fn encoded(text: &str) -> String {
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
    fn an_address_may_name_a_port_a_user_and_brackets() {
        for endpoint in
            ["http://h:1/", "http://[::1]/", "http://[::1]:80/", "https://a:b@h:8080/x:y", "http://h"]
        {
            assert!(Target::new(endpoint, Protocol::Update, None).is_ok(), "{endpoint}");
        }
    }

    #[test]
    fn a_login_is_sent_as_the_standard_writes_it() {
        let target =
            Target::new("http://h/", Protocol::Update, None).unwrap().with_login("Aladdin", "open sesame");
        assert_eq!(
            target.headers,
            [("Authorization".to_owned(), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==".to_owned())]
        );
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
