//! What deciding about people goes by beside the people: weights, lists and gazetteers.

use super::person::Person;
use crate::profile::Profile;
use crate::reasons::{Sign, Weighed};
use crate::{Gazetteer, Tables};

/// Weights, lists and gazetteers.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub tables: &'a Tables,
    pub gazetteer: &'a dyn Gazetteer,
}

/// What the terms of office in the gazetteers say of a post at a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Term {
    /// It was held then.
    Then,
    /// It was held at other times only.
    AtOtherTimes,
    Unknown,
}

impl Facts<'_> {
    /// How much the context of both agrees.
    pub fn agreement(self, a: &Person, b: &Person) -> Weighed {
        a.profile.agreement(&b.profile, &self.tables.weights.people)
    }

    /// What the gazetteers know of the posts that a person holds in a report in the life of a bearer of the name; of any post
    /// then, if the report gives none.
    fn term(self, bearer: &Profile, person: &Profile) -> Term {
        let Some(date) = person.date else { return Term::Unknown };
        let held = |post: Option<&str>| {
            bearer.entries.iter().find_map(|entry| self.gazetteer.held(entry, post, date))
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

    /// Whether nothing but a judgement keeps a lone name from standing for a bearer of it.
    pub fn may_be(self, bearer: &Person, person: &Person) -> bool {
        let days_far = self.tables.weights.people.days_far;
        let (x, y) = (&bearer.profile, &person.profile);
        let may = match self.term(x, y) {
            Term::Then => true,
            Term::AtOtherTimes => false,
            Term::Unknown => x.is_near(y, days_far) && !x.holds_other_post(y, self.tables),
        };
        may && bearer.conflict(person).is_none()
    }

    /// What speaks for a lone name standing for a bearer of it.
    pub fn company(self, bearer: &Person, person: &Person) -> Weighed {
        let weights = &self.tables.weights.people;
        let mut found = self.agreement(bearer, person);
        let (x, y) = (&bearer.profile, &person.profile);
        let (Some(lone), bearers) = (person.names.first().and_then(|name| name.words.last()), &bearer.names)
        else {
            return found;
        };
        let is_given = self.tables.first_names.contains(&lone.word)
            && bearers.iter().all(|name| name.last_key() != lone.key);
        if self.term(x, y) == Term::Then {
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
        if bearer.is_full() && bearers.iter().any(|name| name.words.iter().any(|word| word.word == lone.word))
        {
            found.add(weights.same_spelling, Sign::SameSpelling);
        }
        found
    }
}
