//! Who is reported to say what: direct, indirect and mixed speech.
//!
//! Source, cue and content as in PARC and PolNeAR (Pareti 2012; Newell et al. 2018).

mod contested;
mod interview;
mod introduced;
mod labelled;
mod marks;
mod quoted;
mod reported;
mod shift;
mod stance;
mod whole;

pub(crate) use marks::quotations;

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

/// All sayings of a report, by place of their content.
pub fn sayings(parsed: &ParsedReport<'_>) -> Vec<Saying> {
    let double = marks::quotations(parsed);
    let single = marks::single_quotations(parsed, &double);
    let mut quotations: Vec<Range<TokenIdx>> = double.into_iter().chain(single).collect();
    quotations.sort_unstable_by_key(|quote| quote.start);
    let mut found = reported::reported(parsed);
    found.extend(labelled::labelled(parsed));
    found.extend(interview::interviews(parsed));
    found.retain(|saying| !quoted::is_own_voice(parsed, &quotations, saying));
    for saying in &mut found {
        let according = saying.cue.first().filter(|cue| parsed.lemma(**cue) == "accord");
        let quote = according.and_then(|cue| marks::around(&quotations, *cue));
        if let Some(quote) = quote {
            let inside = whole::within(&saying.content, quote);
            if inside.iter().map(ExactSizeIterator::len).sum::<usize>() > 3 {
                saying.content = inside;
            }
        }
    }
    quoted::attach(parsed, &quotations, &mut found);
    found.iter_mut().for_each(|saying| whole::tidy(parsed, &mut saying.content));
    found.retain(|saying| saying.n_tokens() > 0);
    found.sort_by_key(|saying| {
        (saying.content[0].start, std::cmp::Reverse(saying.n_tokens()), saying.cue.first().copied())
    });
    found.dedup_by(|a, b| a.content == b.content && a.source == b.source);
    found
}

/// Whether a denial contests what a saying puts forward.
pub fn is_answered(saying: &Saying, denial: &Saying) -> bool {
    let holds = |first: &Range<TokenIdx>| saying.content.iter().any(|run| run.contains(&first.start));
    matches!(saying.manner, Manner::Say | Manner::Accuse | Manner::Think)
        && denial.manner == Manner::Contest
        && denial.content.first().is_some_and(holds)
        && saying.n_tokens() <= denial.n_tokens() + 2
}

/// Whether a token is a double quotation mark.
pub fn is_mark(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.text(i), "“" | "”" | "\"" | "''" | "``" | "`" | "«" | "»" | "„")
}

/// Runs of consecutive tokens, without white space and commas at their ends.
fn runs(parsed: &ParsedReport<'_>, mut tokens: Vec<TokenIdx>) -> Vec<Range<TokenIdx>> {
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

fn trim(parsed: &ParsedReport<'_>, mut run: Range<TokenIdx>) -> Option<Range<TokenIdx>> {
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
