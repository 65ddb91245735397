//! What of the whole corpus the decision on one component may know: how many things bear a name.
//!
//! A name that two bodies bear stands for neither, and a name that very many people bear is compared within narrower blocks.
//! Both are facts about all reports together, so they are counted once and given to every decision as a value. With the
//! statistics of a whole corpus a part of it that is unrelated to the rest is resolved as it would be within the whole:
//! see [`resolve_part`](crate::resolve_part).

use std::collections::BTreeMap;

/// How many things of a corpus bear names, as resolution counts them on its way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CorpusStatistics {
    pub(crate) bodies: BodyStatistics,
    pub(crate) people: PeopleStatistics,
}

/// How many bodies bear names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct BodyStatistics {
    /// By type and name: bodies that the gazetteers know.
    pub known: BTreeMap<&'static str, BTreeMap<String, usize>>,
    /// By the name without the country: countries that have a body of that name.
    pub owners: BTreeMap<String, usize>,
    /// By abbreviation: bodies whose names have these first letters.
    pub abbreviated: BTreeMap<String, usize>,
}

/// How many people bear names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct PeopleStatistics {
    /// By what spellings of a full name share: people, those of equal names taken as far as they are one.
    pub bearers: BTreeMap<String, usize>,
}

/// Where a step takes its statistics from.
#[derive(Clone, Copy)]
pub(crate) enum Counts<'a> {
    /// The reports that are resolved are the whole corpus.
    Own,
    /// They are a part of it.
    Whole(&'a CorpusStatistics),
}

impl Counts<'_> {
    /// The statistics of the whole corpus, where `own` are those of the reports that are resolved.
    pub fn of<'s, S>(&'s self, own: &'s S, part: impl Fn(&'s CorpusStatistics) -> &'s S) -> &'s S {
        match self {
            Self::Own => own,
            Self::Whole(statistics) => part(statistics),
        }
    }
}
