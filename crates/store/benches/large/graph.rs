//! An invented world without end: who attends which meeting, meets whom, speaks for which country, as reports tell it.

use rapporteur_model::{
    Claim, ClaimId, Confidence, Entity, EntityId, Evidence, Object, PartialDate, Report, Sourced, Span,
    World, WorldClaim,
};
use rapporteur_store::{Vocabulary, part_lines};
use std::collections::BTreeMap;

const COUNTRIES: u64 = 200;
const PERSONS: u64 = 20_000;
const MEETINGS: u64 = 5_000;
/// Each so many reports one tells of the hub at the meeting.
const RETOLD: u64 = 1000;
/// Claims of a report.
const CLAIMS: usize = 8;

/// Whom the questions are about: the first of a kind is spoken of most.
pub const HUB: &str = "person/person-0";
/// The meeting that most attend.
pub const MEETING: &str = "meeting/meeting-0";

/// N-Quads of all things, then of one report after the other; no line stands in two.
pub fn pieces() -> impl Iterator<Item = Vec<u8>> {
    let vocabulary = Vocabulary::default();
    let things = World { entities: things(), ..World::default() };
    let first = part_lines(&things, &BTreeMap::new(), &vocabulary);
    let mut random = Random(1);
    let mut told = std::collections::BTreeSet::new();
    let report = move |number: u64| {
        let world = reported(number, &mut random);
        let lines = part_lines(&world, &BTreeMap::new(), &vocabulary);
        // The plain edge of a claim stands once, however many reports tell it.
        let text = String::from_utf8_lossy(&lines);
        let is_new =
            |line: &&str| line.contains("#Claim>") || !is_edge(line) || told.insert((*line).to_owned());
        text.split_inclusive('\n').filter(is_new).collect::<String>().into_bytes()
    };
    std::iter::once(first).chain((0..).map(report))
}

/// Whether a line joins two things by a relation of this graph.
fn is_edge(line: &str) -> bool {
    let relation = line.split(' ').nth(1).and_then(|predicate| predicate.rsplit(['#', '>']).nth(1));
    relation.is_some_and(|relation| RELATIONS.iter().any(|(name, ..)| *name == relation))
}

/// Relations with the types that they join.
const RELATIONS: [(&str, &str, &str); 4] = [
    ("attends", "person", "meeting"),
    ("meetsWith", "person", "person"),
    ("represents", "person", "country"),
    ("accuses", "country", "country"),
];

fn things() -> Vec<Entity> {
    let of_kind = |kind: &'static str, n: u64| {
        (0..n).map(move |i| Entity {
            id: id(kind, i),
            kind: kind[..1].to_uppercase() + &kind[1..],
            label: name(kind, i),
            ..Entity::default()
        })
    };
    of_kind("country", COUNTRIES)
        .chain(of_kind("meeting", MEETINGS))
        .chain(of_kind("person", PERSONS))
        .collect()
}

fn id(kind: &str, i: u64) -> EntityId {
    EntityId(format!("{kind}/{kind}-{i}"))
}

fn name(kind: &str, i: u64) -> String {
    format!("{kind} number {i}")
}

/// A report with its claims.
fn reported(number: u64, random: &mut Random) -> World {
    let (mut text, mut told) = (String::new(), Vec::new());
    for i in 0..CLAIMS {
        // One edge is told time and again: its evidence is asked for.
        let retold = i == 0 && number.is_multiple_of(RETOLD);
        let relation = if retold { 0 } else { (random.below(10) as usize).saturating_sub(6) };
        let (relation, from, to) = RELATIONS[relation];
        let (subject, object) = if retold { (0, 0) } else { (random.thing(from), random.thing(to)) };
        let start = text.len();
        let quote = format!("{} {relation} {}", name(from, subject), name(to, object));
        let behind = "as an envoy who was close to the preparations told reporters late on the same evening";
        text.push_str(&format!("{quote}, {behind} {}. ", random.below(1_000_000)));
        told.push((relation, id(from, subject), id(to, object), start, start + quote.len(), text.len() - 1));
    }
    let report = Report {
        format: "text".to_owned(),
        text,
        title: Some(Sourced::metadata(format!("What was told on day {number}"))),
        published_on: Some(Sourced::metadata(PartialDate::Day(2031, 1 + (number % 12) as u8, 1))),
        ..Report::default()
    }
    .seal();
    let stated = |(relation, subject, object, start, end, sentence_end)| {
        let span = Span::new(start, end);
        let claim: Claim<EntityId> = Claim {
            subject: Some(subject),
            subject_span: Some(span),
            confidence: Confidence::new(0.9),
            found_by: format!("{relation}/plain"),
            evidence: Evidence { span, sentence: Span::new(start, sentence_end) },
            ..Claim::new(relation, Object::Entity(object))
        };
        WorldClaim { id: ClaimId(claim.id(&report.id)), report: report.id.clone(), claim }
    };
    let claims = told.into_iter().map(stated).collect();
    World { claims, reports: vec![report.clone()], ..World::default() }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    /// Few are spoken of by many reports, many by few.
    fn thing(&mut self, kind: &str) -> u64 {
        let n = match kind {
            "country" => COUNTRIES,
            "meeting" => MEETINGS,
            _ => PERSONS,
        };
        let below = 1 + self.below(n);
        self.below(below)
    }
}
