//! Which time expression belongs to which predicate.

use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::{PartialDate, Timex, TimexKind, When};

/// Labels through which a time expression hangs on its predicate.
const LINKS: [Dep; 13] = [
    Dep::Npadvmod,
    Dep::Pobj,
    Dep::Prep,
    Dep::Nummod,
    Dep::Amod,
    Dep::Compound,
    Dep::Poss,
    Dep::Advmod,
    Dep::Appos,
    Dep::Nmod,
    Dep::Pcomp,
    Dep::Quantmod,
    Dep::Dep,
];

/// The date or range said of a predicate or noun: the first one that hangs on it.
pub fn time_of(document: &Document<'_>, trigger: TokenIdx) -> Option<When> {
    said_of(document, trigger).map(|time| time.when.clone())
}

fn said_of<'d>(document: &'d Document<'_>, trigger: TokenIdx) -> Option<&'d Timex> {
    let sentence = document.sentence(trigger);
    let mut near = document.times_near(sentence.span).iter().filter(|t| {
        sentence.span.contains(t.span) && t.kind != TimexKind::Set && t.kind != TimexKind::Duration
    });
    near.find(|t| {
        let hosted = host(document, document.tokens_in(t.span)).is_some_and(|h| h == trigger);
        hosted && !(document.pos(trigger) == Pos::Noun && goes_on(t, document))
    })
}

/// "spoke of the talks the next morning": such words carry on what a verb tells, and date no noun that the parser hangs them on.
fn goes_on(time: &Timex, document: &Document<'_>) -> bool {
    let words = time.span.of(&document.report.text).to_lowercase();
    ["the next ", "the following ", "the same "].iter().any(|opening| words.starts_with(opening))
        && !preceded_by_preposition(document, time)
}

fn preceded_by_preposition(document: &Document<'_>, time: &Timex) -> bool {
    document.tokens_in(time.span).start.checked_sub(1).is_some_and(|i| document.pos(i) == Pos::Adp)
}

/// Whether a time said of a predicate puts it after the report. Without a date to count from, "next week" and "tomorrow" still lie ahead.
pub fn is_ahead(document: &Document<'_>, trigger: TokenIdx) -> bool {
    let Some(time) = said_of(document, trigger) else { return false };
    let first = time.span.of(&document.report.text).split_whitespace().next().unwrap_or("").to_lowercase();
    let words = || matches!(first.as_str(), "next" | "tomorrow" | "coming" | "upcoming");
    is_after(&time.when, document.anchor) || (document.anchor.is_none() && words())
}

/// What a time expression hangs on: the first word above it that is no part of an adverbial.
fn host(document: &Document<'_>, tokens: std::ops::Range<TokenIdx>) -> Option<TokenIdx> {
    if tokens.is_empty() {
        return None;
    }
    let mut at = document.head_of(tokens.clone());
    for _ in 0..6 {
        if !LINKS.contains(&document.dep(at)) {
            return Some(at);
        }
        let up = document.head(at)?;
        let passed = tokens.contains(&up) || document.pos(up) == Pos::Adp;
        if !passed {
            return Some(up);
        }
        at = up;
    }
    None
}

/// The time said of a trigger, of the verb it depends on, or of the verb that governs that one.
pub fn time_around(document: &Document<'_>, trigger: TokenIdx) -> Option<When> {
    time_of(document, trigger).or_else(|| {
        let mut at = trigger;
        for _ in 0..3 {
            if !matches!(
                document.dep(at),
                Dep::Dobj
                    | Dep::Nsubj
                    | Dep::Nsubjpass
                    | Dep::Pobj
                    | Dep::Prep
                    | Dep::Xcomp
                    | Dep::Attr
                    | Dep::Conj
                    | Dep::Acl
            ) {
                return None;
            }
            let independent =
                document.dep(at) == Dep::Conj && document.child(at, &[Dep::Nsubj, Dep::Nsubjpass]).is_some();
            if independent {
                return None;
            }
            at = document.head(at)?;
            if document.hits.is(at, "reporting") && document.child(at, &[Dep::Ccomp]).is_some() {
                return None;
            }
            if let Some(when) = time_of(document, at) {
                return Some(when);
            }
        }
        None
    })
}

/// When a gathering takes place: the time said of its noun or verb, or of the verb that holds, opens or attends it. "The talks
/// ended on Sunday" and "was announced on Monday" do not date the talks.
pub fn time_of_gathering(document: &Document<'_>, head: TokenIdx) -> Option<When> {
    time_of(document, head).or_else(|| {
        let mut at = head;
        for _ in 0..3 {
            if !matches!(document.dep(at), Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass | Dep::Pobj | Dep::Prep) {
                return None;
            }
            at = document.head(at)?;
            if document.hits.is_any(at, &["hold", "gather", "attend"]) {
                return time_of(document, at);
            }
        }
        None
    })
}

/// Whether a time begins after the report's date.
pub fn is_after(when: &When, anchor: Option<PartialDate>) -> bool {
    let (Some(from), Some(anchor)) = (when.from, anchor) else {
        return when.value == "FUTURE_REF";
    };
    match (from.parts().0, anchor.parts().0) {
        (Some(_), Some(_)) => !from.agrees_with(anchor) && from > anchor,
        _ => match (from.parts(), anchor.parts()) {
            ((_, Some(m1), Some(d1)), (_, Some(m2), Some(d2))) => (m1, d1) > (m2, d2),
            _ => false,
        },
    }
}
