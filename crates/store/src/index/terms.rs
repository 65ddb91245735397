//! Terms from their N-Triples text.

use oxigraph::model::{BlankNode, Literal, NamedNode, Term};

/// The term of a text that Oxigraph wrote.
pub(super) fn term(text: &str) -> Term {
    if let Some(iri) = text.strip_prefix('<') {
        return NamedNode::new_unchecked(iri.strip_suffix('>').unwrap_or(iri)).into();
    }
    if let Some(name) = text.strip_prefix("_:") {
        return BlankNode::new_unchecked(name).into();
    }
    // What follows the last quote holds none.
    let (value, behind) = text.rsplit_once('"').unwrap_or((text, ""));
    let value = unescaped(value.strip_prefix('"').unwrap_or(value));
    if let Some(datatype) = behind.strip_prefix("^^<") {
        let datatype = datatype.strip_suffix('>').unwrap_or(datatype);
        Literal::new_typed_literal(value, NamedNode::new_unchecked(datatype)).into()
    } else if let Some(language) = behind.strip_prefix('@') {
        Literal::new_language_tagged_literal_unchecked(value, language).into()
    } else {
        Literal::new_simple_literal(value).into()
    }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escaped)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut letters = escaped.chars();
        match letters.next() {
            Some('b') => plain.push('\u{8}'),
            Some('t') => plain.push('\t'),
            Some('n') => plain.push('\n'),
            Some('f') => plain.push('\u{C}'),
            Some('r') => plain.push('\r'),
            Some('u') => letters = coded(&mut plain, letters.as_str(), 4),
            Some('U') => letters = coded(&mut plain, letters.as_str(), 8),
            other => plain.extend(other),
        }
        rest = letters.as_str();
    }
    plain.push_str(rest);
    plain
}

/// Adds the character of so many hexadecimal digits; what follows them.
fn coded<'t>(plain: &mut String, text: &'t str, n_digits: usize) -> std::str::Chars<'t> {
    let (digits, rest) = text.split_at_checked(n_digits).unwrap_or((text, ""));
    plain.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
    rest.chars()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_come_back_as_they_were_written() {
        let odd: String = (0..=0x100).filter_map(char::from_u32).collect();
        let terms: [Term; 7] = [
            NamedNode::new_unchecked("https://example.org/a").into(),
            BlankNode::new_unchecked("b1").into(),
            Literal::from("").into(),
            Literal::from(format!("{odd}\u{FFFE}\\u0041 名前 ^^<x>\"@en")).into(),
            Literal::from(7).into(),
            Literal::new_language_tagged_literal_unchecked("\"été\"", "fr-ca").into(),
            Literal::new_typed_literal("2031-05", NamedNode::new_unchecked("https://example.org/month"))
                .into(),
        ];
        for expected in terms {
            assert_eq!(term(&expected.to_string()), expected);
        }
    }
}
