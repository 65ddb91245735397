//! Why two things are called one, in words and with weights.

use rapporteur_knowledge::names;
use rapporteur_model::{Points, Score};
use std::fmt;

names! {
    /// A sign of two things being one, or being two.
    #[allow(missing_docs, reason = "the names are what people read")]
    Sign {
        AGivenNameAlone = "a given name alone",
        DatesOverlap = "dates overlap",
        DaysOfOneGathering = "days of one gathering",
        HeldThatPostThen = "held that post then",
        InOfficeThen = "in office then",
        KindsThatCanBeOne = "kinds that can be one",
        NameAndOtherDescription = "name and other description",
        NothingTellsItApartInOneReport = "nothing tells it apart in one report",
        OfAnotherMeeting = "of another meeting",
        OfTheSameMeeting = "of the same meeting",
        OnePlaceInTheOther = "one place in the other",
        OtherAuthors = "other authors",
        OtherDates = "other dates",
        OtherDescription = "other description",
        OtherParticipants = "other participants",
        OtherTopic = "other topic",
        PlaceNotSpokenOf = "place not spoken of",
        PlaceSpokenOfBesideIt = "place spoken of beside it",
        ReportedAtOneTime = "reported at one time",
        ReportedFromThePlace = "reported from the place",
        ReportsOfOtherPeopleAndPlaces = "reports of other people and places",
        ReportsOfTheSamePeopleAndPlaces = "reports of the same people and places",
        SameAddressee = "same addressee",
        SameCompany = "same company",
        SameCountryOrBody = "same country or body",
        SameDate = "same date",
        SameDays = "same days",
        SameDescription = "same description",
        SameKind = "same kind",
        SameMakers = "same makers",
        SameName = "same name",
        SameOffice = "same office",
        SameParticipants = "same participants",
        SameParties = "same parties",
        SamePlace = "same place",
        SamePost = "same post",
        SameReport = "same report",
        SameSpelling = "same spelling",
        SameSubject = "same subject",
        SameText = "same text",
        SameTopic = "same topic",
        WhatBothReportsSpeakOfMost = "what both reports speak of most",
        WhatTheReportIsAboutThatMentionsIt = "what the report is about that mentions it",
    }
}

/// What speaks for two things being one, each with its weight.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Weighed {
    pub sum: f64,
    pub signs: Vec<(Sign, f64)>,
}

impl Weighed {
    /// Adds a sign; a negative weight speaks against.
    pub fn add(&mut self, weight: f64, sign: Sign) {
        self.sum += weight;
        self.signs.push((sign, weight));
    }

    /// Whether a sign was found.
    pub fn holds(&self, sign: Sign) -> bool {
        self.signs.iter().any(|(known, _)| *known == sign)
    }

    /// The signs in words, with their sum and the sum that was needed.
    pub fn reason(&self, needed: f64) -> Reason {
        Reason { words: self.to_string(), score: Some(score(self.sum, needed)), judged: false }
    }
}

impl fmt::Display for Weighed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (sign, weight)) in self.signs.iter().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            write!(f, "{comma}{sign} {weight:+.1}")?;
        }
        Ok(())
    }
}

/// Why two sets of nodes were joined.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Reason {
    pub words: String,
    /// The sum of weights, where weights decided.
    pub score: Option<Score>,
    /// Whether a person said so.
    pub judged: bool,
}

/// A union of two nodes.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Union {
    pub left: usize,
    pub right: usize,
    pub reason: Reason,
}

impl Reason {
    /// The same reason with words before it.
    pub fn after(mut self, words: &str) -> Self {
        self.words = format!("{words}: {}", self.words);
        self
    }
}

impl From<String> for Reason {
    fn from(words: String) -> Self {
        Self { words, ..Self::default() }
    }
}

impl From<&str> for Reason {
    fn from(words: &str) -> Self {
        Self::from(words.to_owned())
    }
}

impl From<&String> for Reason {
    fn from(words: &String) -> Self {
        Self::from(words.clone())
    }
}

/// A sum of weights and what was needed.
pub(crate) fn score(sum: f64, needed: f64) -> Score {
    Score { sum: Points::new(sum), needed: Points::new(needed) }
}
