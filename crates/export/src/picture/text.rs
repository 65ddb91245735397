//! Words fitted to the width of a node.

use rapporteur_model::{PartialDate, When};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Breaks text at spaces into at most `height` lines of at most `width` characters. `…` shows that something was left out. A word
/// longer than a line is broken.
pub(crate) fn wrap(text: &str, width: usize, height: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace().flat_map(|word| pieces(word, width)) {
        let line = lines.last_mut().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > width {
            lines.push(word);
        } else if let Some(last) = lines.last_mut() {
            if line > 0 {
                last.push(' ');
            }
            last.push_str(&word);
        }
    }
    if lines.len() > height {
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

fn pieces(word: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(width.max(1)).map(|piece| piece.iter().collect()).collect()
}

/// The first `length` characters, with `…` where more follow.
pub(crate) fn shorten(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// A date as people write it: `6 Jan 2026`, `Jan 2026`, `6 Jan`.
pub(crate) fn date(date: PartialDate) -> String {
    let (year, month, day) = date.parts();
    let month = month.and_then(|m| MONTHS.get(usize::from(m).wrapping_sub(1)).map(|m| (*m).to_owned()));
    let parts = [day.map(|d| d.to_string()), month, year.map(|y| y.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A date or a range of dates; the TIMEX3 value where no date is known.
pub(crate) fn when(when: &When) -> String {
    match (when.from, when.to) {
        (Some(from), Some(to)) if from != to => format!("{} – {}", date(from), date(to)),
        (Some(one), _) | (None, Some(one)) => date(one),
        (None, None) => when.value.clone(),
    }
}

/// `locatedIn` as words: `located in`.
pub(crate) fn words(camel_case: &str) -> String {
    let mut words = String::new();
    for letter in camel_case.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_lines_at_spaces_and_long_words_inside() {
        assert_eq!(wrap("Charter of the Northern Straits", 14, 4), ["Charter of the", "Northern", "Straits"]);
        assert_eq!(wrap("Überseeschifffahrt", 9, 4), ["Übersees\u{63}", "hifffahrt"]);
    }

    #[test]
    fn marks_what_does_not_fit() {
        assert_eq!(wrap("one two three four", 5, 2), ["one", "two…"]);
        assert_eq!(shorten("übrig bleibt", 5), "übrig…");
        assert_eq!(shorten("kurz", 5), "kurz");
    }

    #[test]
    fn writes_dates_as_far_as_known() {
        let of = |text: &str| date(text.parse().unwrap());
        assert_eq!(
            ["2031-09-03", "2031-09", "2031", "--09-03"].map(of),
            ["3 Sep 2031", "Sep 2031", "2031", "3 Sep"]
        );
    }
}
