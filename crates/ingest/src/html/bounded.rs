//! Limits the attributes of each HTML tag, so that no page can exhaust the stack or the time.
//!
//! In html5gum the states for attributes call one another, so every quoted attribute of a tag costs a stack frame, and a tag with
//! 7,000 of them ends the process. html5ever, which readability parses with, compares every attribute of a tag with all those
//! before it. This module cuts the attributes beyond the limit from the source; html5gum itself decides what a tag is.

use crate::mapped::MappedText;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Reader, Tokenizer};
use rapporteur_model::Span;
use std::cell::Cell;
use std::convert::Infallible;
use std::rc::Rc;

/// The number of attributes that a tag keeps. Hand-written tags have fewer than thirty.
pub(crate) const MAX_ATTRIBUTES: usize = 256;

/// The source without the attributes that were cut; `None` if nothing was cut, as in all but broken pages.
pub(crate) fn bounded(html: &str) -> Option<MappedText> {
    let cuts = overlong(html);
    if cuts.is_empty() {
        return None;
    }
    let mut text = MappedText::default();
    let mut from = 0;
    for cut in cuts {
        text.push(Span::new(from, cut.start).of(html), Span::new(from, cut.start));
        from = cut.end;
    }
    text.push(&html[from..], Span::new(from, html.len()));
    Some(text)
}

/// The stretches of attributes beyond the limit, each up to the `>` of its tag.
fn overlong(html: &str) -> Vec<Span> {
    let is_full = Rc::new(Cell::new(false));
    let (mut cuts, mut tag) = (Vec::new(), Counting::new(Rc::clone(&is_full)));
    tag.events.naively_switch_states(true);
    let reader = Cutting { html, at: 0, is_full, cuts: &mut cuts };
    // The emitter makes no tokens and the reader no errors, so the loop runs once, to the end of the source.
    for _ in Tokenizer::new_with_emitter(reader, tag) {}
    cuts
}

/// A handler that discards all events.
type Silent = fn(CallbackEvent<'_>, html5gum::Span<()>) -> Option<Infallible>;

/// Counts the attributes of the tag that is being read.
struct Counting {
    events: CallbackEmitter<Silent>,
    n_attributes: usize,
    is_full: Rc<Cell<bool>>,
}

impl Counting {
    fn new(is_full: Rc<Cell<bool>>) -> Self {
        let events: CallbackEmitter<Silent> = CallbackEmitter::new(|_, _| None);
        Self { events, n_attributes: 0, is_full }
    }
}

impl ForwardingEmitter for Counting {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.events
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn init_start_tag(&mut self) {
        self.n_attributes = 0;
        self.events.init_start_tag();
    }

    fn init_end_tag(&mut self) {
        self.n_attributes = 0;
        self.events.init_end_tag();
    }

    fn init_attribute(&mut self) {
        self.n_attributes += 1;
        self.is_full.set(self.n_attributes >= MAX_ATTRIBUTES);
        self.events.init_attribute();
    }
}

/// Reads the source. Once a tag is full, it skips to the tag's end.
struct Cutting<'h, 'c> {
    html: &'h str,
    at: usize,
    is_full: Rc<Cell<bool>>,
    cuts: &'c mut Vec<Span>,
}

impl Cutting<'_, '_> {
    /// Skips the rest of a full tag. The first byte of the attribute that filled it has been read by then.
    fn skip(&mut self) {
        if !self.is_full.take() {
            return;
        }
        let whole = |at: &usize| self.html.is_char_boundary(*at);
        let start = (self.at..=self.html.len()).find(whole).unwrap_or(self.html.len());
        let end = tag_end(self.html.as_bytes(), start);
        if start < end {
            self.cuts.push(Span::new(start, end));
        }
        self.at = end;
    }
}

impl Reader for Cutting<'_, '_> {
    type Error = Infallible;

    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        self.skip();
        let byte = self.html.as_bytes().get(self.at).copied();
        self.at += usize::from(byte.is_some());
        Ok(byte)
    }

    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        self.skip();
        let found = self.html.as_bytes().get(self.at..self.at + wanted.len());
        let equal =
            found.is_some_and(|it| it == wanted || !case_sensitive && it.eq_ignore_ascii_case(wanted));
        self.at += if equal { wanted.len() } else { 0 };
        Ok(equal)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        _: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Infallible> {
        self.skip();
        let rest = &self.html.as_bytes()[self.at..];
        let found = rest.iter().position(|byte| needle.contains(byte)).unwrap_or(rest.len());
        let length = found.max(1).min(rest.len());
        self.at += length;
        Ok((length > 0).then(|| &rest[..length]))
    }
}

/// A position inside a tag.
enum TagState {
    Name,
    AfterName,
    BeforeName,
    BeforeValue,
    Unquoted,
}

/// The place of the `>` that ends the tag, where `at` is inside the name of an attribute; the end of the text if there is none
/// (WHATWG HTML, 13.2.5.33 to 13.2.5.39).
fn tag_end(html: &[u8], mut at: usize) -> usize {
    let mut state = TagState::Name;
    while let Some(byte) = html.get(at) {
        state = match (byte, state) {
            (b'>', _) => return at,
            (b'"' | b'\'', TagState::BeforeValue) => {
                let rest = &html[at + 1..];
                at += 1 + rest.iter().position(|other| other == byte).unwrap_or(rest.len());
                TagState::BeforeName
            }
            (b' ' | b'\t' | b'\n' | b'\r' | b'\x0c', TagState::Name | TagState::AfterName) => {
                TagState::AfterName
            }
            (b' ' | b'\t' | b'\n' | b'\r' | b'\x0c', TagState::BeforeValue) => TagState::BeforeValue,
            (b' ' | b'\t' | b'\n' | b'\r' | b'\x0c', _) => TagState::BeforeName,
            (_, TagState::BeforeValue | TagState::Unquoted) => TagState::Unquoted,
            (b'=', TagState::Name | TagState::AfterName) => TagState::BeforeValue,
            (b'/', _) => TagState::BeforeName,
            _ => TagState::Name,
        };
        at += 1;
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source after the cut; checks that it leads back.
    fn cut(html: &str) -> String {
        let Some(mapped) = bounded(html) else { return html.to_owned() };
        let (text, map) = mapped.finish();
        for (at, c) in text.char_indices() {
            let original = map.original(Span::new(at, at + c.len_utf8())).unwrap();
            assert_eq!(original.of(html), c.to_string());
        }
        text
    }

    fn attributes(one: &str, n: usize) -> String {
        (0..n).map(|i| one.replace('#', &i.to_string())).collect()
    }

    #[test]
    fn a_page_as_people_write_them_is_left_alone() {
        for html in
            ["<p class='a'>x</p>", "a < b > c", "<!-- <p a b c> --><script>if (a<b && c>d) {}</script>"]
        {
            assert_eq!(cut(html), html);
        }
        let many = format!("<p {}>x", attributes("a#=\"1\" ", MAX_ATTRIBUTES - 1));
        assert_eq!(cut(&many), many);
    }

    #[test]
    fn attributes_beyond_the_bound_go_and_the_tag_ends_where_it_did() {
        for one in
            ["a#=\"1\" ", "a#='>' ", "é#=\"<p>\"", "a# ", "a#=b/c ", "/a#", "a# = \">\" ", "a#=\"\"a=\"\""]
        {
            for (open, close) in [("<p ", ">x <b>y</b>"), ("x</p ", ">y"), ("<style ", ">p<q</style>y")] {
                let html = format!("{open}{}{close}", attributes(one, 3 * MAX_ATTRIBUTES));
                let left = cut(&html);
                assert!(left.ends_with(close) && left.len() < html.len() / 2, "{one}: {left}");
            }
        }
    }

    #[test]
    fn what_looks_like_a_tag_and_is_none_is_left_alone() {
        let soup = attributes("a#=\"1\" ", 3 * MAX_ATTRIBUTES);
        for html in
            [format!("<!-- <p {soup}> -->x"), format!("<script>a<b {soup}</script>x"), format!("a < {soup}")]
        {
            assert_eq!(cut(&html), html);
        }
    }

    #[test]
    fn a_tag_without_end_is_cut_to_the_end() {
        let html = format!("x<p {}", attributes("a#=\"1\" ", 100_000));
        assert!(cut(&html).len() < 10_000);
    }
}
