//! The grammar of time expressions: word classes and compiled patterns.

use super::compile::{Macros, fold};
use super::ops::Op;
use super::spec::{Example, GrammarSpec};
use super::tense::TenseWords;
use rapporteur_model::Span;
use regex_automata::meta::{BuildError, Regex};
use regex_automata::util::captures::Captures;
use std::collections::{BTreeMap, BTreeSet};

/// The grammar file is not usable.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GrammarError {
    /// The file is not TOML of the expected form.
    #[error("the time grammar does not parse: {0}; compare data/grammar/dates.toml")]
    Toml(#[from] toml::de::Error),
    /// A pattern names a class or fragment that the file does not define.
    #[error(
        "pattern {pattern:?} uses {{{name}}}, which is neither a class nor a fragment; define it or correct the name"
    )]
    UnknownName {
        /// The pattern's id.
        pattern: String,
        /// The name in braces.
        name: String,
    },
    /// A pattern is not a valid regular expression.
    #[error("pattern {pattern:?} is not a regular expression: {error}")]
    Regex {
        /// The pattern's id.
        pattern: String,
        /// What is wrong.
        #[source]
        error: Box<BuildError>,
    },
    /// Two patterns have one id.
    #[error("two patterns have the id {0:?}; rename one")]
    DuplicateId(String),
}

/// One compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) id: String,
    pub(super) op: Op,
    pub(super) set: BTreeMap<String, String>,
    pub(super) regex: Regex,
    /// For each capture group by index: field name and class whose values its text stands for.
    pub(super) groups: Vec<(String, Option<String>)>,
    /// Index of the group `x`, if there is one.
    pub(super) core: Option<usize>,
    pub(super) context: Context,
    /// Words that also have another meaning: read as times only where the context shows it.
    pub(super) ambiguous: Vec<String>,
    pub(super) examples: Vec<Example>,
    pub(super) rejects: Vec<String>,
}

impl Pattern {
    /// Whether it reads words that a capital makes a name of.
    pub(super) fn is_of_words(&self) -> bool {
        matches!(self.op, Op::Duration | Op::Period | Op::Shift | Op::Weekend)
    }

    /// Whether it reads four digits alone, which may as well count something.
    pub(super) fn is_bare_year(&self) -> bool {
        matches!(self.id.as_str(), "year" | "year-after-preposition")
    }
}

/// What must and must not stand around an expression.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) after: Option<Regex>,
    pub(super) before: Option<Regex>,
    pub(super) not_after: Option<Regex>,
    pub(super) not_before: Option<Regex>,
}

/// The grammar of time expressions, ready to match.
#[derive(Debug)]
pub struct Grammar {
    pub(super) patterns: Vec<Pattern>,
    pub(super) tense: TenseWords,
    /// Plural nouns that a bare year before them qualifies.
    pub(super) dated: BTreeSet<String>,
    /// Class name to (folded word to value).
    classes: BTreeMap<String, BTreeMap<String, String>>,
}

impl Grammar {
    /// The grammar this crate is built with (`data/grammar/dates.toml`).
    ///
    /// # Errors
    /// None in a tested build: the crate's tests compile the same text.
    pub fn embedded() -> Result<Self, GrammarError> {
        Self::parse(include_str!("../../../../data/grammar/dates.toml"))
    }

    /// Reads a grammar from the text of a TOML file.
    ///
    /// # Errors
    /// If the text is not TOML of the documented form, or a pattern does not compile.
    pub fn parse(text: &str) -> Result<Self, GrammarError> {
        let spec: GrammarSpec = toml::from_str(text)?;
        let macros = Macros { fragments: &spec.fragments, classes: &spec.classes };
        let mut patterns: Vec<Pattern> = Vec::with_capacity(spec.pattern.len());
        for pattern in &spec.pattern {
            if patterns.iter().any(|other| other.id == pattern.id) {
                return Err(GrammarError::DuplicateId(pattern.id.clone()));
            }
            patterns.push(macros.compile(pattern)?);
        }
        let tense = TenseWords::new(spec.tense)
            .map_err(|error| GrammarError::Regex { pattern: "tense".to_owned(), error })?;
        Ok(Self {
            patterns,
            tense,
            dated: spec.dated.into_iter().collect(),
            classes: spec.classes.iter().map(|(k, v)| (k.clone(), v.index())).collect(),
        })
    }

    /// The value that `word` stands for in `class`.
    pub(super) fn value(&self, class: &str, word: &str) -> Option<&str> {
        self.classes.get(class)?.get(&fold(word)).map(String::as_str)
    }
}

/// What a pattern captured: the fields of its operation.
pub(super) struct Fields<'m> {
    pub(super) grammar: &'m Grammar,
    pub(super) pattern: &'m Pattern,
    pub(super) text: &'m str,
    pub(super) captures: Captures,
}

impl Fields<'_> {
    /// The first group of a field that took part in the match: its class and where it stands.
    fn group(&self, field: &str) -> Option<(Option<&str>, Span)> {
        let groups = self.pattern.groups.iter().enumerate().filter(|(_, (name, _))| name == field);
        let mut matched =
            groups.filter_map(|(i, (_, class))| Some((class.as_deref(), self.captures.get_group(i)?)));
        matched.next().map(|(class, at)| (class, Span::new(at.start, at.end)))
    }

    /// Where a field stands.
    pub(super) fn span(&self, field: &str) -> Option<Span> {
        self.group(field).map(|(_, span)| span)
    }

    /// The words of a field.
    pub(super) fn words(&self, field: &str) -> Option<&str> {
        let fixed = self.pattern.set.get(field).map(String::as_str);
        fixed.or_else(|| self.span(field).map(|span| span.of(self.text)))
    }

    /// The value of a field: what its class says of the words, else the words.
    pub(super) fn get(&self, field: &str) -> Option<&str> {
        if let Some(fixed) = self.pattern.set.get(field) {
            return Some(fixed);
        }
        let (class, span) = self.group(field)?;
        let words = span.of(self.text);
        class.map_or(Some(words), |class| self.grammar.value(class, words))
    }

    /// A field as a number; an ordinal's ending is ignored.
    pub(super) fn number(&self, field: &str) -> Option<i16> {
        let value = self.get(field)?.trim_start_matches(['\'', '’']);
        let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    }
}
