//! Input formats: one file each, and one line of the list below.

use crate::format::Format;

/// Declares the file of each format and lists the constant `FORMAT` that it holds.
macro_rules! formats {
    ($($name:ident,)+) => {
        $(mod $name;)+

        /// All formats; the first whose sniffing agrees reads inputs without a known extension.
        pub(crate) static FORMATS: &[Format] = &[$($name::FORMAT),+];
    };
}

// JSON lines are JSON to the sniffing of JSON, and everything is text.
formats! {
    feed,
    html,
    jsonl,
    json,
    text,
}

/// The name of the format whose inputs can be read a line at a time.
pub(crate) const JSON_LINES: &str = jsonl::FORMAT.name;

/// Name and file extensions of an input format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FormatInfo {
    /// Name, as [`Options::format`](crate::Options) takes it.
    pub name: &'static str,
    /// File extensions without the dot.
    pub extensions: &'static [&'static str],
}

/// All input formats, for help texts and completions.
pub fn formats() -> impl Iterator<Item = FormatInfo> {
    FORMATS.iter().map(|format| FormatInfo { name: format.name, extensions: format.extensions })
}

/// The format of a file extension, in any case.
pub(crate) fn by_extension(extension: &str) -> Option<&'static Format> {
    let extension = extension.to_lowercase();
    FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
}

/// The format of this name.
pub(crate) fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format that the text looks like; plain text if it looks like no other.
pub(crate) fn sniff(text: &str) -> &'static Format {
    FORMATS.iter().find(|format| (format.sniff)(text)).unwrap_or(&text::FORMAT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_look() {
        let check = |text: &str, name: &str| assert_eq!(sniff(text).name, name, "{text}");
        check("Talks opened in Vale.", "text");
        check("[Update] Talks opened in Vale.", "text");
        check("{\"text\": \"Talks\"}", "json");
        check("[{\"text\": \"Talks\"}]", "json");
        check("{\"text\": \"Talks\"}\n{\"text\": \"More\"}\n", "jsonl");
        check("\n<!DOCTYPE html><p>Talks", "html");
        check("<?xml version='1.0'?>\n<rss version='2.0'></rss>", "feed");
        check("", "text");
    }

    #[test]
    fn names_and_extensions_are_unique() {
        let all_differ = |mut words: Vec<&str>| {
            let n = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), n, "{words:?}");
        };
        all_differ(formats().map(|format| format.name).collect());
        all_differ(formats().flat_map(|format| format.extensions).copied().collect());
    }
}
