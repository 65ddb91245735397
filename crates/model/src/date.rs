//! Calendar values in the precision that a report gives.

use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date as precise as it is known. Dates are ordered by year, then month, then day; a date without a year comes first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, Encode, Decode)]
#[serde(into = "String", try_from = "String")]
pub enum PartialDate {
    /// `2026-01-06`
    Day(i16, u8, u8),
    /// `2026-01`
    Month(i16, u8),
    /// `2026`
    Year(i16),
    /// `--01-06`: the report states no year.
    MonthDay(u8, u8),
}

impl PartialDate {
    /// A day of the calendar; `None` if the year has no such day.
    pub fn day(year: i16, month: u8, day: u8) -> Option<Self> {
        let (month_of_year, day_of_month) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        jiff::civil::Date::new(year, month_of_year, day_of_month).ok().map(|_| Self::Day(year, month, day))
    }

    /// Local name of the XSD datatype of the written form (`date`, `gYearMonth`, `gYear`, `gMonthDay`).
    pub fn datatype(self) -> &'static str {
        match self {
            Self::Day(..) => "date",
            Self::Month(..) => "gYearMonth",
            Self::Year(_) => "gYear",
            Self::MonthDay(..) => "gMonthDay",
        }
    }

    /// Year, month and day, as far as known.
    pub fn parts(self) -> (Option<i16>, Option<u8>, Option<u8>) {
        match self {
            Self::Day(y, m, d) => (Some(y), Some(m), Some(d)),
            Self::Month(y, m) => (Some(y), Some(m), None),
            Self::Year(y) => (Some(y), None, None),
            Self::MonthDay(m, d) => (None, Some(m), Some(d)),
        }
    }

    /// Whether the dates agree in every part that both state: `2026-01` agrees with `2026-01-06` and with `--01-06`.
    pub fn agrees_with(self, other: Self) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            match (a, b) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }
        }
        let ((y1, m1, d1), (y2, m2, d2)) = (self.parts(), other.parts());
        same(y1, y2) && same(m1, m2) && same(d1, d2)
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.parts().cmp(&other.parts())
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(y, m, d) => write!(f, "{y:04}-{m:02}-{d:02}"),
            Self::Month(y, m) => write!(f, "{y:04}-{m:02}"),
            Self::Year(y) => write!(f, "{y:04}"),
            Self::MonthDay(m, d) => write!(f, "--{m:02}-{d:02}"),
        }
    }
}

/// The error for text that is not a date of one of the forms `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `--MM-DD`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InvalidDate(pub String);

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a date: write YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD", self.0)
    }
}

impl std::error::Error for InvalidDate {}

impl FromStr for PartialDate {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        parse(text).ok_or_else(|| InvalidDate(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<PartialDate> {
    if let Some(rest) = text.strip_prefix("--") {
        let (m, d) = rest.split_once('-')?;
        let (m, d) = (digits(m, 2)? as u8, digits(d, 2)? as u8);
        // 2000 is a leap year, so 29 February passes: it exists in some year.
        return PartialDate::day(2000, m, d).map(|_| PartialDate::MonthDay(m, d));
    }
    let mut parts = text.splitn(3, '-');
    let year = digits(parts.next()?, 4)?;
    let Some(month) = parts.next() else { return Some(PartialDate::Year(year)) };
    let month = digits(month, 2)? as u8;
    match parts.next() {
        Some(day) => PartialDate::day(year, month, digits(day, 2)? as u8),
        None => (1..=12).contains(&month).then_some(PartialDate::Month(year, month)),
    }
}

/// Parses a number of exactly `n` digits. A sign is refused, although the number parser accepts one.
fn digits(text: &str, n: usize) -> Option<i16> {
    (text.len() == n && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for PartialDate {
    type Error = InvalidDate;

    fn try_from(text: String) -> Result<Self, InvalidDate> {
        text.parse()
    }
}

/// When something holds or happens: a TIMEX3 value and, if known, the first and last date it covers.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct When {
    /// TIMEX3 value (`"2026-01-06"`, `"2026-W01-WE"`, `"XXXX-01-06"`, `"P2D"`).
    pub value: String,
    /// First date covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PartialDate>,
    /// Last date covered, inclusive; equal to `from` for a single date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PartialDate>,
}

impl When {
    /// The time from the first day of `first` on, with an unknown end: `"1999/.."`, as ISO 8601-2 writes it.
    pub fn since(first: &Self) -> Self {
        let value = first.value.split('/').next().unwrap_or_default();
        Self { value: format!("{value}/.."), from: first.from, to: None }
    }

    /// The time up to the last day of `last`, with an unknown beginning: `"../2003"`.
    pub fn until(last: &Self) -> Self {
        let value = last.value.rsplit('/').next().unwrap_or_default();
        Self { value: format!("../{value}"), from: None, to: last.to.or(last.from) }
    }

    /// Whether the beginning or the end is unknown.
    pub fn is_open(&self) -> bool {
        self.value.ends_with("/..") || self.value.starts_with("../")
    }

    /// The single date covered, if the value is one date and not a range.
    pub fn date(&self) -> Option<PartialDate> {
        self.from.filter(|from| !self.is_open() && self.to.is_none_or(|to| to == *from))
    }
}

impl From<PartialDate> for When {
    fn from(date: PartialDate) -> Self {
        let value = match date {
            PartialDate::MonthDay(m, d) => format!("XXXX-{m:02}-{d:02}"),
            other => other.to_string(),
        };
        Self { value, from: Some(date), to: Some(date) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms_read_back() {
        for text in ["2026-01-06", "2026-01", "2026", "--02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn open_times_are_no_single_date() {
        let year = When::from(PartialDate::Year(1999));
        let (since, until) = (When::since(&year), When::until(&year));
        assert_eq!((since.value.as_str(), since.from, since.to), ("1999/..", year.from, None));
        assert_eq!((until.value.as_str(), until.from, until.to), ("../1999", None, year.from));
        assert!(year.date().is_some() && since.date().is_none() && until.date().is_none());
    }

    #[test]
    fn rejects_impossible_dates() {
        for text in [
            "2026-02-30",
            "2026-13",
            "--13-01",
            "26",
            "",
            "2026-1-x",
            "yesterday",
            "+026-01-06",
            "2026-+1-06",
            "2026-1-6",
            "--1-6",
            "2026-01-06-",
            "2025-02-29",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn coarser_dates_agree_with_finer_ones() {
        let day = PartialDate::Day(2026, 1, 6);
        assert!(day.agrees_with(PartialDate::Month(2026, 1)) && day.agrees_with(PartialDate::MonthDay(1, 6)));
        assert!(!day.agrees_with(PartialDate::MonthDay(1, 7)) && !day.agrees_with(PartialDate::Year(2025)));
    }
}
