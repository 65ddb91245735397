//! Text inside the DOT language and XML. Source: "The DOT Language", "escString" and "HTML-like labels" of the Graphviz documentation.

/// A quoted string whose value Graphviz takes as it is: identifiers, names of fonts and colours.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            // A backslash at the end of a line would join lines, one before the closing quote would undo it.
            '\\' => quoted.push_str("\\\\"),
            _ => quoted.push(visible(letter)),
        }
    }
    quoted.push('"');
    quoted
}

/// A tooltip, quoted. A line break of the text is one of the tooltip. Graphviz reads entities, then backslashes, then
/// backslashes again with `\N` and the like, so one backslash takes four.
pub(crate) fn quoted_tooltip(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| markup(line).replace("&#92;", "\\\\\\\\")).collect();
    format!("\"{}\"", lines.join("\\n"))
}

/// An address, quoted; Graphviz would replace `\N` in it.
pub(crate) fn quoted_address(url: &str) -> String {
    format!("\"{}\"", markup(url).replace("&#92;", "%5C"))
}

/// Text inside an HTML-like label, where Graphviz replaces `\N` before it reads entities, or inside an XML document.
pub(crate) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\\' => escaped.push_str("&#92;"),
            _ => escaped.push(visible(letter)),
        }
    }
    escaped
}

/// XML 1.0 knows no control characters and no non-characters, and a picture cannot show them.
pub(crate) fn visible(letter: char) -> char {
    if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') { ' ' } else { letter }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the lexer of Graphviz makes of a quoted string (`lib/cgraph/scan.l`): only `\"` is an escape to it, and a pair of
    /// backslashes stays one.
    fn lexed(quoted: &str) -> Option<String> {
        let inner = quoted.strip_prefix('"')?;
        let (mut text, mut letters) = (String::new(), inner.chars());
        while let Some(letter) = letters.next() {
            match (letter, letters.clone().next()) {
                ('"', rest) => return rest.is_none().then_some(text),
                ('\\', Some('"')) => text.extend(letters.next()),
                ('\\', Some('\\')) => {
                    text.push('\\');
                    text.extend(letters.next());
                }
                _ => text.push(letter),
            }
        }
        None
    }

    /// What a reader makes of entities.
    fn read(escaped: &str) -> String {
        let entities =
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#92;", "\\"), ("&amp;", "&")];
        entities.iter().fold(escaped.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
    }

    fn shown(text: &str, keep_breaks: bool) -> String {
        text.chars().map(|c| if keep_breaks && c == '\n' { c } else { visible(c) }).collect()
    }

    proptest! {
        #[test]
        fn quoted_strings_end_where_they_should_and_say_the_same(text in r#"([\\"\n&<>N{}|]|\PC|.){0,40}"#) {
            let tooltip = lexed(&quoted_tooltip(&text)).unwrap();
            prop_assert_eq!(read(&tooltip.replace("\\\\\\\\", "&#92;").replace("\\n", "\n")), shown(&text, true));
            let address = lexed(&quoted_address(&text)).unwrap();
            prop_assert!(!address.contains(['\\', '\n', '"']));
            prop_assert_eq!(lexed(&quoted(&text)).unwrap().replace("\\\\", "\\"), shown(&text, false));
        }

        #[test]
        fn markup_holds_no_markup(text in r#"([<>&"'\n]|\PC|.){0,40}"#) {
            let escaped = markup(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'', '\\']) && !escaped.contains(char::is_control));
            prop_assert_eq!(read(&escaped), shown(&text, false));
        }
    }
}
