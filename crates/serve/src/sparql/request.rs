//! Requests of the protocol taken apart: a query or an update, and the graphs that it is about.

use crate::reply::Refusal;
use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use percent_encoding::percent_decode;
use std::time::Duration;

/// Most bytes of a body.
const MOST_BYTES: usize = 2 << 20;

/// Time in which a body must have come.
const BODY_TIME: Duration = Duration::from_secs(20);

/// What a request asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Asked {
    pub operation: Operation,
    /// IRIs of the default and the named graphs, if the request states any.
    pub graphs: Option<(Vec<String>, Vec<String>)>,
    /// Whether CSV is written without protection against formulas.
    pub raw: bool,
}

/// A query or an update.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Operation {
    Query(String),
    Update(String),
    None,
}

impl Asked {
    /// A request whose parameters are in the address.
    pub fn by_get(query: &str) -> Result<Self, Refusal> {
        let asked = Self::of(decoded(query.as_bytes())?)?;
        if matches!(asked.operation, Operation::Update(_)) {
            return Err(Refusal::bad("an update changes something: send it with POST"));
        }
        Ok(asked)
    }

    /// A request with a body: a form, a query or an update.
    pub async fn by_post(query: &str, headers: &HeaderMap, body: Body) -> Result<Self, Refusal> {
        let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let unknown = |message: String| Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message);
        if let Some(charset) = charset(media_type)
            && !charset.eq_ignore_ascii_case("utf-8")
        {
            return Err(unknown(format!("the charset {charset} is not read: send UTF-8")));
        }
        match media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
            "application/x-www-form-urlencoded" => Self::of(decoded(&whole(body).await?)?),
            "application/sparql-query" => {
                let text = text(whole(body).await?)?;
                Self::direct(decoded(query.as_bytes())?, Operation::Query(text))
            }
            "application/sparql-update" => {
                let text = text(whole(body).await?)?;
                Self::direct(decoded(query.as_bytes())?, Operation::Update(text))
            }
            other => Err(unknown(format!(
                "a body of type {other:?} is not read: send application/x-www-form-urlencoded, application/sparql-query or application/sparql-update"
            ))),
        }
    }

    fn direct(pairs: Vec<(String, String)>, operation: Operation) -> Result<Self, Refusal> {
        let asked = Self::of(pairs)?;
        if asked.operation != Operation::None {
            return Err(Refusal::bad(
                "a query or an update in the body stands alone: leave query and update out of the address",
            ));
        }
        Ok(Self { operation, ..asked })
    }

    fn of(pairs: Vec<(String, String)>) -> Result<Self, Refusal> {
        let mut asked = Self { operation: Operation::None, graphs: None, raw: false };
        let (mut default, mut named) = (Vec::new(), Vec::new());
        for (name, value) in pairs {
            match name.as_str() {
                "query" | "update" if asked.operation != Operation::None => {
                    return Err(Refusal::bad("a request has one query or one update, not several"));
                }
                "query" => asked.operation = Operation::Query(value),
                "update" => asked.operation = Operation::Update(value),
                "default-graph-uri" | "using-graph-uri" => default.push(value),
                "named-graph-uri" | "using-named-graph-uri" => named.push(value),
                "raw" => asked.raw = value == "1" || value == "true",
                // Clients send further ones, such as a format.
                _ => {}
            }
        }
        if !(default.is_empty() && named.is_empty()) {
            asked.graphs = Some((default, named));
        }
        Ok(asked)
    }
}

/// The charset that a media type names.
fn charset(media_type: &str) -> Option<&str> {
    let parameters = media_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut charsets = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    charsets.next().map(|(_, charset)| charset.trim().trim_matches('"'))
}

/// Names and values of a form or of the query of an address.
///
/// # Errors
/// If they are no UTF-8.
pub(crate) fn decoded(form: &[u8]) -> Result<Vec<(String, String)>, Refusal> {
    let part = |part: &[u8]| {
        let spaced: Vec<u8> = part.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
        String::from_utf8(percent_decode(&spaced).collect())
            .map_err(|_| Refusal::bad("the parameters are no UTF-8"))
    };
    let pairs = form.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty());
    let pair = |pair: &[u8]| {
        let equals = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
        Ok((part(&pair[..equals])?, part(pair.get(equals + 1..).unwrap_or_default())?))
    };
    pairs.map(pair).collect()
}

/// All of a body.
pub(crate) async fn whole(body: Body) -> Result<Bytes, Refusal> {
    let read = axum::body::to_bytes(body, MOST_BYTES);
    match tokio::time::timeout(BODY_TIME, read).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => {
            let mut causes =
                std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source());
            if causes.any(|cause| cause.is::<http_body_util::LengthLimitError>()) {
                return Err(Refusal::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    format!("a body has at most {MOST_BYTES} bytes"),
                ));
            }
            Err(Refusal::bad(format!("the body cannot be read: {error}")))
        }
        Err(_) => Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "the body does not come")),
    }
}

fn text(bytes: Bytes) -> Result<String, Refusal> {
    String::from_utf8(bytes.into()).map_err(|_| Refusal::bad("the body is no UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_decoded_strictly() {
        let pairs = decoded(b"query=a+b%2B%C3%A9&&x&y=1=2").unwrap();
        let expected = [("query", "a b+é"), ("x", ""), ("y", "1=2")];
        assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(decoded(b"query=%ff").unwrap_err().status, StatusCode::BAD_REQUEST);
        assert_eq!(decoded(b"query=\xff").unwrap_err().status, StatusCode::BAD_REQUEST);
    }

    #[test]
    fn the_charset_may_stand_anywhere() {
        for (media_type, named) in [
            ("application/sparql-query", None),
            ("application/sparql-query;charset=utf-8", Some("utf-8")),
            ("application/sparql-query; x=y; Charset = \"Latin-1\"", Some("Latin-1")),
            ("application/sparql-query; x; charset=UTF-8 ; y", Some("UTF-8")),
        ] {
            assert_eq!(charset(media_type), named, "{media_type}");
        }
    }

    #[test]
    fn one_request_has_one_operation() {
        for wrong in ["query=ASK{}&query=ASK{}", "query=ASK{}&update=CLEAR+ALL", "update=CLEAR+ALL"] {
            assert_eq!(Asked::by_get(wrong).unwrap_err().status, StatusCode::BAD_REQUEST, "{wrong}");
        }
        let asked = Asked::by_get(
            "query=ASK{}&default-graph-uri=a&named-graph-uri=b&default-graph-uri=c&format=json",
        );
        let asked = asked.unwrap();
        assert_eq!(asked.operation, Operation::Query("ASK{}".to_owned()));
        let graphs = (vec!["a".to_owned(), "c".to_owned()], vec!["b".to_owned()]);
        assert_eq!((asked.graphs, asked.raw), (Some(graphs), false));
        assert_eq!(Asked::by_get("").unwrap().operation, Operation::None);
    }
}
