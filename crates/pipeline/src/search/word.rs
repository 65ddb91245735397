//! Words of a text.

use rapporteur_graph::search_key;

/// The words of a text with their places in bytes; the possessive ending is no part of one. Marks join letters only in
/// initials ("U.S") and between digits ("3.5"), and an apostrophe within a word ("O'Hara").
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let end = start + length(&text[start..]);
        rest = end;
        let word = &text[start..end];
        let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        Some((start, bare))
    })
}

/// Length of the word that a text begins with.
fn length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut n_since_mark = 0;
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() {
            n_since_mark += 1;
            before = c;
            continue;
        }
        let next = chars.peek().map(|(_, next)| *next);
        let joins = next.is_some_and(|next| match c {
            '\'' | '’' => next.is_alphanumeric(),
            '.' if before.is_ascii_digit() => next.is_ascii_digit(),
            '.' => n_since_mark == 1 && next.is_alphabetic(),
            _ => false,
        });
        if !joins {
            return at;
        }
        n_since_mark = 0;
    }
    text.len()
}

/// A word in the form in which words are compared; letters of other scripts may become several words.
pub(super) fn folded(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    search_key(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        words(text).map(|(_, word)| folded(word)).collect()
    }

    #[test]
    fn marks_join_what_is_one_word() {
        assert_eq!(found("The U.S. rose 3.5% in Paris."), ["the", "us", "rose", "35", "in", "paris"]);
        assert_eq!(found("O’Hara's men left.Then they"), ["ohara", "men", "left", "then", "they"]);
        assert_eq!(found("Élysée – «Straße»"), ["elysee", "strasse"]);
        assert_eq!(found("名前 ~ == $x$."), ["ming qian", "x"]);
        assert_eq!(found("..."), [] as [&str; 0]);
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let text = "né à Köln's";
        assert!(words(text).all(|(start, word)| text[start..].starts_with(word)));
    }
}
