//! The grammar of time expressions: word classes and compiled patterns.

use super::compile::{Macros, plain_words};
use super::ops::Op;
use super::spec::{Example, GrammarSpec};
use super::tense::TenseWords;
use rapporteur_knowledge::record::{Source, Spanned};
use rapporteur_knowledge::{Error, Fault, Files};
use rapporteur_model::Span;
use regex_automata::meta::Regex;
use regex_automata::util::captures::Captures;
use std::collections::{BTreeMap, BTreeSet};

/// Path of the grammar inside `data/`.
pub(super) const PATH: &str = "grammar/dates.toml";

/// One compiled pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) id: String,
    /// Where its id stands in the file.
    pub(super) place: usize,
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
    /// Whether it reads four digits alone, which may as well count something.
    pub(super) bare_year: bool,
    /// Whether its `which` tells the year.
    pub(super) which_year: bool,
    pub(super) examples: Vec<Spanned<Example>>,
    pub(super) rejects: Vec<Spanned<String>>,
}

impl Pattern {
    /// Whether it reads words that a capital makes a name of.
    pub(super) fn is_of_words(&self) -> bool {
        matches!(self.op, Op::Duration | Op::Period | Op::Shift | Op::Weekend)
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
    /// The grammar this binary was built with.
    ///
    /// # Errors
    /// If the embedded file is at fault; the project's tests rule that out.
    pub fn embedded() -> Result<Self, Error> {
        let mut faults = Vec::new();
        Self::read(&Files::embedded(), &mut faults).ok_or_else(|| Error::of(faults))
    }

    /// The grammar among the files of `data/`; nothing, and every fault, where its file is at fault.
    pub fn read(files: &Files, faults: &mut Vec<Fault>) -> Option<Self> {
        let source = Source::of(files, PATH, faults)?;
        let spec: GrammarSpec = source.read(faults)?;
        let macros = Macros { source, fragments: &spec.fragments, classes: &spec.classes };
        let mut own = Vec::new();
        let mut patterns: Vec<Pattern> = Vec::with_capacity(spec.pattern.len());
        for pattern in &spec.pattern {
            if patterns.iter().any(|other| other.id == *pattern.id.get_ref()) {
                let wrong = format!("two patterns have the id `{}`: rename one", pattern.id.get_ref());
                own.push(source.fault(&pattern.id, wrong));
            }
            match macros.compile(pattern) {
                Ok(pattern) => patterns.push(pattern),
                Err(fault) => own.push(fault),
            }
        }
        let tense = TenseWords::new(spec.tense);
        let tense = tense.map_err(|error| own.push(Fault::new(PATH, 0, format!("[tense]: {error}")))).ok();
        let sound = own.is_empty();
        faults.append(&mut own);
        Some(Self {
            patterns,
            tense: tense.filter(|_| sound)?,
            dated: spec.dated.into_iter().collect(),
            classes: spec.classes.iter().map(|(k, v)| (k.clone(), v.index())).collect(),
        })
    }

    /// The value that `word` stands for in `class`.
    pub(super) fn value(&self, class: &str, word: &str) -> Option<&str> {
        self.classes.get(class)?.get(&plain_words(word)).map(String::as_str)
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
