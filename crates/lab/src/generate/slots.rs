//! Fills the slots of wordings.

use super::meetings::{Kind, Meeting, Party};
use super::random::Random;
use super::story::{Phase, Story};
use jiff::civil::{Date, Weekday};
use rapporteur_model::Gender;
use rapporteur_model::well_known::types;

const ORDINALS: [&str; 20] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "13th", "14th", "15th", "16th", "17th", "18th", "19th", "20th",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl<'a> Story<'a> {
    /// Adds what a slot stands for; `after` is the text that follows the slot.
    pub(super) fn fill(&mut self, slot: &str, about: &'a Meeting, after: &str) {
        let (name, form) = slot.split_once(':').unwrap_or((slot, ""));
        let world = self.world;
        match name {
            "a" | "b" | "c" => self.person(usize::from(name.as_bytes()[0] - b'a'), about, after),
            "A" | "B" | "C" => {
                let party = about.parties.get(usize::from(name.as_bytes()[0] - b'A'));
                self.country(party.map_or(about.host, |party| party.country), form);
            }
            "H" => self.country(about.host, form),
            "X" => {
                let country = self.outsider(about);
                self.country(country, form);
            }
            "meeting" => self.gathering(about),
            "previous" | "preliminary" => self.other(name, about),
            "session" => self.session(about),
            "list" => self.list(about),
            "count" => self.count(),
            "body" => self.body(about.body),
            "city" => {
                if let Some(city) = about.city.and_then(|city| world.geography.cities.get(city)) {
                    self.writer.name(&city.name, types::PLACE, &format!("place/{}", city.id));
                }
            }
            "doc" => self.document(about),
            "on" => self.on(about),
            "dates" => self.dates(about),
            "month" => {
                let month = MONTHS[about.from.month() as usize - 1];
                self.writer.push(&format!("for {month}"));
            }
            "wd" => self.writer.push(&format!("on {}", weekday(self.on))),
            _ => self.words(name, about),
        }
    }

    /// Fills slots that name nothing.
    fn words(&mut self, slot: &str, about: &Meeting) {
        let topic = &self.world.names.topics[about.topic];
        let words = match slot {
            "topic" => topic.1.clone(),
            "theme" => topic.0.clone(),
            "name" => about.name.clone(),
            "noun" => about.noun.clone(),
            "year" => about.from.year().to_string(),
            "ordinal" => ordinal(about.edition),
            "round" => match about.kind {
                Kind::Round(round) => ordinal(round),
                _ => String::new(),
            },
            "agency" => self.agency.clone(),
            _ => String::new(),
        };
        self.writer.push(&words);
    }

    fn person(&mut self, number: usize, about: &Meeting, after: &str) {
        let Some(party) = about.parties.get(number) else { return };
        let person = &self.world.people.list[party.person];
        let (spelling, id) = (self.style.spelling, person.id.clone());
        let (full, surname) = (person.full[spelling].clone(), person.surname[spelling].clone());
        let is_shared = about.parties.iter().any(|other| {
            other.person != party.person && self.world.people.list[other.person].surname[spelling] == surname
        });
        if self.is_headline {
            return self.writer.name(&surname, types::PERSON, &id);
        }
        if !self.writer.has_said(&id) {
            return self.introduce(party, &full, &id, after);
        }
        match self.random.below(10) {
            _ if is_shared => return self.writer.name(&full, types::PERSON, &id),
            0..2 => self.writer.push(&format!("{} ", title(&party.office))),
            _ if self.style.honorifics => match person.gender {
                Some(Gender::Male) => self.writer.push("Mr "),
                Some(Gender::Female) => self.writer.push("Ms "),
                None => {}
            },
            _ => {}
        }
        self.writer.name(&surname, types::PERSON, &id);
    }

    fn introduce(&mut self, party: &Party, full: &str, id: &str, after: &str) {
        match self.random.below(10) {
            0..6 => {
                self.country(party.country, "adj");
                self.writer.push(&format!(" {} ", title(&party.office)));
                self.writer.name(full, types::PERSON, id);
            }
            6..8 => {
                self.writer.push(&format!("{} ", title(&party.office)));
                self.writer.name(full, types::PERSON, id);
                self.writer.push(" of ");
                self.country(party.country, "");
            }
            _ => {
                self.writer.name(full, types::PERSON, id);
                self.writer.push(", the ");
                self.country(party.country, "adj");
                self.writer.push(&format!(" {}", party.office));
                if !after.starts_with(['.', ',', ';']) {
                    self.writer.push(",");
                }
            }
        }
    }

    fn country(&mut self, number: usize, form: &str) {
        let geography = &self.world.geography;
        let country = &geography.countries[number];
        let id = format!("country/{}", country.id);
        match form {
            "adj" => self.writer.name(&country.adjective, types::COUNTRY, &id),
            "capital" => self.writer.name(&geography.cities[country.capital].name, types::COUNTRY, &id),
            "ministry" => {
                self.writer.push("the ");
                let start = self.writer.text.len();
                self.writer.name(&country.adjective, types::COUNTRY, &id);
                self.writer.push(" foreign ministry");
                self.writer.mark(
                    start,
                    types::ORGANIZATION,
                    &format!("organization/{}/foreign-ministry", country.id),
                );
            }
            _ => {
                let bare = country.name.strip_prefix("the ");
                if bare.is_some() && !self.is_headline {
                    self.writer.push("the ");
                }
                self.writer.name(bare.unwrap_or(&country.name), types::COUNTRY, &id);
            }
        }
    }

    /// Picks a country that is not a party.
    fn outsider(&mut self, about: &Meeting) -> usize {
        let countries = self.world.geography.countries.len();
        let mut random = Random::new(about.topic as u64, self.writer.text.len() as u64);
        let is_party = |country: usize| about.parties.iter().any(|party| party.country == country);
        (0..20).map(|_| random.below(countries)).find(|country| !is_party(*country)).unwrap_or(about.host)
    }

    fn gathering(&mut self, about: &'a Meeting) {
        let Some(naming) = self.world.wordings.namings.get(about.kind.name()) else { return };
        let list = match (self.is_headline, self.writer.has_said(&about.id)) {
            (true, _) => &naming.headline,
            (_, true) => &naming.later,
            (_, false) => &naming.first,
        };
        if let Some(wording) = self.random.pick(list) {
            self.expand(wording, about);
        }
    }

    /// Names another meeting: the previous one of the series, or the talks before this one.
    fn other(&mut self, which: &str, about: &'a Meeting) {
        let number = if which == "previous" { about.previous } else { about.preliminary };
        let (Some(other), Some(naming)) =
            (number.and_then(|n| self.world.meetings.get(n)), self.world.wordings.namings.get("other"))
        else {
            return;
        };
        let last_year = other.from.year() + 1 == self.on.year();
        let list = if which == "previous" { &naming.previous } else { &naming.preliminary };
        let fitting: Vec<&String> =
            list.iter().filter(|w| last_year || !w.starts_with("last year")).collect();
        if let Some(wording) = self.random.pick(&fitting) {
            self.expand(wording, other);
        }
    }

    fn session(&mut self, about: &Meeting) {
        let Some(naming) = self.world.wordings.namings.get("other") else { return };
        let which = self.random.below(naming.session.len());
        // "the closing [session]": a meeting has one session of each kind.
        let Some((before, rest)) = naming.session.get(which).and_then(|wording| wording.split_once('['))
        else {
            return;
        };
        self.writer.push(before);
        self.writer.name(
            rest.trim_end_matches(']'),
            types::MEETING,
            &format!("{}/session/{which}", about.id),
        );
    }

    fn list(&mut self, about: &Meeting) {
        let last = about.parties.len().saturating_sub(1);
        for (i, party) in about.parties.iter().enumerate() {
            self.writer.push(match i {
                0 => "",
                _ if i == last => " and ",
                _ => ", ",
            });
            self.country(party.country, "");
        }
    }

    fn count(&mut self) {
        let words = match self.random.below(10) {
            0 => format!("more than {} countries", self.count - 1),
            1 => format!("about {} countries", self.count),
            2 => format!("some {} countries", self.count),
            _ => format!("{} countries", self.count),
        };
        self.writer.push(&words);
    }

    fn body(&mut self, number: usize) {
        let body = &self.world.geography.bodies[number];
        let id = format!("organization/{}", body.id);
        let said = self.writer.has_said(&id);
        let short = body.names.get(1).filter(|_| said || self.random.chance(30));
        let name = short.unwrap_or(&body.names[0]);
        let bare = name.strip_prefix("the ");
        self.writer.push(if bare.is_some() { "the " } else { "" });
        self.writer.name(bare.unwrap_or(name), types::ORGANIZATION, &id);
    }

    fn document(&mut self, about: &Meeting) {
        let noun = about.document.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let said = self.writer.has_said(&about.document_id);
        if !self.is_headline {
            self.writer.push("the ");
        }
        let words = if said || self.is_headline { &noun } else { &about.document };
        self.writer.name(words, types::DOCUMENT, &about.document_id);
    }

    /// Adds the day that matters, which is the last one for reports that look back.
    fn on(&mut self, about: &Meeting) {
        let day = if self.phase == Phase::After { about.to } else { about.from };
        let apart = (day - self.on).get_days();
        let words = if apart.abs() <= 6 { weekday(day).to_owned() } else { self.calendar(day) };
        self.writer.push(&format!("on {words}"));
    }

    fn calendar(&self, day: Date) -> String {
        let month = MONTHS[day.month() as usize - 1];
        let words = if self.style.day_first {
            format!("{} {month}", day.day())
        } else {
            format!("{month} {}", day.day())
        };
        if day.year() == self.on.year() { words } else { format!("{words}, {}", day.year()) }
    }

    fn dates(&mut self, about: &Meeting) {
        if about.from == about.to {
            return self.on(about);
        }
        let words = format!("from {} to {}", self.calendar(about.from), self.calendar(about.to));
        self.writer.push(&words);
    }
}

fn ordinal(number: usize) -> String {
    ORDINALS.get(number.saturating_sub(1)).map_or_else(|| format!("{number}th"), |word| (*word).to_owned())
}

/// Writes an office in capitals: "Foreign Minister".
fn title(office: &str) -> String {
    let words = office.split(' ').map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..]));
    words.collect::<Vec<_>>().join(" ")
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
