//! Patterns and relations as TOML.

use rapporteur_knowledge::pattern::SlotName;
use rapporteur_model::visible;
use std::collections::BTreeSet;
use std::fmt;

/// A pattern in the making.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PatternText {
    pub id: String,
    pub trigger: String,
    pub object: SlotName,
    /// Comment lines on the examples.
    pub about_examples: Vec<String>,
    pub examples: Vec<String>,
    /// A comment line on the rejects.
    pub about_rejects: String,
    pub rejects: Vec<String>,
}

impl fmt::Display for PatternText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "[[pattern]]")?;
        for (key, value) in [
            ("id", self.id.as_str()),
            ("trigger", &self.trigger),
            ("subject", SlotName::Agent.as_str()),
            ("object", self.object.as_str()),
        ] {
            writeln!(f, "{key} = {}", quoted(value))?;
        }
        self.about_examples.iter().try_for_each(|about| comment(f, about))?;
        list(f, "examples", &self.examples)?;
        comment(f, &self.about_rejects)?;
        list(f, "rejects", &self.rejects)
    }
}

fn list(f: &mut fmt::Formatter<'_>, key: &str, sentences: &[String]) -> fmt::Result {
    writeln!(f, "{key} = [")?;
    sentences.iter().try_for_each(|sentence| writeln!(f, "  {},", quoted(sentence)))?;
    writeln!(f, "]")
}

fn comment(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    if text.is_empty() { Ok(()) } else { writeln!(f, "# {}", escaped(text)) }
}

/// A relation of its own, without its patterns.
pub(super) struct RelationText<'a> {
    pub id: &'a str,
    pub predicate: &'a str,
    pub from: BTreeSet<&'a str>,
    pub to: BTreeSet<&'a str>,
}

impl fmt::Display for RelationText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = spelled(self.id);
        let types = |kinds: &BTreeSet<&str>| {
            let kinds: Vec<String> = kinds.iter().map(|kind| quoted(kind)).collect();
            kinds.join(", ")
        };
        writeln!(f, "id = {}", quoted(self.id))?;
        writeln!(f, "label = {}", quoted(&label))?;
        writeln!(f, "# How an edge reads backwards, and what it says: put it into your own words.")?;
        writeln!(f, "inverse = {}", quoted(&format!("{label} (backwards)")))?;
        writeln!(f, "comment = {}", quoted(&format!("What \u{201c}{}\u{201d} says.", self.predicate)))?;
        writeln!(f, "from = [{}]", types(&self.from))?;
        writeln!(f, "to = [{}]", types(&self.to))?;
        writeln!(f, "source = \"drafted by rapporteur gaps\"")
    }
}

/// The words of a name such as `handsOver`.
fn spelled(id: &str) -> String {
    let mut words = String::new();
    for letter in id.chars() {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// An id made of the words of a predicate, such as none of those `taken` is.
pub(super) fn id_of(predicate: &str, taken: &BTreeSet<&str>) -> String {
    let words = predicate.split_once(": ").map_or(predicate, |(_, words)| words).to_lowercase();
    let parts: Vec<&str> =
        words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let bare = if parts.is_empty() { "drafted".to_owned() } else { parts.join("-") };
    let numbered = (2..).map(|n| format!("{bare}-{n}"));
    let mut ids = std::iter::once(bare.clone()).chain(numbered);
    ids.find(|id| !taken.contains(id.as_str())).unwrap_or(bare)
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(&text.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// The text with signs that a terminal would obey as TOML escapes them, so that it can be shown and read.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        let mut bytes = [0; 4];
        let one: &str = sign.encode_utf8(&mut bytes);
        match u32::from(sign) {
            _ if sign != '\n' && visible(one) == one => out.push(sign),
            code @ 0..=0xffff => out.push_str(&format!("\\u{code:04x}")),
            code => out.push_str(&format!("\\U{code:08x}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_words_and_differ() {
        let taken = BTreeSet::from(["hand-over-to"]);
        assert_eq!(id_of("verb: hand over to", &taken), "hand-over-to-2");
        assert_eq!(id_of("verb: pay [visit] to", &taken), "pay-visit-to");
        assert_eq!(id_of("noun: été of", &BTreeSet::from(["x"])), "t-of");
    }

    #[test]
    fn strings_hold_quotes_and_control_characters() {
        assert_eq!(quoted("a \"b\" \\ \u{1b}[2J\u{202e}ü"), "\"a \\\"b\\\" \\\\ \\u001b[2J\\u202eü\"");
    }

    #[test]
    fn names_are_spelled() {
        assert_eq!(spelled("handsOverTo"), "hands over to");
    }
}
