//! An extraction becomes prediction lines.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use rapporteur_eval::mapping::{self, Background};
use rapporteur_eval::predict;
use rapporteur_eval::predictions::{Relation, Side};
use rapporteur_eval::{gold, predictions};
use rapporteur_model::{
    Claim, Confidence, Evidence, Extraction, Form, LocalEntity, LocalId, Mention, Object, Quote, Report,
    Span, Status, Timex, TimexKind, Traits, When,
};

const TEXT: &str = "«Zoë Lind», Norland's envoy, is the sister of Tor Lind. He praised Port Vell in 1998.";

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// The span of `words` in characters, counted without `CharOffsets`.
fn chars(words: &str) -> [usize; 2] {
    let before = TEXT[..at(words).start].chars().count();
    [before, before + words.chars().count()]
}

fn claim(subject: usize, relation: &str, object: usize, status: Status) -> Claim<LocalId> {
    Claim {
        subject: Some(LocalId(subject)),
        subject_span: Some(at("He")),
        status,
        confidence: Confidence::new(0.9),
        found_by: format!("{relation}/test"),
        evidence: Evidence { span: at("He praised"), sentence: at("He praised Port Vell in 1998.") },
        ..Claim::new(relation, Object::Entity(LocalId(object)))
    }
}

fn sample() -> (Report, Extraction) {
    let entity = |kind: &str, label: &str| LocalEntity {
        kind: kind.to_owned(),
        label: label.to_owned(),
        named: kind != "Office",
        ..LocalEntity::default()
    };
    let office = LocalEntity {
        traits: Traits { of: Some(LocalId(1)), ..Traits::default() },
        ..entity("Office", "envoy of Norland")
    };
    let mention = |words: &str, entity: usize, form: Form| Mention {
        span: at(words),
        entity: LocalId(entity),
        form,
        found_by: "test".to_owned(),
    };
    let extraction = Extraction {
        entities: vec![
            entity("Person", "Zoë Lind"),
            entity("Country", "Norland"),
            office,
            entity("Person", "Tor Lind"),
            entity("Place", "Port Vell"),
        ],
        mentions: vec![
            mention("Zoë Lind", 0, Form::Name),
            mention("Norland", 1, Form::Name),
            mention("Tor Lind", 3, Form::Name),
            mention("He", 3, Form::Pronoun),
            mention("Port Vell", 4, Form::Name),
        ],
        times: vec![Timex {
            span: at("1998"),
            kind: TimexKind::Date,
            when: When { value: "1998".to_owned(), from: None, to: None },
        }],
        quotes: vec![Quote {
            source: vec![at("He")],
            cue: vec![at("praised")],
            content: vec![at("Port Vell")],
            ..Quote::default()
        }],
        claims: vec![
            claim(0, "holdsOffice", 2, Status::Happened),
            claim(0, "kinOf", 3, Status::Happened),
            claim(3, "praises", 4, Status::Happened),
            claim(3, "memberOf", 4, Status::Denied),
        ],
        ..Extraction::default()
    };
    (Report { text: TEXT.to_owned(), ..Report::default() }, extraction)
}

#[test]
fn relations_take_their_names_in_evaluation_and_denied_ones_are_left_out() {
    let (report, extraction) = sample();
    let background = Background {
        contained: [(LocalId(4), LocalId(1))].into(),
        national_offices: [LocalId(2)].into(),
        ..Background::default()
    };
    let line = mapping::relations("r", &report, &extraction, &background);
    let relation = |rel: &str, a: &str, b: &str| Relation {
        rel: rel.to_owned(),
        subj: Side::Span(chars(a)),
        obj: Side::Span(chars(b)),
    };
    let wanted = [
        relation("citizen-of", "Zoë Lind", "Norland"),
        relation("holds-office", "Zoë Lind", "Norland"),
        relation("kin", "Zoë Lind", "Tor Lind"),
        relation("located-in", "Port Vell", "Norland"),
        relation("praises", "Tor Lind", "Port Vell"),
        relation("represents", "Zoë Lind", "Norland"),
    ];
    assert_eq!(line.relations, wanted);
}

#[test]
fn members_of_a_national_body_are_citizens_of_its_home_and_adjectives_are_no_side() {
    let (report, mut extraction) = sample();
    let body = LocalId(extraction.entities.len());
    extraction.entities.push(LocalEntity {
        kind: "Organization".to_owned(),
        label: "Port Vell".to_owned(),
        named: true,
        traits: Traits { of: Some(LocalId(1)), ..Traits::default() },
        ..LocalEntity::default()
    });
    extraction.mentions[4].entity = body;
    extraction.claims = vec![claim(3, "leads", body.0, Status::Happened)];
    let background = Background { organs: [body].into(), national: [body].into(), ..Background::default() };
    let relations = |extraction: &Extraction| -> Vec<String> {
        let line = mapping::relations("r", &report, extraction, &background);
        line.relations.into_iter().map(|relation| relation.rel).collect()
    };
    assert_eq!(relations(&extraction), ["agency-of", "based-in", "citizen-of", "leads", "member-of"]);
    extraction.mentions[1].form = Form::Demonym;
    assert_eq!(relations(&extraction), ["leads", "member-of"]);
}

#[test]
fn offsets_count_characters() {
    let (report, extraction) = sample();
    let typing = predict::typing("r", &report, &extraction);
    assert_eq!(typing.mentions.len(), 4);
    assert_eq!((typing.mentions[0].start, typing.mentions[0].end), (1, 9));
    let times = predict::times("r", &report, &extraction);
    assert_eq!([times.times[0].start, times.times[0].end], chars("1998"));
    assert_eq!(times.times[0].kind.as_deref(), Some("DATE"));
    let quotes = predict::quotes("r", &report, &extraction);
    assert_eq!(quotes.quotes[0].content, [chars("Port Vell")]);
}

#[test]
fn gold_mentions_take_the_entity_of_what_overlaps_them() {
    let (report, extraction) = sample();
    let mention = |words: &str| gold::Mention {
        start: chars(words)[0],
        end: chars(words)[1],
        cluster: Some("x".to_owned()),
        ..gold::Mention::default()
    };
    let record = gold::Record {
        id: "r".to_owned(),
        mentions: vec![mention("Tor Lind"), mention("He"), mention("sister")],
        ..gold::Record::default()
    };
    let entities = predict::overlapping(&record, &report, &extraction);
    assert_eq!(entities, [Some(LocalId(3)), Some(LocalId(3)), None]);
}

#[test]
fn the_main_event_is_the_first_claim_with_a_class() {
    let (_, extraction) = sample();
    let class = |claim: &Claim<LocalId>| (claim.relation == "praises").then(|| "SUPPORT".to_owned());
    let event = predict::plover("r", &extraction, class, |id| vec![extraction.entity(id).label.clone()]);
    let wanted = predictions::Plover {
        id: "r".to_owned(),
        class: "SUPPORT".to_owned(),
        source: vec!["Tor Lind".to_owned()],
        target: vec!["Port Vell".to_owned()],
    };
    assert_eq!(event, wanted);
}

#[test]
fn an_event_without_a_party_as_object_takes_one_that_stands_by() {
    let (_, mut extraction) = sample();
    let class = |claim: &Claim<LocalId>| (claim.relation == "praises").then(|| "SUPPORT".to_owned());
    let label = |id: LocalId| extraction.entity(id).label.clone();
    let names: Vec<String> = (0..extraction.entities.len()).map(|i| label(LocalId(i))).collect();
    extraction.claims[2].object = Object::None;
    let target = |extraction: &Extraction| {
        predict::plover("r", extraction, class, |id| vec![names[id.0].clone()]).target
    };
    assert_eq!(target(&extraction), ["Port Vell"]);
    // The speaker of these words is not a target.
    extraction.quotes[0].source = vec![at("Port Vell")];
    extraction.quotes[0].content = vec![at("He praised")];
    assert!(target(&extraction).is_empty());
}

#[test]
fn what_happened_is_the_main_event_before_what_may() {
    let (_, mut extraction) = sample();
    extraction.claims[1].status = Status::Possible;
    let class = |claim: &Claim<LocalId>| match claim.relation.as_str() {
        "kinOf" => Some("CONSULT".to_owned()),
        "praises" => Some("SUPPORT".to_owned()),
        _ => None,
    };
    let event = predict::plover("r", &extraction, class, |_| Vec::new());
    assert_eq!(event.class, "SUPPORT");
    extraction.claims[1].status = Status::Happened;
    let event = predict::plover("r", &extraction, class, |_| Vec::new());
    assert_eq!(event.class, "CONSULT");
}
