//! The words of a question.

use super::word::{folded, words};
use serde::Serialize;
use utoipa::ToSchema;

/// Most words of a question; those behind are not looked for.
const MOST_WORDS: usize = 16;

/// What is sought: whole words, and a last one that may go on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wanted {
    words: Vec<String>,
}

/// A stretch of a text.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct TextPart {
    /// The words.
    pub text: String,
    /// Whether they were sought.
    pub hit: bool,
}

impl Wanted {
    /// The words of a question.
    pub fn new(question: &str) -> Self {
        let folded = words(question).take(MOST_WORDS).map(|(_, word)| folded(word));
        let words = folded.flat_map(|word| word.split(' ').map(str::to_owned).collect::<Vec<_>>());
        Self { words: words.filter(|word| !word.is_empty()).collect() }
    }

    /// The whole words, and the beginning of the last one; `None` if no word is sought.
    pub(super) fn split(&self) -> Option<(&[String], &str)> {
        let (last, whole) = self.words.split_last()?;
        Some((whole, last))
    }

    /// All words with a space between them.
    pub(super) fn whole(&self) -> String {
        self.words.join(" ")
    }

    /// A text with the words marked that are sought. Its parts together are the text.
    pub fn parts(&self, text: &str) -> Vec<TextPart> {
        let mut parts = Vec::new();
        let mut done = 0;
        let mut add = |from: usize, to: usize, hit: bool| {
            if from < to {
                parts.push(TextPart { text: text[from..to].to_owned(), hit });
            }
        };
        for (start, word) in words(text).filter(|(_, word)| self.is_sought(&folded(word))) {
            add(done, start, false);
            done = start + word.len();
            add(start, done, true);
        }
        add(done, text.len(), false);
        parts
    }

    fn is_sought(&self, word: &str) -> bool {
        let Some((whole, last)) = self.split() else { return false };
        word.split(' ').any(|word| word.starts_with(last) || whole.iter().any(|sought| sought == word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(question: &str, text: &str) -> String {
        let parts = Wanted::new(question).parts(text);
        assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<String>(), text);
        parts
            .iter()
            .map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() })
            .collect()
    }

    #[test]
    fn whole_words_and_the_beginning_of_the_last_are_marked() {
        assert_eq!(
            marked("oslo acc", "Øslo's accord, the accords; Oslos"),
            "[Øslo]'s [accord], the [accords]; Oslos"
        );
        assert_eq!(marked("u.s.", "The US and the U.S. left"), "The [US] and the [U.S]. left");
        assert_eq!(marked("", "nothing"), "nothing");
        assert_eq!(marked("<b>", "a <b> b"), "a <[b]> [b]");
    }
}
