//! Character classes exactly as in Python 3.11, since the models were trained on features made with them.
//!
//! Rust's own `char` methods use other definitions (combining vowels are alphabetic, `½` is numeric) and another Unicode version.

mod set;
mod tables;

pub(crate) use set::CharSet;

/// Python's `str.isalpha`.
pub(crate) fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { contains(&tables::ALPHA, c) }
}

/// Python's `str.isupper`.
pub(crate) fn is_upper(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { contains(&tables::UPPER, c) }
}

/// Python's `str.isdigit`.
pub(crate) fn is_digit(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { contains(&tables::DIGIT, c) }
}

/// Python's `\d`.
pub(crate) fn is_decimal(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { contains(&tables::DECIMAL, c) }
}

/// Python's `\w`.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '_' } else { contains(&tables::WORD, c) }
}

/// Python's `str.isspace`.
pub(crate) fn is_space(c: char) -> bool {
    if c.is_ascii() { matches!(c, '\t'..='\r' | '\x1c'..='\x20') } else { contains(&tables::SPACE, c) }
}

/// Whether the sorted inclusive ranges contain a character.
fn contains(ranges: &[(u32, u32)], c: char) -> bool {
    let code = u32::from(c);
    let after = ranges.partition_point(|range| range.0 <= code);
    after > 0 && code <= ranges[after - 1].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_shortcuts_agree_with_the_tables() {
        for c in (0..128_u8).map(char::from) {
            assert_eq!(is_alpha(c), contains(&tables::ALPHA, c), "{c:?}");
            assert_eq!(is_upper(c), contains(&tables::UPPER, c), "{c:?}");
            assert_eq!(is_digit(c), contains(&tables::DIGIT, c), "{c:?}");
            assert_eq!(is_decimal(c), contains(&tables::DECIMAL, c), "{c:?}");
            assert_eq!(is_word(c), contains(&tables::WORD, c), "{c:?}");
            assert_eq!(is_space(c), contains(&tables::SPACE, c), "{c:?}");
        }
    }

    #[test]
    fn follows_python_where_rust_differs() {
        assert!(is_digit('²') && is_digit('①') && !is_decimal('²'));
        assert!(!is_alpha('Ⅳ') && 'Ⅳ'.is_alphabetic());
        assert!(!is_alpha('\u{93f}') && '\u{93f}'.is_alphabetic(), "a combining vowel");
        assert!(is_word('½') && is_word('Ⅳ'));
        assert!(is_space('\u{1c}') && is_space('\u{85}') && is_space('\u{a0}') && !is_space('\u{200b}'));
    }
}
