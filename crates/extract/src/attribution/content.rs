//! What a verb of saying says: the words below the verb, without what the report adds and what others say.

use super::cue::says;
use super::saying::Manner;
use super::{contested, shift, whole};
use crate::contest::is_saying;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::{Frame, is_passive, resumed};
use rapporteur_knowledge::pattern::Preposition;
use rapporteur_knowledge::words::{Column, Content, Usage};
use rapporteur_language::{Dep, Pos, Tag};

/// What a verb of saying puts forward: the clause below it, or the clause that it comments on.
pub(super) fn of_verb(parsed: &ParsedReport<'_>, verb: TokenIdx, manner: Manner) -> Vec<TokenIdx> {
    let passive = is_passive(parsed, verb);
    let tops = tops(parsed, verb, manner, passive);
    let own: Vec<TokenIdx> = parsed.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).collect();
    let left_out = |c: TokenIdx| {
        c == verb
            || own.contains(&c)
            || speaks_on(parsed, verb, c)
            || comments(parsed, c)
            || shift::is_reports_own(parsed, verb, c)
            || dates_cue(parsed, verb, c)
    };
    let mut content: Vec<TokenIdx> =
        tops.iter().flat_map(|top| parsed.subtree_without(*top, left_out)).collect();
    if passive && tops.iter().any(|top| parsed.dep(*top) == Dep::Xcomp) {
        content.extend(own.iter().flat_map(|subject| parsed.subtree(*subject)));
    }
    if let Some(top) = tops.first().filter(|top| parsed.dep(**top) == Dep::Ccomp) {
        content = whole::whole(parsed, verb, *top, content);
    }
    if content.is_empty() && matches!(manner, Manner::Say | Manner::Think) {
        content = host_clause(parsed, verb);
    }
    content.retain(|i| *i != verb);
    without_bracket(parsed, verb, content)
}

/// "said on Monday (April 8) it will": the end of a bracket with a date that opens before what is said belongs to the time of
/// saying. The tokenizer takes "8)" for one sign.
fn without_bracket(parsed: &ParsedReport<'_>, verb: TokenIdx, mut content: Vec<TokenIdx>) -> Vec<TokenIdx> {
    const NEAR: usize = 5;
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    content.sort_unstable();
    let Some(first) = content.first().copied().filter(|first| verb < *first) else { return content };
    let opening = (verb + 1..=first).rev().take(2).find(|i| parsed.text(*i) == "(");
    let month = opening.is_some_and(|i| {
        let word = parsed.tokens.get(i + 1).map(|next| next.text.to_lowercase()).unwrap_or_default();
        MONTHS.iter().any(|month| word.starts_with(month))
    });
    let end = content.iter().take(NEAR).position(|i| parsed.text(*i).ends_with(')'));
    if let Some(end) = end.filter(|end| month && end + 1 < content.len()) {
        content.drain(..=end);
    }
    content
}

/// Head words of what a verb says: clauses, else infinitives of verbs that take them so, else what an accusation is of.
fn tops(parsed: &ParsedReport<'_>, verb: TokenIdx, manner: Manner, passive: bool) -> Vec<TokenIdx> {
    let mut tops: Vec<TokenIdx> = parsed.children_by(verb, &[Dep::Ccomp]).collect();
    tops.retain(|top| !is_relative(parsed, *top));
    if tops.is_empty() && (passive || says_infinitive(parsed, verb, manner)) {
        let verbal = |x: &TokenIdx| matches!(parsed.pos(*x), Pos::Verb | Pos::Aux);
        tops.extend(parsed.children_by(verb, &[Dep::Xcomp]).filter(verbal));
    }
    if tops.is_empty() && manner == Manner::Accuse {
        let frame = Frame::new(parsed, verb);
        tops.extend(frame.slot(Preposition::Of).into_iter().chain(frame.slot(Preposition::For)));
    }
    tops
}

/// "proposed a budget that calls for cuts", "a budget that calls" taken for what was proposed: a clause whose subject is "that" or "which"
/// tells of the noun before it.
fn is_relative(parsed: &ParsedReport<'_>, clause: TokenIdx) -> bool {
    let subject = parsed.child(clause, &[Dep::Nsubj, Dep::Nsubjpass]);
    subject.is_some_and(|subject| parsed.tag(subject) == Tag::Wdt && subject == parsed.subtree(clause)[0])
}

/// Whether the infinitive below an active verb is what the verb says: "denied to have signed", "promised to sign", "claimed to know".
fn says_infinitive(parsed: &ParsedReport<'_>, verb: TokenIdx, manner: Manner) -> bool {
    let claims = || {
        parsed.hits.get(verb, "reporting").is_some_and(|hit| {
            hit.word.is_yes(Column::Distance)
                && hit.word.values::<Content>(Column::Takes).any(|place| place == Content::Infinitive)
        })
    };
    matches!(manner, Manner::Deny | Manner::Doubt | Manner::Accuse)
        || parsed.serves(verb, Usage::Promise)
        || manner == Manner::Say && claims()
}

/// "said earlier it was": an adverb of time right behind the cue tells when it was said.
fn dates_cue(parsed: &ParsedReport<'_>, verb: TokenIdx, i: TokenIdx) -> bool {
    const TIMES: [&str; 9] = [
        "afterwards",
        "again",
        "earlier",
        "later",
        "previously",
        "recently",
        "separately",
        "today",
        "yesterday",
    ];
    i == verb + 1 && TIMES.contains(&parsed.text(i)) && parsed.children(i).is_empty()
}

/// ", a claim Chad denies", ", which Chad denied", ", while Chad called for talks", ", marking a change of course": what the report
/// itself adds to the words.
fn comments(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let first = parsed.subtree(i)[0];
    let apart = first > 0 && matches!(parsed.text(first - 1), "," | "-" | "–" | "—" | "--");
    let denied = || parsed.hits.is(i, "deny_verb") && contested::relative(parsed, i).is_some();
    apart
        && match parsed.dep(i) {
            Dep::Appos | Dep::Npadvmod => is_saying(parsed, i),
            Dep::Relcl => denied(),
            Dep::Advcl => remarks(parsed, i) || contrasts(parsed, i),
            _ => false,
        }
}

/// ", marking a change of course".
fn remarks(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.tag(i) == Tag::Vbg
        && parsed.hits.is(i, "remark_verb")
        && parsed.child(i, &[Dep::Mark, Dep::Nsubj]).is_none()
}

/// ", while Chad called for talks": what others say or do meanwhile, by a name that the report puts beside the speaker.
fn contrasts(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let mark =
        parsed.child(i, &[Dep::Mark]).is_some_and(|mark| matches!(parsed.lemma(mark), "while" | "whereas"));
    let other = parsed.child(i, &[Dep::Nsubj]).is_some_and(|subject| parsed.pos(subject) == Pos::Propn);
    mark && other && says(parsed, i)
}

/// A coordinated cue that the parser hangs on what was said: the speaker's own ("said it would pay and warned others"), or that of
/// somebody else who goes on ("said it would pay, and Chad said it would not").
fn speaks_on(parsed: &ParsedReport<'_>, verb: TokenIdx, i: TokenIdx) -> bool {
    let Some(first) = parsed.head(i).filter(|h| parsed.dep(*h) == Dep::Ccomp) else { return false };
    if parsed.dep(i) != Dep::Conj || i < verb {
        return false;
    }
    resumed(parsed, i) == Some(verb) || others_speak(parsed, first, i)
}

/// Whether a coordinated clause is itself speech of a named or described speaker: after a comma, or behind a full clause of others ("said
/// the talks had failed and the envoy of Chad said they would go on").
fn others_speak(parsed: &ParsedReport<'_>, first: TokenIdx, i: TokenIdx) -> bool {
    let subject = |verb: TokenIdx| parsed.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]);
    let named = |s: TokenIdx| parsed.pos(s) != Pos::Pron;
    let comma = || parsed.children_by(first, &[Dep::Cc]).any(|cc| cc > first && parsed.text(cc - 1) == ",");
    let full = || subject(first).is_some() && !says(parsed, first);
    says(parsed, i)
        && subject(i).is_some_and(named)
        && parsed.child(i, &[Dep::Ccomp]).is_some()
        && (comma() || full())
}

/// ", officials said," parsed into the clause it comments on: the clause around it is the content.
fn host_clause(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let Some(host) =
        parsed.head(verb).filter(|_| parsed.dep(verb) == Dep::Parataxis || as_clause(parsed, verb))
    else {
        return Vec::new();
    };
    parsed.subtree_without(host, |c| c == verb)
}

/// "as officials said".
fn as_clause(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.dep(verb) == Dep::Advcl
        && parsed.children_by(verb, &[Dep::Mark]).any(|m| parsed.lemma(m) == "as")
        && parsed
            .child(verb, &[Dep::Dobj])
            .is_none_or(|o| parsed.lemma(o) == "it" && parsed.lemma(verb) == "put")
}
