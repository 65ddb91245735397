//! The look of a stretch of text: case, punctuation, length.

use rapporteur_model::Span;

/// The text in lower case, with straight quotes, single spaces and no punctuation at either end; used to compare lines and cues.
pub(crate) fn plain_line(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars() {
            match c {
                '\u{2018}' | '\u{2019}' | '`' => folded.push('\''),
                '\u{201c}' | '\u{201d}' => folded.push('"'),
                '\u{2010}'..='\u{2015}' => folded.push('-'),
                _ => folded.extend(c.to_lowercase()),
            }
        }
    }
    folded.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Whether the character only marks where a line may break or how letters join. A word continues across it.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether the character is white space or one of the invisible characters that pages leave between words.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// The words that contain a letter or digit.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_space).filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Whether the text ends like a sentence. Closing quotes and brackets are ignored; the full stops of "U.S." and "Fla." do not
/// count in a line as short as a headline.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| is_space(c) || is_closing(c));
    match bare.chars().next_back() {
        Some('.') => !ends_with_initials(bare),
        Some('!' | '?' | '…' | ':' | ';') => true,
        _ => false,
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2019}' | '\u{201d}' | '\u{bb}' | ')' | ']' | '*' | '_')
}

fn ends_with_initials(text: &str) -> bool {
    let word = text.rsplit(is_space).next().unwrap_or("");
    word.len() >= 4
        && word.split('.').all(|part| part.chars().count() <= 1 && part.chars().all(char::is_uppercase))
}

/// Whether a sentence ends inside the text: a full stop after a word of at least three letters, followed by a capital.
pub(crate) fn has_inner_sentence_end(text: &str) -> bool {
    let words: Vec<&str> = text.split(is_space).filter(|w| !w.is_empty()).collect();
    words.windows(2).any(|pair| {
        let bare = pair[0].trim_end_matches(is_closing);
        let stem = bare.trim_end_matches(['.', '!', '?']);
        bare.len() > stem.len()
            && stem.chars().count() >= 3
            && !stem.contains('.')
            && pair[1].trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
    })
}

/// Whether the first letter or digit is a lower-case letter.
pub(crate) fn starts_lower(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Whether a dash introduces lower-case words: "- a spokesman told reporters".
pub(crate) fn is_dash_attribution(text: &str) -> bool {
    let rest = text.trim_start_matches(is_dash);
    rest.len() < text.len() && rest.trim_start_matches(is_space).starts_with(char::is_lowercase)
}

/// Whether the character is a hyphen or dash.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}')
}

/// Whether the character is a dot or bar that separates the fields of a meta line ("Geneva • Wire").
pub(crate) fn is_field_separator(c: char) -> bool {
    matches!(c, '\u{2022}' | '\u{b7}' | '|' | '\u{25cf}' | '\u{2219}' | '\u{2023}')
}

/// Whether the line is only a code, a rule or numbers, without a word of any language ("K450", "* * *", "-30-").
pub(crate) fn is_code(text: &str) -> bool {
    let mut n_words = 0;
    for word in words(text) {
        n_words += 1;
        let has_digit = word.chars().any(|c| c.is_ascii_digit());
        let has_lower = word.chars().any(char::is_lowercase);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters > 0 && (!has_digit || has_lower || letters > 4) {
            return false;
        }
    }
    n_words <= 3 || !text.chars().any(char::is_alphabetic)
}

/// The span without white space at its start; `None` if nothing else remains.
pub(crate) fn trim_start(text: &str, span: Span) -> Option<Span> {
    let bare = span.of(text).trim_start_matches(is_space);
    (!bare.is_empty()).then(|| Span::new(span.end - bare.len(), span.end))
}

/// The span without white space at its end; `None` if nothing else remains.
pub(crate) fn trim_end(text: &str, span: Span) -> Option<Span> {
    let bare = span.of(text).trim_end_matches(is_space);
    (!bare.is_empty()).then(|| Span::new(span.start, span.start + bare.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentence_ends() {
        for text in ["It ended.", "\"It ended.\"", "Who won?", "He said:", "It ended.)"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Leaders to meet", "Talks in the U.S.", "\"Peace\"", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
        assert!(has_inner_sentence_end("We agreed. They signed"));
        assert!(!has_inner_sentence_end("The U.S. President and Mr. Vale met J. Ruiz"));
    }

    #[test]
    fn codes_and_rules() {
        for text in ["K450", "* * *", "-30-", "#17.2.3", "###", "12 345"] {
            assert!(is_code(text), "{text}");
        }
        for text in ["Details", "G20 leaders", "NATO", "A320neo", "Reuters", "B-52s"] {
            assert!(!is_code(text), "{text}");
        }
    }

    #[test]
    fn folding_levels_quotes_dashes_case_and_space() {
        assert_eq!(plain_line(" \u{201c}We\u{a0}are  READY\u{201d} \u{2014} "), "we are ready");
    }

    #[test]
    fn dashes_before_small_letters_attribute() {
        assert!(is_dash_attribution("- a spokesman said"));
        assert!(is_dash_attribution("\u{2014} according to the note"));
        assert!(!is_dash_attribution("- Ana Ruiz") && !is_dash_attribution("a spokesman said"));
    }
}
