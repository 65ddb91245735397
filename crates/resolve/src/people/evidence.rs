//! What speaks for and against two people being one, beside their names.

use crate::profile::Profile;
use crate::reasons::{Sign, Weighed};
use crate::{PeopleWeights, Tables};
use rapporteur_knowledge::names;
use std::collections::BTreeSet;

names! {
    /// Why two people cannot be one.
    Conflict {
        /// Each has an identity of its own in the gazetteers.
        TwoEntries = "the gazetteers know them as two people",
        /// Their genders differ.
        Genders = "a woman and a man",
        /// They hold offices of different states.
        States = "they hold offices of different states",
        /// A report says that they are kin.
        Kin = "they are kin",
        /// A person keeps them apart.
        Judged = "a person judged them apart",
    }
}

impl Profile {
    /// Why both cannot be one person, whatever their names; `are_kin` is asked last.
    pub fn conflict(&self, other: &Self, are_kin: impl FnOnce() -> bool) -> Option<Conflict> {
        if !self.entries.is_disjoint(&other.entries) {
            return None;
        }
        if !self.entries.is_empty() && !other.entries.is_empty() {
            return Some(Conflict::TwoEntries);
        }
        if differ(&self.genders, &other.genders) {
            return Some(Conflict::Genders);
        }
        if differ(&self.states, &other.states) {
            return Some(Conflict::States);
        }
        are_kin().then_some(Conflict::Kin)
    }

    /// Whether they hold different posts of which one person has one at a time. That tells bearers of one surname apart, but a
    /// person known by a full name may hold two.
    pub(super) fn holds_other_post(&self, other: &Self, tables: &Tables) -> bool {
        let single = |profile: &Self| -> BTreeSet<String> {
            profile.posts.iter().filter(|post| tables.rules.single_posts.contains(*post)).cloned().collect()
        };
        differ(&single(self), &single(other))
    }

    /// How much speaks for both being one person, and what.
    pub fn agreement(&self, other: &Self, weights: &PeopleWeights) -> Weighed {
        let mut found = Weighed::default();
        let mut add = |weight: f64, holds: bool, reason| {
            if holds {
                found.add(weight, reason);
            }
        };
        let same_office = !self.offices.is_disjoint(&other.offices);
        add(weights.same_office, same_office, Sign::SameOffice);
        let same_post = !same_office && !self.posts.is_disjoint(&other.posts);
        add(weights.same_post, same_post && self.is_near(other, weights.days_near), Sign::SamePost);
        add(weights.same_country, !self.ties.is_disjoint(&other.ties), Sign::SameCountryOrBody);
        let shared = self.shared_parties(other) as f64 / 3.0;
        add(weights.shared_parties * shared, shared > 0.0, Sign::SameCompany);
        add(weights.same_origin, !self.origins.is_disjoint(&other.origins), Sign::SameText);
        found
    }

    /// How many countries, bodies and places are typical company of both; beyond three, more do not tell more.
    fn shared_parties(&self, other: &Self) -> usize {
        // Whoever is met in many reports is met once with almost everybody.
        const TYPICAL: usize = 10;
        let is_typical = |profile: &Self, n: usize| n * TYPICAL >= profile.n_reports;
        let (few, many) =
            if self.parties.len() <= other.parties.len() { (self, other) } else { (other, self) };
        let shared = few.parties.iter().filter(|(party, n)| {
            is_typical(few, **n) && many.parties.get(party).is_some_and(|n| is_typical(many, *n))
        });
        shared.take(3).count()
    }

    /// Whether both are met within some days, as far as is known.
    pub(super) fn is_near(&self, other: &Self, days: i64) -> bool {
        self.days_apart(other) <= days
    }
}

fn differ<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}
