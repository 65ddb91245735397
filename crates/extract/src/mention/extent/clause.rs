//! A clause that says what is to be done, or what is the case.

use super::stretch::{after_comma, breaks_off, is_relative, stretch, within_marks};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// Clauses with more words are told without what narrows their verb, then without clauses below it.
const LONGEST: usize = 32;

/// Conjunctions of clauses that say when, why or in what case the main clause holds, rather than what is to be done.
const CIRCUMSTANCE: [&str; 14] = [
    "after", "although", "as", "because", "before", "even", "if", "once", "since", "so", "though", "when",
    "whereas", "while",
];

/// The words of a complement clause: "protect the forest and its people"; a finite clause, a passive and an infinitive that is given
/// its own subject keep it ("fees be paid", "the budget to be capped"). Nothing for "do so".
pub(crate) fn clause_extent(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<Range<TokenIdx>> {
    let start = clause_start(parsed, verb);
    let all: Vec<TokenIdx> = parsed
        .children(verb)
        .iter()
        .copied()
        .filter(|c| *c > verb)
        .take_while(|c| goes_on(parsed, verb, *c))
        .collect();
    let mut end = verb + 1;
    for strictness in 0..3 {
        let branches: Vec<TokenIdx> =
            all.iter().copied().filter(|c| is_kept(parsed, *c, strictness)).collect();
        end = stretch(parsed, verb, &branches).end;
        if end - start <= LONGEST {
            break;
        }
    }
    let words = within_marks(parsed, start..end, verb);
    (words.len() > 1 || !matches!(parsed.lemma(verb), "be" | "do" | "have" | "so")).then_some(words)
}

fn is_kept(parsed: &ParsedReport<'_>, branch: TokenIdx, strictness: usize) -> bool {
    match strictness {
        0 => true,
        1 => !matches!(parsed.dep(branch), Dep::Advcl | Dep::Conj | Dep::Cc),
        _ => matches!(parsed.dep(branch), Dep::Dobj | Dep::Prt | Dep::Attr | Dep::Acomp | Dep::Dative),
    }
}

/// The first word: the subject of a finite clause or a passive, else the auxiliary or adverb behind "to".
fn clause_start(parsed: &ParsedReport<'_>, verb: TokenIdx) -> TokenIdx {
    let to = parsed.children_by(verb, &[Dep::Aux]).find(|aux| parsed.tag(*aux) == Tag::To);
    // "whether the border was open", "how to end the war"
    let first = parsed.subtree(verb)[0];
    let asks = is_relative(parsed, first) || matches!(parsed.lemma(first), "whether" | "if");
    if first < verb && asks {
        return first;
    }
    let subject = parsed
        .child(verb, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Csubj, Dep::Expl])
        .filter(|subject| *subject < verb);
    // "asked for them to wait": what they are to do.
    let named = |subject: &TokenIdx| parsed.pos(*subject) != Pos::Pron || to.is_none();
    if let Some(subject) = subject.filter(named) {
        let below = parsed.subtree_without(subject, |c| c > subject && breaks_off(parsed, c));
        let opens =
            matches!(parsed.lemma(below[0]), "a" | "an" | "the") || parsed.tag(below[0]) == Tag::PrpPoss;
        return below[0] + usize::from(opens && below.len() > 1);
    }
    let before = |c: &TokenIdx| *c < verb && to.is_none_or(|to| *c > to);
    let own = parsed.children_by(verb, &[Dep::Auxpass, Dep::Aux, Dep::Neg, Dep::Advmod]).filter(before);
    let near = own.filter(|c| (*c..verb).all(|i| parsed.head(i) == Some(verb)));
    let first = near.min().unwrap_or(verb);
    // "talks on how to share water"
    let way = |c: &TokenIdx| *c < verb && matches!(parsed.lemma(*c), "how" | "whether" | "where" | "when");
    if let Some(way) = to.and_then(|_| parsed.children_by(verb, &[Dep::Advmod, Dep::Mark]).find(way)) {
        return way;
    }
    // "not to vote"
    to.and_then(|to| parsed.children_by(verb, &[Dep::Neg]).find(|neg| neg + 1 == to)).unwrap_or(first)
}

/// Whether a branch behind the verb belongs to the clause.
fn goes_on(parsed: &ParsedReport<'_>, verb: TokenIdx, c: TokenIdx) -> bool {
    match parsed.dep(c) {
        Dep::Parataxis | Dep::Mark | Dep::Intj | Dep::Meta => false,
        Dep::Punct => !matches!(parsed.text(c), "-" | "–" | "—" | "--" | ":" | ";" | "..." | "…"),
        Dep::Advcl => {
            let marked = parsed.children_by(c, &[Dep::Mark, Dep::Advmod]).next().filter(|m| *m < c);
            !after_comma(parsed, c) && marked.is_none_or(|m| !CIRCUMSTANCE.contains(&parsed.lemma(m)))
        }
        Dep::Conj => joins(parsed, verb, c) && !stands_alone(parsed, verb, c),
        Dep::Cc => parsed.lemma(c) != "but",
        _ => true,
    }
}

/// The verbs of coordinated infinitives that each say something whole: "open the border and free the crew"; else the one verb.
pub(crate) fn clause_heads(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let next = |at: &TokenIdx| {
        parsed.child(*at, &[Dep::Conj]).filter(|c| joins(parsed, verb, *c) && stands_alone(parsed, verb, *c))
    };
    std::iter::successors(Some(verb), next).collect()
}

/// Whether a coordinated infinitive and the verb before it each have what they act on.
fn stands_alone(parsed: &ParsedReport<'_>, verb: TokenIdx, conjunct: TokenIdx) -> bool {
    let acts =
        |i: TokenIdx| parsed.child(i, &[Dep::Dobj, Dep::Ccomp, Dep::Xcomp, Dep::Prep]).is_some_and(|o| o > i);
    let bare = |i: TokenIdx| parsed.child(i, &[Dep::Nsubj, Dep::Nsubjpass]).is_none();
    let first = parsed.head(conjunct).unwrap_or(verb);
    matches!(parsed.tag(verb), Tag::Vb | Tag::Vbg) && bare(verb) && acts(first) && acts(conjunct)
}

/// Whether a coordinated verb goes on with what is to be done: it has the form of the first, and no subject of its own.
fn joins(parsed: &ParsedReport<'_>, verb: TokenIdx, conjunct: TokenIdx) -> bool {
    parsed.tag(conjunct) == parsed.tag(verb)
        && parsed.child(conjunct, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl]).is_none()
}
