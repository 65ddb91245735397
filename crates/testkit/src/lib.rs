//! What tests share: a notation for sentences with their arguments in brackets, and the [`files`] of a folder.
//!
//! `[Ana Ruiz|subject] may attend [the Geneva summit|object]. => Possible` is the sentence without brackets, the words that
//! fill each role, and the status expected.

mod files;

pub use files::files;

use rapporteur_model::{Block, BlockKind, PartialDate, Report, Sourced, Span, Status};

/// A sentence with marked arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Annotated {
    /// The sentence without brackets.
    pub text: String,
    /// Words and role of each bracket, in order.
    pub arguments: Vec<(String, String)>,
    /// The status after `=>`, if one is asked for.
    pub status: Option<Status>,
}

impl Annotated {
    /// Reads the notation.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn parse(notation: &str) -> Result<Self, String> {
        let (sentence, status) = match notation.rsplit_once("=>") {
            Some((sentence, status)) => (sentence.trim_end(), Some(read_status(status.trim())?)),
            None => (notation, None),
        };
        let (mut text, mut arguments, mut rest) = (String::new(), Vec::new(), sentence);
        while let Some((before, after)) = rest.split_once('[') {
            let (inside, after) =
                after.split_once(']').ok_or_else(|| format!("a bracket is not closed in `{notation}`"))?;
            let (words, role) = inside
                .rsplit_once('|')
                .ok_or_else(|| format!("`[{inside}]` lacks its role: write [words|subject]"))?;
            text.push_str(before);
            text.push_str(words);
            arguments.push((words.to_owned(), role.to_owned()));
            rest = after;
        }
        text.push_str(rest);
        Ok(Self { text, arguments, status })
    }

    /// The words of a role, if it is marked.
    pub fn words(&self, role: &str) -> impl Iterator<Item = &str> {
        self.arguments.iter().filter(move |(_, r)| r == role).map(|(words, _)| words.as_str())
    }
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
    fn reads_arguments_and_status() {
        let annotated = Annotated::parse("[Ana|subject] may attend [the talks|object]. => Possible").unwrap();
        assert_eq!(annotated.text, "Ana may attend the talks.");
        assert_eq!(annotated.words("object").collect::<Vec<_>>(), ["the talks"]);
        assert_eq!(annotated.status, Some(Status::Possible));
    }
}
