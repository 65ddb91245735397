//! What speaks for and against two people being one, beside their names.

use super::People;
use crate::partition::Partition;
use crate::profile::Profile;
use crate::reasons::{Sign, Weighed};
use crate::{PeopleWeights, Tables};
use std::collections::BTreeSet;

/// What the terms of office in the gazetteers say of a post at a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Term {
    /// It was held then.
    Then,
    /// It was held at other times only.
    AtOtherTimes,
    Unknown,
}

pub(super) const OTHER_STATES: &str = "they hold offices of different states";

impl Profile {
    /// Why both cannot be one person, whatever their names; `nodes` is a node of each.
    pub fn conflict(
        &self,
        other: &Self,
        partition: &Partition,
        nodes: (usize, usize),
    ) -> Option<&'static str> {
        if !self.entries.is_disjoint(&other.entries) {
            return None;
        }
        if !self.entries.is_empty() && !other.entries.is_empty() {
            return Some("the gazetteers know them as two people");
        }
        if differ(&self.genders, &other.genders) {
            return Some("a woman and a man");
        }
        if differ(&self.states, &other.states) {
            return Some(OTHER_STATES);
        }
        let kin = |kin: &BTreeSet<usize>, node: usize| {
            kin.iter().any(|k| partition.find(*k) == partition.find(node))
        };
        (kin(&self.kin, nodes.1) || kin(&other.kin, nodes.0)).then_some("they are kin")
    }

    /// Whether they hold different posts of which one person has one at a time. It tells bearers of one surname apart, but
    /// a person known by a full name may hold two.
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

impl People<'_> {
    /// What the gazetteers know of the posts that a person holds in a report, or of any post then if it gives none, in the
    /// life of a bearer of the name.
    fn term(&self, bearer: usize, person: usize) -> Term {
        let (bearer, person) = (&self.persons[bearer].profile, &self.persons[person].profile);
        let Some(date) = person.date else { return Term::Unknown };
        let held = |post: Option<&str>| {
            bearer.entries.iter().find_map(|entry| self.context.gazetteer.held(entry, post, date))
        };
        let found = if person.posts.is_empty() {
            held(None).filter(|held| *held)
        } else {
            person.posts.iter().filter_map(|post| held(Some(post))).max()
        };
        match found {
            Some(true) => Term::Then,
            Some(false) => Term::AtOtherTimes,
            None => Term::Unknown,
        }
    }

    /// Whether nothing keeps a lone name from standing for a bearer of it.
    pub(super) fn may_be(&self, bearer: usize, person: usize, partition: &Partition) -> bool {
        let (tables, days_far) = (self.context.tables, self.context.tables.weights.people.days_far);
        let (x, y) = (&self.persons[bearer].profile, &self.persons[person].profile);
        let may = match self.term(bearer, person) {
            Term::Then => true,
            Term::AtOtherTimes => false,
            Term::Unknown => x.is_near(y, days_far) && !x.holds_other_post(y, tables),
        };
        may && self.conflict(bearer, person, partition).is_none()
    }

    /// What speaks for a lone name standing for a bearer of it.
    pub(super) fn company(&self, bearer: usize, person: usize) -> Weighed {
        let weights = &self.context.tables.weights.people;
        let mut found = self.agreement(bearer, person);
        let (x, y) = (&self.persons[bearer].profile, &self.persons[person].profile);
        let (Some(lone), bearers) = (self.persons[person].names[0].words.last(), &self.persons[bearer].names)
        else {
            return found;
        };
        let is_given = self.context.tables.first_names.contains(&lone.word)
            && bearers.iter().all(|name| name.last_key() != lone.key);
        if self.term(bearer, person) == Term::Then {
            if y.posts.is_empty() {
                found.add(if is_given { 0.0 } else { weights.in_office }, Sign::InOfficeThen);
            } else if !found.holds(Sign::SameOffice) {
                found.add(weights.same_office, Sign::HeldThatPostThen);
            }
        }
        if x.days.is_some() && y.days.is_some() && x.is_near(y, weights.days_close) {
            found.add(weights.same_days, Sign::SameDays);
        }
        if is_given && x.entries.is_empty() {
            found.add(weights.given_name, Sign::AGivenNameAlone);
        }
        if self.is_full(bearer)
            && bearers.iter().any(|name| name.words.iter().any(|word| word.word == lone.word))
        {
            found.add(weights.same_spelling, Sign::SameSpelling);
        }
        found
    }
}

fn differ<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}
