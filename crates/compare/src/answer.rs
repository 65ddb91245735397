//! What a voice answers.

use crate::dates::{self, Agreement};
use crate::fit::{Fit, Said};
use crate::number::Number;
use crate::setting::Setting;
use rapporteur_model::{EntityId, Qualifier, Status, When, WorldClaim};
use std::collections::BTreeMap;

/// One claim's answer to a question.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Answer<'a> {
    /// Whether it is so.
    Said(Said),
    /// Whether somebody's words hold.
    Stands(bool),
    /// How many.
    Number(Counted<'a>),
    /// On which day.
    Date(Dated),
    /// Where.
    Place(&'a EntityId),
    /// Who.
    Holder(Holder<'a>),
    /// The value of a qualifier.
    Told(Told<'a>),
    /// Who alone, with the type.
    Alone(&'a str, &'a EntityId),
}

impl Answer<'_> {
    /// How two answers to one question relate; symmetric.
    pub fn relate(&self, other: &Self, setting: &Setting) -> Fit {
        let fits = |fits: bool| if fits { Fit::Same } else { Fit::Contradiction };
        match (self, other) {
            (Self::Said(a), Self::Said(b)) => a.relate(b),
            (Self::Stands(a), Self::Stands(b)) => fits(a == b),
            (Self::Number(a), Self::Number(b)) => a.relate(b),
            (Self::Date(a), Self::Date(b)) => a.relate(b),
            (Self::Place(a), Self::Place(b)) => setting.places.relate(a, b),
            (Self::Holder(a), Self::Holder(b)) => a.relate(b),
            (Self::Told(a), Self::Told(b)) => a.relate(b),
            // A party and its leader have won the same election.
            (Self::Alone(kind, _), Self::Alone(other, _)) if kind != other => Fit::Apart,
            (Self::Alone(_, a), Self::Alone(_, b)) => fits(a == b),
            _ => Fit::Apart,
        }
    }

    /// Whether it denies, among answers of which some assert.
    pub fn denies(&self) -> bool {
        match self {
            Self::Said(said) => said.denies(),
            Self::Stands(stands) => !stands,
            _ => false,
        }
    }

    /// Whether it can be part of a dispute at all.
    pub fn takes_side(&self) -> bool {
        !matches!(self, Self::Said(said) if !said.takes_side())
    }
}

/// How many there are, and the day of that count if the number changes with time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Counted<'a> {
    pub number: Number<'a>,
    /// First and last day for which it is given; `None` for what is counted once, as who came to a summit.
    pub at: Option<(i64, i64)>,
    /// Whether the number stays for a while, as that of members does; a figure is that of its day.
    pub lasts: bool,
}

/// Days after which another number tells of change: a union has grown, nobody has miscounted.
const CHANGE_DAYS: i64 = 90;

impl Counted<'_> {
    fn relate(&self, other: &Self) -> Fit {
        let gap = self.at.zip(other.at).map_or(0, |(x, y)| (y.0 - x.1).max(x.0 - y.1));
        match self.number.fits(&other.number) {
            true => Fit::Same,
            false if gap > if self.lasts && other.lasts { CHANGE_DAYS } else { 0 } => Fit::Changed,
            false => Fit::Contradiction,
        }
    }
}

/// What a claim tells beside subject and object.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Told<'a> {
    pub value: Value<'a>,
    /// First and last day of what is told, else the day of the report.
    pub at: Option<(i64, i64)>,
    /// Whether there is one occasion only, such as the vote on a bill.
    pub once: bool,
    /// All qualifiers of the claim.
    pub beside: &'a BTreeMap<String, Qualifier<EntityId>>,
}

/// The value of a qualifier that can be compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Value<'a> {
    /// How much or how many.
    Number(Number<'a>),
    /// A word that excludes all others.
    Word(&'a str),
}

/// Days within which two reports that name no day speak of one payment.
const OCCASION_DAYS: i64 = 14;

impl Told<'_> {
    fn relate(&self, other: &Self) -> Fit {
        let fits = match (&self.value, &other.value) {
            (Value::Number(a), Value::Number(b)) => a.fits(b),
            (Value::Word(a), Value::Word(b)) => a == b,
            _ => return Fit::Apart,
        };
        match fits {
            true => Fit::Same,
            false if self.is_one_occasion(other) && !self.is_of_another_thing(other) => Fit::Contradiction,
            false => Fit::Apart,
        }
    }

    fn is_one_occasion(&self, other: &Self) -> bool {
        let near = |(x, y): ((i64, i64), (i64, i64))| (y.0 - x.1).max(x.0 - y.1) <= OCCASION_DAYS;
        self.once && other.once || self.at.zip(other.at).is_some_and(near)
    }

    /// Whether the claims name different things or currencies. The words that are compared themselves do not count.
    fn is_of_another_thing(&self, other: &Self) -> bool {
        let word = |told: &Self, text: &str| told.value == Value::Word(text);
        self.beside.iter().any(|(name, own)| match (own, other.beside.get(name)) {
            (Qualifier::Text(a), Some(Qualifier::Text(b))) => a != b && !(word(self, a) && word(other, b)),
            (Qualifier::Entity(a), Some(Qualifier::Entity(b))) => a != b,
            _ => false,
        })
    }
}

/// A day or days of something.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Dated {
    pub when: When,
    status: Status,
    /// Day of the report.
    day: Option<i64>,
    /// First and last day of the thing by all reports, if it lasted several days.
    lasted: Option<(i64, i64)>,
}

/// Most days that a gathering is taken to last.
const LASTED_DAYS: i64 = 14;

impl Dated {
    pub fn of(setting: &Setting, claim: &WorldClaim) -> Option<Self> {
        let thing = claim.claim.subject.as_ref().and_then(|id| setting.entity(id));
        let lasted = thing.and_then(|thing| dates::span(thing.when.as_ref()?));
        Some(Self {
            when: dates::stated_date(&claim.claim)?,
            status: claim.claim.status,
            day: setting.day(&claim.report),
            lasted: lasted.filter(|(first, last)| first < last && last - first <= LASTED_DAYS),
        })
    }

    fn relate(&self, other: &Self) -> Fit {
        match dates::compare(&self.when, &other.when) {
            None => Fit::Apart,
            Some(Agreement::Same | Agreement::Overlap) => Fit::Same,
            // Saturday and Sunday of talks from Saturday to Sunday.
            Some(Agreement::Apart(_)) if self.is_within() && other.is_within() => Fit::Same,
            Some(Agreement::Apart(_)) if self.was_moved(other) || other.was_moved(self) => Fit::Changed,
            Some(Agreement::Apart(_)) => Fit::Contradiction,
        }
    }

    fn is_within(&self) -> bool {
        let own = dates::span(&self.when);
        own.zip(self.lasted).is_some_and(|(own, lasted)| lasted.0 <= own.0 && own.1 <= lasted.1)
    }

    /// Planned for one day, and later reported to have been on another.
    fn was_moved(&self, after: &Self) -> bool {
        self.status == Status::Planned
            && after.status == Status::Happened
            && self.day.zip(after.day).is_some_and(|(planned, held)| planned < held)
    }
}

/// Who holds a post that one person holds at a time, and when. Reports give former holders their title for life, so only stated
/// times prove that two people held it at once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Holder<'a> {
    person: &'a EntityId,
    at: (i64, i64),
}

impl<'a> Holder<'a> {
    pub fn of(setting: &Setting, claim: &'a WorldClaim, office: &EntityId) -> Option<Self> {
        let post = setting.entity(office)?;
        let noun = post.noun.as_deref().unwrap_or(&post.label).to_lowercase();
        let single = post.of.is_some() && setting.rules.single_posts.contains(&noun);
        let now = setting.rules.is_held_now(claim.claim.role.as_deref());
        let at = claim.claim.when.as_ref().and_then(dates::span)?;
        let person = claim.claim.subject.as_ref()?;
        (single && now && claim.claim.status == Status::Happened).then_some(Self { person, at })
    }

    fn relate(&self, other: &Self) -> Fit {
        if self.person == other.person {
            return Fit::Same;
        }
        let together = self.at.0 <= other.at.1 && other.at.0 <= self.at.1;
        if together { Fit::Contradiction } else { Fit::Apart }
    }
}
