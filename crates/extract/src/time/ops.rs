//! The operations that turn what a pattern captured into a TIMEX3 value.

use super::calendar::Moment;
use super::fields::Fields;
use super::op::Op;
use super::reading::{Reading, Scene};
use super::{calendar_date, counted, ordinal, recurring, relative};

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
