//! When two documents are one.

use super::features::Document;
use crate::agglomerate::Cluster;
use crate::corpus::hull;
use crate::reasons::{Sign, Weighed};
use std::collections::BTreeSet;

impl Cluster for Document<'_> {
    fn likeness(&self, other: &Self) -> Option<Weighed> {
        let named = !self.names.is_disjoint(&other.names);
        if contradict(self, other) || !named && !self.related(other) {
            return None;
        }
        let weights = &self.tables.weights.documents;
        let gap = days_apart(self.reported, other.reported);
        if !named && gap.is_some_and(|days| days > weights.days_far) {
            return None;
        }
        let mut found = Weighed::default();
        let mut add = |holds: bool, weight: f64, reason| {
            if holds {
                found.add(weight, reason);
            }
        };
        let same_noun = !self.nouns.is_disjoint(&other.nouns);
        add(named, weights.same_name, Sign::SameName);
        add(same_noun, weights.same_noun, Sign::SameKind);
        add(!same_noun && self.related(other), weights.same_family, Sign::KindsThatCanBeOne);
        add(self.meets(other, |d| &d.words), weights.same_words, Sign::SameDescription);
        add(!named && self.differs(other, |d| &d.words), weights.other_words, Sign::OtherDescription);
        let makers = self.makers.intersection(&other.makers).count().min(2) as f64;
        add(makers > 0.0, weights.same_maker * (1.0 + makers) / 2.0, Sign::SameMakers);
        add(!named && self.differs(other, |d| &d.authors), weights.other_author, Sign::OtherAuthors);
        add(self.is_read_by(other), weights.same_reader, Sign::SameParties);
        add(self.meets(other, |d| &d.meetings), weights.same_meeting, Sign::OfTheSameMeeting);
        add(!named && self.differs(other, |d| &d.meetings), weights.other_meeting, Sign::OfAnotherMeeting);
        add(self.meets(other, |d| &d.addressees), weights.same_addressee, Sign::SameAddressee);
        add(self.meets(other, |d| &d.subjects), weights.same_subject, Sign::SameSubject);
        add(!named && self.is_unnamed_beside(other), weights.unnamed, Sign::NameAndOtherDescription);
        add((same_noun || named) && self.meets(other, |d| &d.origins), weights.same_origin, Sign::SameText);
        add(
            gap.is_some_and(|days| days <= weights.days_near),
            weights.published_near,
            Sign::ReportedAtOneTime,
        );
        if !named {
            self.cast.weigh(&other.cast, &BTreeSet::new(), &self.tables.weights.stories, &mut found);
        }
        Some(found)
    }

    fn absorb(&mut self, other: Self) {
        self.nouns.extend(other.nouns);
        self.families.extend(other.families);
        self.names.extend(other.names);
        self.numbers.extend(other.numbers);
        self.words.extend(other.words);
        self.makers.extend(other.makers);
        self.authors.extend(other.authors);
        self.readers.extend(other.readers);
        self.meetings.extend(other.meetings);
        self.addressees.extend(other.addressees);
        self.subjects.extend(other.subjects);
        self.cast.absorb(&other.cast);
        self.origins.extend(other.origins);
        self.sources.extend(other.sources);
        self.reported = hull(self.reported, other.reported);
    }

    fn node(&self) -> usize {
        self.node
    }
}

impl Document<'_> {
    fn related(&self, other: &Self) -> bool {
        self.families.is_empty() || other.families.is_empty() || !self.families.is_disjoint(&other.families)
    }

    fn meets<T: Ord>(&self, other: &Self, part: impl Fn(&Self) -> &BTreeSet<T>) -> bool {
        !part(self).is_disjoint(part(other))
    }

    fn differs<T: Ord>(&self, other: &Self, part: impl Fn(&Self) -> &BTreeSet<T>) -> bool {
        let (a, b) = (part(self), part(other));
        !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
    }

    /// One has a name, of which the other's description has no word.
    fn is_unnamed_beside(&self, other: &Self) -> bool {
        let apart = |named: &Self, open: &Self| {
            !named.names.is_empty()
                && open.names.is_empty()
                && !named.names.iter().flat_map(|name| name.split(' ')).any(|word| open.words.contains(word))
        };
        apart(self, other) || apart(other, self)
    }

    /// One's makers or readers are the other's readers.
    fn is_read_by(&self, other: &Self) -> bool {
        !self.readers.is_disjoint(&other.readers)
            || !self.readers.is_disjoint(&other.makers)
            || !self.makers.is_disjoint(&other.readers)
    }
}

/// Whether two cannot be one: documents of one report, of different numbers, or one document and several.
fn contradict(a: &Document, b: &Document) -> bool {
    let several = a.names.is_empty() && b.names.is_empty() && a.several != b.several;
    several || a.differs(b, |d| &d.numbers) || !a.sources.is_disjoint(&b.sources)
}

fn days_apart(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<i64> {
    let (a, b) = (a?, b?);
    Some((b.0 - a.1).max(a.0 - b.1).max(0))
}
