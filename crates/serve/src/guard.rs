//! Who may ask: requests name this machine, and no page of another site reads what it should not.
//!
//! A page of any site can make a browser send requests to 127.0.0.1. Its name may even be made to resolve to 127.0.0.1, and then
//! its scripts read the answers. So `Host` must be a name of this machine, and `Origin`, which browsers send where a script of
//! another page asks, too. They send no `Origin` for an image or a script that another page shows, whose answer the page cannot
//! read, but which costs work; with these `Sec-Fetch-Site` tells where the page is from. A link to this server may be followed.

use crate::reply::Refusal;
use crate::state::{App, Shared};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;

/// What a page may load: its own files, nothing that stands in it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
    font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// Lets a request pass or refuses it; the response says what a page may do with it.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = match check(&app.shared, request.uri(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    };
    let shared = if app.shared.cors.is_some() { "cross-origin" } else { "same-origin" };
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (RESOURCE_POLICY, shared),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn check(shared: &Shared, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
    let host = host(uri, headers)?;
    if !is_own(shared, host) {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            format!(
                "{host:?} is no name of this server: ask 127.0.0.1 or localhost, or start it with --host"
            ),
        ));
    }
    let mut origins = headers.get_all(ORIGIN).iter().map(|origin| origin.to_str().unwrap_or_default());
    if let Some(origin) = origins.find(|origin| !is_welcome(shared, host, origin)) {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            format!("pages of {origin:?} may not ask this server: start it with --cors to let them"),
        ));
    }
    if shared.cors.is_none() && is_part_of_another_site(headers) {
        return Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "pages of other sites may not ask this server: start it with --cors to let them",
        ));
    }
    Ok(())
}

/// The host that a request names.
fn host<'r>(uri: &'r Uri, headers: &'r HeaderMap) -> Result<&'r str, Refusal> {
    let mut hosts = headers.get_all(HOST).iter();
    let header = hosts.next().and_then(|host| host.to_str().ok());
    if hosts.next().is_some() {
        return Err(Refusal::bad("the request names several hosts"));
    }
    let host = header.or_else(|| uri.authority().map(|authority| authority.as_str()));
    host.ok_or_else(|| Refusal::bad("the request names no host"))
}

/// Whether a browser says that it asks for something that a page of another site shows, and not for a page that a person goes to.
fn is_part_of_another_site(headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|given| given == value);
    is("sec-fetch-site", "cross-site") && !is("sec-fetch-dest", "document")
}

/// Whether a page of this origin may ask a server by the name of this host. Many sites have a number and no name, so being one is
/// not enough: it must be the one that is asked.
fn is_welcome(shared: &Shared, host: &str, origin: &str) -> bool {
    let of_own = || {
        let (_, authority) = origin.split_once("://")?;
        Some(is_named(shared, authority) || authority.eq_ignore_ascii_case(host))
    };
    shared.cors.as_deref().is_some_and(|cors| cors == "*" || cors == origin) || of_own().unwrap_or(false)
}

/// Whether a host with or without port is this machine. A server that listens everywhere may be asked by any number, which no site
/// can make its name.
fn is_own(shared: &Shared, authority: &str) -> bool {
    let is_number = || name_of(authority).parse::<IpAddr>().is_ok();
    is_named(shared, authority) || shared.address.ip().is_unspecified() && is_number()
}

/// Whether a host with or without port is a loopback name, the address that the server listens on, or the host that the person
/// gave.
fn is_named(shared: &Shared, authority: &str) -> bool {
    let host = name_of(authority);
    if host.eq_ignore_ascii_case("localhost") || host.eq_ignore_ascii_case(name_of(&shared.host)) {
        return true;
    }
    let own = shared.address.ip();
    host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip == own)
}

/// The path of a base of IRIs, if the base is an address of this server.
pub(crate) fn own_path<'b>(shared: &Shared, base: &'b str) -> Option<&'b str> {
    let (_, rest) = base.split_once("://").filter(|(scheme, _)| scheme.starts_with("http"))?;
    let slash = rest.find('/')?;
    let (authority, path) = rest.split_at(slash);
    is_own(shared, authority).then_some(path)
}

/// The host without port and without the brackets of IPv6; all of it if something else follows the brackets.
fn name_of(authority: &str) -> &str {
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((address, rest)) = authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        let is_whole = rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port);
        return if is_whole { address } else { authority };
    }
    match authority.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') && is_port(port) => host,
        _ => authority,
    }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_port_is_no_part_of_a_name() {
        for (authority, name) in [
            ("localhost:7879", "localhost"),
            ("localhost", "localhost"),
            ("[::1]:80", "::1"),
            ("[::1]", "::1"),
            ("[::1].evil.example", "[::1].evil.example"),
            ("[::1]:80.evil.example", "[::1]:80.evil.example"),
            ("[::1", "[::1"),
            ("::1", "::1"),
            ("127.0.0.1:x", "127.0.0.1:x"),
            ("", ""),
        ] {
            assert_eq!(name_of(authority), name, "{authority}");
        }
    }
}
