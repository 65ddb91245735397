//! Text without case, accents and writing system.

use deunicode::deunicode;

/// ASCII, lower case, without apostrophes and abbreviation points; other punctuation becomes a space.
pub(crate) fn latin_key(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in deunicode(text).chars() {
        match c {
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => folded.push(c),
            '\'' | '`' | '.' => {}
            '&' => folded.push_str(" and "),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The folded words of a text; a hyphen ends a word.
pub(crate) fn words(text: &str) -> Vec<String> {
    latin_key(text).split_whitespace().map(str::to_owned).collect()
}

/// Puts a space wherever a capital follows several small letters. Names that a feed has run together come apart, "GmbH" and
/// "McAlpine" do not.
pub(crate) fn camel_words(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 4);
    let mut n_small = 0;
    for c in text.chars() {
        if n_small > 2 && c.is_uppercase() {
            spaced.push(' ');
        }
        n_small = if c.is_lowercase() { n_small + 1 } else { 0 };
        spaced.push(c);
    }
    spaced
}

/// Folded words joined by hyphens, at most 80 bytes, cut at a word.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in words(text) {
        if !slug.is_empty() && slug.len() + word.len() >= 80 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_accents_points_and_case() {
        assert_eq!(latin_key("Recep Tayyip ERDOĞAN"), "recep tayyip erdogan");
        assert_eq!(latin_key("U.S.-led"), "us led");
        assert_eq!(latin_key("Côte d’Ivoire"), "cote divoire");
        assert_eq!(latin_key("  "), "");
    }

    #[test]
    fn slugs_are_kebab_case() {
        assert_eq!(slug("Volodymyr Zelenskyy"), "volodymyr-zelenskyy");
        assert_eq!(slug("'28 point plan'"), "28-point-plan");
        assert!(slug(&"word ".repeat(60)).len() <= 84);
    }
}
