//! Dates told together: a year said once holds for all of them, and a range runs forward ("from May to July 2019", "from Friday to
//! Tuesday").

use super::calendar::{Base, Moment, date, partial};
use super::reading::{Found, Reading};
use super::tense::Tense;
use jiff::ToSpan;
use rapporteur_model::{PartialDate, Span};

/// How two expressions that stand side by side are joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Join {
    /// "from May to July", "May-July"
    Range,
    /// "May and June"
    And,
    /// "May or June"
    Or,
    /// "May, June", as far as a list goes on.
    Comma,
}

/// Small words that may stand between a joining word and the date behind it.
const FILLERS: [&str; 8] = ["the", "on", "in", "from", "late", "early", "then", "again"];

impl Join {
    /// How the words between two expressions join them; `None` if they do not.
    pub fn between(text: &str, first: Span, second: Span) -> Option<Self> {
        let gap = text.get(first.end..second.start)?.to_lowercase();
        let mut words: Vec<&str> = gap.split_whitespace().collect();
        let comma = words.first() == Some(&",");
        if comma && words.len() > 1 {
            words.remove(0);
        }
        let (joint, rest) = words.split_first()?;
        if !rest.iter().all(|word| FILLERS.contains(word)) {
            return None;
        }
        match *joint {
            "to" | "until" | "till" | "through" | "thru" | "-" | "–" | "—" | "−" | "--" => {
                Some(Self::Range).filter(|_| !comma)
            }
            "and" | "&" => Some(Self::And),
            "or" => Some(Self::Or),
            "," => Some(Self::Comma),
            _ => None,
        }
    }
}

/// Lets the dates of a range or list share the year that one of them states.
pub(super) fn agree(found: &mut [Found<'_>], text: &str) {
    for i in (1..found.len()).rev() {
        let (before, behind) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), behind.first()) else { continue };
        if let Some(join) = Join::between(text, first.span, second.span) {
            from_later(first, second, join);
        }
    }
    for i in 1..found.len() {
        let (before, behind) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), behind.first_mut()) else { continue };
        if let Some(join) = Join::between(text, first.span, second.span) {
            from_earlier(first, second, join);
        }
    }
}

/// "from May to *July 2019*"
fn from_later(first: &mut Found<'_>, second: &Found<'_>, join: Join) {
    let (Some(a), Some(b)) = (Base::of(&first.reading), Base::of(&second.reading)) else { return };
    if first.dated || !second.dated || (join == Join::Comma && a.day.is_some() != b.day.is_some()) {
        return;
    }
    let Some(year) = b.year.filter(|_| a.month.is_some() && b.month.is_some()) else { return };
    let turned = match join {
        Join::Range => (a.month, a.day) > (b.month, b.day),
        // "in December and January 2019"
        _ => a.month.zip(b.month).is_some_and(|(a, b)| a >= 11 && b <= 2),
    };
    first.reading.set_year(year - i16::from(turned));
    first.dated = true;
}

/// "from *May 2019* to July"; where no year is said, the later end of a range is not before the earlier.
fn from_earlier(first: &mut Found<'_>, second: &mut Found<'_>, join: Join) {
    let (Some(a), Some(b)) = (Base::of(&first.reading), Base::of(&second.reading)) else { return };
    let same_shape = a.day.is_some() == b.day.is_some() && a.month.is_some() && b.month.is_some();
    if second.dated || !same_shape || join == Join::Comma {
        return;
    }
    let turned = (a.month, a.day) > (b.month, b.day);
    if let Some(year) = a.year.filter(|_| first.dated) {
        let next = join == Join::Range && turned;
        second.reading.set_year(year + i16::from(next));
        second.dated = true;
        return;
    }
    if join != Join::Range {
        return;
    }
    let past = first.tense != Some(Tense::Future);
    if (first.pattern, second.pattern) == ("weekday", "weekday") {
        in_one_week(first, second, past);
        return;
    }
    let day = |base: Base| base.year.and_then(|y| date(y, base.month.unwrap_or(1), base.day.unwrap_or(1)));
    let Some((x, y)) = day(a).zip(day(b)) else { return };
    let later = |years: i16| b.year.map_or(0, |y| y + years);
    match (x <= y, past) {
        (false, false) => second.reading.set_year(later(1)),
        (false, true) => first.reading.set_year(a.year.map_or(0, |y| y - 1)),
        // "lasted from May until July": "until" alone would look ahead.
        (true, true) if later(-1) >= a.year.unwrap_or(0) && !turned => second.reading.set_year(later(-1)),
        _ => {}
    }
}

/// "from Friday to Tuesday", "from Friday until Sunday": the second day follows the first within a week.
fn in_one_week(first: &mut Found<'_>, second: &mut Found<'_>, past: bool) {
    let day = |reading: &Reading| Base::of(reading).and_then(Base::date);
    let Some((x, y)) = day(&first.reading).zip(day(&second.reading)) else { return };
    let gap = y.since(x).map_or(0, |span| span.get_days());
    let whole_weeks = gap.div_euclid(7) * 7;
    if past && gap < 0 {
        first.reading.move_days(whole_weeks);
    } else {
        second.reading.move_days(-whole_weeks);
    }
}

impl Base {
    /// The parts of a reading that is one date.
    fn of(reading: &Reading) -> Option<Self> {
        match reading {
            Reading::Point(Moment::Date { year, month, day }, _) => {
                Some(Self { year: *year, month: *month, day: *day })
            }
            Reading::Point(Moment::Range { from, .. }, _) => Some(Self::from(*from)),
            Reading::Point(Moment::Season { year, season }, _) => {
                Some(Self { year: *year, month: Some(season.first_month()), day: None })
            }
            _ => None,
        }
    }
}

impl Reading {
    fn set_year(&mut self, new: i16) {
        let Self::Point(moment, _) = self else { return };
        let of_year = |date: &PartialDate| match date.parts() {
            (_, Some(m), Some(d)) => PartialDate::Day(new, m, d),
            (_, Some(m), None) => PartialDate::Month(new, m),
            _ => *date,
        };
        match moment {
            Moment::Date { year, .. } | Moment::Season { year, .. } => *year = Some(new),
            Moment::Range { from, to } => (*from, *to) = (of_year(from), of_year(to)),
            _ => {}
        }
    }

    fn move_days(&mut self, days: i32) {
        let Self::Point(moment, _) = self else { return };
        let day = match *moment {
            Moment::Date { year, month, day } => Base { year, month, day }.date(),
            _ => None,
        };
        if let Some(PartialDate::Day(y, m, d)) =
            day.and_then(|d| d.checked_add(days.days()).ok()).map(partial)
        {
            *moment = Moment::Date { year: Some(y), month: Some(m), day: Some(d) };
        }
    }
}
