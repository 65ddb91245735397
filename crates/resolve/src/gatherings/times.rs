//! Whether two gatherings can be of one time: their dates, how long they last, how often they recur, when reports speak of them.

use super::features::Gathering;
use super::likeness::Evidence;
use super::told::Told;
use crate::dates::{self, Agreement};
use crate::reasons::Sign;
use rapporteur_model::When;
use std::collections::{BTreeMap, BTreeSet};

/// Of the times that one report's words for a gathering tell, those of other editions: years that a day told beside them
/// excludes, or that were over long before a report was `written` that tells of the gathering.
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

/// Weighs times; `None` where they rule one gathering out.
pub(super) fn times(
    a: &Gathering,
    b: &Gathering,
    hosts: &BTreeSet<usize>,
    evidence: &mut Evidence,
) -> Option<()> {
    let weights = &a.shared.context.tables.weights.meetings;
    let best = a.whens.keys().flat_map(|x| b.whens.keys().filter_map(move |y| dates::compare(x, y)));
    match best.max_by_key(|found| rank(*found)) {
        Some(Agreement::Same) => evidence.add(weights.same_date, Sign::SameDate),
        Some(Agreement::Overlap) if overlap_closely(a, b, weights.days_far) => {
            evidence.add(weights.overlapping_date, Sign::DatesOverlap);
        }
        Some(Agreement::Overlap) => {}
        Some(Agreement::Apart(days)) if days <= a.words.further_days.max(b.words.further_days) => {
            evidence.add(weights.overlapping_date, Sign::DaysOfOneGathering);
        }
        // Reports of one named gathering may err by a few days: a dispute, not another gathering.
        Some(Agreement::Apart(days)) if a.shares_name(b) && days <= weights.days_near => {
            evidence.add(weights.other_date, Sign::OtherDates);
        }
        Some(Agreement::Apart(days)) if days <= weights.days_running && is_running(a, b, hosts, evidence) => {
            evidence.add(weights.other_date, Sign::OtherDates);
        }
        Some(Agreement::Apart(_)) => return None,
        None => {}
    }
    if a.shares_name(b) && a.is_unique() && b.is_unique() {
        return Some(());
    }
    let gap = days_between(a, b);
    let recurs = [a.words.period, b.words.period].into_iter().flatten().min();
    match gap {
        Some(days) if recurs.is_some_and(|period| 2 * days >= period) => return None,
        Some(days) if days <= weights.days_near => {
            evidence.add(weights.published_near, Sign::ReportedAtOneTime);
        }
        // Also where one report's slip gives both a date in common: what most reports tell of the time decides.
        Some(days) if days > weights.days_far => return None,
        _ => {}
    }
    Some(())
}

/// Talks of the same parties in the same place, dated one day and the next: they go on. Calls do not.
fn is_running(a: &Gathering, b: &Gathering, hosts: &BTreeSet<usize>, evidence: &Evidence) -> bool {
    let weights = &a.shared.context.tables.weights.meetings;
    let same_place =
        evidence.found.holds(Sign::SamePlace) || evidence.found.holds(Sign::PlaceSpokenOfBesideIt);
    let several = a.shared_company(b, hosts) >= 2.0 * weights.shared_country;
    same_place && !a.families.contains("call") && (several || Told::of(a, b, hosts).is_one_story())
}

/// Whether times overlap that say more than the year.
fn overlap_closely(a: &Gathering, b: &Gathering, longest: i64) -> bool {
    let is_close = |when: &&When| dates::span(when).is_none_or(|(first, last)| last - first <= longest);
    let mut pairs =
        a.whens.keys().filter(is_close).flat_map(|x| b.whens.keys().filter(is_close).map(move |y| (x, y)));
    pairs.any(|(x, y)| dates::compare(x, y) == Some(Agreement::Overlap))
}

fn rank(agreement: Agreement) -> (i64, i64) {
    match agreement {
        Agreement::Apart(days) => (0, -days),
        Agreement::Overlap => (1, 0),
        Agreement::Same => (2, 0),
    }
}

/// Days between the times both are reported; for one that only the other dates, from its date.
fn days_between(a: &Gathering, b: &Gathering) -> Option<i64> {
    let (x, y) = (a.held()?, b.held()?);
    Some((y.0 - x.1).max(x.0 - y.1).max(0))
}
