//! Hand-written extractions: each entity is a word of the text, so spans and ids are real.
#![allow(dead_code, reason = "every suite uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a builder of tests")]

use rapporteur_model::*;
use rapporteur_resolve::{Gazetteer, GazetteerEntry, Tables, resolve};
use std::sync::LazyLock;

/// A report in the making.
pub struct Draft {
    report: Report,
    extraction: Extraction,
    tag: String,
}

pub const NO_PLACE: Option<LocalId> = None;

/// A report of a day; `tag` makes its filler words its own, so that no two texts look copied.
pub fn report(tag: &str, date: &str) -> Draft {
    let published = date.parse().ok().map(Sourced::metadata);
    let report = Report { published_on: published, format: "text".to_owned(), ..Report::default() };
    let extraction = Extraction { anchor: date.parse().ok(), ..Extraction::default() };
    Draft { report, extraction, tag: tag.to_owned() }
}

impl Draft {
    fn write(&mut self, words: &str) -> Span {
        let start = self.report.text.len();
        self.report.text.push_str(words);
        let span = Span::new(start, self.report.text.len());
        let n = self.report.text.len();
        self.report.text.push_str(&format!(" {0}a{n} {0}b{n} {0}c{n} ", self.tag));
        span
    }

    pub fn text(&mut self, words: &str) -> &mut Self {
        self.report.text.push_str(words);
        self.report.text.push(' ');
        self
    }

    pub fn published_by(&mut self, name: &str) -> &mut Self {
        self.report.publisher = Some(Sourced::metadata(name.to_owned()));
        self
    }

    pub fn agency(&mut self, name: &str) -> &mut Self {
        let agency = Some(Sourced::metadata(name.to_owned()));
        self.report.dateline = Some(Dateline { agency, ..Dateline::default() });
        self
    }

    pub fn credit_agency(&mut self, name: &str) -> &mut Self {
        self.report.agencies.push(Sourced::metadata(name.to_owned()));
        self
    }

    pub fn credit(&mut self, role: CreditRole, name: &str) -> &mut Self {
        self.report.credits.push(Credit { role, name: Sourced::metadata(name.to_owned()) });
        self
    }

    pub fn add(&mut self, kind: &str, label: &str, named: bool, traits: Traits) -> LocalId {
        let span = self.write(label);
        let id = LocalId(self.extraction.entities.len());
        let form = if named { Form::Name } else { Form::Nominal };
        self.extraction.mentions.push(Mention { span, entity: id, form, found_by: "test".to_owned() });
        let (kind, label) = (kind.to_owned(), label.to_owned());
        self.extraction.entities.push(LocalEntity { kind, label, named, traits, ..LocalEntity::default() });
        id
    }

    pub fn itself(&mut self) -> LocalId {
        let id = LocalId(self.extraction.entities.len());
        let (kind, label) = ("Report".to_owned(), "this report".to_owned());
        self.extraction.entities.push(LocalEntity { kind, label, ..LocalEntity::default() });
        id
    }

    pub fn person(&mut self, name: &str) -> LocalId {
        self.add("Person", name, true, Traits::default())
    }

    /// A person whom the gazetteers know.
    pub fn leader(&mut self, name: &str, entry: &str) -> LocalId {
        let id = self.person(name);
        self.extraction.entities[id.0].gazetteer = Some(entry.to_owned());
        id
    }

    pub fn someone(&mut self, gender: Gender, name: &str) -> LocalId {
        self.add("Person", name, true, Traits { gender: Some(gender), ..Traits::default() })
    }

    pub fn described(&mut self, description: &str) -> LocalId {
        self.add("Person", description, false, Traits::default())
    }

    pub fn organization(&mut self, name: &str) -> LocalId {
        self.add("Organization", name, true, Traits::default())
    }

    pub fn country(&mut self, name: &str) -> LocalId {
        self.known("Country", name)
    }

    pub fn city(&mut self, name: &str) -> LocalId {
        self.known("Place", name)
    }

    fn known(&mut self, kind: &str, name: &str) -> LocalId {
        let id = self.add(kind, name, true, Traits::default());
        self.extraction.entities[id.0].gazetteer = Some(name.to_lowercase());
        id
    }

    pub fn office(&mut self, post: &str, of: LocalId) -> LocalId {
        let traits = Traits { kind: Some(post.to_owned()), of: Some(of), ..Traits::default() };
        self.add("Office", post, false, traits)
    }

    /// A person who holds a post of a country.
    pub fn holder(&mut self, name: &str, post: &str, country: &str) -> LocalId {
        let person = self.person(name);
        self.holds(person, post, country);
        person
    }

    pub fn holds(&mut self, person: LocalId, post: &str, country: &str) {
        let country = self.country(country);
        let office = self.office(post, country);
        self.claim(person, "holdsOffice", office, Status::Happened);
    }

    pub fn meeting(&mut self, noun: &str, place: Option<LocalId>, date: &str) -> LocalId {
        self.meeting_named(&format!("the {noun}"), noun, place, date, false)
    }

    pub fn meeting_named(
        &mut self,
        name: &str,
        noun: &str,
        place: Option<LocalId>,
        date: &str,
        named: bool,
    ) -> LocalId {
        let when = date.parse::<PartialDate>().ok().map(When::from);
        let traits = Traits { kind: Some(noun.to_owned()), place, when, ..Traits::default() };
        self.add("Meeting", name, named, traits)
    }

    pub fn traits(&mut self, entity: LocalId) -> &mut Traits {
        &mut self.extraction.entities[entity.0].traits
    }

    pub fn claim(
        &mut self,
        subject: LocalId,
        relation: &str,
        object: LocalId,
        status: Status,
    ) -> &mut Claim<LocalId> {
        self.push(subject, relation, Object::Entity(object), status)
    }

    pub fn count(&mut self, subject: LocalId, number: u32, unit: &str, bound: Bound) -> &mut Claim<LocalId> {
        let object = Object::Value { lexical: number.to_string(), datatype: "integer".to_owned() };
        let claim = self.push(subject, "participantCount", object, Status::Happened);
        claim.unit = Some(unit.to_owned());
        claim.bound = Some(bound);
        claim
    }

    fn push(
        &mut self,
        subject: LocalId,
        relation: &str,
        object: Object<LocalId>,
        status: Status,
    ) -> &mut Claim<LocalId> {
        let span = self.write(relation);
        self.extraction.claims.push(Claim {
            subject: Some(subject),
            subject_span: Some(span),
            status,
            confidence: Confidence::new(0.9),
            found_by: "test".to_owned(),
            evidence: Evidence { span, sentence: span },
            ..Claim::new(relation, object)
        });
        self.extraction.claims.last_mut().unwrap()
    }

    pub fn done(self) -> (Report, Extraction) {
        (self.report.seal(), self.extraction)
    }
}

/// Invented geography: every city's country.
pub struct Atlas;

impl Gazetteer for Atlas {
    fn entry(&self, kind: &str, id: &str) -> Option<GazetteerEntry> {
        let country = match id {
            "portville" | "lakeside" => "arland",
            "northgate" => "borland",
            _ if kind == "Country" => "",
            _ => return None,
        };
        let mut label = id.to_owned();
        label[..1].make_ascii_uppercase();
        Some(GazetteerEntry {
            label,
            wikidata: None,
            country: Some(country.to_owned()).filter(|c| !c.is_empty()),
        })
    }

    fn find(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

pub fn world(reports: &[(Report, Extraction)]) -> World {
    static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::embedded().unwrap());
    resolve(reports, &Atlas, &TABLES)
}

/// Ids of a type, in order.
pub fn ids(world: &World, kind: &str) -> Vec<String> {
    world.entities.iter().filter(|e| e.kind == kind).map(|e| e.id.0.clone()).collect()
}
