//! Reads the grammar of time expressions: word classes, fragments and patterns, compiled to regular expressions.

use super::ops::Op;
use super::tense::TenseWords;
use regex::{Captures, Regex, RegexBuilder};
use serde::Deserialize;
use std::collections::BTreeMap;

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
        error: Box<regex::Error>,
    },
    /// Two patterns have one id.
    #[error("two patterns have the id {0:?}; rename one")]
    DuplicateId(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GrammarSpec {
    #[expect(dead_code, reason = "asked for, so that no grammar comes without its origin")]
    source: String,
    #[expect(dead_code, reason = "asked for, so that no grammar comes without its licence")]
    licence: String,
    fragments: BTreeMap<String, String>,
    classes: BTreeMap<String, ClassSpec>,
    tense: TenseSpec,
    pattern: Vec<PatternSpec>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassSpec {
    #[serde(default)]
    capital: bool,
    words: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TenseSpec {
    past: Vec<String>,
    future: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternSpec {
    id: String,
    op: Op,
    #[serde(rename = "match")]
    matches: String,
    #[serde(default)]
    set: BTreeMap<String, String>,
    after: Option<String>,
    before: Option<String>,
    not_after: Option<String>,
    not_before: Option<String>,
    #[serde(default)]
    ambiguous: Vec<String>,
    examples: Vec<Example>,
    #[serde(default)]
    rejects: Vec<String>,
}

/// A text that a pattern must read, the expression in brackets.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    pub(super) text: String,
    pub(super) value: String,
    pub(super) on: Option<String>,
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
        let tense = TenseWords::new(&spec.tense.past, &spec.tense.future)
            .map_err(|error| GrammarError::Regex { pattern: "tense".to_owned(), error: Box::new(error) })?;
        Ok(Self {
            patterns,
            tense,
            classes: spec.classes.iter().map(|(k, v)| (k.clone(), v.index())).collect(),
        })
    }

    /// The value that `word` stands for in `class`.
    pub(super) fn value(&self, class: &str, word: &str) -> Option<&str> {
        self.classes.get(class)?.get(&fold(word)).map(String::as_str)
    }
}

impl ClassSpec {
    fn index(&self) -> BTreeMap<String, String> {
        let pairs =
            self.words.iter().flat_map(|(value, words)| words.iter().map(move |w| (fold(w), value.clone())));
        pairs.collect()
    }

    /// An alternation of the class's words, longest first; a final full stop is optional.
    fn alternation(&self) -> String {
        let mut words: Vec<&str> = self.words.values().flatten().map(String::as_str).collect();
        words.sort_by_key(|w| (std::cmp::Reverse(w.len()), *w));
        let alternatives: Vec<String> = words.iter().map(|word| self.word(word)).collect();
        format!("(?:{})", alternatives.join("|"))
    }

    fn word(&self, word: &str) -> String {
        let (stem, stop) = word.strip_suffix('.').map_or((word, ""), |stem| (stem, r"\.?"));
        let mut chars = stem.chars();
        match chars.next() {
            Some(first) if self.capital => format!("(?-i:{first}){}\\b{stop}", regex::escape(chars.as_str())),
            _ => format!("{}\\b{stop}", regex::escape(stem)),
        }
    }
}

/// Lower case, no full stops, single spaces: how words are compared.
fn fold(word: &str) -> String {
    let plain = word.replace('.', "").replace(['\u{a0}', '\u{202f}'], " ").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Macros<'s> {
    fragments: &'s BTreeMap<String, String>,
    classes: &'s BTreeMap<String, ClassSpec>,
}

impl Macros<'_> {
    fn compile(&self, spec: &PatternSpec) -> Result<Pattern, GrammarError> {
        let mut names = Vec::new();
        let source = self.expand(spec, &spec.matches, &mut names)?;
        let regex = build(&spec.id, &format!("(?:{source})"))?;
        let groups: Vec<(String, Option<String>)> = regex
            .capture_names()
            .map(|name| {
                let name = name.unwrap_or("");
                let field = name.split_once("__").map_or(name, |(field, _)| field).to_owned();
                let class = names.iter().find(|(group, _)| group == name).map(|(_, class)| class.clone());
                (field, class.filter(|class| self.classes.contains_key(class)))
            })
            .collect();
        let optional = |source: &Option<String>, ends: &str| -> Result<Option<Regex>, GrammarError> {
            let Some(source) = source else { return Ok(None) };
            let source = self.expand(spec, source, &mut Vec::new())?;
            build(&spec.id, &ends.replace('_', &source)).map(Some)
        };
        Ok(Pattern {
            id: spec.id.clone(),
            op: spec.op,
            set: spec.set.clone(),
            core: groups.iter().position(|(field, _)| field == "x"),
            regex,
            groups,
            context: Context {
                after: optional(&spec.after, "(?:_)$")?,
                before: optional(&spec.before, "^(?:_)")?,
                not_after: optional(&spec.not_after, "(?:_)$")?,
                not_before: optional(&spec.not_before, "^(?:_)")?,
            },
            ambiguous: spec.ambiguous.clone(),
            examples: spec.examples.clone(),
            rejects: spec.rejects.clone(),
        })
    }

    /// Replaces `{name}`, `{name:as}` and `{=name}`; counts (`{2}`) stay. Remembers which class each group captures.
    fn expand(
        &self,
        spec: &PatternSpec,
        source: &str,
        names: &mut Vec<(String, String)>,
    ) -> Result<String, GrammarError> {
        let mut out = String::new();
        let mut rest = source;
        while let Some(open) = rest.find('{') {
            let close = rest[open..].find('}').map_or(rest.len(), |at| open + at);
            out.push_str(&rest[..open]);
            let inner = rest.get(open + 1..close).unwrap_or("");
            rest = rest.get(close + 1..).unwrap_or("");
            if inner.starts_with(|c: char| c.is_ascii_digit()) {
                out.push_str(&format!("{{{inner}}}"));
                continue;
            }
            let name = inner.trim_start_matches('=').split(':').next().unwrap_or(inner);
            let body = self.body(spec, name, names)?;
            let capture = match inner.split_once(':') {
                _ if inner.starts_with('=') => None,
                Some((_, group)) => Some(group),
                None if is_punctuation(name) => None,
                None => Some(name),
            };
            out.push_str(&match capture {
                None => format!("(?:{body})"),
                Some(group) => {
                    let group = unused(group, names);
                    let captured = format!("(?<{group}>{body})");
                    names.push((group, name.to_owned()));
                    captured
                }
            });
        }
        out.push_str(rest);
        Ok(out)
    }

    fn body(
        &self,
        spec: &PatternSpec,
        name: &str,
        names: &mut Vec<(String, String)>,
    ) -> Result<String, GrammarError> {
        if let Some(class) = self.classes.get(name) {
            return Ok(class.alternation());
        }
        match self.fragments.get(name) {
            Some(fragment) => self.expand(spec, fragment, names),
            None => Err(GrammarError::UnknownName { pattern: spec.id.clone(), name: name.to_owned() }),
        }
    }
}

/// Fragments that only join parts are never captured.
fn is_punctuation(name: &str) -> bool {
    matches!(name, "dash" | "hyphen" | "about" | "on" | "counted")
}

/// `group`, or with a number where the pattern has it already: a field may stand in several alternatives.
fn unused(group: &str, names: &[(String, String)]) -> String {
    let n = names.iter().filter(|(name, _)| name.split("__").next() == Some(group)).count();
    if n == 0 { group.to_owned() } else { format!("{group}__{n}") }
}

/// Compiles with ASCII word boundaries: the grammar is English, and Unicode ones are slow.
fn build(pattern: &str, source: &str) -> Result<Regex, GrammarError> {
    let spaced = source.replace(' ', r"(?:[ \t\r\n]|\u{a0}|\u{202f})");
    RegexBuilder::new(&spaced)
        .case_insensitive(true)
        .unicode(false)
        .size_limit(1 << 24)
        .build()
        .map_err(|error| GrammarError::Regex { pattern: pattern.to_owned(), error: Box::new(error) })
}

/// What a pattern captured: the fields of its operation.
pub(super) struct Fields<'m> {
    pub(super) grammar: &'m Grammar,
    pub(super) pattern: &'m Pattern,
    pub(super) captures: Captures<'m>,
}

impl Fields<'_> {
    /// The words of a field.
    pub(super) fn words(&self, field: &str) -> Option<&str> {
        if let Some(fixed) = self.pattern.set.get(field) {
            return Some(fixed);
        }
        let mut groups = self.pattern.groups.iter().enumerate().filter(|(_, (name, _))| name == field);
        groups.find_map(|(i, _)| self.captures.get(i)).map(|m| m.as_str())
    }

    /// The value of a field: what its class says of the words, else the words.
    pub(super) fn get(&self, field: &str) -> Option<&str> {
        if let Some(fixed) = self.pattern.set.get(field) {
            return Some(fixed);
        }
        let groups = self.pattern.groups.iter().enumerate().filter(|(_, (name, _))| name == field);
        let (class, words) =
            groups.filter_map(|(i, (_, class))| Some((class, self.captures.get(i)?.as_str()))).next()?;
        class.as_ref().map_or(Some(words), |class| self.grammar.value(class, words))
    }

    /// A field as a number; an ordinal's ending is ignored.
    pub(super) fn number(&self, field: &str) -> Option<i16> {
        let digits: String = self
            .get(field)?
            .trim_start_matches(['\'', '’'])
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        digits.parse().ok()
    }
}
