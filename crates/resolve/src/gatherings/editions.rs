//! Times that a report tells of a gathering but that belong to other editions of it.

use rapporteur_compare::dates;
use rapporteur_model::When;
use std::collections::{BTreeMap, BTreeSet};

/// The times of other editions among those that one report's words for a gathering tell: years that a day told beside them
/// excludes, or that were over long before the day on which a report that tells of the gathering was `written`.
pub(super) fn other_editions(
    whens: &BTreeMap<When, usize>,
    written: Option<i64>,
    days_far: i64,
) -> BTreeSet<When> {
    let spans = || whens.keys().filter_map(|when| Some((when, dates::span(when)?)));
    let is_vague = |span: (i64, i64)| span.1 - span.0 > days_far;
    let excluded = |span: (i64, i64)| {
        let days = || spans().map(|(_, day)| day).filter(|day| !is_vague(*day));
        let by_day = days().next().is_some() && days().all(|day| day.1 < span.0 || span.1 < day.0);
        by_day || days().next().is_none() && written.is_some_and(|day| span.1 < day - days_far)
    };
    spans().filter(|(_, span)| is_vague(*span) && excluded(*span)).map(|(when, _)| when.clone()).collect()
}
