//! Content negotiation: which of the forms that can be sent a client takes, and likes best (RFC 9110, section 12.5.1).

use crate::reply::Refusal;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use rapporteur_store::{Format, Syntax};

/// A form with the media types that name it, the first of which is sent.
pub(crate) struct Offer<T> {
    pub form: T,
    pub names: &'static [&'static str],
}

/// Formats of solutions, that for everybody first.
pub(crate) const SOLUTIONS: [Offer<Format>; 4] = [
    Offer {
        form: Format::Json,
        names: &["application/sparql-results+json", "application/json", "text/json"],
    },
    Offer { form: Format::Xml, names: &["application/sparql-results+xml", "application/xml", "text/xml"] },
    Offer { form: Format::Csv, names: &["text/csv"] },
    Offer { form: Format::Tsv, names: &["text/tab-separated-values", "text/tsv"] },
];

/// Syntaxes of triples, that for everybody first.
pub(crate) const TRIPLES: [Offer<Syntax>; 5] = [
    Offer {
        form: Syntax::Turtle,
        names: &["text/turtle", "application/turtle", "application/x-turtle", "text/n3"],
    },
    Offer { form: Syntax::NTriples, names: &["application/n-triples", "text/plain"] },
    Offer { form: Syntax::NQuads, names: &["application/n-quads", "text/x-nquads"] },
    Offer { form: Syntax::RdfXml, names: &["application/rdf+xml", "application/xml", "text/xml"] },
    Offer { form: Syntax::JsonLd, names: &["application/ld+json", "application/json"] },
];

/// What a client takes, as its `Accept` says; everything without one.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Accept(Vec<Range>);

/// A range of media types: `text/turtle`, `text/*`, `*/*`.
#[derive(Clone, PartialEq, Debug)]
struct Range {
    kind: String,
    subkind: String,
    quality: f32,
}

impl Accept {
    /// Of a request. What is malformed is passed over.
    pub fn of(headers: &HeaderMap) -> Self {
        let values = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
        let ranges: Vec<Range> = values.flat_map(|value| value.split(',')).filter_map(Range::parse).collect();
        if ranges.is_empty() { Self(Range::parse("*/*").into_iter().collect()) } else { Self(ranges) }
    }

    /// The form that the client likes best; of equals the one that stands first in its list by name, then in the offers.
    pub fn best<T: Copy>(&self, offers: &[Offer<T>]) -> Option<T> {
        let mut best: Option<((f32, usize), T)> = None;
        for offer in offers {
            for name in offer.names {
                let Some((quality, place)) = self.quality(name).filter(|(quality, _)| *quality > 0.0) else {
                    continue;
                };
                let is_better = best
                    .as_ref()
                    .is_none_or(|((most, first), _)| quality > *most || quality == *most && place < *first);
                if is_better {
                    best = Some(((quality, place), offer.form));
                }
            }
        }
        best.map(|(_, form)| form)
    }

    /// Whether the client is a browser that shows pages: it takes HTML by name, and likes none of the offers better.
    pub fn prefers_html<T: Copy>(&self, offers: &[Offer<T>]) -> bool {
        let Some((html, place)) = self.named("text/html") else { return false };
        let others = offers.iter().flat_map(|offer| offer.names).filter_map(|name| self.named(name));
        html > 0.0
            && others.into_iter().all(|(quality, other)| quality < html || quality == html && place <= other)
    }

    /// The syntax of triples to send something in; a browser, which shows none, gets that for everybody.
    ///
    /// # Errors
    /// If the client takes none of them.
    pub fn syntax_for(&self, what: &str) -> Result<Syntax, Refusal> {
        let syntax = if self.prefers_html(&TRIPLES) { Some(Syntax::Turtle) } else { self.best(&TRIPLES) };
        syntax.ok_or_else(|| {
            Refusal::new(
                StatusCode::NOT_ACCEPTABLE,
                format!(
                    "{what} is sent as Turtle, N-Triples, N-Quads, RDF/XML or JSON-LD: name one of them in Accept"
                ),
            )
        })
    }

    /// How much a media type is liked, by the most specific range, and at which place that stands; ranges with a star stand last.
    fn quality(&self, name: &str) -> Option<(f32, usize)> {
        self.named(name).or_else(|| {
            let (kind, _) = name.split_once('/')?;
            let find = |kind: &str| self.0.iter().find(|range| range.kind == kind && range.subkind == "*");
            let range = find(kind).or_else(|| find("*"))?;
            Some((range.quality, usize::MAX))
        })
    }

    fn named(&self, name: &str) -> Option<(f32, usize)> {
        let (kind, subkind) = name.split_once('/')?;
        let place = self.0.iter().position(|range| range.kind == kind && range.subkind == subkind)?;
        Some((self.0[place].quality, place))
    }
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(';').map(str::trim);
        let (kind, subkind) = parts.next()?.split_once('/')?;
        let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let quality = quality.map_or(Some(1.0), |quality| quality.trim().parse().ok());
        let quality = quality.filter(|quality| (0.0..=1.0).contains(quality))?;
        let lower = |text: &str| text.trim().to_ascii_lowercase();
        Some(Self { kind: lower(kind), subkind: lower(subkind), quality })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn accept(text: &str) -> Accept {
        let mut headers = HeaderMap::new();
        if !text.is_empty() {
            headers.insert(ACCEPT, HeaderValue::from_str(text).unwrap());
        }
        Accept::of(&headers)
    }

    #[test]
    fn the_form_that_is_liked_best_is_sent() {
        for (asked, format) in [
            ("", Some(Format::Json)),
            ("*/*", Some(Format::Json)),
            ("text/csv", Some(Format::Csv)),
            ("text/*", Some(Format::Json)),
            ("text/csv;q=0.5, application/sparql-results+xml", Some(Format::Xml)),
            ("application/sparql-results+xml;q=0.8, text/tab-separated-values ; q=0.9", Some(Format::Tsv)),
            ("application/sparql-results+json;q=0, */*;q=0.1", Some(Format::Json)),
            ("image/png", None),
            ("nonsense", Some(Format::Json)),
            ("text/csv;q=much", Some(Format::Json)),
            ("text/csv;q=much, text/tsv;q=0.1", Some(Format::Tsv)),
            ("text/csv;q=NaN, text/tsv;q=0.1, text/xml;q=2", Some(Format::Tsv)),
            ("TEXT/CSV", Some(Format::Csv)),
            ("text/csv, application/json", Some(Format::Csv)),
        ] {
            assert_eq!(accept(asked).best(&SOLUTIONS), format, "{asked}");
        }
        assert_eq!(accept("application/rdf+xml, text/turtle;q=0.9").best(&TRIPLES), Some(Syntax::RdfXml));
        assert_eq!(accept("application/ld+json").best(&TRIPLES), Some(Syntax::JsonLd));
    }

    #[test]
    fn a_browser_gets_the_page() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assert!(accept(browser).prefers_html(&TRIPLES));
        for other in
            ["", "*/*", "text/turtle", "text/turtle, text/html;q=0.5", "application/rdf+xml, text/html"]
        {
            assert!(!accept(other).prefers_html(&TRIPLES), "{other}");
        }
    }
}
