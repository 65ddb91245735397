//! Decodes JSON strings to text that leads back to its escapes.

use crate::mapped::MappedText;
use rapporteur_model::Span;

/// A decoded string of the source.
#[derive(Default)]
pub(super) struct Unescaped {
    pub text: MappedText,
    /// The number of lone surrogates and unknown escapes.
    pub n_broken: usize,
    /// The number of escaped NUL characters.
    pub n_nul: usize,
}

/// Decodes the literal at `place`, including its quotes. Each escape is a run of its own.
pub(super) fn unescape(source: &str, place: Span) -> Unescaped {
    let mut read = Unescaped::default();
    let (mut at, end) = (place.start + 1, place.end - 1);
    while at < end {
        let rest = &source[at..end];
        let plain = rest.find('\\').unwrap_or(rest.len());
        read.text.push(&rest[..plain], Span::new(at, at + plain));
        at += plain;
        if at < end {
            let (c, length) = read.escape(&source[at..end]);
            let here = Span::new(at, at + length);
            read.text.push(c.encode_utf8(&mut [0; 4]), here);
            at += length;
        }
    }
    read
}

impl Unescaped {
    /// The character that the escape at the start of `text` stands for, and the escape's length in bytes.
    fn escape(&mut self, text: &str) -> (char, usize) {
        let known = match text.as_bytes().get(1) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(quoted @ (b'"' | b'\\' | b'/')) => char::from(*quoted),
            Some(b'u') => return self.unicode(text),
            // In an unknown escape such as "\x" the backslash stands for itself.
            _ => {
                self.n_broken += 1;
                return ('\\', 1);
            }
        };
        (known, 2)
    }

    /// Decodes `\u00e9` (6 bytes) or a surrogate pair (12 bytes). Half of a pair becomes U+FFFD.
    fn unicode(&mut self, text: &str) -> (char, usize) {
        let unit = |at: usize| {
            let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())?;
            u32::from_str_radix(digits, 16).ok()
        };
        match (unit(0), unit(6)) {
            (None, _) => {
                self.n_broken += 1;
                ('\\', 1)
            }
            (Some(0), _) => {
                self.n_nul += 1;
                (' ', 6)
            }
            (Some(high @ 0xd800..0xdc00), Some(low @ 0xdc00..0xe000)) => {
                let c = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                (char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER), 12)
            }
            (Some(unit), _) => {
                let c = char::from_u32(unit);
                self.n_broken += usize::from(c.is_none());
                (c.unwrap_or(char::REPLACEMENT_CHARACTER), 6)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(literal: &str, text: &str, broken: usize, nul: usize) {
        let source = format!("\"{literal}\"");
        let read = unescape(&source, Span::new(0, source.len()));
        assert_eq!((read.text.text.as_str(), read.n_broken, read.n_nul), (text, broken, nul), "{literal}");
    }

    #[test]
    fn escapes_are_read_and_broken_ones_replaced() {
        check(r#"\"a\\b\/\n\t\r\b\f\u00e9\ud83d\ude00"#, "\"a\\b/\n\t\r\u{8}\u{c}é😀", 0, 0);
        check(r"a\ud800b\udc00\ude00", "a\u{fffd}b\u{fffd}\u{fffd}", 3, 0);
        check(r"\x \u12 \u+123 \ud83d\n", "\\x \\u12 \\u+123 \u{fffd}\n", 4, 0);
        check(r"a\u0000b", "a b", 0, 1);
    }
}
