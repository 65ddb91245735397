//! A saying: who says what, by which words, and what the words do with what is said.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::Pos;
use std::ops::Range;

/// What kind of saying a cue makes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Manner {
    /// The content is put forward.
    Say,
    /// The content is held or found to be so, without being said.
    Think,
    /// The content is denied.
    Deny,
    /// The content is what somebody else says or is rumoured to say, and is denied ("rejected claims that …").
    Contest,
    /// The content is doubted.
    Doubt,
    /// The content is an accusation.
    Accuse,
    /// The content is wished, judged or merely spoken of: nothing is put forward as so.
    Regard,
    /// Words in quotation marks that nobody is reported to say: they are not the report's, and no statement of their own.
    Echo,
    /// The content is asked: nothing is put forward.
    Ask,
}

/// One attributed passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saying {
    /// Head words of the source; empty where nobody is named ("it is alleged that").
    pub source: Vec<TokenIdx>,
    /// The words that attribute.
    pub cue: Vec<TokenIdx>,
    /// What is attributed, as runs of tokens in order.
    pub content: Vec<Range<TokenIdx>>,
    /// Whether the report keeps its distance.
    pub distant: bool,
    /// What the cue does with the content.
    pub manner: Manner,
}

impl Saying {
    /// Whether a token belongs to the content.
    pub fn holds(&self, token: TokenIdx) -> bool {
        self.content.iter().any(|range| range.contains(&token))
    }

    /// Whether the source answers for the content, so that claims in it are the source's.
    pub fn is_voiced(&self) -> bool {
        !matches!(self.manner, Manner::Regard | Manner::Ask)
    }

    /// Number of tokens in the content.
    pub fn n_tokens(&self) -> usize {
        self.content.iter().map(ExactSizeIterator::len).sum()
    }
}

/// Whether a denial contests what a saying puts forward.
pub fn is_answered(saying: &Saying, denial: &Saying) -> bool {
    let holds = |first: &Range<TokenIdx>| saying.content.iter().any(|run| run.contains(&first.start));
    matches!(saying.manner, Manner::Say | Manner::Accuse | Manner::Think)
        && denial.manner == Manner::Contest
        && denial.content.first().is_some_and(holds)
        && saying.n_tokens() <= denial.n_tokens() + 2
}

/// Runs of consecutive tokens, without white space and commas at their ends.
pub(super) fn runs(parsed: &ParsedReport<'_>, mut tokens: Vec<TokenIdx>) -> Vec<Range<TokenIdx>> {
    tokens.sort_unstable();
    tokens.dedup();
    let mut runs: Vec<Range<TokenIdx>> = Vec::new();
    for token in tokens {
        match runs.last_mut() {
            Some(run) if run.end == token => run.end = token + 1,
            _ => runs.push(token..token + 1),
        }
    }
    runs.into_iter().filter_map(|run| trim(parsed, run)).collect()
}

/// A run without white space and the signs that part clauses at its ends; `None` if nothing else is in it.
pub(super) fn trim(parsed: &ParsedReport<'_>, mut run: Range<TokenIdx>) -> Option<Range<TokenIdx>> {
    let idle = |i: TokenIdx| {
        parsed.pos(i) == Pos::Space || matches!(parsed.text(i), "," | ";" | ":" | "." | "-" | "–" | "—")
    };
    while run.start < run.end && idle(run.end - 1) {
        run.end -= 1;
    }
    while run.start < run.end && idle(run.start) {
        run.start += 1;
    }
    (!run.is_empty()).then_some(run)
}
