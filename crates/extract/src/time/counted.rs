//! Numbers in words and lengths of time.

use super::fields::Fields;
use super::reading::Reading;

/// The number of a `count` field in digits or words ("two dozen", "twenty-five", "half an").
pub(super) fn count(fields: &Fields<'_>) -> Option<f32> {
    let words = fields.words("count")?;
    let digits = words.replace(',', "").replace(" 1/2", ".5").replace('½', ".5");
    if let Ok(number) = digits.parse() {
        return Some(number);
    }
    let (mut total, mut group) = (0.0_f32, 0.0_f32);
    for value in values(fields, words) {
        if value >= 1000.0 {
            total += group.max(1.0) * value;
            group = 0.0;
        } else if value >= 100.0 || value == 12.0 && group > 0.0 {
            group = group.max(1.0) * value;
        } else if value == 0.5 {
            group = if group > 0.0 { group + value } else { value };
        } else {
            group += value;
        }
    }
    Some(total + group).filter(|n| *n > 0.0)
}

/// The values of the number words, taking the longest word of the class at each place ("half an" before "half").
fn values(fields: &Fields<'_>, words: &str) -> Vec<f32> {
    let parts: Vec<&str> =
        words.split(|c: char| c == '-' || c.is_whitespace()).filter(|w| !w.is_empty()).collect();
    let mut values = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let pair = parts.get(at..at + 2).map(|two| two.join(" "));
        let value = |word: &str| fields.grammar.value("cardinal", word).and_then(|v| v.parse().ok());
        if let Some(number) = pair.and_then(|two| value(&two)) {
            values.push(number);
            at += 2;
        } else {
            values.extend(value(parts[at]));
            at += 1;
        }
    }
    values
}

/// A length of time: `count` or `vague` (`X`) times `unit` or `units`.
pub(super) fn duration(fields: &Fields<'_>) -> Option<Reading> {
    let (unit, words) = match fields.get("unit") {
        Some(unit) => (unit, fields.words("unit")?),
        None => (fields.get("units")?, fields.words("units")?),
    };
    let half = if fields.words("half").is_some() { 0.5 } else { 0.0 };
    let number = match count(fields) {
        Some(number) => Some(number + half),
        None if fields.get("vague").is_some() || words.ends_with('s') => None,
        None => Some(1.0 + half),
    };
    // "A second" is rarely the unit of time, "a quarter" rarely one of the year.
    if matches!(unit, "second" | "quarter") && number.is_none_or(|n| n <= 1.0) {
        return None;
    }
    Some(Reading::Duration(period(number, unit)))
}

/// The TIMEX3 value of `number` (`None`: some) units: `P2W`, `PT16H`, `PXY`.
pub(super) fn period(number: Option<f32>, unit: &str) -> String {
    let (factor, prefix, letter) = match unit {
        "second" => (1.0, "PT", 'S'),
        "minute" => (1.0, "PT", 'M'),
        "hour" => (1.0, "PT", 'H'),
        "day" => (1.0, "P", 'D'),
        "week" => (1.0, "P", 'W'),
        "fortnight" => (2.0, "P", 'W'),
        "month" => (1.0, "P", 'M'),
        "quarter" => (1.0, "P", 'Q'),
        "decade" => (10.0, "P", 'Y'),
        "century" => (100.0, "P", 'Y'),
        _ => (1.0, "P", 'Y'),
    };
    match number {
        Some(hours) if unit == "hour" && hours.fract() == 0.5 => match hours.trunc() {
            0.0 => "PT30M".to_owned(),
            whole => format!("PT{whole}H30M"),
        },
        Some(number) => format!("{prefix}{}{letter}", number * factor),
        None => format!("{prefix}X{letter}"),
    }
}
