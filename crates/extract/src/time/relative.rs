//! Expressions that count from the report's date or from a date mentioned before.

use super::calendar::{Base, Moment, Season, day_of_week, monday, weekday_number};
use super::calendar_date::{relative_shift, year};
use super::counted;
use super::fields::Fields;
use super::reading::{Reading, Scene};
use super::tense::Tense;
use jiff::ToSpan;
use jiff::civil::Date;

fn daypart(fields: &Fields<'_>) -> Option<String> {
    fields.get("daypart").map(|part| format!("T{part}"))
}

fn plus(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// A weekday. Agencies name the day of the dateline by its weekday too, so the report's own day comes first.
/// A part of it ("Monday evening") is given by the day, as the annotators of TempEval-3's AQUAINT part mostly do.
pub(super) fn weekday(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let number = i8::try_from(fields.number("fullday")?).ok()?;
    let Some(today) = scene.anchor.date() else {
        return Some(Reading::date(Moment::Weekday(number)));
    };
    if let Some(week) = fields.get("week") {
        let week = plus(monday(today), 7 * i32::from(relative_shift(week)));
        return Some(Reading::date(Moment::of(day_of_week(week, number))));
    }
    let ahead = i32::from((number - weekday_number(today)).rem_euclid(7));
    let back = if ahead == 0 { 0 } else { ahead - 7 };
    let days = match (fields.get("which"), scene.tense) {
        (Some("last"), _) if ahead == 0 => -7,
        (Some("last"), _) => back,
        (Some("next"), _) if ahead == 0 => 7,
        (None, Some(Tense::Future)) if scene.near && ahead > 3 => back,
        (Some("next"), _) | (_, Some(Tense::Future)) => ahead,
        (Some("this"), None | Some(Tense::Present)) => ahead,
        _ => back,
    };
    Some(Reading::date(Moment::of(plus(today, days))))
}

/// A weekend, known by its Saturday.
pub(super) fn weekend(fields: &Fields<'_>, scene: &Scene) -> Reading {
    let Some(today) = scene.anchor.date() else { return Reading::date(Moment::Weekend(None)) };
    let this = day_of_week(monday(today), 6);
    let past = scene.tense != Some(Tense::Future);
    let weeks = match fields.get("which") {
        Some("last") => -1,
        Some("next") => 1,
        // Early in the week, "this weekend" in the past tense is the one just over.
        Some(_) if past && weekday_number(today) <= 2 && scene.tense == Some(Tense::Past) => -1,
        Some(_) => 0,
        None if past && weekday_number(today) < 6 => -1,
        None => 0,
    };
    Reading::date(Moment::Weekend(Some(plus(this, 7 * weeks))))
}

/// "Last week", "next month", "this year".
pub(super) fn period(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let shift = i32::from(relative_shift(fields.get("which")?));
    let unit = fields.get("span")?;
    Some(Reading::date(match (unit, scene.anchor.year) {
        ("decade", Some(y)) => Moment::Decade(y.div_euclid(10) + shift as i16),
        ("century", Some(y)) => Moment::Century(y.div_euclid(100) + shift as i16),
        _ => scene.anchor.shifted(shift, unit),
    }))
}

/// "Today", "tomorrow morning".
pub(super) fn shift(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let days = fields.get("days")?.parse().ok()?;
    Some(Reading::Point(scene.anchor.shifted(days, "day"), daypart(fields)))
}

/// "Two weeks ago", "a year earlier".
pub(super) fn offset(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let (unit, way) = (fields.get("unit")?, fields.get("way")?);
    let back = matches!(way, "ago" | "earlier");
    if fields.get("vague").is_some() {
        let value = if back { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Reading::date(Moment::Reference(value.to_owned())));
    }
    let count = counted::count(fields).unwrap_or(1.0);
    // "an hour later" tells how long, not when.
    if matches!(unit, "hour" | "minute" | "second") && way != "ago" {
        return counted::duration(fields);
    }
    let base = match way {
        "earlier" | "later" => scene.reference.unwrap_or(scene.anchor),
        _ => scene.anchor,
    };
    let n = count.min(9999.0) as i32;
    Some(Reading::date(base.shifted(if back { -n } else { n }, unit)))
}

/// "In ten days": a day to come where the governing verb looks ahead or "time" follows, else how long something takes.
pub(super) fn ahead(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let unit = fields.get("unit")?;
    if fields.words("time").is_none() && scene.tense != Some(Tense::Future) {
        return counted::duration(fields);
    }
    let n = counted::count(fields).unwrap_or(1.0).min(9999.0);
    if n.fract() != 0.0 || fields.words("half").is_some() || matches!(unit, "second" | "minute" | "hour") {
        return counted::duration(fields);
    }
    Some(Reading::date(scene.anchor.shifted(n as i32, unit)))
}

/// "That day", "the previous year", "the next morning": counted from the date mentioned before.
pub(super) fn backward(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let shift: i32 = fields.get("shift")?.parse().ok()?;
    let unit = fields.get("unit")?;
    if matches!(unit, "second" | "minute" | "hour" | "quarter") {
        return None;
    }
    let base = match scene.reference {
        Some(base) => base,
        None if shift != 0 && unit != "day" => scene.anchor,
        None => return None,
    };
    Some(Reading::Point(base.shifted(shift, unit), daypart(fields)))
}

/// A season by year, by "last" and "next", else the nearest that suits the tense.
pub(super) fn season(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let season = Season::from_code(fields.get("season").or_else(|| fields.get("clearseason"))?)?;
    let at = |year: Option<i16>| Some(Reading::date(Moment::Season { year, season }));
    if let Some(year) = year(fields) {
        return at(Some(year));
    }
    let Some(now) = seasons(scene.anchor) else { return at(None) };
    let own = i32::from(season.0);
    // The latest such season that begins no later than now, and the next one.
    let latest = now - (now - own).rem_euclid(4);
    let index = match (fields.get("which"), scene.tense) {
        (Some("last"), _) if latest == now => latest - 4,
        (Some("last"), _) => latest,
        (Some("next"), _) => latest + 4,
        (Some(_), _) if own != 3 => i32::from(scene.anchor.year?) * 4 + own,
        (_, Some(Tense::Future)) if latest != now => latest + 4,
        _ => latest,
    };
    at(i16::try_from(index.div_euclid(4)).ok())
}

/// The number of the season in which a month lies, counted through the years; winter belongs to the year it begins in.
pub(super) fn seasons(base: Base) -> Option<i32> {
    let (year, month) = (i32::from(base.year?), i32::from(base.month?));
    Some(year * 4 + (month - 3).div_euclid(3))
}

/// A quarter of a year, by default the latest, or the next in the future tense.
pub(super) fn quarter(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let quarter =
        fields.number("ordinal").or_else(|| fields.number("n")).and_then(|n| u8::try_from(n).ok())?;
    if !(1..=4).contains(&quarter) {
        return None;
    }
    let year = stated_year(fields, scene).or_else(|| {
        let (year, month) = (scene.anchor.year?, scene.anchor.month?);
        let now = (month - 1) / 3 + 1;
        Some(match scene.tense {
            Some(Tense::Future) => year + i16::from(quarter < now),
            _ => year - i16::from(quarter > now),
        })
    });
    Some(Reading::date(Moment::Quarter { year, quarter }))
}

/// Half a year.
pub(super) fn half(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let half = if fields.words("h")?.eq_ignore_ascii_case("first") { 1 } else { 2 };
    let year = stated_year(fields, scene).or(scene.anchor.year);
    Some(Reading::date(Moment::Half { year, half }))
}

/// The year in digits or as "last year".
fn stated_year(fields: &Fields<'_>, scene: &Scene) -> Option<i16> {
    year(fields).or_else(|| Some(scene.anchor.year? + relative_shift(fields.get("which")?)))
}
