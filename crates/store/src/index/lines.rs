//! Taking lines of N-Quads apart where they are written as Oxigraph writes them.

/// Subject, predicate and object of a line in its canonical form: one space between terms, ` .` at the end, no graph.
pub(super) fn split(line: &str) -> Option<[&str; 3]> {
    let (subject, rest) = cut(line, resource(line)?)?;
    let (predicate, rest) = cut(rest, iri(rest)?)?;
    let (object, rest) = cut(rest, resource(rest).or_else(|| literal(rest))?)?;
    (rest == ".").then_some([subject, predicate, object])
}

/// A text before and behind the space at a place.
fn cut(text: &str, end: usize) -> Option<(&str, &str)> {
    Some((&text[..end], text[end..].strip_prefix(' ')?))
}

/// Length of the IRI that a text begins with.
fn iri(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    Some(inner.find('>')? + 2)
}

/// Length of the IRI or blank node that a text begins with.
fn resource(text: &str) -> Option<usize> {
    iri(text).or_else(|| if text.starts_with("_:") { text.find(' ') } else { None })
}

/// Length of the literal that a text begins with.
fn literal(text: &str) -> Option<usize> {
    let closing = closing_quote(text.strip_prefix('"')?)? + 2;
    let behind = &text[closing..];
    Some(match behind.strip_prefix("^^") {
        Some(datatype) => closing + 2 + iri(datatype)?,
        None if behind.starts_with('@') => closing + behind.find(' ')?,
        None => closing,
    })
}

/// Where the quote is that no backslash stands before.
fn closing_quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        // The escaped character; those of more than one byte are no quotes, whichever byte is skipped.
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn terms_of_every_kind_are_told_apart() {
        let cases = [
            (r#"<a> <b> <c> ."#, ["<a>", "<b>", "<c>"]),
            (r#"_:x <b> _:y ."#, ["_:x", "<b>", "_:y"]),
            (r#"<a> <b> "" ."#, ["<a>", "<b>", r#""""#]),
            (r#"<a> <b> "x \"y\" . \\" ."#, ["<a>", "<b>", r#""x \"y\" . \\""#]),
            (r#"<a> <b> "é\é"@en-GB ."#, ["<a>", "<b>", r#""é\é"@en-GB"#]),
            (r#"<a> <b> "1"^^<int> ."#, ["<a>", "<b>", r#""1"^^<int>"#]),
        ];
        for (line, expected) in cases {
            assert_eq!(split(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn other_lines_are_refused() {
        let lines = [
            "",
            "<a> <b> .",
            "<a> <b> <c>",
            "<a> <b> <c> <g> .",
            "<a> <b>  <c> .",
            r#""a" <b> <c> ."#,
            "<a> _:b <c> .",
            r#"<a> <b> "c ."#,
            r#"<a> <b> "c\" ."#,
            r#"<a> <b> "c"^^int ."#,
            "# a remark",
        ];
        for line in lines {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
