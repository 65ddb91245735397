//! How reports tell of two gatherings: in one text or report, as their matter or in passing, and beside whom.

use super::evidence::Evidence;
use super::gathering::Gathering;
use crate::reasons::{Sign, Weighed};
use std::collections::BTreeSet;

/// How the reports of two gatherings tell of them.
pub(super) struct Told<'a, 'b> {
    a: &'a Gathering<'b>,
    b: &'a Gathering<'b>,
    /// What the casts of their reports tell.
    casts: Weighed,
    same_cast: bool,
}

impl<'a, 'b> Told<'a, 'b> {
    /// What is told of both; `hosts` are the countries that both are held in.
    pub fn of(a: &'a Gathering<'b>, b: &'a Gathering<'b>, hosts: &BTreeSet<usize>) -> Self {
        let mut casts = Weighed::default();
        // Casts share the people of the place anyway.
        let mut local: BTreeSet<usize> = a.places.union(&b.places).copied().collect();
        local.extend(hosts);
        local.extend(hosts.iter().filter_map(|host| a.surroundings.officers.get(host)).flatten());
        let stories = &a.surroundings.tables.weights.stories;
        let same_cast = a.cast.weigh(&b.cast, &local, stories, &mut casts);
        Self { a, b, casts, same_cast }
    }

    /// Whether reports of one story speak of both most.
    pub fn is_one_story(&self) -> bool {
        self.same_cast && self.a.is_main() && self.b.is_main()
    }

    /// Adds what it tells to the evidence.
    pub fn weigh(&self, evidence: &mut Evidence) {
        let (a, b) = (self.a, self.b);
        let weights = &a.surroundings.tables.weights.meetings;
        if !a.origins.is_disjoint(&b.origins) {
            evidence.tell(weights.same_origin, Sign::SameText);
        }
        if !a.sources.is_disjoint(&b.sources) {
            if is_repeated(a, b) || is_repeated(b, a) {
                evidence.tell(weights.repeated, Sign::NothingTellsItApartInOneReport);
            } else {
                evidence.add(weights.same_report, Sign::SameReport);
            }
            return;
        }
        // A name tells by itself, and reports of other things mention a gathering in passing.
        let against = !a.shares_name(b) && !a.is_aside() && !b.is_aside();
        if self.casts.sum > 0.0 || against {
            for (sign, weight) in &self.casts.signs {
                evidence.add(*weight, *sign);
            }
        }
        if self.is_one_story() {
            evidence.add(weights.main_of_story, Sign::WhatBothReportsSpeakOfMost);
        }
    }
}

/// Whether all that a report says of one gathering holds of the other, too: a headline often calls a gathering so.
fn is_repeated(open: &Gathering, known: &Gathering) -> bool {
    open.whens.is_empty()
        && open.words.names.is_empty()
        && open.words.editions.is_empty()
        && open.words.modifiers.is_subset(&known.words.described)
        && open.nouns.is_subset(&known.nouns)
        && open.places.is_subset(&known.places)
        && open.company.keys().all(|party| known.company.contains_key(party))
}
