//! The operations that turn what a pattern captured into a TIMEX3 value.

use super::calendar::{Base, Moment};
use super::grammar::Fields;
use super::{calendar_date, counted, ordinal, recurring, relative};
use rapporteur_model::{TimexKind, When};
use serde::Deserialize;

use super::tense::Tense;

/// What a pattern computes; the names used in the grammar file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Op {
    /// A date of the calendar: `year` or `yy`, `month` or `mm`, `day` or `dd`, `daypart`; `last` ends a range of days,
    /// `second` is a second day, `last_year` or `last_yy` ends a range of years.
    Calendar,
    /// `fullday` with `which` or a `week`, and `daypart`.
    Weekday,
    /// The `rank`th `fullday` of a `month` or `year`, or of the month or year that `which` names.
    NthWeekday,
    /// The `day` of the month that `which` names, or of the nearest in which it is a `fullday`.
    DayOfMonth,
    /// `count` `unit`s from a `fullday` or `shift`, or before it if there is a `way`.
    FromDay,
    /// The `fullday`, `weekend`, `span` or `season` that is `beyond` the next or the last.
    Beyond,
    /// `which` weekend.
    Weekend,
    /// `which` `span`.
    Period,
    /// `days` from the report's, with `daypart`.
    Shift,
    /// `count` or `vague` `unit`s in a `way`.
    Offset,
    /// `count` `unit`s from the report's day in the future tense or with `time`, else as a duration.
    Ahead,
    /// `shift` `unit`s from the date mentioned before.
    Backward,
    /// A `season` or `clearseason` of `year` or `which`.
    Season,
    /// Quarter `ordinal` or `n` of `year` or `which`.
    Quarter,
    /// Half `h` of `year` or `which`.
    Half,
    /// A decade: its first three digits in `decade`, or `tens` of the twentieth century.
    Decade,
    /// Century `ordinal`.
    Century,
    /// The week of a calendar date or a `holiday`.
    WeekOf,
    /// Fiscal `year` or `yy`.
    Fiscal,
    /// A `holiday` of `year` or `which`.
    Holiday,
    /// `hhmm`, `clock` with `meridiem`, or `fixed`; `zone`; on a `fullday`, a `shift` or a `month` and `day`.
    Clock,
    /// `count` or `vague` `unit`s or `units`, with `half`.
    Duration,
    /// Every `count` `unit`, `fullday`, `daypart` or `adjective`.
    Set,
    /// `value` as it stands.
    Reference,
}

/// Where an expression is read: what it counts from and in which tense it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene {
    /// The report's date.
    pub(super) anchor: Base,
    /// The date mentioned before, if there is one.
    pub(super) reference: Option<Base>,
    /// The governing verb's tense.
    pub(super) tense: Option<Tense>,
    /// Whether a verb in the past has it for its own.
    pub(super) over: bool,
    /// Whether something happened ahead of it, so that it may be over as well.
    pub(super) near: bool,
}

/// What an expression stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// A date and possibly a time of day, as written after the date in TIMEX3 (`"TEV"`, `"T09:00"`).
    Point(Moment, Option<String>),
    /// A time of day whose date is to be found nearby.
    Clock(String),
    /// A length of time.
    Duration(String),
    /// A recurring time.
    Set(String),
}

impl Reading {
    /// A date without time of day.
    pub(super) fn date(moment: Moment) -> Self {
        Self::Point(moment, None)
    }

    /// TIMEX3 class and value.
    pub(super) fn timex(&self) -> (TimexKind, When) {
        match self {
            Self::Point(moment, time) => {
                let range = moment.range();
                let (from, to) = (range.map(|r| r.0), range.map(|r| r.1));
                let kind = if time.is_some() { TimexKind::Time } else { TimexKind::Date };
                let value = moment.value() + time.as_deref().unwrap_or("");
                (kind, When { value, from, to })
            }
            Self::Clock(time) => {
                (TimexKind::Time, When { value: format!("XXXX-XX-XX{time}"), from: None, to: None })
            }
            Self::Duration(value) => (TimexKind::Duration, open(value)),
            Self::Set(value) => (TimexKind::Set, open(value)),
        }
    }
}

fn open(value: &str) -> When {
    When { value: value.to_owned(), from: None, to: None }
}

/// Reads a match; `None` if the words do not make sense as a time.
pub(super) fn read(op: Op, fields: &Fields<'_>, scene: &Scene) -> Option<Reading> {
    match op {
        Op::Calendar => calendar_date::calendar(fields, scene),
        Op::WeekOf => calendar_date::week_of(fields, scene),
        Op::Fiscal => calendar_date::year(fields).map(|y| Reading::date(Moment::Fiscal(y))),
        Op::Decade => calendar_date::decade(fields),
        Op::Century => {
            let nth = fields.number("ordinal").filter(|n| *n > 0)?;
            Some(Reading::date(Moment::Century(nth - 1)))
        }
        Op::Holiday => calendar_date::holiday(fields, scene),
        Op::Weekday => relative::weekday(fields, scene),
        Op::NthWeekday => ordinal::nth_weekday(fields, scene),
        Op::DayOfMonth => ordinal::day_of_month(fields, scene),
        Op::FromDay => ordinal::from_day(fields, scene),
        Op::Beyond => ordinal::beyond(fields, scene),
        Op::Ahead => relative::ahead(fields, scene),
        Op::Weekend => Some(relative::weekend(fields, scene)),
        Op::Period => relative::period(fields, scene),
        Op::Shift => relative::shift(fields, scene),
        Op::Offset => relative::offset(fields, scene),
        Op::Backward => relative::backward(fields, scene),
        Op::Season => relative::season(fields, scene),
        Op::Quarter => relative::quarter(fields, scene),
        Op::Half => relative::half(fields, scene),
        Op::Clock => recurring::clock(fields, scene),
        Op::Set => recurring::set(fields),
        Op::Duration => counted::duration(fields),
        Op::Reference => fields.get("value").map(|v| Reading::date(Moment::Reference(v.to_owned()))),
    }
}
