//! Days that a date covers, for programs that know whole days only.

use jiff::civil::Date;
use rapporteur_model::{PartialDate, When};

/// The first day covered, `YYYY-MM-DD`; `None` where no year is known.
pub(crate) fn first_day(when: &When) -> Option<String> {
    day(when.from?, Date::first_of_month, Date::first_of_year)
}

/// The last day covered, `YYYY-MM-DD`; `None` where no year or no end is known.
pub(crate) fn last_day(when: &When) -> Option<String> {
    day(when.to?, Date::last_of_month, Date::last_of_year)
}

fn day(date: PartialDate, of_month: fn(Date) -> Date, of_year: fn(Date) -> Date) -> Option<String> {
    let (year, month, day) = date.parts();
    let start =
        |month: u8, day: u8| Date::new(year?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let date = match (month, day) {
        (Some(month), Some(day)) => start(month, day)?,
        (Some(month), None) => of_month(start(month, 1)?),
        _ => of_year(start(1, 1)?),
    };
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_covers_its_first_to_its_last_day() {
        let days = |text: &str| {
            let when = When::from(text.parse::<PartialDate>().unwrap());
            (first_day(&when), last_day(&when))
        };
        let pair = |from: &str, to: &str| (Some(from.to_owned()), Some(to.to_owned()));
        assert_eq!(days("2031-09-03"), pair("2031-09-03", "2031-09-03"));
        assert_eq!(days("2032-02"), pair("2032-02-01", "2032-02-29"));
        assert_eq!(days("1986"), pair("1986-01-01", "1986-12-31"));
        assert_eq!(days("--09-03"), (None, None));
        let open = When { value: "PRESENT".into(), from: Some(PartialDate::Year(1986)), to: None };
        assert_eq!((first_day(&open), last_day(&open)), (Some("1986-01-01".into()), None));
    }
}
