//! Dates by the calendar: day, month, year, decade, holiday.

use super::calendar::{Base, Moment, date, monday};
use super::fields::Fields;
use super::reading::{Reading, Scene};
use super::tense::Tense;
use jiff::ToSpan;
use jiff::civil::Date;
use rapporteur_model::PartialDate;

/// The year of `year` or `yy`; a two-digit year is of 1950 to 2049.
pub(super) fn year(fields: &Fields<'_>) -> Option<i16> {
    fields
        .number("year")
        .or_else(|| fields.number("yy").map(|yy| if yy < 50 { 2000 + yy } else { 1900 + yy }))
}

/// A calendar date of whatever parts the pattern captured.
pub(super) fn calendar(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let (month, day) = month_and_day(fields)?;
    let stated = year(fields).or_else(|| {
        let which = fields.get("which").filter(|_| fields.pattern.which_year)?;
        Some(scene.anchor.year? + relative_shift(which))
    });
    let Some(month) = month else {
        return years(fields, stated?);
    };
    if let Some(day) = day {
        // 29 February counts as existing where the year is open.
        date(stated.unwrap_or(2000), month, day)?;
    }
    let year = stated.or_else(|| match fields.get("which") {
        Some(which) => month_year(scene, month, which),
        None => complete_year(scene, month, day),
    });
    if let Some(last) = fields.number("last") {
        return days(year, month, day?, u8::try_from(last).ok()?);
    }
    let time = fields.get("daypart").map(|part| format!("T{part}"));
    let time = time.or_else(|| fields.words("hhmm").map(|clock| format!("T{clock}")));
    Some(Reading::Point(Moment::Date { year, month: Some(month), day }, time))
}

/// Month and day, each if captured; `None` if a number is out of range. In `mm/dd` a first number over 12 is the day.
fn month_and_day(fields: &Fields<'_>) -> Option<(Option<u8>, Option<u8>)> {
    let part = |field: &str| fields.number(field).and_then(|n| u8::try_from(n).ok());
    let month = part("month").or_else(|| part("mm"));
    let day = part("day").or_else(|| part("dd"));
    let (month, day) = match (month, day) {
        (Some(m), Some(d)) if m > 12 && d <= 12 && fields.words("mm").is_some() => (Some(d), Some(m)),
        other => other,
    };
    let fits = month.is_none_or(|m| (1..=12).contains(&m)) && day.is_none_or(|d| (1..=31).contains(&d));
    fits.then_some((month, day))
}

fn days(year: Option<i16>, month: u8, first: u8, last: u8) -> Option<Reading> {
    if last <= first {
        return None;
    }
    let on = |day: u8| match year {
        Some(y) => date(y, month, day).map(|_| PartialDate::Day(y, month, day)),
        None => date(2000, month, day).map(|_| PartialDate::MonthDay(month, day)),
    };
    Some(Reading::date(Moment::Range { from: on(first)?, to: on(last)? }))
}

/// A year, or a range of years where the pattern captured its end.
fn years(fields: &Fields<'_>, first: i16) -> Option<Reading> {
    let short = fields.number("last_yy").map(|yy| first - first % 100 + yy);
    match fields.number("last_year").or(short) {
        Some(last) if last > first => {
            Some(Reading::date(Moment::Range { from: PartialDate::Year(first), to: PartialDate::Year(last) }))
        }
        Some(_) => None,
        None => Some(Reading::date(Moment::Date { year: Some(first), month: None, day: None })),
    }
}

/// The words "last", "this", "next" as a number of units.
pub(super) fn relative_shift(which: &str) -> i16 {
    match which {
        "last" => -1,
        "next" => 1,
        _ => 0,
    }
}

/// The year of "last November", "next March": the nearest such month strictly before or after the report's.
fn month_year(scene: &Scene, month: u8, which: &str) -> Option<i16> {
    let year = scene.anchor.year?;
    let Some(now) = scene.anchor.month else { return Some(year + relative_shift(which)) };
    Some(match which {
        "last" if month >= now => year - 1,
        "next" if month <= now => year + 1,
        _ => year,
    })
}

/// How much farther a date may seem that lies on the side the tense speaks against. Fitted on half of the development
/// reports of TempEval-3's AQUAINT part.
const AGAINST_TENSE: i32 = 4;

/// The same for a date to come near a verb in the past, perhaps of a noun.
const AGAINST_PAST: i32 = 6;

/// The same for a date to come of a verb in the past: it is none, but for a day that the reporter's calendar is ahead.
const OVER: i32 = 365;

/// The year of a date stated without one: the nearest, with the tense weighing against the other side.
pub(super) fn complete_year(scene: &Scene, month: u8, day: Option<u8>) -> Option<i16> {
    let year = scene.anchor.year?;
    let Some(now) = scene.anchor.month else { return Some(year) };
    let here = date(year, now, if day.is_some() { scene.anchor.day.unwrap_or(15) } else { 15 })?;
    let cost = |candidate: &i16| {
        let there = date(*candidate, month, day.unwrap_or(15).min(28)).unwrap_or(here);
        let days = there.since(here).map_or(0, |span| span.get_days());
        let farther = match scene.tense {
            Some(Tense::Future) if days < 0 => AGAINST_TENSE,
            Some(Tense::Past) if days > 0 && scene.over => OVER,
            Some(Tense::Past) if days > 0 => AGAINST_PAST,
            None if days > 0 => AGAINST_TENSE,
            _ => 1,
        };
        days.abs() * farther
    };
    [year, year - 1, year + 1].into_iter().min_by_key(cost)
}

/// A decade by its digits or by name ("the sixties": of the twentieth century).
pub(super) fn decade(fields: &Fields<'_>) -> Option<Reading> {
    let decade = match fields.number("decade") {
        Some(decade) => decade,
        None => 190 + fields.number("tens")?,
    };
    Some(Reading::date(Moment::Decade(decade)))
}

/// A holiday in the stated year, else in the nearest one that suits the tense.
pub(super) fn holiday(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let rule = fields.get("holiday")?;
    let moment = |year: i16| holiday_in(rule, year).map(Moment::of);
    if let Some(year) = year(fields) {
        return moment(year).map(Reading::date);
    }
    let Some(year) = scene.anchor.year else {
        let fixed = rule.split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
        let (month, day) = fixed.unzip();
        return Some(Reading::date(Moment::Date { year: None, month, day }));
    };
    let which = fields.get("which").map(relative_shift);
    let around = holiday_in(rule, year)?;
    let base = Base::from(super::calendar::partial(around));
    let (month, day) = (base.month?, base.day?);
    let year = match which {
        Some(_) => month_year(scene, month, fields.get("which")?)?,
        None => complete_year(scene, month, Some(day))?,
    };
    moment(year).map(Reading::date)
}

/// The week that holds a date or a holiday.
pub(super) fn week_of(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    // A week may have begun, so that its day lies ahead.
    let scene = &Scene { over: false, ..*scene };
    let found =
        if fields.words("holiday").is_some() { holiday(fields, scene) } else { calendar(fields, scene) };
    let Some(Reading::Point(Moment::Date { year, month, day }, _)) = found else { return found };
    let monday = Base { year, month, day }.date().map(monday);
    Some(Reading::date(Moment::Week { monday, year }))
}

/// `MM-DD`, `MM-nth-weekday` (9th: the last), each with `+days` behind it, or `easter±days`.
fn holiday_in(rule: &str, year: i16) -> Option<Date> {
    if let Some(days) = rule.strip_prefix("easter") {
        return easter(year)?.checked_add(days.parse::<i32>().ok()?.days()).ok();
    }
    if let Some((rule, days)) = rule.split_once('+') {
        return holiday_in(rule, year)?.checked_add(days.parse::<i32>().ok()?.days()).ok();
    }
    let parts: Vec<u8> = rule.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match *parts.as_slice() {
        [month, day] => date(year, month, day),
        [month, nth, weekday] => {
            let weekday = jiff::civil::Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
            let nth = if nth == 9 { -1 } else { i8::try_from(nth).ok()? };
            date(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()
        }
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}
