//! What tests share: a notation for sentences with their arguments in brackets, the [`files()`] of a folder and of a store, and lookups in a
//! report's [`layout`].
//!
//! `[Ana Ruiz|subject] may attend [the Geneva summit|object]. => Possible` stands for the sentence without brackets, the words
//! that fill each role, and the expected status. A bracket may stand inside another: `[[Ana Ruiz|subject]'s plan|object]`. Where
//! words are read as a value, it follows after `=`: `[$2 million|amount=2000000]`.

mod files;
pub mod layout;

pub use files::{files, store_files};

use rapporteur_model::{Block, BlockKind, PartialDate, Report, Sourced, Span, Status};

/// The words of a bracket, and what they are in the sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Argument {
    /// The words.
    pub words: String,
    /// Their role.
    pub role: String,
    /// What they are read as, if the bracket says so.
    pub value: Option<String>,
}

impl Argument {
    /// What a claim has in the role: the value if the bracket gives one, else the words.
    pub fn expected(&self) -> &str {
        self.value.as_deref().unwrap_or(&self.words)
    }
}

/// A sentence with marked arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotated {
    /// The sentence without brackets.
    pub text: String,
    /// The brackets, in order.
    pub arguments: Vec<Argument>,
    /// The status after `=>`, if given.
    pub status: Option<Status>,
}

impl Annotated {
    /// Parses the notation.
    ///
    /// # Errors
    /// If the notation is malformed; the text says how.
    pub fn parse(notation: &str) -> Result<Self, String> {
        let (sentence, status) = match notation.rsplit_once("=>") {
            Some((sentence, status)) => (sentence.trim_end(), Some(read_status(status.trim())?)),
            None => (notation, None),
        };
        let (text, arguments) = read_brackets(sentence, notation)?;
        Ok(Self { text, arguments, status })
    }

    /// The words of every bracket with this role.
    pub fn words(&self, role: &str) -> impl Iterator<Item = &str> {
        self.of_role(role).map(|argument| argument.words.as_str())
    }

    /// Every bracket with this role.
    pub fn of_role(&self, role: &str) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(move |argument| argument.role == role)
    }
}

/// Returns the sentence without brackets, and each bracket. A bracket may stand inside another.
fn read_brackets(sentence: &str, notation: &str) -> Result<(String, Vec<Argument>), String> {
    let (mut text, mut found, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = sentence;
    while let Some(at) = rest.find(['[', ']']) {
        text.push_str(&rest[..at]);
        if rest[at..].starts_with('[') {
            open.push(text.len());
        } else {
            let start = open.pop().ok_or_else(|| format!("a bracket is not opened in `{notation}`"))?;
            let (words, role) = text[start..]
                .rsplit_once('|')
                .map(|(words, role)| (words.to_owned(), role.to_owned()))
                .ok_or_else(|| format!("`[{}]` lacks its role: write [words|subject]", &text[start..]))?;
            let end = start + words.len();
            if found.iter().any(|(inner, words, _): &(usize, String, String)| {
                *inner >= start && inner + words.len() > end
            }) {
                return Err(format!("a bracket stands in the role of another in `{notation}`"));
            }
            text.truncate(end);
            found.push((start, words, role));
        }
        rest = &rest[at + 1..];
    }
    if !open.is_empty() {
        return Err(format!("a bracket is not closed in `{notation}`"));
    }
    text.push_str(rest);
    found.sort_by_key(|(start, words, _)| (*start, std::cmp::Reverse(words.len())));
    Ok((text, found.into_iter().map(|(_, words, role)| argument(words, &role)).collect()))
}

fn argument(words: String, role: &str) -> Argument {
    let (role, value) = role.split_once('=').map_or((role, None), |(role, value)| (role, Some(value)));
    Argument { words, role: role.to_owned(), value: value.map(str::to_owned) }
}

fn read_status(name: &str) -> Result<Status, String> {
    [Status::Happened, Status::Planned, Status::Possible, Status::Denied]
        .into_iter()
        .find(|status| status.as_str() == name)
        .ok_or_else(|| format!("`{name}` is no status: Happened, Planned, Possible or Denied"))
}

/// A report that is one paragraph of running text, dated 6 January 2026.
pub fn report(text: &str) -> Report {
    Report {
        text: text.to_owned(),
        format: "text".to_owned(),
        published_on: Some(Sourced::metadata(PartialDate::Day(2026, 1, 6))),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        ..Report::default()
    }
    .seal()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_an_argument_inside_another() {
        let annotated = Annotated::parse("[[Ana|subject]'s plan|object] failed.").unwrap();
        assert_eq!(annotated.text, "Ana's plan failed.");
        let words = |role| annotated.words(role).collect::<Vec<_>>();
        assert_eq!((words("subject"), words("object")), (vec!["Ana"], vec!["Ana's plan"]));
        assert!(Annotated::parse("[Ana|subject left.").is_err());
    }

    #[test]
    fn reads_the_value_of_words() {
        let annotated = Annotated::parse("Chad paid [[$|currency=USD]2 million|amount=2000000].").unwrap();
        assert_eq!(annotated.text, "Chad paid $2 million.");
        let read =
            |role| annotated.of_role(role).map(|a| (a.words.as_str(), a.expected())).collect::<Vec<_>>();
        assert_eq!((read("amount"), read("currency")), (vec![("$2 million", "2000000")], vec![("$", "USD")]));
    }

    #[test]
    fn rejects_a_bracket_in_a_role() {
        let error = Annotated::parse("[Ana|subject [Ruiz|object] more] left.").unwrap_err();
        assert!(error.contains("in the role of another"), "{error}");
    }

    #[test]
    fn reads_arguments_and_status() {
        let annotated = Annotated::parse("[Ana|subject] may attend [the talks|object]. => Possible").unwrap();
        assert_eq!(annotated.text, "Ana may attend the talks.");
        assert_eq!(annotated.words("object").collect::<Vec<_>>(), ["the talks"]);
        assert_eq!(annotated.status, Some(Status::Possible));
    }
}
