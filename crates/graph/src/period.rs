//! Stretches of time, and what falls into them.

use crate::{Edge, Graph, StatedClaim};
use rapporteur_model::{EntityId, Object, PartialDate, When};

/// A day as year, month and day; the 31st ends every month.
pub(crate) type Day = (i16, u8, u8);

/// All days from one date to another, both included; without a limit where a side is `None`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Period {
    /// The first date; of `2026-01` its first day.
    pub from: Option<PartialDate>,
    /// The last date; of `2026-01` its last day.
    pub to: Option<PartialDate>,
}

impl Period {
    /// Whether it holds all of time.
    pub fn is_all(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether some day of `when` falls into it; `None` if `when` has no place in time.
    pub fn meets(&self, when: &When) -> Option<bool> {
        let (first, last) = days(when)?;
        let begun = self.from.and_then(first_day).is_none_or(|from| last >= from);
        let ended = self.to.and_then(last_day).is_some_and(|to| first > to);
        Some(begun && !ended)
    }

    /// Whether a claim falls into the period. Its own date decides, else that of its object, else that of the meeting, event or
    /// document at either end, else that of its report. A claim that has no place in time falls into no limited period.
    pub(crate) fn holds(&self, graph: &Graph, edge: &Edge, claim: &StatedClaim) -> bool {
        self.is_all() || self.placed(graph, edge, Some(claim)).unwrap_or(false)
    }

    /// The same for an edge that rests on no claim.
    pub(crate) fn holds_plain(&self, graph: &Graph, edge: &Edge) -> bool {
        self.is_all() || self.placed(graph, edge, None).unwrap_or(true)
    }

    fn placed(&self, graph: &Graph, edge: &Edge, claim: Option<&StatedClaim>) -> Option<bool> {
        let of = |id: &EntityId| graph.node(id).and_then(|node| self.meets(node.when.as_ref()?));
        claim
            .and_then(|claim| self.meets(claim.when.as_ref()?))
            .or_else(|| self.meets(&stated_date(&edge.object)?))
            .or_else(|| edge.object.entity().and_then(of))
            .or_else(|| edge.subject.as_ref().and_then(of))
            .or_else(|| of(&crate::report_node(&claim?.report)))
    }
}

/// The date that a literal is.
pub(crate) fn stated_date(object: &Object<EntityId>) -> Option<When> {
    match object {
        Object::Value { lexical, datatype } if datatype == "date" || datatype.starts_with('g') => {
            lexical.parse::<PartialDate>().ok().map(When::from)
        }
        _ => None,
    }
}

/// First and last day; `None` where the year is not known.
pub(crate) fn days(when: &When) -> Option<(Day, Day)> {
    let from = when.from.or(when.to)?;
    Some((first_day(from)?, last_day(when.to.unwrap_or(from))?))
}

fn first_day(date: PartialDate) -> Option<Day> {
    let (year, month, day) = date.parts();
    Some((year?, month.unwrap_or(1), day.unwrap_or(1)))
}

fn last_day(date: PartialDate) -> Option<Day> {
    let (year, month, day) = date.parts();
    Some((year?, month.unwrap_or(12), day.unwrap_or(31)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, to: &str, when: &str) -> Option<bool> {
        let date = |text: &str| text.parse::<PartialDate>().ok();
        Period { from: date(from), to: date(to) }.meets(&When::from(date(when)?))
    }

    #[test]
    fn a_date_falls_into_a_period_if_one_of_its_days_does() {
        assert_eq!(check("2031-05-09", "", "2031-05-09"), Some(true));
        assert_eq!(check("2031-05-10", "", "2031-05-09"), Some(false));
        assert_eq!(check("2031-05-10", "", "2031-05"), Some(true));
        assert_eq!(check("", "2031-05", "2031-05-31"), Some(true));
        assert_eq!(check("", "2031-04", "2031"), Some(true));
        assert_eq!(check("2031-06", "2031-07", "2031-08-01"), Some(false));
    }

    #[test]
    fn a_day_without_year_has_no_place_in_time() {
        assert_eq!(check("2031", "", "--05-09"), None);
    }
}
