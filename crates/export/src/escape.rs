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

/// A quoted string where Graphviz replaces `\N`, `\n` and the like, and entities such as `&amp;`: labels, tooltips, addresses.
/// A line break of the text is a centred line break of the picture.
pub(crate) fn quoted_text(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '&' => quoted.push_str("&amp;"),
            '\n' => quoted.push_str("\\n"),
            _ => quoted.push(visible(letter)),
        }
    }
    quoted.push('"');
    quoted
}

/// Text inside an HTML-like label or an XML document.
pub(crate) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(visible(letter)),
        }
    }
    escaped
}

/// XML 1.0 knows no control characters and no non-characters, and a picture cannot show them.
fn visible(letter: char) -> char {
    if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') { ' ' } else { letter }
}
