//! Scans an HTML source for its text nodes with their places, and for the fields of its head.

use super::nesting::Nesting;
use crate::mapped::{MappedText, runs_of_escape};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use rapporteur_model::Span;
use std::collections::BTreeMap;

/// Elements whose text is not shown.
const HIDDEN: [&str; 15] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "button", "select",
    "textarea", "title", "audio", "video", "datalist",
];
/// Elements that frame an article.
const CHROME: [&str; 6] = ["nav", "footer", "aside", "form", "menu", "dialog"];
/// Elements that begin a new paragraph.
const BLOCKS: [&str; 37] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "tr",
    "ul",
];
/// What separates a text node from the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(crate) enum Gap {
    /// Nothing, or inline markup.
    #[default]
    None,
    /// Only white space.
    Space,
    /// One line break.
    Line,
    /// A block boundary.
    Block,
}

/// A stretch of text between two tags.
#[derive(Clone, Debug)]
pub(crate) struct TextNode {
    /// The node's characters with entities decoded, and their places in the source.
    pub text: MappedText,
    /// The node's words, by which nodes are compared.
    pub key: String,
    /// What separates it from the node before.
    pub gap: Gap,
    /// Number of the heading element that contains it.
    pub heading: Option<usize>,
    /// Whether that heading is an `<h1>`.
    pub is_h1: bool,
    /// Whether it is inside navigation, a footer or a form.
    pub is_chrome: bool,
    /// Whether its line breaks count.
    pub is_pre: bool,
}

/// A scanned source.
#[derive(Default, Debug)]
pub(crate) struct Page {
    /// Text nodes with at least one visible character, in order.
    pub nodes: Vec<TextNode>,
    /// `<meta>` fields by lower-case name or property; if a name occurs twice, the first field counts.
    pub meta: BTreeMap<String, String>,
    /// Contents of JSON-LD scripts.
    pub json_ld: Vec<String>,
    /// The `datetime` values of `<time>` elements.
    pub times: Vec<String>,
    /// `<link rel=canonical>`.
    pub canonical: Option<String>,
    /// Whether elements are nested deeper than in any article.
    pub is_deep: bool,
}

/// Scans a document or fragment, whose tags must be [bounded](super::bounded). It never fails, since every text is HTML.
pub(crate) fn scan(html: &str) -> Page {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut scanner = Scanner { html, ..Scanner::default() };
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => scanner.open(&tag),
            Token::EndTag(tag) => scanner.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(string) => {
                scanner.text(Span::new(string.span.start, string.span.end.min(html.len())))
            }
            _ => {}
        }
    }
    scanner.page.is_deep = scanner.nesting.is_beyond();
    scanner.page
}

#[derive(Default)]
struct Scanner<'a> {
    html: &'a str,
    page: Page,
    open: BTreeMap<String, usize>,
    nesting: Nesting,
    gap: Gap,
    n_headings: usize,
    heading: Option<(usize, bool)>,
    in_json_ld: bool,
}

impl Scanner<'_> {
    fn open(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |wanted: &str| {
            tag.attributes
                .get(wanted.as_bytes())
                .map(|value| String::from_utf8_lossy(&value.value).into_owned())
        };
        match name.as_str() {
            "meta" => {
                let field =
                    attribute("property").or_else(|| attribute("name")).or_else(|| attribute("itemprop"));
                if let (Some(field), Some(content)) = (field, attribute("content")) {
                    self.page.meta.entry(field.trim().to_lowercase()).or_insert(content);
                }
            }
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.page.canonical = self.page.canonical.take().or_else(|| attribute("href"));
            }
            "time" => self.page.times.extend(attribute("datetime")),
            "script" => self.in_json_ld = attribute("type").is_some_and(|kind| kind.contains("ld+json")),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.n_headings += 1;
                self.heading = Some((self.n_headings, name == "h1"));
            }
            _ => {}
        }
        self.boundary(&name);
        self.nesting.open(&name, tag.self_closing);
        let changes_text =
            HIDDEN.contains(&name.as_str()) || CHROME.contains(&name.as_str()) || name == "pre";
        if changes_text && !tag.self_closing {
            *self.open.entry(name).or_default() += 1;
        }
    }

    fn close(&mut self, name: &str) {
        self.boundary(name);
        self.nesting.close(name);
        if let Some(n_open) = self.open.get_mut(name) {
            *n_open = n_open.saturating_sub(1);
        }
        if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            self.heading = None;
        }
        self.in_json_ld &= name != "script";
    }

    fn boundary(&mut self, name: &str) {
        if name == "br" {
            // Two line breaks in a row separate paragraphs.
            self.gap = if self.gap >= Gap::Line { Gap::Block } else { Gap::Line };
        } else if BLOCKS.contains(&name) || name == "th" {
            self.gap = Gap::Block;
        }
    }

    fn is_open(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.open.get(*name).is_some_and(|n| *n > 0))
    }

    fn text(&mut self, span: Span) {
        if self.in_json_ld {
            self.page.json_ld.push(span.of(self.html).to_owned());
        }
        if self.is_open(&HIDDEN) {
            return;
        }
        let text = decode_entities(self.html, span);
        let key = text.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if key.is_empty() {
            if !text.text.is_empty() {
                self.gap = self.gap.max(Gap::Space);
            }
            return;
        }
        self.page.nodes.push(TextNode {
            text,
            key,
            gap: std::mem::take(&mut self.gap),
            heading: self.heading.map(|(number, _)| number),
            is_h1: self.heading.is_some_and(|(_, is_h1)| is_h1),
            is_chrome: self.is_open(&CHROME),
            is_pre: self.is_open(&["pre"]),
        });
    }
}

/// The characters of a text node. Each entity is a run of its own.
fn decode_entities(html: &str, span: Span) -> MappedText {
    let raw = span.of(html);
    let mut text = MappedText::default();
    let mut at = 0;
    while at < raw.len() {
        let rest = &raw[at..];
        let plain = rest.find('&').unwrap_or(rest.len());
        text.push(&rest[..plain], Span::new(span.start + at, span.start + at + plain));
        at += plain;
        if at < raw.len() {
            let length = entity_length(&raw[at..]);
            let source = Span::new(span.start + at, span.start + at + length);
            let entity = &raw[at..at + length];
            runs_of_escape(&decode_entity(entity), entity).for_each(|run| text.push(run, source));
            at += length;
        }
    }
    text
}

fn entity_length(text: &str) -> usize {
    let name = text[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(text.len() - 1);
    1 + name + usize::from(name > 0 && text[1 + name..].starts_with(';'))
}

/// Decodes a reference as the HTML standard prescribes, whether it is known or not.
pub(crate) fn decode_entity(entity: &str) -> String {
    let mut decoded = String::new();
    for token in Tokenizer::new(entity).flatten() {
        if let Token::String(string) = token {
            decoded.push_str(&String::from_utf8_lossy(&string));
        }
    }
    decoded
}

/// The encoding that a `<meta>` element or an XML declaration names in the first bytes.
pub(crate) fn declared_encoding(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let after =
        ["charset=", "encoding="].iter().find_map(|key| head.find(key).map(|at| &head[at + key.len()..]))?;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    (!label.is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_nodes_know_their_place_and_surroundings() {
        let html = "<title>T</title><nav>Menu</nav><h1>Talks &amp; <i>terms</i></h1><p>Caf&eacute;<br>x</p><script>a<b</script>";
        let page = scan(html);
        let keys: Vec<_> = page.nodes.iter().map(|node| (node.key.as_str(), node.gap)).collect();
        assert_eq!(
            keys,
            [
                ("Menu", Gap::Block),
                ("Talks &", Gap::Block),
                ("terms", Gap::None),
                ("Café", Gap::Block),
                ("x", Gap::Line)
            ]
        );
        assert!(
            page.nodes[0].is_chrome && page.nodes[1].is_h1 && page.nodes[1].heading == page.nodes[2].heading
        );
        let (text, map) = page.nodes[3].text.clone().finish();
        assert_eq!(map.original(Span::new(3, text.len())).unwrap().of(html), "&eacute;");
    }

    #[test]
    fn entities_follow_the_standard() {
        for (entity, expected) in
            [("&amp;", "&"), ("&#8212;", "—"), ("&nosuch;", "&nosuch;"), ("&", "&"), ("&copy", "©")]
        {
            assert_eq!(decode_entity(entity), expected);
        }
    }

    #[test]
    fn encodings_are_found_in_the_head() {
        assert_eq!(declared_encoding(b"<meta charset=\"windows-1251\">").as_deref(), Some("windows-1251"));
        assert_eq!(
            declared_encoding(b"<meta content='text/html; charset=koi8-r'>").as_deref(),
            Some("koi8-r")
        );
        assert_eq!(declared_encoding(b"<p>charset</p>"), None);
    }
}
