//! The events of the invented world: meetings of all kinds, with editions, preliminary talks and
//! cancellations.

use super::geography::Geography;
use super::people::People;
use super::random::Random;
use super::tables::Names;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// The kind of a meeting, which decides how reports word it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A meeting of a series with a name of its own.
    Gathering,
    /// A conference without a name.
    Conference,
    Talks,
    /// A numbered round of talks.
    Round(usize),
    Visit,
    Call,
}

impl Kind {
    /// The kind in one word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gathering => "gathering",
            Self::Conference => "conference",
            Self::Talks => "talks",
            Self::Round(_) => "round",
            Self::Visit => "visit",
            Self::Call => "call",
        }
    }
}

/// A country that takes part, and its representative.
#[derive(Clone, Debug)]
pub struct Party {
    pub country: usize,
    pub person: usize,
    pub office: String,
}

/// One meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub id: String,
    pub kind: Kind,
    /// Name without number and year ("Nordic Energy Forum"); empty if it has none.
    pub name: String,
    pub edition: usize,
    /// "forum"
    pub noun: String,
    /// `None` for a call.
    pub city: Option<usize>,
    pub host: usize,
    pub from: Date,
    pub to: Date,
    /// The host comes first if it is a party; for a visit the visitor comes first.
    pub parties: Vec<Party>,
    pub topic: usize,
    /// Name and id of the document adopted ("Oslo Declaration"). All rounds of a negotiation share one
    /// document.
    pub document: String,
    pub document_id: String,
    pub n_countries: u32,
    pub body: usize,
    pub cancelled: bool,
    pub previous: Option<usize>,
    /// The preliminary talks.
    pub preliminary: Option<usize>,
}

/// The meetings so far, and what new ones are drawn from.
pub struct Calendar<'a> {
    pub geography: &'a Geography,
    pub people: &'a People,
    pub names: &'a Names,
    pub years: (i32, i32),
    pub meetings: Vec<Meeting>,
    series: Vec<Series>,
    random: Random,
}

struct Series {
    name: String,
    noun: String,
    topic: usize,
    edition: usize,
    next: Date,
    last: Option<usize>,
}

/// Maximum number of days from preparatory talks to the meeting they prepare.
const LONGEST_PREPARATION: i32 = 40;

const HEADS: [&str; 3] = ["prime minister", "president", "chancellor"];

impl<'a> Calendar<'a> {
    /// Makes a number of meetings.
    pub fn fill(
        geography: &'a Geography,
        people: &'a People,
        names: &'a Names,
        years: (i32, i32),
        n_meetings: usize,
        seed: u64,
    ) -> Vec<Meeting> {
        let random = Random::new(seed, 0x6361_6c65);
        let mut calendar =
            Self { geography, people, names, years, meetings: Vec::new(), series: Vec::new(), random };
        calendar.found_series((n_meetings / 16).max(2));
        while calendar.meetings.len() < n_meetings {
            let room = n_meetings - calendar.meetings.len();
            match calendar.random.below(100) {
                0..30 => calendar.edition(room),
                30..42 => calendar.conference(room),
                42..62 => calendar.talks(),
                62..72 => calendar.rounds(room),
                72..86 => calendar.bilateral(Kind::Visit),
                _ => calendar.bilateral(Kind::Call),
            };
        }
        calendar.meetings
    }

    fn found_series(&mut self, n: usize) {
        for _ in 0..n {
            let topic = self.random.below(self.names.topics.len());
            let noun = self.random.pick(&self.names.series_nouns).cloned().unwrap_or_default();
            let region = self.random.pick(&self.names.regions).cloned().unwrap_or_default();
            let word = &self.names.topics[topic].0;
            let name = format!("{region} {}{} {noun}", word[..1].to_uppercase(), &word[1..]);
            if self.series.iter().any(|series| series.name == name) {
                continue;
            }
            let next = self.any_date(self.years.0, self.years.0);
            let edition = self.random.below(14) + 1;
            self.series.push(Series { name, noun: noun.to_lowercase(), topic, edition, next, last: None });
        }
    }

    fn any_date(&mut self, first: i32, last: i32) -> Date {
        let year = self.random.within(first, last) as i16;
        let month = self.random.within(1, 12) as i8;
        let day = self.random.within(1, 28) as i8;
        Date::new(year, month, day).unwrap_or_default()
    }

    /// Drafts a meeting with place, time and parties; `None` if too few parties can be found.
    fn draft(&mut self, kind: Kind, n_parties: usize, from: Date, days: i32) -> Option<Meeting> {
        let mut city = self.random.below(self.geography.cities.len());
        // Several meetings in the same city and week are the hardest to tell apart.
        let crowded = self.random.chance(12).then(|| self.random.below(self.meetings.len()));
        let mut from = from;
        if let Some(other) = crowded.and_then(|i| self.meetings.get(i)).filter(|_| kind != Kind::Gathering) {
            city = other.city.unwrap_or(city);
            from = shifted(other.from, self.random.within(-3, 3));
        } else if self.random.chance(70) {
            city = self.geography.countries[self.geography.cities[city].country].capital;
        }
        let host = self.geography.cities[city].country;
        let parties = self.parties(host, n_parties, from);
        let topic = self.random.below(self.names.topics.len());
        let document = self.random.pick(&self.names.document_nouns).cloned().unwrap_or_default();
        let document = format!("{} {document}", self.geography.cities[city].name);
        let id = format!("meeting/{}", self.meetings.len());
        (parties.len() == n_parties).then(|| Meeting {
            document_id: format!("document/{}", self.meetings.len()),
            id,
            kind,
            name: String::new(),
            edition: 0,
            noun: String::new(),
            city: Some(city),
            host,
            from,
            to: shifted(from, days),
            parties,
            topic,
            document,
            n_countries: 0,
            body: self.random.below(self.geography.bodies.len()),
            cancelled: self.random.chance(6),
            previous: None,
            preliminary: None,
        })
    }

    /// The leaders of host and guests, or their ministers with one portfolio.
    fn parties(&mut self, host: usize, n: usize, on: Date) -> Vec<Party> {
        let heads = self.random.chance(65);
        let mut parties: Vec<Party> = self.party(host, on, heads).into_iter().collect();
        for _ in 0..20 * n {
            let country = self.random.below(self.geography.countries.len());
            if parties.len() < n && parties.iter().all(|p| p.country != country) && country != host {
                parties.extend(self.party(country, on, heads));
            }
        }
        parties
    }

    fn party(&mut self, country: usize, on: Date, heads: bool) -> Option<Party> {
        let heads_first = HEADS.iter().map(|office| (*office).to_owned());
        let mut offices: Vec<String> = if heads { heads_first.collect() } else { Vec::new() };
        offices.extend(self.random.shuffled(&self.names.invented_posts).into_iter().cloned());
        offices.into_iter().find_map(|office| {
            let person = self.people.holder(country, &office, on.year(), on.month())?;
            Some(Party { country, person, office })
        })
    }

    fn edition(&mut self, room: usize) -> Option<()> {
        let number = self.random.below(self.series.len());
        let from = self.series.get(number)?.next;
        if i32::from(from.year()) > self.years.1 {
            return None;
        }
        let (n_parties, days) = (self.random.within(4, 7) as usize, self.random.within(0, 3));
        let mut meeting = self.draft(Kind::Gathering, n_parties, from, days)?;
        let shift = 365 + self.random.within(-20, 20);
        let series = &mut self.series[number];
        series.next = shifted(from, shift);
        series.edition += 1;
        meeting.name.clone_from(&series.name);
        meeting.noun.clone_from(&series.noun);
        (meeting.topic, meeting.edition, meeting.previous) = (series.topic, series.edition, series.last);
        meeting.n_countries = self.random.within(12, 60) as u32;
        self.series[number].last = Some(self.push_with_talks(meeting, room));
        Some(())
    }

    fn conference(&mut self, room: usize) -> Option<()> {
        let from = self.any_date(self.years.0, self.years.1);
        let n_parties = self.random.within(3, 6) as usize;
        let days = self.random.within(0, 2);
        let mut meeting = self.draft(Kind::Conference, n_parties, from, days)?;
        meeting.noun = self.random.pick(&self.names.conference_nouns).cloned().unwrap_or_default();
        meeting.n_countries = self.random.within(8, 45) as u32;
        self.push_with_talks(meeting, room);
        Some(())
    }

    /// Adds the meeting, often preceded by talks that prepared it, in its city or elsewhere.
    fn push_with_talks(&mut self, mut meeting: Meeting, room: usize) -> usize {
        if room > 1 && self.random.chance(35) {
            let before = self.random.within(4, LONGEST_PREPARATION);
            let start = shifted(meeting.from, -before);
            // Talks that were drawn to another meeting's time prepare nothing.
            let drafted = self.draft(Kind::Talks, 2, start, 0);
            let in_time =
                |talks: &Meeting| (meeting.from - talks.from).get_days().abs() <= LONGEST_PREPARATION;
            if let Some(mut talks) = drafted.filter(|talks| talks.from < meeting.from && in_time(talks)) {
                talks.noun = "talks".to_owned();
                talks.topic = meeting.topic;
                talks.cancelled = false;
                meeting.preliminary = Some(self.meetings.len());
                self.meetings.push(talks);
                meeting.id = format!("meeting/{}", self.meetings.len());
                meeting.document_id = format!("document/{}", self.meetings.len());
            }
        }
        self.meetings.push(meeting);
        self.meetings.len() - 1
    }

    fn talks(&mut self) -> Option<()> {
        let (from, days) = (self.any_date(self.years.0, self.years.1), self.random.within(0, 1));
        let mut meeting = self.draft(Kind::Talks, 2, from, days)?;
        meeting.noun = self.random.pick(&self.names.talks_nouns).cloned().unwrap_or_default();
        self.meetings.push(meeting);
        Some(())
    }

    /// Adds two or three rounds of one negotiation, weeks apart, in one or two cities.
    fn rounds(&mut self, room: usize) -> Option<()> {
        let from = self.any_date(self.years.0, self.years.1);
        let mut first = self.draft(Kind::Round(1), 2, from, 1)?;
        first.noun = "talks".to_owned();
        let n_rounds = (self.random.within(2, 3) as usize).min(room);
        for round in 1..=n_rounds {
            let gap = 21 * (round as i32 - 1) + self.random.within(0, 9);
            let mut meeting = first.clone();
            meeting.id = format!("meeting/{}", self.meetings.len());
            meeting.kind = Kind::Round(round);
            (meeting.from, meeting.to) = (shifted(first.from, gap), shifted(first.to, gap));
            meeting.cancelled = false;
            if let Some(party) = meeting.parties.get(round % 2) {
                meeting.host = party.country;
                meeting.city = Some(self.geography.countries[party.country].capital);
            }
            self.meetings.push(meeting);
        }
        Some(())
    }

    fn bilateral(&mut self, kind: Kind) -> Option<()> {
        let (from, days) = (self.any_date(self.years.0, self.years.1), self.random.within(0, 2));
        let mut meeting = self.draft(kind, 2, from, if kind == Kind::Call { 0 } else { days })?;
        meeting.noun = if kind == Kind::Call { "call" } else { "visit" }.to_owned();
        if kind == Kind::Call {
            meeting.city = None;
        }
        // The host's leader is the one who receives, so the visitor is named first.
        meeting.parties.reverse();
        self.meetings.push(meeting);
        Some(())
    }
}

/// The date `days` days later.
pub fn shifted(date: Date, days: i32) -> Date {
    let span: Span = days.days();
    date.checked_add(span).unwrap_or(date)
}
