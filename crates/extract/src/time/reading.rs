//! What an expression stands for, and what it is read from.

use super::calendar::{Base, Moment};
use super::tense::Tense;
use rapporteur_model::{Span, TimexKind, When};

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

/// An expression with the pattern that found it.
pub(super) struct Found<'m> {
    pub(super) span: Span,
    pub(super) reading: Reading,
    pub(super) pattern: &'m str,
    /// Whether the text states the year, or "last" and "next" do.
    pub(super) dated: bool,
    /// The tense in which it was read.
    pub(super) tense: Option<Tense>,
}
