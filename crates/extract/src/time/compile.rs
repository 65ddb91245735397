//! Macros and patterns of the grammar file to regular expressions.

use super::pattern::{Context, Pattern};
use super::spec::{ClassSpec, PatternSpec};
use rapporteur_knowledge::Fault;
use rapporteur_knowledge::record::{Source, Spanned};
use regex_automata::PatternID;
use regex_automata::meta::{BuildError, Regex};
use regex_automata::util::syntax;
use std::collections::BTreeMap;

impl ClassSpec {
    /// Folded word to value.
    pub(super) fn index(&self) -> BTreeMap<String, String> {
        let pairs = self
            .words
            .iter()
            .flat_map(|(value, words)| words.iter().map(move |w| (plain_words(w), value.clone())));
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
pub(super) fn plain_words(word: &str) -> String {
    let plain = word.replace('.', "").replace(['\u{a0}', '\u{202f}'], " ").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) struct Macros<'s> {
    pub(super) source: Source<'s>,
    pub(super) fragments: &'s BTreeMap<String, String>,
    pub(super) classes: &'s BTreeMap<String, ClassSpec>,
}

impl Macros<'_> {
    /// A pattern ready to match.
    pub(super) fn compile(&self, spec: &PatternSpec) -> Result<Pattern, Fault> {
        let mut names = Vec::new();
        let source = self.expand(&spec.matches, &mut names)?;
        let regex = self.build(&spec.matches, &format!("(?:{source})"))?;
        let groups: Vec<(String, Option<String>)> = regex
            .group_info()
            .pattern_names(PatternID::ZERO)
            .map(|name| {
                let name = name.unwrap_or("");
                let field = name.split_once("__").map_or(name, |(field, _)| field).to_owned();
                let class = names.iter().find(|(group, _)| group == name).map(|(_, class)| class.clone());
                (field, class.filter(|class| self.classes.contains_key(class)))
            })
            .collect();
        let optional = |source: &Option<Spanned<String>>, ends: &str| -> Result<Option<Regex>, Fault> {
            let Some(source) = source else { return Ok(None) };
            let expanded = self.expand(source, &mut Vec::new())?;
            self.build(source, &ends.replace('_', &expanded)).map(Some)
        };
        Ok(Pattern {
            id: spec.id.get_ref().clone(),
            place: spec.id.span().start,
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
            bare_year: spec.bare_year,
            which_year: spec.which_year,
            ambiguous: spec.ambiguous.clone(),
            examples: spec.examples.clone(),
            rejects: spec.rejects.clone(),
        })
    }

    /// Replaces `{name}`, `{name:as}` and `{=name}`; counts (`{2}`) stay. Remembers which class each group captures.
    fn expand(&self, written: &Spanned<String>, names: &mut Vec<(String, String)>) -> Result<String, Fault> {
        self.expand_text(written.get_ref(), names).map_err(|name| {
            let wrong =
                format!("`{{{name}}}` is neither a class nor a fragment: define it or correct the name");
            self.source.fault(written, wrong)
        })
    }

    /// The same; otherwise the name that stands for nothing.
    fn expand_text(&self, source: &str, names: &mut Vec<(String, String)>) -> Result<String, String> {
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
            let body = self.body(name, names)?;
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

    fn body(&self, name: &str, names: &mut Vec<(String, String)>) -> Result<String, String> {
        if let Some(class) = self.classes.get(name) {
            return Ok(class.alternation());
        }
        let fragment = self.fragments.get(name).ok_or_else(|| name.to_owned())?;
        self.expand_text(fragment, names)
    }

    /// Compiles with ASCII word boundaries (the grammar is English, and Unicode ones are slow) and without the search for
    /// literals, which takes most of the time to build and saves little on paragraphs.
    fn build(&self, written: &Spanned<String>, source: &str) -> Result<Regex, Fault> {
        let spaced = source.replace(' ', r"(?:[ \t\r\n]|\u{a0}|\u{202f})");
        compile(&spaced).map_err(|error| {
            let wrong =
                format!("this is no regular expression: {error}: correct it or the fragments it uses");
            self.source.fault(written, wrong)
        })
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

/// A regular expression that ignores case.
pub(super) fn compile(source: &str) -> Result<Regex, Box<BuildError>> {
    Regex::builder()
        .configure(Regex::config().auto_prefilter(false).onepass(false))
        .syntax(syntax::Config::new().case_insensitive(true).unicode(false))
        .build(source)
        .map_err(Box::new)
}
