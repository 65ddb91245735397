//! Measures how deep the elements of a page are nested, at least as deep as a browser would nest them.
//!
//! Readability's time grows with the square of the depth, and depth that a page hides (`<div/>`, `<span><div></span>`) counts
//! too. So end tags close exactly what HTML's rules let them close (WHATWG HTML, 13.2.6.4.7).

use std::collections::HashMap;

/// The largest depth that is followed.
pub(super) const MAX_DEPTH: usize = 256;

/// Elements that do not count as nesting: those without content, and those that the next element of their kind closes.
const UNCLOSED: [&str; 26] = [
    "p", "li", "td", "th", "tr", "dt", "dd", "option", "thead", "tbody", "br", "img", "hr", "meta", "link",
    "input", "area", "base", "col", "embed", "source", "track", "wbr", "param", "a", "nobr",
];

/// Elements that stop an end tag of another kind; the standard calls them special.
const SPECIAL: [&str; 60] = [
    "address",
    "applet",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "colgroup",
    "details",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "html",
    "iframe",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "plaintext",
    "pre",
    "script",
    "search",
    "section",
    "select",
    "style",
    "summary",
    "table",
    "template",
    "textarea",
    "tfoot",
    "title",
    "ul",
    "xmp",
    "dialog",
    "fieldset",
    "legend",
    "optgroup",
];

/// Elements that end an enclosing drawing or formula, and elements in which HTML continues inside one.
const OF_HTML: [&str; 56] = [
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "i",
    "img",
    "li",
    "listing",
    "menu",
    "meta",
    "nobr",
    "ol",
    "p",
    "pre",
    "ruby",
    "s",
    "small",
    "span",
    "strong",
    "strike",
    "sub",
    "sup",
    "table",
    "tt",
    "u",
    "ul",
    "var",
    "font",
    "foreignobject",
    "desc",
    "title",
    "annotation-xml",
    "mi",
    "mo",
    "mn",
    "ms",
    "mtext",
    "script",
    "style",
];

/// Elements that stop every end tag.
const SCOPES: [&str; 7] = ["applet", "caption", "html", "marquee", "object", "table", "template"];

/// The elements that are open.
#[derive(Default)]
pub(super) struct Nesting {
    open: Vec<String>,
    n_open: HashMap<String, usize>,
    /// Whether a drawing or formula is open, inside which a `/` closes an element.
    is_foreign: bool,
    /// The greatest depth so far, at most one beyond the limit.
    pub depth: usize,
}

impl Nesting {
    /// Records a start tag. Outside drawings and formulas its `/` has no effect.
    pub fn open(&mut self, name: &str, self_closing: bool) {
        if OF_HTML.contains(&name) {
            self.is_foreign = false;
        }
        if UNCLOSED.contains(&name) || self_closing && self.is_foreign || self.is_beyond() {
            return;
        }
        if name == "svg" || name == "math" {
            self.is_foreign = !self_closing;
            if self_closing {
                return;
            }
        }
        self.open.push(name.to_owned());
        *self.n_open.entry(name.to_owned()).or_default() += 1;
        self.depth = self.depth.max(self.open.len());
    }

    /// Records an end tag.
    pub fn close(&mut self, name: &str) {
        if self.is_beyond() || self.n_open.get(name).is_none_or(|n| *n == 0) {
            return;
        }
        let is_special = SPECIAL.contains(&name);
        let stops = |open: &str| SCOPES.contains(&open) || !is_special && SPECIAL.contains(&open);
        let Some(at) = self.open.iter().rposition(|open| open == name || stops(open)) else { return };
        if self.open[at] != name {
            return;
        }
        for closed in self.open.drain(at..) {
            self.is_foreign &= closed != "svg" && closed != "math";
            if let Some(n) = self.n_open.get_mut(&closed) {
                *n -= 1;
            }
        }
    }

    /// Whether the limit is exceeded, which the rest of the page cannot change.
    pub fn is_beyond(&self) -> bool {
        self.depth > MAX_DEPTH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(tags: &str) -> usize {
        let mut nesting = Nesting::default();
        for tag in tags.split_whitespace() {
            match tag.strip_prefix('/') {
                Some(name) => nesting.close(name),
                None => nesting.open(tag.trim_end_matches('/'), tag.ends_with('/')),
            }
        }
        nesting.depth
    }

    #[test]
    fn an_end_tag_closes_what_it_may() {
        assert_eq!(depth("div span /span span /span /div div /div"), 2);
        assert_eq!(depth("div b i /div div /div"), 3);
        assert_eq!(depth("p p p p"), 0);
    }

    #[test]
    fn end_tags_that_close_nothing_do_not_hide_depth() {
        for tags in ["div /b ", "span div /span ", "table /div div ", "div/ ", "svg div x/ ", "svg desc x/ "]
        {
            assert_eq!(depth(&tags.repeat(300)), MAX_DEPTH + 1, "{tags}");
        }
    }

    #[test]
    fn elements_of_a_drawing_close_themselves() {
        assert_eq!(depth(&format!("div svg {} /svg /div", "g path/ path/ /g ".repeat(300))), 3);
    }
}
