//! What XML 1.0 cannot hold. Source: "Extensible Markup Language (XML) 1.0", fifth edition, 2.2 "Characters".

use std::borrow::Cow;

/// Replaces every character that no XML document may hold, not even escaped, by `�`.
pub(crate) fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_legal(c) { c } else { '\u{fffd}' }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_forbids_is_replaced() {
        assert_eq!(legal("a\0b\u{c}c\u{fffe}"), "a\u{fffd}b\u{fffd}c\u{fffd}");
        assert!(matches!(legal("tab\t, line\r\n, \u{85}, 名前, \u{10ffff}"), Cow::Borrowed(_)));
    }
}
