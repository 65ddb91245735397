//! Whether two gatherings can be of one time, by their dates, how long they last, how often they recur, and when reports speak of
//! them.

use super::evidence::Evidence;
use super::gathering::Gathering;
use super::told::Told;
use crate::reasons::Sign;
use crate::tables::FamilyTrait;
use rapporteur_compare::dates::{self, Agreement};
use rapporteur_model::When;
use std::collections::BTreeSet;

/// Weighs times; `None` where they rule one gathering out.
pub(super) fn times(
    a: &Gathering,
    b: &Gathering,
    hosts: &BTreeSet<usize>,
    evidence: &mut Evidence,
) -> Option<()> {
    let weights = &a.surroundings.tables.weights.meetings;
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
        // What most reports tell of the time decides, even where one report's slip gives both a date in common.
        Some(days) if days > weights.days_far => return None,
        _ => {}
    }
    Some(())
}

/// Whether talks of the same parties in the same place, dated one day and the next, go on from one to the other. Calls do not.
fn is_running(a: &Gathering, b: &Gathering, hosts: &BTreeSet<usize>, evidence: &Evidence) -> bool {
    let weights = &a.surroundings.tables.weights.meetings;
    let same_place =
        evidence.found.holds(Sign::SamePlace) || evidence.found.holds(Sign::PlaceSpokenOfBesideIt);
    let several = a.shared_company(b, hosts) >= 2.0 * weights.shared_country;
    same_place && !a.has_trait(FamilyTrait::Momentary) && (several || Told::of(a, b, hosts).is_one_story())
}

/// Whether times that say more than the year overlap.
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

/// Days between the times that both are held, or reported where none is told.
fn days_between(a: &Gathering, b: &Gathering) -> Option<i64> {
    let (x, y) = (a.held()?, b.held()?);
    Some((y.0 - x.1).max(x.0 - y.1).max(0))
}
