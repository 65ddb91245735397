//! An invented world, written as lines, for the tests of all formats.
#![allow(dead_code, clippy::unwrap_used, reason = "each suite uses a part; a builder of tests")]

use rapporteur_model::*;
use std::collections::BTreeMap;

const LINES: &str = include_str!("world.txt");

/// Reports, things and claims about a summit that never was.
pub fn world() -> World {
    parse(LINES)
}

/// Only the claims whose line holds one of the words.
pub fn small_world(words: &[&str]) -> World {
    let keeps = |line: &&str| !line.starts_with("claim") || words.iter().any(|word| line.contains(word));
    let lines: Vec<&str> = LINES.lines().filter(keeps).collect();
    let mut world = parse(&lines.join("\n"));
    let used: Vec<EntityId> = world.claims.iter().flat_map(|c| c.claim.entities()).cloned().collect();
    world.entities.retain(|entity| used.contains(&entity.id));
    let reports: Vec<ReportId> = world.claims.iter().map(|claim| claim.report.clone()).collect();
    world.reports.retain(|report| reports.contains(&report.id));
    world
}

/// A crowd: four conferences, `n_people` people of thirty countries, and documents.
pub fn crowd(n_people: usize) -> World {
    const MEETINGS: [&str; 4] =
        ["Harbour conference", "Winter summit", "Ministers' retreat", "Plenary session"];
    let mut lines = String::from("report | r | Wire | 2031-05-05 | A long list\n");
    let mut thing = |kind: &str, i: usize, label: &str| {
        lines.push_str(&format!("thing | {kind}/{i} | {label} |\n"));
    };
    MEETINGS.iter().enumerate().for_each(|(i, label)| thing("meeting", i, label));
    (0..30).for_each(|i| thing("country", i, &format!("{}land", NAMES[i % NAMES.len()].0)));
    (0..12).for_each(|i| thing("document", i, &format!("Protocol {} on {}", i + 1, NAMES[i].1)));
    (0..n_people).for_each(|i| {
        thing(
            "person",
            i,
            &format!("{} {}", NAMES[i % NAMES.len()].0, NAMES[(i * 7 + i / 9) % NAMES.len()].1),
        );
    });
    let mut claim = |subject: String, relation: &str, object: String, status: &str| {
        lines.push_str(&format!(
            "claim | r | {subject} | {relation} | {object} | {status} | {subject} {relation} {object}.\n"
        ));
    };
    for i in 0..n_people {
        let person = || format!("person/{i}");
        claim(person(), "represents", format!("country/{}", i * 11 % 30), "Happened");
        let status = ["Happened", "Planned", "Possible", "Denied"][[0, 1, 1, 0, 1, 2, 0, 3][i % 8]];
        claim(person(), "attends", format!("meeting/{}", i * i % 7 % 4), status);
        if i % 3 == 0 {
            claim(person(), "signs", format!("document/{}", i * 5 % 12), "Happened");
        }
        if i % 5 == 0 {
            claim(person(), "criticizes", format!("person/{}", (i * 13 + 4) % n_people), "Happened");
        }
    }
    (0..12).for_each(|i| claim(format!("meeting/{}", i % 4), "adopts", format!("document/{i}"), "Planned"));
    parse(&lines)
}

const NAMES: [(&str, &str); 18] = [
    ("Alba", "Ahlström"),
    ("Bero", "Brand"),
    ("Cyra", "Cole"),
    ("Dano", "Duarte"),
    ("Edda", "Engel"),
    ("Fenn", "Falk"),
    ("Gala", "Grieg"),
    ("Hamo", "Holt"),
    ("Iva", "Ito"),
    ("Juno", "Jansen"),
    ("Kano", "Kovač"),
    ("Lura", "Lopes"),
    ("Mira", "Moreau"),
    ("Nilo", "Nagy"),
    ("Orla", "Ochoa"),
    ("Pavo", "Petrov"),
    ("Rhea", "Rossi"),
    ("Suna", "Sato"),
];

fn parse(lines: &str) -> World {
    let mut world = World::default();
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let rows = || {
        lines
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
            .map(|line| line.split('|').map(str::trim).collect::<Vec<_>>())
    };
    for row in rows().filter(|row| row[0] == "claim") {
        let text = texts.entry(row[1]).or_default();
        if !text.contains(row[6]) {
            text.push_str(row[6]);
            text.push('\n');
        }
    }
    for row in rows().filter(|row| row[0] == "report") {
        world.reports.push(report(&row, texts.get(row[1]).cloned().unwrap_or_default()));
    }
    let ids: BTreeMap<&str, ReportId> = rows()
        .filter(|row| row[0] == "report")
        .zip(&world.reports)
        .map(|(row, r)| (row[1], r.id.clone()))
        .collect();
    world.reports.sort_by(|a, b| a.id.cmp(&b.id));
    for row in rows() {
        match row[0] {
            "thing" => world.entities.push(thing(&row)),
            "claim" => world.claims.push(claim(&row, &ids[row[1]], &texts[row[1]])),
            _ => {}
        }
    }
    world.entities.sort_by(|a, b| a.id.cmp(&b.id));
    for row in rows().filter(|row| row[0] == "inside") {
        let place = world.entities.iter_mut().find(|entity| entity.id.0 == row[1]).unwrap();
        place.contained_in = Some(EntityId(row[2].to_owned()));
    }
    for entity in &mut world.entities {
        let claims = world.claims.iter();
        let spoken = claims.filter(|c| c.claim.ends().any(|end| *end == entity.id));
        entity.occurrences =
            spoken.map(|c| Occurrence { report: c.report.clone(), span: c.claim.evidence.span }).collect();
        entity.occurrences.sort();
        entity.occurrences.dedup();
    }
    world.claims.sort_by(|a, b| a.id.cmp(&b.id));
    world
}

fn report(row: &[&str], text: String) -> Report {
    Report {
        format: "text".to_owned(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        text,
        title: Some(Sourced::metadata(row[4].to_owned())),
        publisher: Some(Sourced::metadata(row[2].to_owned())),
        published_on: row[3].parse().ok().map(Sourced::metadata),
        url: (row[1] != "c3").then(|| format!("https://news.example/{}?a=1&b=2", row[1])),
        ..Report::default()
    }
    .seal()
}

fn thing(row: &[&str]) -> Entity {
    let (kind, _) = row[1].split_once('/').unwrap();
    let kind = kind[..1].to_uppercase() + &kind[1..];
    let planned = row[1].starts_with("meeting/aldermere");
    Entity {
        id: EntityId(row[1].to_owned()),
        content: (kind == "Statement").then(|| row[2].to_owned()),
        kind,
        label: row[2].to_owned(),
        aliases: row[3]
            .split(';')
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect(),
        when: planned.then(|| PartialDate::Day(2031, 9, 3).into()),
        meeting_status: planned.then_some(MeetingStatus::Planned),
        ..Entity::default()
    }
}

/// `name=value`, the value a number, the id of a thing, or words.
fn qualifier(told: &str) -> (String, Qualifier<EntityId>) {
    let (name, value) = told.trim().split_once('=').unwrap();
    let value = match value.parse::<f64>() {
        Ok(_) => Qualifier::Number(value.to_owned()),
        Err(_) if value.contains('/') => Qualifier::Entity(EntityId(value.to_owned())),
        Err(_) => Qualifier::Text(value.to_owned()),
    };
    (name.to_owned(), value)
}

fn claim(row: &[&str], report: &ReportId, text: &str) -> WorldClaim {
    let start = text.find(row[6]).unwrap();
    let span = Span::new(start, start + row[6].len());
    let parts: Vec<&str> = row[4].split(':').collect();
    let object = match parts.as_slice() {
        [id] => Object::Entity(EntityId((*id).to_owned())),
        [datatype, lexical, ..] => {
            Object::Value { lexical: (*lexical).to_owned(), datatype: (*datatype).to_owned() }
        }
        [] => Object::None,
    };
    let status = match row[5] {
        "Happened" => Status::Happened,
        "Planned" => Status::Planned,
        "Possible" => Status::Possible,
        _ => Status::Denied,
    };
    let claim = Claim {
        subject: (row[2] != "-").then(|| EntityId(row[2].to_owned())),
        subject_span: (row[2] != "-").then(|| Span::new(start, start + row[2].len().min(row[6].len()))),
        object_span: Some(Span::new(start, start + row[4].len().min(row[6].len()))),
        status,
        attribution: if row[6].starts_with("Voss accused") {
            ["organization/harbour-wire", "person/dmitar-voss"].map(|id| EntityId(id.to_owned())).into()
        } else {
            Vec::new()
        },
        distant: status == Status::Possible && row[6].starts_with("Voss accused"),
        role: row.get(7).filter(|role| !role.is_empty()).map(|role| (*role).to_owned()),
        unit: parts.get(2).map(|unit| (*unit).to_owned()),
        bound: parts.get(3).map(|_| Bound::MoreThan),
        qualifiers: row.get(8).map(|told| told.split(';').map(qualifier).collect()).unwrap_or_default(),
        confidence: Confidence::new(0.9),
        found_by: format!("{}/plain", row[3]),
        evidence: Evidence { span, sentence: span },
        ..Claim::new(row[3], object)
    };
    let id = ClaimId(hash(&["claim", &report.0, &claim.relation, row[2], row[4], row[6]]));
    WorldClaim { id, report: report.clone(), claim }
}
