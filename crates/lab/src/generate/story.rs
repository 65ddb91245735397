//! The subject of one report and its paper's style; turns wordings into text.

use super::World;
use super::meetings::{Kind, Meeting};
use super::random::Random;
use super::tables::Parts;
use super::writer::Writer;
use jiff::civil::Date;
use rapporteur_model::well_known::types;
use std::collections::BTreeSet;

/// The time at which a report is written, relative to its meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    Before,
    During,
    After,
    Cancelled,
}

impl Phase {
    fn key(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::During => "during",
            Self::After => "after",
            Self::Cancelled => "cancelled",
        }
    }

    /// The meeting's status in the report.
    pub fn status(self) -> &'static str {
        match self {
            Self::Before => "Planned",
            Self::During | Self::After => "Happened",
            Self::Cancelled => "Cancelled",
        }
    }
}

/// The style of a paper.
#[derive(Clone, Debug)]
pub struct Style {
    pub outlet: String,
    /// The paper's way to spell names.
    pub spelling: usize,
    /// Whether it writes "Mr Borovsky", not "Borovsky".
    pub honorifics: bool,
    /// Whether it writes "9 May", not "May 9".
    pub day_first: bool,
    pub is_agency: bool,
}

impl Style {
    /// The style of the paper with this number.
    pub fn of(world: &World, number: usize) -> Self {
        let outlet = world.names.outlets.get(number).cloned().unwrap_or_default();
        Self {
            spelling: if number.is_multiple_of(3) { number / 3 % 3 } else { 0 },
            honorifics: number % 5 == 4,
            day_first: number % 4 == 3,
            is_agency: world.names.agencies.contains(&outlet),
            outlet,
        }
    }
}

/// One report that is being written.
pub struct Story<'a> {
    pub world: &'a World,
    pub meeting: &'a Meeting,
    pub style: Style,
    pub phase: Phase,
    /// Day of publication.
    pub on: Date,
    /// Number of countries that take part, as this paper counts.
    pub count: u32,
    pub random: Random,
    pub writer: Writer,
    pub is_headline: bool,
    /// The agency that the report relays.
    pub agency: String,
}

impl<'a> Story<'a> {
    /// The wordings for the report's phase.
    pub fn parts(&self) -> Option<&'a Parts> {
        self.phases().get(self.phase.key()).or_else(|| self.phases().get("after"))
    }

    /// The wordings for any phase.
    pub fn timeless(&self) -> Option<&'a Parts> {
        self.phases().get("any").filter(|_| self.phase != Phase::Cancelled)
    }

    fn phases(&self) -> &'a std::collections::BTreeMap<String, Parts> {
        let wordings = &self.world.wordings;
        match self.meeting.kind {
            Kind::Gathering | Kind::Conference => &wordings.gathering,
            Kind::Talks | Kind::Round(_) => &wordings.talks,
            Kind::Visit => &wordings.visit,
            Kind::Call => &wordings.call,
        }
    }

    /// Adds one of the sentences that fit the meeting; `None` if none fits.
    pub fn say_one(&mut self, sentences: &[String]) -> Option<()> {
        let fitting: Vec<&String> = sentences.iter().filter(|s| self.fits(s)).collect();
        let sentence = (*self.random.pick(&fitting)?).clone();
        self.say(&sentence);
        Some(())
    }

    /// Adds a sentence.
    pub fn say(&mut self, sentence: &str) {
        let start = self.writer.text.len();
        let reworded = self.reword(sentence);
        self.expand(&reworded, self.meeting);
        self.writer.capital(start + usize::from(sentence.starts_with('"')));
    }

    /// Replaces some words of the sentence by synonyms.
    fn reword(&mut self, sentence: &str) -> String {
        let own: BTreeSet<&str> = sentence.split(|c: char| !c.is_alphanumeric()).collect();
        let begins = |words: &str| own.contains(words.split(' ').next().unwrap_or_default());
        let mut sentence = sentence.to_owned();
        for row in &self.world.wordings.synonyms {
            if let Some(words) = row.iter().find(|words| begins(words) && has_words(&sentence, words))
                && let Some(other) = self.random.pick(row)
            {
                sentence = sentence.replacen(words, other, 1);
            }
        }
        sentence
    }

    /// Whether everything that a sentence names exists.
    pub fn fits(&self, sentence: &str) -> bool {
        let slots = sentence.split('{').skip(1).filter_map(|rest| rest.split('}').next());
        slots.into_iter().all(|slot| {
            let n_parties = self.meeting.parties.len();
            match slot.split(':').next().unwrap_or_default() {
                "b" | "B" => n_parties > 1,
                "c" | "C" => n_parties > 2,
                "list" => n_parties > 2,
                "count" => self.count > 0,
                "city" => self.meeting.city.is_some(),
                "previous" => self.meeting.previous.is_some(),
                "preliminary" => self.meeting.preliminary.is_some(),
                _ => true,
            }
        })
    }

    /// Adds a wording. Fills its slots from a meeting and marks its brackets as that meeting.
    pub fn expand(&mut self, wording: &str, about: &'a Meeting) {
        let mut open = None;
        let mut rest = wording;
        while let Some(at) = rest.find(['{', '[', ']']) {
            self.writer.push(&rest[..at]);
            let sign = rest.as_bytes()[at];
            rest = &rest[at + 1..];
            match sign {
                b'[' => open = Some(self.writer.text.len()),
                b']' => {
                    if let Some(start) = open.take() {
                        self.writer.mark(start, types::MEETING, &about.id);
                    }
                }
                _ => {
                    let (slot, after) = rest.split_once('}').unwrap_or((rest, ""));
                    rest = after;
                    self.fill(slot, about, after);
                }
            }
        }
        self.writer.push(rest);
    }
}

/// Whether the sentence contains the words as whole words.
fn has_words(sentence: &str, words: &str) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    sentence.find(words).is_some_and(|at| {
        !inside(sentence[..at].chars().next_back()) && !inside(sentence[at + words.len()..].chars().next())
    })
}
