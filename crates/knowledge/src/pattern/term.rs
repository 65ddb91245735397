//! What a word of a pattern may be: a lemma, a class, or a property of the thing that the word stands for.

use crate::names::names;
use std::fmt;

names! {
    /// The form of a mention.
    TermForm {
        /// An adjective of nationality, or a short name that serves as one ("US").
        Nationality = "nationality",
        /// A seat of government that stands for its country.
        Metonym = "metonym",
        /// A pronoun.
        Pronoun = "pronoun",
        /// The verb of an indirect question.
        Question = "question",
        /// A verb in the past or the perfect that its own clause asserts: "left", "has left", not "to leave".
        Past = "past",
        /// A number that counts or measures something, or the noun behind it.
        Number = "number",
        /// A sum of money, or the noun behind it.
        Money = "money",
    }
}

/// A condition on a word.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Term {
    /// This lemma, lower case.
    Lemma(String),
    /// Any entry of this word class.
    Class(String),
    /// A body or place of this kind in the gazetteers.
    Kind(String),
    /// An entity of this type.
    Type(String),
    /// A mention of this form.
    Form(TermForm),
    /// A word without a capital letter.
    Lower,
    /// Any word.
    Any,
}

impl fmt::Display for Term {
    /// Writes the term in its notation: `meet`, `@office`, `@kind:newspaper`, `*`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lemma(lemma) => f.write_str(lemma),
            Self::Class(class) => write!(f, "@{class}"),
            Self::Kind(kind) => write!(f, "@kind:{kind}"),
            Self::Type(kind) => write!(f, "@type:{kind}"),
            Self::Form(form) => write!(f, "@form:{form}"),
            Self::Lower => f.write_str("@case:lower"),
            Self::Any => f.write_str("*"),
        }
    }
}

/// Parses a lemma, `@class`, `@kind:newspaper`, `@type:Person`, `@form:pronoun`, `@case:lower` or `*`.
///
/// # Errors
/// If the text is empty, is more than one word, or names a property that does not exist.
pub fn parse_term(text: &str) -> Result<Term, String> {
    match text.trim() {
        "" => Err("a lemma or @class is missing".to_owned()),
        "*" => Ok(Term::Any),
        word if word.contains(char::is_whitespace) => {
            Err(format!("`{word}` is more than one word: put it into a word class"))
        }
        word if word.contains(['[', ']', '|']) => Err(format!(
            "`{word}` has a bracket or bar that belongs to nothing: `verb: hold [talks] | meet` is right"
        )),
        word => match word.strip_prefix('@') {
            Some(property) => parse_property(property),
            None => Ok(Term::Lemma(word.to_lowercase())),
        },
    }
}

fn parse_property(text: &str) -> Result<Term, String> {
    let Some((property, value)) = text.split_once(':') else {
        let named = (!text.is_empty()).then(|| Term::Class(text.to_owned()));
        return named.ok_or_else(|| "`@` names no class: write @office".to_owned());
    };
    match property {
        "kind" | "type" if value.is_empty() => {
            Err(format!("`@{text}` names no {property}: write it behind the colon"))
        }
        "kind" => Ok(Term::Kind(value.to_owned())),
        "type" => Ok(Term::Type(value.to_owned())),
        "form" => TermForm::from_name(value).map(Term::Form).ok_or_else(|| {
            let forms: Vec<&str> = TermForm::ALL.iter().map(|form| form.as_str()).collect();
            format!("`@{text}` is no form: write @form: and one of {}", forms.join(", "))
        }),
        "case" if value == "lower" => Ok(Term::Lower),
        _ => Err(format!("`@{text}` asks for nothing: write @kind:, @type:, @form: or @case:lower")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_written_as_they_are_read() {
        for text in
            ["meet", "@office", "@kind:newspaper", "@type:Person", "@form:pronoun", "@case:lower", "*"]
        {
            assert_eq!(parse_term(text).map(|term| term.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_asks_for_nothing_is_a_fault() {
        let error_of = |text: &str| parse_term(text).unwrap_err();
        assert_eq!(
            error_of("@form:demonym"),
            "`@form:demonym` is no form: write @form: and one of nationality, metonym, pronoun, question, past, number, money"
        );
        assert!(error_of("@case:upper").starts_with("`@case:upper` asks for nothing"));
        assert!(error_of("@knd:city").starts_with("`@knd:city` asks for nothing"));
        assert!(error_of("hunger strike").contains("more than one word"));
    }
}
