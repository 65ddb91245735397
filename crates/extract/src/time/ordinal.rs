//! Days counted inside a month or from another day: "the first Friday of May", "Friday the 14th", "a week from Monday".

use super::calendar::{Base, Moment, Season, date, day_of_week, monday, weekday_number};
use super::calendar_date::{complete_year, relative_shift, year};
use super::counted;
use super::fields::Fields;
use super::reading::{Reading, Scene};
use super::relative::{seasons, weekday};
use super::tense::Tense;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// "The first Friday of next month", "the last Monday of May 2019", "the second Tuesday in November".
pub(super) fn nth_weekday(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let day = Weekday::from_monday_one_offset(i8::try_from(fields.number("fullday")?).ok()?).ok()?;
    let nth = match fields.get("rank")? {
        "last" => -1,
        "penultimate" => -2,
        rank => rank.parse().ok()?,
    };
    let which = fields.get("which").map(relative_shift);
    let stated = year(fields);
    let Some(month) = fields.number("month").and_then(|m| u8::try_from(m).ok()) else {
        // Of a year, else of the month around the report or the date before.
        let of_year = stated.or_else(|| Some(scene.anchor.year? + which.filter(|_| names_year(fields))?));
        if let Some(year) = of_year {
            let first = date(year, if nth > 0 { 1 } else { 12 }, 1)?;
            return nth_of(first, nth, day);
        }
        let base = if which.is_some() { scene.anchor } else { scene.reference.unwrap_or(scene.anchor) };
        let Moment::Date { year: Some(y), month: Some(m), .. } =
            base.shifted(i32::from(which.unwrap_or(0)), "month")
        else {
            return None;
        };
        return nth_of(date(y, m, 1)?, nth, day);
    };
    let year = stated
        .or_else(|| Some(scene.anchor.year? + which?))
        .or_else(|| complete_year(scene, month, Some((7 * nth.rem_euclid(5)).clamp(1, 28) as u8)));
    match year {
        Some(year) => nth_of(date(year, month, 1)?, nth, day),
        None => Some(Reading::date(Moment::Date { year: None, month: Some(month), day: None })),
    }
}

/// Whether "last", "this" or "next" stands with a year and not with a month.
fn names_year(fields: &Fields<'_>) -> bool {
    let which = fields.span("which").map_or(0, |span| span.end);
    fields.text.get(which..).is_some_and(|rest| rest.trim_start().starts_with("year"))
}

fn nth_of(month: Date, nth: i8, day: Weekday) -> Option<Reading> {
    month.nth_weekday_of_month(nth, day).ok().map(|day| Reading::date(Moment::of(day)))
}

/// How many months around the report's may hold a day that is named without its month.
const MONTHS_AROUND: i32 = 6;

/// "Friday the 14th", "the 2nd", "the 14th of next month": the nearest such day on the side of the tense.
pub(super) fn day_of_month(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let number = u8::try_from(fields.number("day")?).ok()?;
    let weekday = fields.number("fullday").and_then(|n| i8::try_from(n).ok());
    let Some(today) = scene.anchor.date() else {
        return Some(Reading::date(match weekday {
            Some(weekday) => Moment::Weekday(weekday),
            None => Moment::Date {
                year: scene.anchor.year,
                month: Some(scene.anchor.month.unwrap_or(0)),
                day: Some(number),
            },
        }));
    };
    let in_month = |shift: i32| match scene.anchor.shifted(shift, "month") {
        Moment::Date { year: Some(y), month: Some(m), .. } => date(y, m, number),
        _ => None,
    };
    let fits = |day: &Date| weekday.is_none_or(|weekday| weekday_number(*day) == weekday);
    if let Some(which) = fields.get("which") {
        return in_month(i32::from(relative_shift(which))).filter(fits).map(|d| Reading::date(Moment::of(d)));
    }
    let ahead = scene.tense == Some(Tense::Future);
    let suits = |day: &Date| if ahead { *day >= today } else { *day <= today };
    let far = |day: &Date| day.since(today).map_or(i32::MAX, |span| span.get_days().abs());
    let days: Vec<Date> = (-MONTHS_AROUND..=MONTHS_AROUND).filter_map(in_month).filter(fits).collect();
    let best = days
        .iter()
        .filter(|d| suits(d))
        .min_by_key(|d| far(d))
        .or_else(|| days.iter().min_by_key(|d| far(d)));
    best.map(|day| Reading::date(Moment::of(*day)))
}

/// "Two weeks from Monday", "a week on Friday", "a week ago Monday", "three days from tomorrow".
pub(super) fn from_day(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let way = fields.words("way").map(str::to_ascii_lowercase);
    let back = matches!(way.as_deref(), Some("ago" | "before"));
    let unit = fields.get("unit")?;
    let n = counted::count(fields).unwrap_or(1.0).min(9999.0) as i32;
    let n = if back { -n } else { n };
    let from = match fields.words("shift").map(str::to_ascii_lowercase).as_deref() {
        Some("yesterday") => scene.anchor.shifted(-1, "day"),
        Some("tomorrow") => scene.anchor.shifted(1, "day"),
        Some(_) => scene.anchor.shifted(0, "day"),
        None => {
            let tense = match way.as_deref() {
                Some("ago") => Some(Tense::Past),
                Some(_) => scene.tense,
                None => Some(Tense::Future),
            };
            match weekday(fields, &Scene { tense, ..*scene })? {
                Reading::Point(moment, _) => moment,
                _ => return None,
            }
        }
    };
    let Moment::Date { year, month, day } = from else { return Some(Reading::date(from)) };
    let day = Base { year, month, day }.date()?;
    let moved = match unit {
        "day" => day.checked_add(n.days()),
        "week" => day.checked_add(n.weeks()),
        "fortnight" => day.checked_add((2 * n).weeks()),
        "month" => day.checked_add(n.months()),
        "year" => day.checked_add(n.years()),
        _ => return None,
    };
    moved.ok().map(|day| Reading::date(Moment::of(day)))
}

/// "The Monday after next", "the week before last".
pub(super) fn beyond(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let far: i32 = fields.get("beyond")?.parse().ok()?;
    if fields.words("fullday").is_some() {
        let tense = Some(if far > 0 { Tense::Future } else { Tense::Past });
        let Reading::Point(moment, time) = weekday(fields, &Scene { tense, ..*scene })? else { return None };
        let Moment::Date { year, month, day } = moment else { return Some(Reading::Point(moment, time)) };
        // The next such day lies ahead even if today is one.
        let near = Base { year, month, day }.date()?;
        let today = if scene.anchor.date() == Some(near) { far.signum() } else { 0 };
        let day = near.checked_add((far.signum() + today).weeks()).ok()?;
        return Some(Reading::date(Moment::of(day)));
    }
    if fields.words("weekend").is_some() {
        let saturday = scene.anchor.date().map(|today| day_of_week(monday(today), 6));
        let moved = saturday.and_then(|day| day.checked_add(far.weeks()).ok());
        return Some(Reading::date(Moment::Weekend(moved)));
    }
    if let Some(season) = fields.get("season").and_then(Season::from_code) {
        let now = seasons(scene.anchor)?;
        let latest = now - (now - i32::from(season.0)).rem_euclid(4);
        let past = latest - if latest == now { 4 } else { 0 };
        let index = if far > 0 { latest + 8 } else { past - 4 };
        let year = i16::try_from(index.div_euclid(4)).ok();
        return Some(Reading::date(Moment::Season { year, season }));
    }
    let unit = fields.get("span")?;
    Some(Reading::date(match (unit, scene.anchor.year) {
        ("decade", Some(y)) => Moment::Decade(y.div_euclid(10) + i16::try_from(far).ok()?),
        ("century", Some(y)) => Moment::Century(y.div_euclid(100) + i16::try_from(far).ok()?),
        _ => scene.anchor.shifted(far, unit),
    }))
}
