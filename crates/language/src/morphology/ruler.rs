//! The attribute ruler: rules that set attributes of tokens with certain tags, labels or words.

use rustc_hash::FxHashMap;

use super::Attributes;
use crate::labels::{Label, Labels, known_dep, known_tag};
use crate::model::SectionReader;
use crate::{Error, Pos};

/// The properties of a token that rules can test.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Observed {
    /// The tagger's tag.
    pub(crate) tag: Label,
    /// The parser's label.
    pub(crate) dep: Label,
    /// The lower-cased text, if any rule mentions it.
    pub(crate) word: Option<Label>,
    /// Whether the token is white space.
    pub(crate) is_space: bool,
}

#[derive(Debug)]
enum Condition {
    Tag(Choice),
    Dep(Choice),
    Word(Choice),
    IsSpace(bool),
}

/// A condition on a label: it is one of these, or none of these.
#[derive(Debug)]
struct Choice {
    labels: Vec<Label>,
    negated: bool,
}

#[derive(Debug)]
struct Rule {
    /// Alternatives; each is a sequence of one or more tokens.
    patterns: Vec<Vec<Vec<Condition>>>,
    changes: Vec<Change>,
    /// The position in a match of the token that is changed.
    index: usize,
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Tag(Label),
    Dep(Label),
    Pos(Pos),
    Morph(Label),
    Lemma(Label),
}

/// All rules, in order. Later rules overwrite what earlier ones set.
#[derive(Debug)]
pub(crate) struct AttributeRuler {
    rules: Vec<Rule>,
    /// The rules and alternatives that can start at a token with this tag. Tags that are not in the map use `any_tag`.
    by_tag: FxHashMap<Label, Vec<(u32, u32)>>,
}

impl AttributeRuler {
    /// Reads the rules: index of the changed token, alternatives (tokens, each with conditions), changes.
    ///
    /// `tags` are all tags that a token can have.
    pub(crate) fn read(
        reader: &mut SectionReader,
        tags: &[Label],
        labels: &mut Labels,
    ) -> Result<Self, Error> {
        let rules = reader.list(|r| read_rule(r, labels))?;
        let by_tag = tags.iter().map(|tag| (*tag, candidates(&rules, *tag))).collect();
        Ok(Self { rules, by_tag })
    }

    /// The attributes of every token. Conditions test only `observed`, never what a rule has set.
    pub(crate) fn apply(&self, observed: &[Observed]) -> Vec<Attributes> {
        let unchanged = |token: &Observed| Attributes {
            tag: token.tag,
            dep: token.dep,
            pos: None,
            morph: Label::EMPTY,
            lemma: None,
        };
        let mut attributes: Vec<_> = observed.iter().map(unchanged).collect();
        let mut matches = self.matches(observed);
        // The order within a rule does not matter, since the rule makes the same changes wherever it matches.
        matches.sort_by_key(|(rule, _)| *rule);
        for (rule, start) in matches {
            let rule = &self.rules[rule as usize];
            for change in &rule.changes {
                change.apply(&mut attributes[start + rule.index]);
            }
        }
        attributes
    }

    /// The rule and start of every match.
    fn matches(&self, observed: &[Observed]) -> Vec<(u32, usize)> {
        let mut found = Vec::new();
        for (start, token) in observed.iter().enumerate() {
            for &(rule, pattern) in self.by_tag.get(&token.tag).into_iter().flatten() {
                let pattern = &self.rules[rule as usize].patterns[pattern as usize];
                let fits = pattern.len() <= observed.len() - start
                    && pattern
                        .iter()
                        .zip(&observed[start..])
                        .all(|(conditions, token)| conditions.iter().all(|condition| condition.holds(token)));
                if fits {
                    found.push((rule, start));
                }
            }
        }
        found
    }
}

/// The rules and alternatives whose first token may have this tag.
fn candidates(rules: &[Rule], tag: Label) -> Vec<(u32, u32)> {
    let allows = |conditions: &Vec<Condition>| {
        conditions.iter().all(|condition| match condition {
            Condition::Tag(choice) => choice.holds(Some(tag)),
            _ => true,
        })
    };
    let mut found = Vec::new();
    for (rule, alternatives) in rules.iter().enumerate() {
        for (pattern, tokens) in alternatives.patterns.iter().enumerate() {
            if tokens.first().is_some_and(allows) {
                found.push((rule as u32, pattern as u32));
            }
        }
    }
    found
}

impl Condition {
    fn holds(&self, token: &Observed) -> bool {
        match self {
            Self::Tag(choice) => choice.holds(Some(token.tag)),
            Self::Dep(choice) => choice.holds(Some(token.dep)),
            Self::Word(choice) => choice.holds(token.word),
            Self::IsSpace(wanted) => token.is_space == *wanted,
        }
    }
}

impl Choice {
    fn holds(&self, label: Option<Label>) -> bool {
        label.is_some_and(|label| self.labels.contains(&label)) != self.negated
    }
}

impl Change {
    fn apply(self, attributes: &mut Attributes) {
        match self {
            Self::Tag(tag) => attributes.tag = tag,
            Self::Dep(dep) => attributes.dep = dep,
            Self::Pos(pos) => attributes.pos = Some(pos),
            Self::Morph(morph) => attributes.morph = morph,
            Self::Lemma(lemma) => attributes.lemma = Some(lemma),
        }
    }
}

fn read_rule(reader: &mut SectionReader, labels: &mut Labels) -> Result<Rule, Error> {
    let index = reader.count()?;
    let patterns = reader.list(|r| r.list(|r| r.list(|r| read_condition(r, labels))))?;
    let changes = reader.list(|r| read_change(r, labels))?;
    if patterns.iter().any(|tokens: &Vec<_>| tokens.len() <= index) {
        return Err(reader.damaged("a rule changes a token outside its pattern"));
    }
    Ok(Rule { patterns, changes, index })
}

/// Reads a condition: what it tests (0 tag, 1 label, 2 word, 3 white space), how (0 one of, 1 none of), and the values.
fn read_condition(reader: &mut SectionReader, labels: &mut Labels) -> Result<Condition, Error> {
    let (attribute, negated) = (reader.u8()?, reader.u8()? == 1);
    let labels = reader.list(|r| Ok(labels.add(&r.str()?)))?;
    let choice = Choice { labels, negated };
    match attribute {
        0 => Ok(Condition::Tag(choice)),
        1 => Ok(Condition::Dep(choice)),
        2 => Ok(Condition::Word(choice)),
        3 => Ok(Condition::IsSpace(!negated)),
        other => Err(reader.damaged(format!("unknown condition {other}"))),
    }
}

/// Reads a change: what it sets (0 tag, 1 label, 2 part of speech, 3 features, 4 lemma), and the value.
fn read_change(reader: &mut SectionReader, labels: &mut Labels) -> Result<Change, Error> {
    let (attribute, value) = (reader.u8()?, reader.str()?);
    match attribute {
        0 => Ok(Change::Tag(known_tag(reader, labels, &value)?)),
        1 => Ok(Change::Dep(known_dep(reader, labels, &value)?)),
        2 => Ok(Change::Pos(Pos::from_name(&value).unwrap_or_default())),
        3 => Ok(Change::Morph(labels.add(&value))),
        4 => Ok(Change::Lemma(labels.add(&value))),
        other => Err(reader.damaged(format!("unknown change {other}"))),
    }
}
