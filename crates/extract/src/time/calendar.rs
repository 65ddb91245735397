//! Dates as far as they are known, and the TIMEX3 values and day ranges they stand for.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use rapporteur_model::PartialDate;

/// A point that relative expressions count from; parts that are not known are `None`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Base {
    pub(super) year: Option<i16>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

impl From<PartialDate> for Base {
    fn from(date: PartialDate) -> Self {
        let (year, month, day) = date.parts();
        Self { year, month, day }
    }
}

impl Base {
    /// The calendar day, if all parts are known.
    pub(super) fn date(self) -> Option<Date> {
        date(self.year?, self.month?, self.day?)
    }

    /// The moment `n` units from here, as precise as the unit and what is known allow.
    pub(super) fn shifted(self, n: i32, unit: &str) -> Moment {
        match unit {
            "day" | "hour" | "minute" | "second" => self.days(if unit == "day" { n } else { 0 }),
            "week" | "fortnight" => {
                let weeks = if unit == "week" { n } else { 2 * n };
                let monday = self.date().and_then(|d| monday(d).checked_add(weeks.weeks()).ok());
                Moment::Week { monday, year: if n == 0 { self.year } else { None } }
            }
            "month" => self.months(n),
            "quarter" => self.quarters(n),
            "decade" if n == 0 => self.year.map_or(Moment::UNKNOWN, |y| Moment::Decade(y.div_euclid(10))),
            "century" if n == 0 => self.year.map_or(Moment::UNKNOWN, |y| Moment::Century(y.div_euclid(100))),
            "decade" => self.years(n.saturating_mul(10)),
            "century" => self.years(n.saturating_mul(100)),
            _ => self.years(n),
        }
    }

    fn days(self, n: i32) -> Moment {
        if let Some(day) = self.date().and_then(|d| d.checked_add(n.days()).ok()) {
            return Moment::of(day);
        }
        // Without a year: any year that is not a leap year gives the same day of the month, but for 29 February.
        let near =
            self.month.zip(self.day).and_then(|(m, d)| date(2001, m, d)).filter(|_| self.year.is_none());
        match near.and_then(|d| d.checked_add(n.days()).ok()) {
            Some(day) => {
                Moment::Date { year: None, month: Some(day.month() as u8), day: Some(day.day() as u8) }
            }
            None if n == 0 && self.year.is_some() => {
                Moment::Date { year: self.year, month: self.month, day: None }
            }
            None => Moment::Date { year: None, month: None, day: Some(0) },
        }
    }

    fn months(self, n: i32) -> Moment {
        let Some(month) = self.month else { return Moment::Date { year: None, month: Some(0), day: None } };
        let index = i32::from(month) - 1 + n;
        let carry = i16::try_from(index.div_euclid(12)).unwrap_or(0);
        Moment::Date {
            year: self.year.map(|y| y.saturating_add(carry)),
            month: Some((index.rem_euclid(12) + 1) as u8),
            day: None,
        }
    }

    fn quarters(self, n: i32) -> Moment {
        let Some(month) = self.month else { return Moment::Quarter { year: None, quarter: 0 } };
        let index = (i32::from(month) - 1) / 3 + n;
        let carry = i16::try_from(index.div_euclid(4)).unwrap_or(0);
        Moment::Quarter {
            year: self.year.map(|y| y.saturating_add(carry)),
            quarter: (index.rem_euclid(4) + 1) as u8,
        }
    }

    fn years(self, n: i32) -> Moment {
        let shifted =
            self.year.and_then(|y| i16::try_from(i32::from(y) + n).ok()).filter(|y| (1..=9999).contains(y));
        Moment::Date { year: shifted, month: None, day: None }
    }
}

/// A season, in the order of the year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Season(pub(super) u8);

/// TIMEX3 codes of the seasons; a season's index times three, plus three, is its first month.
const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

impl Season {
    pub(super) fn from_code(code: &str) -> Option<Self> {
        SEASONS.iter().position(|c| *c == code).map(|i| Self(i as u8))
    }

    /// The month in which it begins in the north.
    pub(super) fn first_month(self) -> u8 {
        self.0 * 3 + 3
    }
}

/// What a date expression stands for. `Some(0)` for a month or day means that it is one, but not which.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Moment {
    Date { year: Option<i16>, month: Option<u8>, day: Option<u8> },
    Range { from: PartialDate, to: PartialDate },
    Weekday(i8),
    Week { monday: Option<Date>, year: Option<i16> },
    Weekend(Option<Date>),
    Season { year: Option<i16>, season: Season },
    Quarter { year: Option<i16>, quarter: u8 },
    Half { year: Option<i16>, half: u8 },
    Fiscal(i16),
    Decade(i16),
    Century(i16),
    Reference(String),
}

impl Moment {
    pub(super) const UNKNOWN: Self = Self::Date { year: None, month: None, day: None };

    pub(super) fn of(day: Date) -> Self {
        Self::Date { year: Some(day.year()), month: Some(day.month() as u8), day: Some(day.day() as u8) }
    }

    /// The TIMEX3 value.
    pub(super) fn value(&self) -> String {
        match self {
            Self::Date { year, month, day } => {
                let mut value = year_value(*year);
                if month.is_some() || day.is_some() {
                    value.push_str(&two_digits(*month));
                }
                if day.is_some() {
                    value.push_str(&two_digits(*day));
                }
                value
            }
            Self::Range { from, to } => format!("{}/{}", timex(*from), timex(*to)),
            Self::Weekday(n) => format!("XXXX-WXX-{n}"),
            Self::Week { monday: Some(monday), .. } => week_value(*monday),
            Self::Week { monday: None, year } => format!("{}-WXX", year_value(*year)),
            Self::Weekend(Some(saturday)) => format!("{}-WE", week_value(*saturday)),
            Self::Weekend(None) => "XXXX-WXX-WE".to_owned(),
            Self::Season { year, season } => {
                format!("{}-{}", year_value(*year), SEASONS[usize::from(season.0)])
            }
            Self::Quarter { year, quarter: 0 } => format!("{}-QX", year_value(*year)),
            Self::Quarter { year, quarter } => format!("{}-Q{quarter}", year_value(*year)),
            Self::Half { year, half } => format!("{}-H{half}", year_value(*year)),
            Self::Fiscal(year) => format!("FY{year}"),
            Self::Decade(decade) => format!("{decade}X"),
            Self::Century(century) => format!("{century}XX"),
            Self::Reference(value) => value.clone(),
        }
    }

    /// First and last date covered, as far as they are known and have a year of four digits, which is all that dates can be
    /// written with.
    pub(super) fn range(&self) -> Option<(PartialDate, PartialDate)> {
        let is_written = |date: PartialDate| date.parts().0.is_none_or(|year| (0..=9999).contains(&year));
        self.covered().filter(|(first, last)| is_written(*first) && is_written(*last))
    }

    fn covered(&self) -> Option<(PartialDate, PartialDate)> {
        let months = |year: i16, first: u8, n: u8| {
            let last = first + n - 1;
            let carry = i16::from(last > 12);
            let to = PartialDate::Month(year.saturating_add(carry), last - 12 * carry as u8);
            (PartialDate::Month(year, first), to)
        };
        let days = |first: Date, n: i32| {
            first.checked_add(n.days()).ok().map(|last| (partial(first), partial(last)))
        };
        match *self {
            Self::Date { year, month, day } => {
                let date = match (year, month.filter(|m| *m > 0), day.filter(|d| *d > 0)) {
                    (Some(y), Some(m), Some(d)) => PartialDate::day(y, m, d)?,
                    (Some(y), Some(m), None) => PartialDate::Month(y, m),
                    (Some(y), None, _) => PartialDate::Year(y),
                    (None, Some(m), Some(d)) => PartialDate::MonthDay(m, d),
                    _ => return None,
                };
                Some((date, date))
            }
            Self::Range { from, to } => Some((from, to)),
            Self::Week { monday, .. } => days(monday?, 6),
            Self::Weekend(saturday) => days(saturday?, 1),
            Self::Season { year, season } => Some(months(year?, season.first_month(), 3)),
            Self::Quarter { year, quarter } if quarter > 0 => Some(months(year?, quarter * 3 - 2, 3)),
            Self::Half { year, half } => Some(months(year?, half * 6 - 5, 6)),
            Self::Fiscal(year) => Some((PartialDate::Year(year), PartialDate::Year(year))),
            Self::Decade(decade) => Some(years(decade, 10)),
            Self::Century(century) => Some(years(century, 100)),
            _ => None,
        }
    }
}

/// First and last of some years that are counted as one, the `n`th of their kind.
fn years(n: i16, length: i16) -> (PartialDate, PartialDate) {
    let first = n.saturating_mul(length);
    (PartialDate::Year(first), PartialDate::Year(first.saturating_add(length - 1)))
}

/// The day, if it exists.
pub(super) fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The Monday of a day's week.
pub(super) fn monday(day: Date) -> Date {
    let since = i32::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).unwrap_or(day)
}

/// The day of a weekday (1 to 7 from Monday) in the week that begins with `monday`.
pub(super) fn day_of_week(monday: Date, weekday: i8) -> Date {
    monday.checked_add(i32::from(weekday - 1).days()).unwrap_or(monday)
}

/// The weekday as 1 (Monday) to 7 (Sunday).
pub(super) fn weekday_number(day: Date) -> i8 {
    Weekday::to_monday_one_offset(day.weekday())
}

/// The day as a date of the model.
pub(super) fn partial(day: Date) -> PartialDate {
    PartialDate::Day(day.year(), day.month() as u8, day.day() as u8)
}

fn timex(date: PartialDate) -> String {
    match date {
        PartialDate::MonthDay(m, d) => format!("XXXX-{m:02}-{d:02}"),
        other => other.to_string(),
    }
}

fn year_value(year: Option<i16>) -> String {
    year.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"))
}

fn two_digits(part: Option<u8>) -> String {
    part.filter(|n| *n > 0).map_or_else(|| "-XX".to_owned(), |n| format!("-{n:02}"))
}

fn week_value(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}
