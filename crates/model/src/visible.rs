//! Text from reports, made safe for terminals.

use std::borrow::Cow;

/// Escapes, as `\u{1b}`, every character that a terminal would obey instead of showing it: control characters of both sets (C0
/// without tab and line feed, C1), characters that change the direction of writing (Unicode Standard Annex 9, section 2), and
/// tags, which are invisible.
///
/// ```
/// assert_eq!(rapporteur_model::visible("\u{1b}[2Jtxt.\u{202e}exe"), "\\u{1b}[2Jtxt.\\u{202e}exe");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_obeyed(letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

fn is_obeyed(letter: char) -> bool {
    match letter {
        '\t' | '\n' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{2028}' | '\u{2029}' | '\u{e0000}'..='\u{e007f}' => true,
        letter => letter.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_a_terminal_obeys() {
        let all: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        let shown = visible(&all);
        assert!(!shown.contains(is_obeyed));
        for obeyed in ['\0', '\u{7}', '\u{8}', '\r', '\u{1b}', '\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}'] {
            assert!(!shown.contains(obeyed) && shown.contains(&obeyed.escape_unicode().to_string()));
        }
    }

    #[test]
    fn what_a_terminal_shows_stays() {
        for text in ["", "a\tb\n", "Überblick", "قمة البحر", "👩\u{200d}👩", "per\u{ad}haps", "a\\u{1b}"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
