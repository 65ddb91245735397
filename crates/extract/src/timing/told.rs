//! What a time expression says of its predicate: a day, a range, a beginning or an end.

use super::host::{host, word_before};
use crate::parsed_report::ParsedReport;
use crate::time::Join;
use rapporteur_knowledge::words::Usage;
use rapporteur_model::{PartialDate, TimexKind, When};

/// The time that the expression at `idx` of [`ParsedReport::times`] tells of what it hangs on; `None` where it tells no date of it
/// ("before Friday", "recently").
pub(super) fn told(parsed: &ParsedReport<'_>, idx: usize) -> Option<When> {
    let (first, last) = row(parsed, idx);
    let times = &parsed.times;
    // "after last year's floods": what stands before the noun is not said of its date.
    let tokens = parsed.tokens_in(times[idx].span);
    let leads = host(parsed, &times[idx]).is_some_and(|host| host >= tokens.end);
    let before = word_before(parsed, &times[first]).filter(|_| !leads).unwrap_or("");
    let own = plain(&times[idx].when)?;
    // "the day before Tuesday's hearing" is not the hearing's.
    let words = times[idx].span.of(&parsed.report.text).to_lowercase();
    if leads && (words.contains("day before ") || words.contains("day after ")) {
        return None;
    }
    if first < last {
        let moved = parsed.tokens_in(times[first].span).start.checked_sub(2);
        if moved.is_some_and(|at| {
            std::iter::once(at).chain(parsed.ancestors(at).take(2)).any(|i| parsed.serves(i, Usage::Shift))
        }) {
            return plain(&times[last].when);
        }
        return spanning(&plain(&times[first].when)?, &plain(&times[last].when)?).or(Some(own));
    }
    match before {
        "since" => Some(When::since(&own)),
        "from" if is_start(parsed, idx) => Some(When::since(&own)),
        "until" | "till" => Some(When::until(&own)),
        "before" | "after" | "than" | "about" | "to" | "ahead" | "unlike" | "like" => None,
        _ => Some(own),
    }
}

/// "from Monday", with nothing that it is from: "people from 1990" is rare, "a letter from Friday" too.
fn is_start(parsed: &ParsedReport<'_>, idx: usize) -> bool {
    parsed.times[idx].kind == TimexKind::Date
}

/// First and last expression of the row that the expression at `idx` is part of: "from May to July", "Friday and Saturday".
fn row(parsed: &ParsedReport<'_>, idx: usize) -> (usize, usize) {
    let (mut first, mut last) = (idx, idx);
    while let Some(earlier) = first.checked_sub(1).filter(|i| is_one(parsed, *i)) {
        first = earlier;
    }
    while is_one(parsed, last) {
        last += 1;
    }
    (first, last)
}

/// Whether the expression and the next one tell one stretch of time together.
fn is_one(parsed: &ParsedReport<'_>, idx: usize) -> bool {
    let Some((a, b)) = parsed.times.get(idx).zip(parsed.times.get(idx + 1)) else { return false };
    if [a, b].iter().any(|t| !matches!(t.kind, TimexKind::Date | TimexKind::Time)) {
        return false;
    }
    let (Some(from), Some(to)) = (a.when.to.or(a.when.from), b.when.from) else { return false };
    let between = word_before(parsed, a) == Some("between");
    match Join::between(&parsed.report.text, a.span, b.span) {
        Some(Join::Range) => from <= to,
        Some(Join::And) if between => from <= to,
        Some(Join::And | Join::Or | Join::Comma) => is_next(from, to),
        None => false,
    }
}

/// Whether a day, month or year follows right upon another.
fn is_next(a: PartialDate, b: PartialDate) -> bool {
    match (a, b) {
        (PartialDate::Day(y, m, d), PartialDate::Day(..)) => {
            let day = jiff::civil::Date::new(y, m as i8, d as i8).ok();
            let next = day.and_then(|day| day.tomorrow().ok());
            next.is_some_and(|n| PartialDate::Day(n.year(), n.month() as u8, n.day() as u8) == b)
        }
        (PartialDate::Month(y, m), PartialDate::Month(z, n)) => {
            i32::from(y) * 12 + i32::from(m) + 1 == i32::from(z) * 12 + i32::from(n)
        }
        (PartialDate::Year(y), PartialDate::Year(z)) => y + 1 == z,
        (PartialDate::MonthDay(m, d), PartialDate::MonthDay(n, e)) => m == n && d + 1 == e,
        _ => false,
    }
}

/// The date without its time of day; `None` if no part of a date is known.
pub(super) fn plain(when: &When) -> Option<When> {
    if when.value.ends_with("_REF") || when.value.starts_with('P') {
        return None;
    }
    let day = when.value.split('T').next().unwrap_or_default();
    let known = day.trim_matches(|c| matches!(c, 'X' | '-' | 'W'));
    (!known.is_empty()).then(|| When { value: day.to_owned(), ..when.clone() })
}

fn spanning(first: &When, last: &When) -> Option<When> {
    let (from, to) = (first.from?, last.to.or(last.from)?);
    let begin = first.value.split('/').next().unwrap_or_default();
    let end = last.value.rsplit('/').next().unwrap_or_default();
    Some(When { value: format!("{begin}/{end}"), from: Some(from), to: Some(to) })
}
