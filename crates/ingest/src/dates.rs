//! Parses dates as metadata, datelines and date lines write them: numeric, ISO 8601, RFC 2822, in words.
//!
//! Only the calendar date as written is read. Times and zones are ignored, since a report belongs to its local date.

use rapporteur_model::{PartialDate, Span};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Two-digit years below this belong to the 2000s (the convention of POSIX `strptime`).
const CENTURY_PIVOT: i32 = 69;

/// The date at the very start of `text`, and its length in bytes.
pub(crate) fn at_start(text: &str) -> Option<(PartialDate, usize)> {
    let mut cursor = Cursor { text, at: 0 };
    let before = cursor.at;
    if cursor.word().is_none_or(|word| !names(&WEEKDAYS, word)) {
        cursor.at = before;
    } else {
        cursor.skip(&[',', '.', ' ', '\u{a0}']);
    }
    let date = cursor.numeric().or_else(|| cursor.day_first()).or_else(|| cursor.month_first())?;
    // "06.01.26x" and "1985-11-199" are not dates; "26T10:00" continues as a time.
    let next = cursor.rest().chars().next();
    let time = next == Some('T') && cursor.rest()[1..].starts_with(|c: char| c.is_ascii_digit());
    if next.is_some_and(|c| c.is_ascii_digit() || c.is_alphabetic() && !time) {
        return None;
    }
    Some((date, cursor.at))
}

/// The first date anywhere in `text`; a bare year does not count.
pub(crate) fn find(text: &str) -> Option<(PartialDate, Span)> {
    let mut previous = None;
    for (at, c) in text.char_indices() {
        let starts = match previous {
            None => true,
            Some(p) if c.is_ascii_digit() => !char::is_ascii_digit(&p) && p != '.' && p != '/' && p != '-',
            Some(p) => c.is_alphabetic() && !p.is_alphanumeric(),
        };
        previous = Some(c);
        if starts && let Some((date, length)) = at_start(&text[at..]) {
            return Some((date, Span::new(at, at + length)));
        }
    }
    None
}

/// The date of a metadata field, which may be a bare year or include a time.
pub(crate) fn of_field(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if text.len() == 4
        && let Ok(year) = text.parse()
    {
        return Some(year);
    }
    // Compact ISO 8601: 20260106 or 20260106T101500Z.
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 8
        && let (Ok(y), Ok(m), Ok(d)) = (text[..4].parse(), text[4..6].parse(), text[6..8].parse())
    {
        return day(y, m, d);
    }
    find(text).map(|(date, _)| date)
}

fn names(list: &[&str], word: &str) -> bool {
    index(list, word).is_some()
}

/// The position of the name that `word` equals or abbreviates to at least three letters.
fn index(list: &[&str], word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    (word.len() >= 3).then(|| list.iter().position(|name| name.starts_with(&word))).flatten()
}

fn day(year: i32, month: i32, day: i32) -> Option<PartialDate> {
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

fn full_year(digits: &str) -> Option<i32> {
    let number: i32 = digits.parse().ok()?;
    match digits.len() {
        4 if (1000..3000).contains(&number) => Some(number),
        2 if number < CENTURY_PIVOT => Some(2000 + number),
        2 => Some(1900 + number),
        _ => None,
    }
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn skip(&mut self, chars: &[char]) {
        self.take(|c| chars.contains(&c));
    }

    fn word(&mut self) -> Option<&'a str> {
        let word = self.take(char::is_alphabetic);
        (!word.is_empty()).then_some(word)
    }

    fn digits(&mut self) -> Option<&'a str> {
        let digits = self.take(|c| c.is_ascii_digit());
        (!digits.is_empty()).then_some(digits)
    }

    /// Runs `read` and moves back to the start if it fails.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let value = read(self);
        if value.is_none() {
            self.at = start;
        }
        value
    }

    /// `2026-01-06`, `2026/1/6`, `2026-01`, `06.01.2026`, `06.01.26`, `25/12/2025`.
    fn numeric(&mut self) -> Option<PartialDate> {
        self.attempt(|cursor| {
            let first = cursor.digits()?;
            let separator = cursor.rest().chars().next().filter(|c| ['-', '.', '/'].contains(c))?;
            cursor.at += 1;
            let second = cursor.digits().filter(|d| d.len() <= 2)?;
            let third = cursor.attempt(|cursor| {
                cursor.rest().starts_with(separator).then(|| cursor.at += 1)?;
                cursor.digits()
            });
            let number = |digits: &str| digits.parse::<i32>().ok();
            match (first.len(), third) {
                (4, Some(third)) if third.len() <= 2 => {
                    day(full_year(first)?, number(second)?, number(third)?)
                }
                (4, None) if separator == '-' && second.len() == 2 => {
                    format!("{:04}-{second}", full_year(first)?).parse().ok()
                }
                (1 | 2, Some(third)) => {
                    let year = full_year(third)?;
                    by_separator(year, number(first)?, number(second)?, separator)
                }
                _ => None,
            }
        })
    }

    /// `6 January 2026`, `6th of January`, `06-Jan-2026`.
    fn day_first(&mut self) -> Option<PartialDate> {
        self.attempt(|cursor| {
            let digits = cursor.digits().filter(|d| d.len() <= 2)?;
            cursor.ordinal();
            cursor.skip(&[' ', '\u{a0}', '-', '.']);
            cursor.attempt(|cursor| {
                (cursor.word()? == "of").then_some(())?;
                cursor.skip(&[' ']);
                Some(())
            });
            let month = index(&MONTHS, cursor.word()?)? + 1;
            let year = cursor.year();
            finish(year, month, digits)
        })
    }

    /// `January 6, 2026`, `Jan. 6`, `January 2026`.
    fn month_first(&mut self) -> Option<PartialDate> {
        self.attempt(|cursor| {
            let month = index(&MONTHS, cursor.word()?)? + 1;
            cursor.skip(&['.']);
            cursor.skip(&[' ', '\u{a0}']);
            let digits = cursor.digits()?;
            if digits.len() == 4 {
                let year = full_year(digits)?;
                return format!("{year:04}-{month:02}").parse().ok();
            }
            if digits.len() > 2 || cursor.rest().starts_with(':') {
                return None;
            }
            cursor.ordinal();
            let year = cursor.year();
            finish(year, month, digits)
        })
    }

    /// Whether the text ends here or continues with a time of day.
    fn ends_or_has_time(&self) -> bool {
        let rest = self.rest().trim_start_matches(['T', ',', ' ', '\u{a0}']);
        let hour = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let time = (1..=2).contains(&hour) && rest[hour..].starts_with(':');
        rest.is_empty() || time && rest.len() < self.rest().len()
    }

    fn ordinal(&mut self) {
        self.attempt(|cursor| ["st", "nd", "rd", "th"].contains(&cursor.word()?).then_some(()));
    }

    fn year(&mut self) -> Option<i32> {
        self.attempt(|cursor| {
            cursor.skip(&['.']);
            cursor.skip(&[',']);
            cursor.skip(&[' ', '\u{a0}', '-']);
            let digits = cursor.digits().filter(|d| matches!(d.len(), 2 | 4))?;
            // RFC 822 writes "13 Mar 25 10:00:00", so two digits are a year only if nothing but a time follows.
            if digits.len() == 2 && !cursor.ends_or_has_time() {
                return None;
            }
            // "Jan 6, 1430 GMT" ends with a time of day.
            let zone: String = cursor.rest().trim_start().chars().take(8).collect();
            let zone = zone.to_lowercase();
            if ["gmt", "utc", "est", "hrs", "hours", "et"].iter().any(|z| zone.starts_with(z)) {
                return None;
            }
            full_year(digits)
        })
    }
}

fn finish(year: Option<i32>, month: usize, digits: &str) -> Option<PartialDate> {
    let number: i32 = digits.parse().ok()?;
    match year {
        Some(year) => day(year, i32::try_from(month).ok()?, number),
        None => format!("--{month:02}-{number:02}").parse().ok(),
    }
}

/// Reads three numbers by their separator. Dots mean day first; slashes and hyphens are read only if one number cannot be a month
/// or both are equal.
fn by_separator(year: i32, first: i32, second: i32, separator: char) -> Option<PartialDate> {
    if separator == '.' || first > 12 || first == second {
        day(year, second, first)
    } else if second > 12 {
        day(year, first, second)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, rest: &str) {
        let (date, length) = at_start(text).unwrap_or_else(|| panic!("no date in {text:?}"));
        assert_eq!((date.to_string().as_str(), &text[length..]), (expected, rest), "{text}");
    }

    #[test]
    fn reads_the_usual_forms() {
        check("2031-03-08 #17", "2031-03-08", " #17");
        check("1985-11-19T23:30:00+02:00", "1985-11-19", "T23:30:00+02:00");
        check("07.03.31, 09:45", "2031-03-07", ", 09:45");
        check("19.11.1985.", "1985-11-19", ".");
        check("25/12/2025", "2025-12-25", "");
        check("12/25/2025", "2025-12-25", "");
        check("Jan 6 (Agency)", "--01-06", " (Agency)");
        check("Sept. 17, 1978 -", "1978-09-17", " -");
        check("19 November 1985 (", "1985-11-19", " (");
        check("6th of January, 2026", "2026-01-06", "");
        check("Tuesday, January 6, 2026", "2026-01-06", "");
        check("Mon, 18 Nov 1985 10:00:00 GMT", "1985-11-18", " 10:00:00 GMT");
        check("November 1985", "1985-11", "");
        check("Nov 18 1985", "1985-11-18", "");
        check("Jan 6, 1430 GMT", "--01-06", ", 1430 GMT");
        check("Thu, 13 Mar 25 10:00:00 +0200", "2025-03-13", " 10:00:00 +0200");
        check("Mon, 03 Apr 95 10:00:00 GMT", "1995-04-03", " 10:00:00 GMT");
        check("13-Mar-25", "2025-03-13", "");
        check("6 Jan 26 people", "--01-06", " 26 people");
        check("Jan 6 14:30", "--01-06", " 14:30");
    }

    #[test]
    fn rejects_what_is_no_date_or_is_ambiguous() {
        for text in [
            "05/06/2026",
            "2026-13-01",
            "30 February 2026",
            "K450",
            "1.5 million",
            "marching on",
            "Jan",
            "17:32",
            "",
        ] {
            assert_eq!(at_start(text), None, "{text}");
        }
    }

    #[test]
    fn finds_a_date_glued_to_a_word() {
        let text = "Talks to open in Vale - media07.03.31, 09:45";
        let (date, span) = find(text).unwrap();
        assert_eq!((date, span.of(text)), (PartialDate::Day(2031, 3, 7), "07.03.31"));
    }

    #[test]
    fn fields_may_be_years_or_compact() {
        assert_eq!(of_field("1985"), Some(PartialDate::Year(1985)));
        assert_eq!(of_field("20260106T101500Z"), Some(PartialDate::Day(2026, 1, 6)));
        assert_eq!(of_field(" Updated: 6 Jan 2026 "), Some(PartialDate::Day(2026, 1, 6)));
        assert_eq!(of_field("1 Jan 99"), Some(PartialDate::Day(1999, 1, 1)));
        assert_eq!(of_field("soon"), None);
    }
}
