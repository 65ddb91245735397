//! What is said, without what surrounds it.

use crate::attribution::{Manner, Saying};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::Span;
use std::ops::Range;

/// A stretch of content with fewer words is no statement.
const MIN_TOKENS: usize = 3;

/// The same of what is denied or charged.
const MIN_DENIED: usize = 2;

/// Runs of a saying's content, one list for each stretch that no sentence ends in between: what follows in later sentences is a
/// statement of its own.
pub(super) fn stretches(parsed: &ParsedReport<'_>, saying: &Saying) -> Vec<Vec<Span>> {
    let mut found: Vec<Vec<Range<TokenIdx>>> = Vec::new();
    for run in saying.content.iter().cloned() {
        match found.last_mut() {
            Some(runs)
                if runs.last().is_some_and(|last| {
                    parsed.sentence_idx(last.end - 1) == parsed.sentence_idx(run.start)
                }) =>
            {
                runs.push(run);
            }
            _ => found.push(vec![run]),
        }
    }
    // "attacking Chad" may be denied.
    let least = match saying.manner {
        Manner::Deny | Manner::Contest | Manner::Accuse => MIN_DENIED,
        _ => MIN_TOKENS,
    };
    found.retain(|runs| runs.iter().map(ExactSizeIterator::len).sum::<usize>() >= least);
    found
        .into_iter()
        .map(|runs| tidied(parsed, runs))
        .filter(|runs| runs.first().is_some_and(|run| stands_alone(parsed, run.start)))
        .map(|runs| runs.into_iter().map(|run| parsed.span_of(run)).collect())
        .collect()
}

/// The runs of a stretch without what only ties them to the report's sentence: "that", "still", "which".
fn tidied(parsed: &ParsedReport<'_>, runs: Vec<Range<TokenIdx>>) -> Vec<Range<TokenIdx>> {
    let n = runs.len();
    let ties = |run: &Range<TokenIdx>| {
        n > 1
            && run.len() == 1
            && (matches!(parsed.pos(run.start), Pos::Adv | Pos::Cconj | Pos::Sconj | Pos::Intj)
                || matches!(parsed.tag(run.start), Tag::Wdt | Tag::Wp))
    };
    runs.into_iter().filter(|run| !ties(run)).filter_map(|run| without_that(parsed, run)).collect()
}

/// Whether words can be a statement by themselves: no infinitive ("vowed *to stay*"), no clause without its subject ("who, she said, *was ill*").
fn stands_alone(parsed: &ParsedReport<'_>, first: TokenIdx) -> bool {
    let finite = matches!(parsed.tag(first), Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Md);
    let lacks_subject = finite
        && parsed.child(first, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Dobj]).is_none_or(|c| c < first);
    !lacks_subject && parsed.tag(first) != Tag::To && !matches!(parsed.tag(first), Tag::Wdt | Tag::Wp)
}

/// A run without the conjunction that introduces it.
fn without_that(parsed: &ParsedReport<'_>, run: Range<TokenIdx>) -> Option<Range<TokenIdx>> {
    let that = parsed.lemma(run.start) == "that" && parsed.dep(run.start) == Dep::Mark;
    let mut run = run.start + usize::from(that)..run.end;
    while !run.is_empty() && parsed.text(run.start) == "," {
        run.start += 1;
    }
    (!run.is_empty()).then_some(run)
}
