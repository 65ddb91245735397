//! What a cell of a workbook holds.

use crate::rows::Cell;
use std::borrow::Cow;

/// Most UTF-16 units of a text in a cell.
const LONGEST_TEXT: usize = 32_767;
/// Digits that a number keeps in a workbook, as floating point does everywhere.
const DIGITS: usize = 15;
/// What stands between several texts in one cell.
const BETWEEN: &str = "; ";

/// One value.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value<'a> {
    /// Not known, or not applicable.
    Nothing,
    /// Words, ids, dates.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A number with two decimals.
    Share(f64),
    /// Yes or no.
    Truth(bool),
    /// An address; it can be followed if it is one of the web.
    Address(Cow<'a, str>),
}

impl<'a> Value<'a> {
    /// Nothing where there is no text.
    pub fn text(text: Option<&'a str>) -> Self {
        text.filter(|text| !text.is_empty()).map_or(Self::Nothing, Self::from)
    }

    /// Several texts, each once; nothing where there are none.
    pub fn several(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut told: Vec<&str> = Vec::new();
        for text in texts {
            if !text.is_empty() && !told.contains(&text) {
                told.push(text);
            }
        }
        if told.is_empty() { Self::Nothing } else { Self::Text(Cow::Owned(told.join(BETWEEN))) }
    }

    /// A count.
    pub fn count(n: usize) -> Self {
        Self::Number(n as f64)
    }

    /// A number as XSD writes it; as text where floating point would change it.
    pub fn number(lexical: &'a str) -> Self {
        let n_digits = lexical.bytes().filter(u8::is_ascii_digit).count();
        let is_plain = lexical.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.'));
        match lexical.parse::<f64>() {
            Ok(number) if is_plain && n_digits <= DIGITS => Self::Number(number),
            _ => Self::from(lexical),
        }
    }

    /// Characters that the value takes.
    pub fn width(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Text(text) | Self::Address(text) => text.lines().next().unwrap_or_default().chars().count(),
            Self::Number(number) => number.to_string().len(),
            Self::Share(_) => 4,
            Self::Truth(_) => 5,
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<Cell<'a>> for Value<'a> {
    fn from(cell: Cell<'a>) -> Self {
        match cell {
            Cell::Nothing => Self::Nothing,
            Cell::Text(text) => Self::Text(text),
            Cell::List(texts) => Self::several(texts),
            Cell::Integer(number) => Self::count(number),
            Cell::Decimal(share) => Self::Share(share.get()),
            Cell::Number(lexical) => Self::number(lexical),
            Cell::Boolean(truth) => Self::Truth(truth),
        }
    }
}

/// Whether an address is one of the web and holds nothing but what addresses are made of.
pub(super) fn is_link(address: &str) -> bool {
    let tail = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"));
    tail.is_some_and(|tail| !tail.is_empty())
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
}

/// The text as far as a cell holds it, with `…` where more follows.
pub(crate) fn cut(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return Cow::Borrowed(text);
    }
    let mut n_units = 1;
    let fits = |c: &char| {
        n_units += c.len_utf16();
        n_units <= LONGEST_TEXT
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push('…');
    Cow::Owned(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_where_excel_ends() {
        let fits = "é".repeat(LONGEST_TEXT);
        assert_eq!(cut(&fits), fits);
        let cut_one = cut(&format!("{fits}é")).into_owned();
        assert_eq!((cut_one.encode_utf16().count(), cut_one.ends_with("é…")), (LONGEST_TEXT, true));
        // A letter of two units is never halved.
        let wide = cut(&"😀".repeat(LONGEST_TEXT)).into_owned();
        assert_eq!(wide.encode_utf16().count(), LONGEST_TEXT);
    }

    #[test]
    fn numbers_that_a_workbook_would_change_stay_text() {
        assert_eq!(Value::number("1200000000"), Value::Number(1.2e9));
        assert_eq!(Value::number("-0.3"), Value::Number(-0.3));
        assert_eq!(Value::number("12345678901234567"), Value::from("12345678901234567"));
        assert_eq!(Value::number("INF"), Value::from("INF"));
        assert_eq!(Value::number("1e3"), Value::from("1e3"));
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for address in ["https://news.example/a?b=c&d=1#e", "http://a.org/名"] {
            assert!(is_link(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://",
            "https://a b",
            "https://a\"b",
            "HTTP//x",
            "",
        ] {
            assert!(!is_link(address), "{address}");
        }
    }
}
