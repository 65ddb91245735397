//! The names of operations, as the grammar file writes them.

use serde::Deserialize;

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
