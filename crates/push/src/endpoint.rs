//! The address of a server, apart from the name and password it may hold.

use crate::Error;

/// An HTTP address. Its printed form never shows a password or a token.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Endpoint {
    /// The address without name and password.
    address: String,
}

/// A name and a password, taken from an address.
pub(crate) type Login = (String, String);

impl Endpoint {
    /// Parses an address and takes the login out of it.
    ///
    /// # Errors
    /// If the text is not an HTTP address.
    pub fn parse(text: &str) -> Result<(Self, Option<Login>), Error> {
        let wrong = || Error::Endpoint { endpoint: without_login(text) };
        let scheme = ["http://", "https://"].into_iter().find(|scheme| text.starts_with(scheme));
        let (scheme, rest) = text.split_at(scheme.ok_or_else(wrong)?.len());
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (login, host) = match authority.rsplit_once('@') {
            Some((login, host)) => (Some(login), host),
            None => (None, authority),
        };
        if host.is_empty() || rest.contains(char::is_whitespace) || !has_port(host) {
            return Err(wrong());
        }
        let address = format!("{scheme}{host}{}", &rest[authority.len()..]);
        let login = login.map(|login| login.split_once(':').unwrap_or((login, "")));
        Ok((Self { address }, login.map(|(user, password)| (decoded(user), decoded(password)))))
    }

    /// The whole address, as requests need it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The part after the question mark.
    pub fn query(&self) -> Option<&str> {
        self.address.split_once('?').map(|(_, query)| query)
    }

    /// The address that answers queries on a server whose endpoint for updates or triples is this one, by the paths of common
    /// servers.
    pub fn asking(&self) -> String {
        let (path, query) =
            self.address.split_at(self.address.find(['?', '#']).unwrap_or(self.address.len()));
        let path = path.trim_end_matches('/');
        let path = match path.rsplit_once('/') {
            // Oxigraph and Fuseki.
            Some((above, "update" | "store" | "data")) => format!("{above}/query"),
            // RDF4J and GraphDB.
            Some((above, "statements")) => above.to_owned(),
            Some((above, "service")) => above.strip_suffix("/rdf-graphs").unwrap_or(path).to_owned(),
            // Virtuoso.
            Some((above, "sparql-graph-crud")) => format!("{above}/sparql"),
            Some((above, "sparql-graph-crud-auth")) => format!("{above}/sparql-auth"),
            _ => path.to_owned(),
        };
        // The query itself names the graph, so the parameters that name it are dropped.
        let query: Vec<&str> = query
            .trim_start_matches('?')
            .split('&')
            .filter(|part| !part.is_empty() && !names_graph(part))
            .collect();
        if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
    }

    /// The address in a form that is safe to print. Parameter values may be tokens, so only those that name a graph are shown.
    pub fn shown(&self) -> String {
        let Some((path, query)) = self.address.split_once('?') else { return self.address.clone() };
        let part = |part: &str| match part.split_once('=') {
            Some((name, _)) if !names_graph(part) => format!("{name}=…"),
            _ => part.to_owned(),
        };
        format!("{path}?{}", query.split('&').map(part).collect::<Vec<_>>().join("&"))
    }
}

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.shown())
    }
}

/// Whether a query parameter names a graph.
pub(crate) fn names_graph(part: &str) -> bool {
    matches!(part.split('=').next(), Some("default" | "graph" | "graph-uri"))
}

/// An address in a form that is safe to print, whether well formed or not. Everything before the last `@` may be a name and a
/// password, so it is removed.
pub(crate) fn without_login(text: &str) -> String {
    let (scheme, rest) = text.split_at(text.find("://").map_or(0, |at| at + "://".len()));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    Endpoint { address: format!("{scheme}{rest}") }.shown()
}

/// Whether the port is a valid port number; true if the host names no port. An IPv6 address stands in brackets.
fn has_port(host: &str) -> bool {
    let behind = host.rsplit(']').next().unwrap_or_default();
    behind.split_once(':').is_none_or(|(_, port)| port.is_empty() || port.parse::<u16>().is_ok())
}

/// Decodes percent-encoded text (RFC 3986, section 2.1).
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_name_a_port_a_user_and_brackets() {
        for endpoint in
            ["http://h:1/", "http://[::1]/", "http://[::1]:80/", "https://a:b@h:8080/x:y", "http://h"]
        {
            assert!(Endpoint::parse(endpoint).is_ok(), "{endpoint}");
        }
    }

    #[test]
    fn a_login_is_taken_out_of_the_address() {
        let (endpoint, login) = Endpoint::parse("https://me:p%40ss:w@h:1/x@y?token=abc&graph=urn:g").unwrap();
        assert_eq!(login, Some(("me".to_owned(), "p@ss:w".to_owned())));
        assert_eq!(endpoint.address(), "https://h:1/x@y?token=abc&graph=urn:g");
        assert_eq!(endpoint.shown(), "https://h:1/x@y?token=…&graph=urn:g");
        assert_eq!(Endpoint::parse("http://h/").unwrap().1, None);
    }

    #[test]
    fn an_address_that_cannot_be_used_is_told_without_its_password() {
        for wrong in
            ["http://me:secret@h:99999/", "me:secret@h/store", "http://me:sec/ret@h/", "ftp://a:secret@h"]
        {
            let told = Endpoint::parse(wrong).unwrap_err().to_string();
            assert!(!told.contains("secret") && !told.contains("sec/ret"), "{told}");
        }
    }

    #[test]
    fn usual_servers_are_asked_beside_where_they_are_filled() {
        let asking = |endpoint: &str| Endpoint::parse(endpoint).unwrap().0.asking();
        assert_eq!(asking("http://h:7878/store"), "http://h:7878/query");
        assert_eq!(asking("http://h/ds/data?graph=urn:g&token=1"), "http://h/ds/query?token=1");
        assert_eq!(asking("http://h/ds/update/"), "http://h/ds/query");
        assert_eq!(asking("http://h/repositories/x/statements"), "http://h/repositories/x");
        assert_eq!(asking("http://h/repositories/x/rdf-graphs/service"), "http://h/repositories/x");
        assert_eq!(asking("http://h:8890/sparql-graph-crud"), "http://h:8890/sparql");
        assert_eq!(asking("https://h:8182/sparql"), "https://h:8182/sparql");
    }
}
