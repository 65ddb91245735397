//! Turns the words of a description into the label of what they describe.

/// A description as a label: one line, without quotation marks that the phrase cuts apart.
pub(crate) fn plain_label(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks: &[char] = &['"', '“', '”', '‘', '«', '»'];
    let outer = line.trim_matches(|c| marks.contains(&c) || c == '\'' || c == '’').trim();
    outer.replace(marks, "").replace(" '", " ").trim().to_owned()
}

/// A description without the capital that opens a sentence.
pub(crate) fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain([second]).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// A description with a capital, as a name begins.
pub(crate) fn raised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
