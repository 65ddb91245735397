//! The metadata of a page: JSON-LD (schema.org), Open Graph and other `<meta>` fields, `<time>`.

use super::scan::Page;
use crate::dates;
use crate::draft::metadata_authors;
use rapporteur_model::{Credit, Report, Sourced};
use serde_json::Value;

const TITLE: [&str; 4] = ["og:title", "twitter:title", "dc.title", "headline"];
const DATE: [&str; 9] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "parsely-pub-date",
];
const AUTHOR: [&str; 6] =
    ["author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author"];
const PUBLISHER: [&str; 4] = ["og:site_name", "dc.publisher", "publisher", "application-name"];
const URL: [&str; 2] = ["og:url", "url"];

/// A report with the page's metadata and no text yet. JSON-LD takes precedence over `<meta>`, and `<meta>` over `<time>`.
pub(crate) fn read(page: &Page) -> Report {
    let mut report = Report::default();
    for script in &page.json_ld {
        if let Ok(value) = serde_json::from_str::<Value>(script) {
            read_json_ld(&value, &mut report);
        }
    }
    let field = |names: &[&str]| {
        names
            .iter()
            .filter_map(|name| page.meta.get(*name))
            .map(|value| plain(value))
            .find(|value| !value.is_empty())
    };
    report.title = report.title.or_else(|| field(&TITLE).map(Sourced::metadata));
    report.publisher = report.publisher.or_else(|| field(&PUBLISHER).map(Sourced::metadata));
    report.url = report.url.or_else(|| page.canonical.clone()).or_else(|| field(&URL));
    if report.published_on.is_none() {
        let date = field(&DATE).and_then(|written| dates::of_field(&written));
        let date = date.or_else(|| page.times.iter().find_map(|written| dates::of_field(written)));
        report.published_on = date.map(Sourced::metadata);
    }
    if report.credits.is_empty() {
        report.credits = field(&AUTHOR).map(|names| metadata_authors(&names)).unwrap_or_default();
    }
    report
}

/// Fills in title and authors from what readability found in the page itself.
pub(crate) fn complete(report: &mut Report, title: &str, byline: Option<&str>) {
    if report.title.is_none() && !title.trim().is_empty() {
        report.title = Some(Sourced::metadata(plain(title)));
    }
    if report.credits.is_empty() {
        report.credits = byline.map(metadata_authors).unwrap_or_default();
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads the first article in the value, which may be an object, a list or a graph.
fn read_json_ld(value: &Value, report: &mut Report) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| read_json_ld(value, report)),
        Value::Object(fields) if is_article(value) => {
            let text = |name: &str| fields.get(name).and_then(name_of);
            report.title = report.title.take().or_else(|| text("headline").map(Sourced::metadata));
            report.publisher = report.publisher.take().or_else(|| text("publisher").map(Sourced::metadata));
            report.url = report.url.take().or_else(|| text("url"));
            if report.published_on.is_none() {
                let date = text("datePublished").and_then(|written| dates::of_field(&written));
                report.published_on = date.map(Sourced::metadata);
            }
            if report.credits.is_empty() {
                report.credits = fields.get("author").map(authors).unwrap_or_default();
            }
        }
        Value::Object(fields) => {
            fields.get("@graph").into_iter().for_each(|graph| read_json_ld(graph, report))
        }
        _ => {}
    }
}

fn is_article(value: &Value) -> bool {
    let is_kind = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report")
    };
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_kind),
        Some(kind) => is_kind(kind),
        None => false,
    }
}

/// A string, the name of an object, or the first item of a list.
fn name_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(plain(text)).filter(|text| !text.is_empty()),
        Value::Object(fields) => fields.get("name").and_then(name_of),
        Value::Array(list) => list.first().and_then(name_of),
        _ => None,
    }
}

fn authors(value: &Value) -> Vec<Credit> {
    match value {
        Value::Array(list) => list.iter().flat_map(authors).collect(),
        other => name_of(other).map(|names| metadata_authors(&names)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::scan;
    use super::*;

    #[test]
    fn json_ld_comes_first_and_meta_fills_the_rest() {
        let report = read(&scan(
            r#"<meta property="og:title" content="Other"><meta property="og:site_name" content="Vale Times">
            <script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "Talks open",
            "datePublished": "2026-01-06T08:00:00+02:00", "author": [{"@type": "Person", "name": "Ana Ruiz"}]}]}</script>"#,
        ));
        assert_eq!(report.title.unwrap().value, "Talks open");
        assert_eq!(report.publisher.unwrap().value, "Vale Times");
        assert_eq!(report.published_on.unwrap().value.to_string(), "2026-01-06");
        assert_eq!(report.credits[0].name.value, "Ana Ruiz");
    }

    #[test]
    fn time_elements_and_links_serve_when_nothing_else_does() {
        let report = read(&scan(
            "<link rel=canonical href=https://vale.example/1><meta name=author content='By Ana Ruiz and Tom Lee'><time datetime=1985-11-19>",
        ));
        assert_eq!(report.published_on.unwrap().value.to_string(), "1985-11-19");
        assert_eq!(report.url.as_deref(), Some("https://vale.example/1"));
        assert_eq!(report.credits.len(), 2);
    }
}
