//! Folds spellings, so that two spellings of one name compare equal.

use deunicode::deunicode;
use std::borrow::Cow;

/// A spelling reduced to the parts that names are compared by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Folded {
    /// Lower-case runs of letters and digits, separated by spaces. Signs other than dots, hyphens and apostrophes are parts of
    /// their own. Parts are kept separate, so `Iraq I` differs from `Iraqi`.
    pub key: String,
    /// The number of parts in the key.
    pub n_parts: usize,
    /// All letters and digits with their case, which abbreviations are compared by.
    pub cased: String,
    /// Whether there is a capital letter.
    pub capital: bool,
}

impl Folded {
    /// The first part; empty if there is none.
    pub fn first_part(&self) -> &str {
        self.key.split(' ').next().unwrap_or_default()
    }

    /// Appends another token.
    pub fn push(&mut self, token: &str) {
        let plain = if token.is_ascii() { Cow::Borrowed(token) } else { Cow::Owned(deunicode(token)) };
        let mut inside = false;
        for c in plain.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => {
                    if !inside {
                        self.open();
                        inside = true;
                    }
                    self.capital |= c.is_ascii_uppercase();
                    self.cased.push(c);
                    self.key.push(c.to_ascii_lowercase());
                }
                '.' => {}
                _ => {
                    inside = false;
                    self.push_sign(c);
                }
            }
        }
    }

    fn push_sign(&mut self, sign: char) {
        match sign {
            '-' | '\'' | '/' | '`' | ' ' | '\u{a0}' => {}
            '&' => {
                self.open();
                self.key.push_str("and");
            }
            sign => {
                self.open();
                self.key.push(sign);
            }
        }
    }

    /// Starts a new part.
    fn open(&mut self) {
        if self.n_parts > 0 {
            self.key.push(' ');
        }
        self.n_parts += 1;
    }
}

/// Folds a whole name.
pub(super) fn name_key(name: &str) -> Folded {
    let mut folded = Folded::default();
    folded.push(name);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, same: bool) {
        assert_eq!(name_key(a).key == name_key(b).key, same, "{a} / {b}");
    }

    #[test]
    fn marks_and_hyphens_do_not_count() {
        check("Côte d’Ivoire", "Cote d'Ivoire", true);
        check("U.S.", "US", true);
        check("Bosnia-Herzegovina", "Bosnia Herzegovina", true);
        check("Antigua & Barbuda", "Antigua and Barbuda", true);
    }

    #[test]
    fn words_stay_apart() {
        check("Iraq I", "Iraqi", false);
        check("North, Korea", "North Korea", false);
    }

    #[test]
    fn tokens_add_up_to_the_name() {
        let mut folded = Folded::default();
        for token in ["Guinea", "-", "Bissau"] {
            folded.push(token);
        }
        assert_eq!(folded, name_key("Guinea-Bissau"));
    }
}
