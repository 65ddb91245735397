//! Tables and counts for the terminal.

/// Maximum length of a title in characters.
const TITLE: usize = 72;

/// A number with its noun: `1 report`, `5 reports`.
pub fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// Number of rows out of `n` that a limit allows; 0 means no limit.
pub fn shown(limit: usize, n: usize) -> usize {
    if limit == 0 { n } else { limit.min(n) }
}

/// The text on one line, cut between words if it is longer than a title may be.
pub fn shortened(text: &str) -> String {
    cut(text, TITLE)
}

/// The text on one line, cut between words if it is longer than `length` characters.
pub fn cut(text: &str, length: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= length {
        return text;
    }
    let cut: String = text.chars().take(length).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_words() {
        assert_eq!(cut("one  two\nthree", 8), "one two…");
        assert_eq!(cut("one two", 7), "one two");
        assert_eq!(cut("Überseeschifffahrt", 5), "Übers…");
    }
}
