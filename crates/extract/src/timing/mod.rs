//! Which time expression belongs to which predicate.

mod host;
mod told;

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::{dating_words, is_present};
use host::{host, word_before};
use rapporteur_knowledge::words::Usage;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::{PartialDate, Timex, TimexKind, When};

/// The date or range said of a predicate or noun: the first one that hangs on it.
pub fn time_of(parsed: &ParsedReport<'_>, trigger: TokenIdx) -> Option<When> {
    said_of(parsed, trigger).and_then(|idx| told::told(parsed, idx))
}

/// The first expression that hangs on a predicate or noun, as an index of [`ParsedReport::times`].
fn said_of(parsed: &ParsedReport<'_>, trigger: TokenIdx) -> Option<usize> {
    let sentence = parsed.sentence(trigger);
    let first = parsed.times.partition_point(|t| t.span.start < sentence.span.start);
    let inside = parsed.times[first..].iter().take_while(|t| t.span.start < sentence.span.end);
    let mut near = inside.enumerate().filter(|(_, t)| {
        sentence.span.contains(t.span) && t.kind != TimexKind::Set && t.kind != TimexKind::Duration
    });
    let said = near.find(|(_, t)| {
        let hosted = host(parsed, t).is_some_and(|h| h == trigger);
        hosted && !(parsed.pos(trigger) == Pos::Noun && goes_on(t, parsed))
    });
    said.map(|(i, _)| first + i)
}

/// "spoke of the talks the next morning": such words carry on what a verb tells, and date no noun that the parser hangs them on.
fn goes_on(time: &Timex, parsed: &ParsedReport<'_>) -> bool {
    let words = time.span.of(&parsed.report.text).to_lowercase();
    ["the next ", "the following ", "the same "].iter().any(|opening| words.starts_with(opening))
        && !preceded_by_preposition(parsed, time)
}

fn preceded_by_preposition(parsed: &ParsedReport<'_>, time: &Timex) -> bool {
    parsed.tokens_in(time.span).start.checked_sub(1).is_some_and(|i| parsed.pos(i) == Pos::Adp)
}

/// Whether a time said of a predicate puts it after the report. Without a date to count from, "next week" and "tomorrow" still lie ahead.
pub fn is_ahead(parsed: &ParsedReport<'_>, trigger: TokenIdx) -> bool {
    let Some(time) = said_of(parsed, trigger).map(|idx| &parsed.times[idx]) else { return false };
    if matches!(word_before(parsed, time), Some("until" | "till" | "since")) {
        return false;
    }
    let first = time.span.of(&parsed.report.text).split_whitespace().next().unwrap_or("").to_lowercase();
    let words = || matches!(first.as_str(), "next" | "tomorrow" | "coming" | "upcoming");
    is_after(&time.when, parsed.anchor)
        || (parsed.anchor.is_none() && words())
        || is_scheduled(parsed, trigger, time)
}

/// Classes of verbs that gatherings take: their present tense with a day tells what is arranged, too.
const ARRANGED_CLASSES: [&str; 3] = ["hold", "gather", "attend"];

/// Whether a verb's present tense tells what is arranged, where it has a day or stands beside a past.
pub fn is_arranged(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.serves(verb, Usage::Arranged) || parsed.hits.is_any(verb, &ARRANGED_CLASSES)
}

/// The scheduled present: "meets on Tuesday", "begins on 16 December", on the report's day or in a report without a day.
fn is_scheduled(parsed: &ParsedReport<'_>, verb: TokenIdx, time: &Timex) -> bool {
    if !is_present(parsed, verb) || !is_arranged(parsed, verb) {
        return false;
    }
    // A day, not "this week" or "in 1990".
    let value = time.when.value.split('T').next().unwrap_or_default();
    let of_week = value.strip_prefix("XXXX-WXX-").is_some_and(|day| day != "WE");
    let day = matches!(time.when.from, Some(PartialDate::Day(..) | PartialDate::MonthDay(..)));
    match parsed.anchor {
        Some(anchor) => day && time.when.from == Some(anchor),
        None => day || of_week,
    }
}

/// The time of a claim, and whether it is told of its own predicate or of the one that holds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The time.
    pub when: When,
    /// The predicate of which it is said: the trigger, or one above it.
    pub at: TokenIdx,
}

/// The time said of a trigger, of the verb it depends on, or of the verb that governs that one.
pub fn time_around(parsed: &ParsedReport<'_>, trigger: TokenIdx) -> Option<Told> {
    if let Some(when) = time_of(parsed, trigger) {
        return Some(Told { when, at: trigger });
    }
    let mut at = trigger;
    for _ in 0..3 {
        if !matches!(
            parsed.dep(at),
            Dep::Dobj
                | Dep::Nsubj
                | Dep::Nsubjpass
                | Dep::Pobj
                | Dep::Prep
                | Dep::Xcomp
                | Dep::Attr
                | Dep::Conj
        ) {
            return None;
        }
        let independent =
            parsed.dep(at) == Dep::Conj && parsed.child(at, &[Dep::Nsubj, Dep::Nsubjpass]).is_some();
        if independent {
            return None;
        }
        at = parsed.head(at)?;
        if parsed.hits.is(at, "reporting") && parsed.child(at, &[Dep::Ccomp]).is_some() {
            return None;
        }
        if let Some(when) = time_of(parsed, at) {
            return Some(Told { when: of_beginning(parsed, at, trigger, when), at });
        }
    }
    None
}

/// When a gathering takes place of which a verb is said: "the talks start on Monday", "met on Monday".
pub fn time_of_gathering_at(parsed: &ParsedReport<'_>, verb: TokenIdx, gathering: TokenIdx) -> Option<When> {
    time_of_gathering(parsed, verb).map(|when| of_beginning(parsed, verb, gathering, when))
}

/// When a gathering takes place: the time said of its noun or verb, of the verb that holds, opens or attends it, or of "held" and its
/// like behind it. "The talks ended on Sunday" and "was announced on Monday" do not date the talks.
pub fn time_of_gathering(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<When> {
    let beside = || dating_words(parsed, head).into_iter().find_map(|word| time_of(parsed, word));
    time_of(parsed, head).or_else(|| time_of_participle(parsed, head)).or_else(beside).or_else(|| {
        let mut at = head;
        for _ in 0..3 {
            if !matches!(
                parsed.dep(at),
                Dep::Dobj | Dep::Nsubj | Dep::Nsubjpass | Dep::Pobj | Dep::Prep | Dep::Conj
            ) {
                return None;
            }
            let below = at;
            at = parsed.head(at)?;
            if parsed.hits.is_any(at, &["hold", "gather", "attend"]) || is_among(parsed, at, below) {
                return time_of(parsed, at).map(|when| of_beginning(parsed, at, head, when));
            }
        }
        None
    })
}

/// Whether who does this is at the gathering then: "told a symposium last Thursday", "said at a hearing on Monday".
fn is_among(parsed: &ParsedReport<'_>, verb: TokenIdx, below: TokenIdx) -> bool {
    let lemma = parsed.lemma(verb);
    match parsed.dep(below) {
        Dep::Dobj => parsed.serves(verb, Usage::Present),
        Dep::Prep => {
            matches!(parsed.lemma(below), "at" | "during")
                && (parsed.hits.is(verb, "reporting") || lemma == "speak")
        }
        _ => false,
    }
}

/// "talks held in Cairo on Sunday", "a summit scheduled for Friday", "talks starting on Monday".
fn time_of_participle(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<When> {
    let participles = parsed.children_by(head, &[Dep::Acl, Dep::Relcl]);
    let held = |i: &TokenIdx| parsed.hits.is(*i, "hold") || parsed.serves(*i, Usage::Slated);
    let dated = participles.filter(held).find_map(|i| Some((i, time_of(parsed, i)?)));
    dated.map(|(verb, when)| of_beginning(parsed, verb, head, when))
}

/// The day on which talks start is their beginning.
fn of_beginning(parsed: &ParsedReport<'_>, verb: TokenIdx, noun: TokenIdx, when: When) -> When {
    let begins = parsed.serves(verb, Usage::Beginning);
    let goes_on = parsed.serves(noun, Usage::Ongoing) && parsed.tag(noun) != Tag::Vbg;
    if begins && goes_on && !when.is_open() && when.date().is_some() { When::since(&when) } else { when }
}

/// How many days a report's own day may be off: it was yesterday where the event was.
const GRACE_DAYS: i64 = 1;

/// Whether a time begins more than a day after the report's.
pub fn is_long_after(when: &When, anchor: Option<PartialDate>) -> bool {
    is_after(when, anchor) && gap_days(when.from, anchor).is_none_or(|days| days > GRACE_DAYS)
}

/// Whether a time ends more than a day before the report's.
pub fn is_before(when: &When, anchor: Option<PartialDate>) -> bool {
    let Some((to, anchor)) = when.to.filter(|_| !when.is_open()).zip(anchor) else { return false };
    let years = to.parts().0.is_some() && anchor.parts().0.is_some();
    years
        && !to.agrees_with(anchor)
        && to < anchor
        && gap_days(Some(anchor), Some(to)).is_none_or(|days| days > GRACE_DAYS)
}

/// Days from the second date to the first, where both are days.
fn gap_days(later: Option<PartialDate>, earlier: Option<PartialDate>) -> Option<i64> {
    let day = |date: Option<PartialDate>| match date? {
        PartialDate::Day(y, m, d) => jiff::civil::Date::new(y, m as i8, d as i8).ok(),
        _ => None,
    };
    let hours = day(later)?.duration_since(day(earlier)?).as_hours();
    Some(hours / 24)
}

/// Whether a time has hours and minutes.
pub fn is_clock(when: &When) -> bool {
    when.value.split_once('T').is_some_and(|(_, time)| time.starts_with(|c: char| c.is_ascii_digit()))
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
