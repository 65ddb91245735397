//! The page: the files of `ui/dist`, which the program carries compressed.

use crate::reply::Refusal;
use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use flate2::read::GzDecoder;
use std::io::Read;

/// A file of the page.
struct PageFile {
    /// Its path below `ui/dist`.
    path: &'static str,
    /// A hash of its content, as an entity tag.
    tag: &'static str,
    /// Its content, compressed with gzip.
    gzip: &'static [u8],
}

/// All files, by path.
const FILES: &[PageFile] = include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// The file that shows everything.
const INDEX: &str = "index.html";

/// Digits of the hash that the build of the page puts before the extension of a name.
const HASH_DIGITS: usize = 8;

/// The page itself.
pub(crate) fn index(headers: &HeaderMap) -> Response {
    file(INDEX, headers).unwrap_or_else(|| {
        Refusal::absent("this program was built without its page: see crates/serve/ui").into_response()
    })
}

/// A file of the page; `None` if there is no such.
pub(crate) fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let place = FILES.binary_search_by(|file| file.path.cmp(path)).ok()?;
    let PageFile { path, tag, gzip } = FILES[place];
    let mut response = if is_known(headers, tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else if takes_gzip(headers) {
        let mut response = Response::new(Body::from(gzip));
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        response
    } else {
        let mut content = Vec::new();
        GzDecoder::new(gzip).read_to_end(&mut content).ok()?;
        Response::new(Body::from(content))
    };
    let kept = if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    for (name, value) in
        [(CONTENT_TYPE, media_type(path)), (ETAG, tag), (CACHE_CONTROL, kept), (VARY, "accept-encoding")]
    {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Some(response)
}

/// Whether the name of a file changes with its content, as `assets/index-CDrGq42U.js` does. Others are asked for again each time.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let digits = |hash: &str| hash.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let Some(start) = stem.len().checked_sub(HASH_DIGITS) else { return false };
    matches!((stem.get(..start), stem.get(start..)), (Some(before), Some(hash)) if before.ends_with('-') && digits(hash))
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    takes(headers, "gzip").or_else(|| takes(headers, "*")).unwrap_or(false)
}

/// Whether a client takes an encoding; `None` if it does not name it.
fn takes(headers: &HeaderMap, wanted: &str) -> Option<bool> {
    let encodings = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    encodings.flat_map(|value| value.split(',')).find_map(|encoding| {
        let (name, quality) = encoding.split_once(';').unwrap_or((encoding, ""));
        let refused = quality.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32));
        name.trim().eq_ignore_ascii_case(wanted).then_some(!refused)
    })
}

/// The media type that a file's extension tells.
fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(axum::http::HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    #[test]
    fn the_page_is_there_and_every_file_is_whole() {
        assert!(FILES.iter().any(|file| file.path == INDEX));
        assert!(FILES.is_sorted_by(|a, b| a.path < b.path));
        for PageFile { path, gzip, .. } in FILES {
            assert!(GzDecoder::new(*gzip).read_to_end(&mut Vec::new()).is_ok(), "{path}");
            assert_ne!(
                media_type(path),
                "application/octet-stream",
                "{path}: give its extension a media type"
            );
        }
    }

    #[test]
    fn only_names_that_change_with_their_content_are_kept() {
        for hashed in ["assets/index-CDrGq42U.js", "assets/meetings-S_fSsa-5.js", "assets/a--9_-aBcDe.css"] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in
            ["index.html", "assets/favicon.svg", "assets/licences.txt", "assets/x.js", "assets/é-é.js"]
        {
            assert!(!is_hashed(plain), "{plain}");
        }
        for PageFile { path, .. } in FILES {
            let kept = file(path, &headers(&[])).unwrap().headers()[CACHE_CONTROL].clone();
            let code = path.ends_with(".js") || path.ends_with(".css");
            assert_eq!(kept == "no-cache", !code, "{path}");
        }
    }

    #[test]
    fn a_client_that_knows_the_file_gets_none() {
        let whole = index(&headers(&[]));
        assert_eq!((whole.status(), whole.headers().get(CONTENT_ENCODING)), (StatusCode::OK, None));
        let tag = whole.headers()[ETAG].to_str().unwrap().to_owned();
        let known = index(&headers(&[(IF_NONE_MATCH, &format!("\"x\", W/{tag}"))]));
        assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
        let packed = index(&headers(&[(ACCEPT_ENCODING, "br, gzip;q=0.5")]));
        assert_eq!(packed.headers()[CONTENT_ENCODING], "gzip");
        for (taken, sent) in [("gzip;q=0", false), ("gzip;q=0, *", false), ("*", true), ("br, *;q=0", false)]
        {
            let encoding =
                index(&headers(&[(ACCEPT_ENCODING, taken)])).headers().get(CONTENT_ENCODING).cloned();
            assert_eq!(encoding.is_some(), sent, "{taken}");
        }
        assert!(file("../Cargo.toml", &headers(&[])).is_none());
    }
}
