//! RSS 0.9 to 2.0 and Atom: each item is one report.
//!
//! The XML is read event by event (quick-xml), because feed libraries lose the positions that reports need to lead back to their
//! source.
//! Sources: RSS 2.0 specification, RFC 4287, the RSS modules `content` and `dc`.

use crate::dates;
use crate::draft::{Draft, Found, metadata_authors};
use crate::format::Format;
use crate::html::{self, Flat};
use crate::layout::{Hints, headline, shape};
use crate::mapped::{MappedText, runs_of_escape};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rapporteur_model::{Diagnostic, Report, Severity, Sourced, Span};
use std::collections::{BTreeMap, HashMap};

pub(crate) const FORMAT: Format =
    Format { name: "feed", extensions: &["rss", "atom", "xml", "rdf"], sniff, declared_encoding, read };

fn sniff(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(1024).collect();
    head.starts_with('<') && ["<rss", "<feed", "<rdf:RDF"].iter().any(|root| head.contains(root))
}

fn declared_encoding(head: &[u8]) -> Option<String> {
    head.trim_ascii_start().starts_with(b"<?xml").then(|| html::declared_encoding(head)).flatten()
}

fn read(source: &MappedText, found: &mut Found) {
    let mut walk = Walk { source: &source.text, ..Walk::default() };
    let faults = walk.run();
    let publisher = walk.channel.string(&["title"]);
    for item in std::mem::take(&mut walk.items) {
        match item.into_draft(publisher.as_deref()) {
            Some(draft) => found.drafts.push(draft),
            None => {
                let message = "an item without title and content was left out";
                found.diagnostics.push(Diagnostic::new(Severity::Warning, "empty-item", message));
            }
        }
    }
    for fault in faults {
        let message =
            format!("not well-formed XML: {fault}; it was read up to there and from the next item on");
        found.diagnostics.push(Diagnostic::new(Severity::Warning, "malformed-xml", message));
    }
}

/// The elements that hold an item's content, fullest first.
const CONTENT: [&str; 4] = ["content:encoded", "content", "description", "summary"];
const DATE: [&str; 5] = ["pubDate", "published", "dc:date", "issued", "updated"];
const AUTHOR: [&str; 3] = ["dc:creator", "author/name", "author"];

/// The number of faults after which reading stops.
const MAX_FAULTS: usize = 1000;

/// The place where the next item begins.
fn next_item(source: &str, from: usize) -> Option<usize> {
    let bytes = source.as_bytes().get(from..)?;
    let begins = |name: &[u8], rest: &[u8]| {
        let after = rest.strip_prefix(name).and_then(<[u8]>::first);
        after.is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>'))
    };
    let is_item = |at: &usize| begins(b"<item", &bytes[*at..]) || begins(b"<entry", &bytes[*at..]);
    (0..bytes.len()).find(is_item).map(|at| from + at)
}

/// The fields of an item or of the channel, by element name.
#[derive(Default)]
struct Fields(BTreeMap<String, MappedText>);

#[derive(Default)]
struct Walk<'a> {
    source: &'a str,
    channel: Fields,
    items: Vec<Fields>,
    /// Open elements, outermost first.
    path: Vec<String>,
    /// The number of open elements by name.
    n_open: HashMap<String, usize>,
    /// Depth of the open item, if there is one.
    item_depth: Option<usize>,
    /// The start of verbatim XHTML content, and the depth of its element.
    markup: Option<(usize, usize)>,
}

impl<'a> Walk<'a> {
    /// Reads to the end and returns the faults. After a fault, reading continues with the next item.
    fn run(&mut self) -> Vec<String> {
        let (mut faults, mut start) = (Vec::new(), 0);
        loop {
            let Some((fault, at)) = self.read_from(start) else { return faults };
            if let Some(depth) = self.item_depth.take() {
                self.truncate(depth);
            }
            self.markup = None;
            faults.push(fault);
            match next_item(self.source, at.max(start) + 1).filter(|_| faults.len() < MAX_FAULTS) {
                Some(next) => start = next,
                None => return faults,
            }
        }
    }

    /// Reads from a place to the end or to the first fault, and returns that fault with its place.
    fn read_from(&mut self, start: usize) -> Option<(String, usize)> {
        let mut reader = Reader::from_str(self.source.get(start..)?);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        let place = |bytes: u64| start + usize::try_from(bytes).unwrap_or(0);
        loop {
            let before = place(reader.buffer_position());
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.open(&tag, place(reader.buffer_position())),
                Ok(Event::Empty(tag)) => self.link(&tag),
                Ok(Event::End(tag)) => self.close(tag.name().as_ref(), before),
                Ok(Event::Text(text)) => self.text(&text.into_inner()),
                Ok(Event::CData(text)) => self.text(&text.into_inner()),
                Ok(Event::GeneralRef(name)) => self.reference(&name.into_inner()),
                Ok(Event::Eof) => {
                    let fault = "the input ends within an item".to_owned();
                    return self.item_depth.map(|_| (fault, self.source.len()));
                }
                Ok(_) => {}
                Err(error) => return Some((error.to_string(), place(reader.error_position()))),
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, after: usize) {
        self.link(tag);
        let name = tag.name().as_ref().to_owned();
        if self.item_depth.is_none() && matches!(name.as_str(), "item" | "entry") {
            self.items.push(Fields::default());
            self.item_depth = Some(self.path.len());
        } else if self.markup.is_none() && attribute(tag, "type").as_deref() == Some("xhtml") {
            self.markup = Some((after, self.path.len()));
        }
        *self.n_open.entry(name.clone()).or_default() += 1;
        self.path.push(name);
    }

    /// Closes the innermost open element with this name, and any elements inside it that were left open, such as `<br>`.
    fn close(&mut self, name: &str, before: usize) {
        if self.n_open.get(name).is_none_or(|n| *n == 0) {
            return;
        }
        let Some(depth) = self.path.iter().rposition(|open| open == name) else { return };
        if let Some((start, began)) = self.markup
            && began >= depth
        {
            self.markup = None;
            let span = Span::new(start.min(before), before);
            let markup = span.of(self.source).to_owned();
            self.add(&markup, span);
        }
        self.truncate(depth);
        self.item_depth = self.item_depth.filter(|item| *item < depth);
    }

    /// Closes all open elements except the outermost `depth`.
    fn truncate(&mut self, depth: usize) {
        for name in self.path.drain(depth..) {
            if let Some(n) = self.n_open.get_mut(&name) {
                *n -= 1;
            }
        }
    }

    /// Reads the address, which Atom writes as an attribute.
    fn link(&mut self, tag: &BytesStart<'_>) {
        if tag.name().as_ref() != "link" {
            return;
        }
        let relation = attribute(tag, "rel");
        let Some(address) = attribute(tag, "href").filter(|_| relation.is_none_or(|rel| rel == "alternate"))
        else {
            return;
        };
        if let Some(fields) = self.fields() {
            fields.0.entry("link".to_owned()).or_insert_with(|| MappedText::identity(address));
        }
    }

    fn fields(&mut self) -> Option<&mut Fields> {
        if self.item_depth.is_some() { self.items.last_mut() } else { Some(&mut self.channel) }
    }

    /// Adds the text of an open element. The text is a slice of the source.
    fn text(&mut self, text: &str) {
        let Some(start) = (text.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize) else { return };
        let span = Span::new(start, start + text.len());
        if span.of(self.source) == text {
            self.add_unless_markup(text, span);
        }
    }

    /// Adds the reference `&name;`. The name is a slice of the source.
    fn reference(&mut self, name: &str) {
        let Some(start) = (name.as_ptr() as usize).checked_sub(self.source.as_ptr() as usize + 1) else {
            return;
        };
        let span = Span::new(start, (start + name.len() + 2).min(self.source.len()));
        let entity = format!("&{name};");
        let decoded = html::decode_entity(&entity);
        runs_of_escape(&decoded, &entity).for_each(|run| self.add_unless_markup(run, span));
    }

    fn add_unless_markup(&mut self, text: &str, span: Span) {
        if self.markup.is_none() {
            self.add(text, span);
        }
    }

    fn add(&mut self, text: &str, span: Span) {
        let Some(name) = self.field_name() else { return };
        if let Some(fields) = self.fields() {
            fields.0.entry(name).or_default().push(text, span);
        }
    }

    /// The field that the open elements stand for: a child of the item or channel, or the name inside an author.
    fn field_name(&self) -> Option<String> {
        let base = match self.item_depth {
            Some(depth) => depth + 1,
            // rss/channel/title, feed/title.
            None => usize::from(self.path.first().is_some_and(|root| root != "feed")) + 1,
        };
        match self.path.get(base..)? {
            [name] => Some(name.clone()),
            [outer, inner] if inner == "name" || inner == "title" => Some(format!("{outer}/{inner}")),
            _ => None,
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok().flatten()?;
    Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

impl Fields {
    /// A field as plain text on one line.
    fn string(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .filter_map(|name| self.0.get(*name))
            .map(|field| headline::value(&html::flatten(&field.text).text.text))
            .find(|value| !value.is_empty())
    }

    /// The HTML of a field as text that leads back to the feed.
    fn flat(&self, name: &str) -> Option<Flat> {
        let field = self.0.get(name)?;
        let Flat { text, headings, is_cut } = html::flatten(&field.text);
        let text = text.through(field);
        (!text.text.is_empty()).then_some(Flat { text, headings, is_cut })
    }

    fn into_draft(self, channel: Option<&str>) -> Option<Draft> {
        let body = CONTENT
            .iter()
            .filter_map(|name| self.flat(name))
            .reduce(|best, other| if other.text.text.len() > best.text.text.len() { other } else { best });
        let title = self.flat("title");
        let is_cut = title.iter().chain(&body).any(|flat| flat.is_cut);
        let mut text = MappedText::default();
        let mut headings = Vec::new();
        if let Some(title) = &title
            && !body.as_ref().is_some_and(|body| begins_with(&body.text.text, &title.text.text))
        {
            text.append(&title.text);
            headings.push(Span::new(0, text.text.len()));
        }
        if let Some(body) = body {
            if !text.text.is_empty() {
                text.push_gap("\n\n");
            }
            let offset = text.text.len();
            headings.extend(body.headings.iter().map(|heading| heading.shifted(offset)));
            text.append(&body.text);
        }
        let mut report = self.metadata(channel);
        if is_cut {
            report.diagnostics.push(html::tags_cut());
        }
        (!text.text.is_empty()).then_some(Draft { report, text, hints: Hints { headings } })
    }

    fn metadata(&self, channel: Option<&str>) -> Report {
        let publisher = self.string(&["source", "source/title"]).or_else(|| channel.map(str::to_owned));
        let date =
            DATE.iter().filter_map(|name| self.string(&[name])).find_map(|date| dates::of_field(&date));
        let authors = self.string(&AUTHOR).map(|author| metadata_authors(mailbox_name(&author)));
        Report {
            record_id: self.string(&["guid", "id"]),
            title: self.string(&["title"]).map(Sourced::metadata),
            published_on: date.map(Sourced::metadata),
            publisher: publisher.map(|title| Sourced::metadata(outlet(&title).to_owned())),
            url: self.string(&["link"]),
            credits: authors.unwrap_or_default(),
            ..Report::default()
        }
    }
}

fn begins_with(body: &str, title: &str) -> bool {
    shape::plain_line(body.lines().next().unwrap_or("")) == shape::plain_line(title)
}

/// The name in an RSS author, which is written "desk@vale.example (Ana Ruiz)".
fn mailbox_name(author: &str) -> &str {
    match author.split_once('(') {
        Some((mailbox, name)) if mailbox.contains('@') => name.trim_end_matches(')'),
        _ => author,
    }
}

/// The outlet in a title, which precedes its section: "Vale Times - World news".
fn outlet(title: &str) -> &str {
    [" - ", " | ", " – ", " — ", " » ", ": "]
        .iter()
        .find_map(|cut| title.split_once(cut))
        .map_or(title, |(outlet, _)| outlet)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Found {
        let mut found = Found::default();
        super::read(&MappedText::identity(source.to_owned()), &mut found);
        found
    }

    fn check_back(source: &str, draft: Draft, words: &[&str]) {
        let (text, map) = draft.text.finish();
        for word in words {
            let at = text.find(word).unwrap_or_else(|| panic!("{word} in {text:?}"));
            assert_eq!(map.original(Span::new(at, at + word.len())).unwrap().of(source), *word);
        }
    }

    #[test]
    fn rss_items_are_reports() {
        let source = "<?xml version='1.0'?><rss version='2.0'><channel><title>Vale Times - World</title>\
            <item><title>Talks &amp; terms</title><link>https://vale.example/1</link><guid>v1</guid>\
            <pubDate>Mon, 18 Nov 1985 10:00:00 GMT</pubDate><author>d@vale.example (Ana Ruiz)</author>\
            <description>&lt;p&gt;Ministers met in &lt;b&gt;Vale&lt;/b&gt;.&lt;/p&gt;</description></item>\
            <item><title>Second</title><description><![CDATA[<p>The ferries sail.</p><p>More&nbsp;follows.</p>]]></description></item>\
            <item></item></channel></rss>";
        let mut found = read(source);
        assert_eq!((found.drafts.len(), found.diagnostics[0].code.as_str()), (2, "empty-item"));
        let first = found.drafts.remove(0);
        assert_eq!(first.text.text, "Talks & terms\n\nMinisters met in Vale.");
        assert_eq!(first.report.publisher.as_ref().unwrap().value, "Vale Times");
        assert_eq!(first.report.published_on.as_ref().unwrap().value.to_string(), "1985-11-18");
        assert_eq!(first.report.credits[0].name.value, "Ana Ruiz");
        assert_eq!(first.report.record_id.as_deref(), Some("v1"));
        check_back(source, first, &["terms", "Ministers", "Vale"]);
        let second = found.drafts.remove(0);
        assert_eq!(second.text.text, "Second\n\nThe ferries sail.\n\nMore follows.");
        check_back(source, second, &["ferries", "follows"]);
    }

    #[test]
    fn atom_entries_are_reports() {
        let source = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Vale Wire</title><entry><title>Talks open</title>\
            <link rel='alternate' href='https://vale.example/2'/><updated>2031-05-05T00:00:00Z</updated>\
            <published>2031-05-04T22:00:00Z</published><author><name>Tom Lee</name></author>\
            <content type='xhtml'><div><p>The talks <i>opened</i> late &amp; well.</p></div></content></entry></feed>";
        let draft = read(source).drafts.remove(0);
        assert_eq!(draft.text.text, "Talks open\n\nThe talks opened late & well.");
        assert_eq!(draft.report.published_on.as_ref().unwrap().value.to_string(), "2031-05-04");
        assert_eq!(draft.report.url.as_deref(), Some("https://vale.example/2"));
        assert_eq!(draft.report.credits[0].name.value, "Tom Lee");
        check_back(source, draft, &["opened", "late"]);
    }

    #[test]
    fn an_element_left_open_ends_with_the_one_around_it() {
        let found = read(
            "<rss><channel><item><title>One</title><description>a<br>b</description></item>\
             <item><title>Two</title><description>c</description></item></channel></rss>",
        );
        assert_eq!(found.drafts.len(), 2);
        assert!(found.diagnostics.is_empty());
    }

    #[test]
    fn a_feed_that_is_cut_off_is_told() {
        let found = read("<rss><channel><item><title>One</title></item><item><title>Half");
        assert_eq!(found.drafts.len(), 2);
        assert_eq!(found.diagnostics[0].code, "malformed-xml");
    }

    #[test]
    fn a_fault_costs_no_item_but_its_own() {
        let good = |name: &str| format!("<item><title>{name}</title></item>");
        for fault in [
            "<![CDATA[ open",
            "<!-- open",
            "<? open",
            "<!x",
            "<a b='",
            "&#x0;",
            "&nosuch;",
            "</>",
            "< b",
            "\u{0}",
        ] {
            let found = read(&format!(
                "<rss><channel>{}<item><title>Bad {fault}</title></item>{}{}</channel></rss>",
                good("One"),
                good("Two"),
                good("Three")
            ));
            let titles: Vec<_> = found.drafts.iter().map(|draft| draft.text.text.as_str()).collect();
            for title in ["One", "Three"] {
                assert!(titles.contains(&title), "{fault}: {titles:?}");
            }
        }
    }

    #[test]
    fn broken_feeds_give_what_they_hold() {
        let found = read(
            "<rss><channel><item><title>Talks open</title></item><item><title>More <![CDATA[ never closed",
        );
        assert_eq!(found.drafts.first().unwrap().text.text, "Talks open");
        assert_eq!(found.diagnostics.last().unwrap().code, "malformed-xml");
    }
}
