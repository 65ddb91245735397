//! Comparing dates of unlike precision.

use jiff::civil::Date;
use rapporteur_model::{Claim, Object, PartialDate, When};

/// How two times relate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Agreement {
    /// They exclude each other; the days between them.
    Apart(i64),
    /// They may be one: a coarser date, or a range that the other overlaps.
    Overlap,
    /// The same day.
    Same,
}

/// Days since 1970-01-01 of a full date.
pub fn days(year: i16, month: u8, day: u8) -> Option<i64> {
    let date = Date::new(year, month as i8, day as i8).ok()?;
    Some(date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24)
}

/// The day a date names, or the middle of its month or year; `None` without a year.
pub fn day_number(date: PartialDate) -> Option<i64> {
    bounds(date).map(|(first, last)| i64::midpoint(first, last))
}

/// First and last day a date covers; `None` without a year.
pub fn bounds(date: PartialDate) -> Option<(i64, i64)> {
    match date {
        PartialDate::Day(y, m, d) => days(y, m, d).map(|day| (day, day)),
        PartialDate::Month(y, m) => {
            let (next_year, next_month) = if m == 12 { (y + 1, 1) } else { (y, m + 1) };
            Some((days(y, m, 1)?, days(next_year, next_month, 1)? - 1))
        }
        PartialDate::Year(y) => Some((days(y, 1, 1)?, days(y, 12, 31)?)),
        PartialDate::MonthDay(..) => None,
    }
}

/// First and last day of a time; `None` where a year is not known.
pub fn span(when: &When) -> Option<(i64, i64)> {
    let first = bounds(when.from?)?;
    let last = when.to.and_then(bounds).unwrap_or(first);
    Some((first.0, last.1.max(first.1)))
}

/// How two times relate; `None` if one of them has no dates. A date without a year takes every year the other covers, a
/// weekday ("on Tuesday", in a report without a date) fits any such day.
pub fn compare(a: &When, b: &When) -> Option<Agreement> {
    match (weekdays(a), weekdays(b)) {
        (Some(x), Some(y)) if x.iter().any(|day| y.contains(day)) => return Some(Agreement::Overlap),
        (Some(_), Some(_)) => return Some(Agreement::Apart(1)),
        (Some(x), None) => return fits(x, span(b)?),
        (None, Some(y)) => return fits(y, span(a)?),
        (None, None) => {}
    }
    match (span(a), span(b)) {
        (Some(x), Some(y)) => Some(relate(x, y)),
        (None, None) => {
            let (x, y) = (a.from?, b.from?);
            Some(if x.agrees_with(y) { Agreement::Same } else { without_year(x, y) })
        }
        (Some(known), None) => in_years(b, known),
        (None, Some(known)) => in_years(a, known),
    }
}

/// Days of the week, Monday as 1, of a time of which no more is known.
fn weekdays(when: &When) -> Option<&'static [i64]> {
    if when.from.is_some() {
        return None;
    }
    match when.value.strip_prefix("XXXX-WXX-")? {
        "1" => Some(&[1]),
        "2" => Some(&[2]),
        "3" => Some(&[3]),
        "4" => Some(&[4]),
        "5" => Some(&[5]),
        "6" => Some(&[6]),
        "7" => Some(&[7]),
        "WE" => Some(&[6, 7]),
        _ => None,
    }
}

fn fits(weekdays: &[i64], (first, last): (i64, i64)) -> Option<Agreement> {
    // 1970-01-01 was a Thursday.
    let weekday = |day: i64| (day + 3).rem_euclid(7) + 1;
    let any = (first..=last.min(first + 6)).any(|day| weekdays.contains(&weekday(day)));
    Some(if any { Agreement::Overlap } else { Agreement::Apart(1) })
}

/// The date with the year that puts it nearest to a known date.
pub fn complete(month: u8, day: u8, near: PartialDate) -> Option<PartialDate> {
    let (Some(year), ..) = near.parts() else { return None };
    let middle = day_number(near)?;
    (year - 1..=year + 1)
        .filter_map(|y| {
            days(y, month, day).map(|number| ((number - middle).abs(), PartialDate::Day(y, month, day)))
        })
        .min()
        .map(|(_, date)| date)
}

/// The time a claim states, if it states one.
pub fn stated_date<E>(claim: &Claim<E>) -> Option<When> {
    if let Some(when) = claim.when.as_ref().filter(|when| when.from.is_some()) {
        return Some(when.clone());
    }
    match &claim.object {
        Object::Value { lexical, .. } => lexical.parse::<PartialDate>().ok().map(When::from),
        _ => None,
    }
}

fn relate(x: (i64, i64), y: (i64, i64)) -> Agreement {
    if x == y && x.0 == x.1 {
        Agreement::Same
    } else if x.0 <= y.1 && y.0 <= x.1 {
        Agreement::Overlap
    } else {
        Agreement::Apart((y.0 - x.1).max(x.0 - y.1))
    }
}

fn in_years(open: &When, known: (i64, i64)) -> Option<Agreement> {
    let from = open.from?;
    let to = open.to.unwrap_or(from);
    let middle = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(known.0)).ok()?;
    let year = PartialDate::Day(middle.year(), middle.month() as u8, middle.day() as u8);
    let full = |date: PartialDate| match date {
        PartialDate::MonthDay(m, d) => complete(m, d, year).and_then(bounds),
        other => bounds(other),
    };
    let (first, last) = (full(from)?, full(to)?);
    Some(relate((first.0, last.1.max(first.1)), known))
}

fn without_year(a: PartialDate, b: PartialDate) -> Agreement {
    let in_leap_year = |date: PartialDate| match date.parts() {
        (_, Some(m), Some(d)) => days(2000, m, d),
        _ => None,
    };
    match (in_leap_year(a), in_leap_year(b)) {
        (Some(x), Some(y)) => Agreement::Apart((x - y).abs().min(366 - (x - y).abs())),
        _ => Agreement::Overlap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(from: &str, to: &str) -> When {
        When { value: from.to_owned(), from: from.parse().ok(), to: to.parse().ok() }
    }

    fn check(a: (&str, &str), b: (&str, &str), expected: Agreement) {
        assert_eq!(compare(&when(a.0, a.1), &when(b.0, b.1)), Some(expected), "{a:?} {b:?}");
        assert_eq!(compare(&when(b.0, b.1), &when(a.0, a.1)), Some(expected), "{b:?} {a:?}");
    }

    #[test]
    fn dates_of_unlike_precision_are_compared() {
        let day = ("2024-05-06", "2024-05-06");
        check(day, day, Agreement::Same);
        check(day, ("2024-05", "2024-05"), Agreement::Overlap);
        check(day, ("--05-06", "--05-06"), Agreement::Same);
        check(day, ("2024-05-04", "2024-05-07"), Agreement::Overlap);
        check(day, ("2024-05-08", "2024-05-08"), Agreement::Apart(2));
        check(day, ("--05-07", "--05-07"), Agreement::Apart(1));
        check(("2024-12-31", "2024-12-31"), ("--01-01", "--01-01"), Agreement::Apart(1));
        check(("--05-06", "--05-06"), ("--05-06", "--05-06"), Agreement::Same);
    }

    #[test]
    fn a_weekday_fits_any_such_day() {
        let tuesday = ("XXXX-WXX-2", "");
        check(tuesday, ("2026-01-06", "2026-01-06"), Agreement::Overlap);
        check(tuesday, ("2026-01-08", "2026-01-08"), Agreement::Apart(1));
        check(tuesday, ("XXXX-WXX-WE", ""), Agreement::Apart(1));
        check(("XXXX-WXX-WE", ""), ("2026-01-03", "2026-01-04"), Agreement::Overlap);
    }

    #[test]
    fn a_missing_year_is_the_nearest() {
        assert_eq!(complete(12, 30, PartialDate::Day(2025, 1, 2)), Some(PartialDate::Day(2024, 12, 30)));
        assert_eq!(complete(2, 29, PartialDate::Day(2024, 1, 2)), Some(PartialDate::Day(2024, 2, 29)));
    }
}
