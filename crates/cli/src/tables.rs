//! Tables and counts for the terminal.

/// Most characters of a title.
const TITLE: usize = 72;

/// `1 report`, `5 reports`.
pub fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// How many of `n` rows a limit lets through; 0 is no limit.
pub fn shown(limit: usize, n: usize) -> usize {
    if limit == 0 { n } else { limit.min(n) }
}

/// Text on one line, cut between words where it is longer than a title may be.
pub fn shortened(text: &str) -> String {
    cut(text, TITLE)
}

/// Text on one line, cut between words where it is longer than `length` characters.
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
