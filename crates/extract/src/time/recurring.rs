//! Sets ("every Monday") and times of day.

use super::calendar_date;
use super::counted;
use super::fields::Fields;
use super::reading::{Reading, Scene};
use super::relative;

/// A recurring time.
pub(super) fn set(fields: &Fields<'_>) -> Option<Reading> {
    let weekday = fields.get("weekdays").or_else(|| fields.get("fullday"));
    let value = if let Some(day) = weekday {
        format!("XXXX-WXX-{day}")
    } else if let Some(part) = fields.get("daypart") {
        format!("XXXX-XX-XXT{part}")
    } else {
        let unit = fields.get("unit").or_else(|| fields.get("adjective"))?;
        let number =
            if fields.words("other").is_some() { 2.0 } else { counted::count(fields).unwrap_or(1.0) };
        counted::period(Some(number), unit)
    };
    Some(Reading::Set(value))
}

/// A time of day, with its date where the expression itself has one.
pub(super) fn clock(fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    let time = time_of_day(fields)?;
    let day = if fields.words("fullday").is_some() {
        relative::weekday(fields, scene)
    } else if let Some(word) = fields.words("shift") {
        let days = match word.to_ascii_lowercase().as_str() {
            "yesterday" => -1,
            "tomorrow" => 1,
            _ => 0,
        };
        Some(Reading::date(scene.anchor.shifted(days, "day")))
    } else if fields.words("day").is_some() {
        calendar_date::calendar(fields, scene)
    } else {
        None
    };
    Some(match day {
        Some(Reading::Point(moment, _)) => Reading::Point(moment, Some(time)),
        _ => Reading::Clock(time),
    })
}

/// `T09:00`, `T22:35`, with `Z` for Greenwich.
fn time_of_day(fields: &Fields<'_>) -> Option<String> {
    if let Some(word) = fields.words("fixed") {
        return Some(if word.eq_ignore_ascii_case("midnight") { "T24:00" } else { "T12:00" }.to_owned());
    }
    let written = fields.words("hhmm").or_else(|| fields.words("clock"))?;
    let (hour, minute) = match written.split_once([':', '.']) {
        Some((hour, minute)) => (hour.parse::<u8>().ok()?, minute.parse::<u8>().ok()?),
        None if written.len() == 4 => (written[..2].parse().ok()?, written[2..].parse().ok()?),
        None => (written.parse::<u8>().ok()?, 0),
    };
    let hour = match fields.get("meridiem") {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("pm") => hour % 12 + 12,
        Some(_) => hour % 12,
        // "8 in the evening"
        None if matches!(fields.get("daypart"), Some("AF" | "EV")) && hour < 12 => hour + 12,
        None => hour,
    };
    let zone = if fields.get("zone") == Some("Z") { "Z" } else { "" };
    Some(format!("T{hour:02}:{minute:02}{zone}"))
}
