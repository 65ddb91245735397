//! A pattern of the grammar, ready to match.

use super::op::Op;
use super::spec::Example;
use rapporteur_knowledge::record::Spanned;
use regex_automata::meta::Regex;
use std::collections::BTreeMap;

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
