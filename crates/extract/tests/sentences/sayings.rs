//! Who says what: speakers without a name, contents to their whole extent, things that are announced.

use crate::EXTRACTOR;
use rapporteur_ingest::{Options, Reader};

/// What is said, as `type speaker: words`.
fn said(text: &str) -> Vec<String> {
    said_in(&rapporteur_testkit::report(text))
}

fn said_in(report: &rapporteur_model::Report) -> Vec<String> {
    let found = EXTRACTOR.extract(report);
    let line = |claim: &rapporteur_model::Claim<rapporteur_model::LocalId>| {
        let speaker = claim.subject.map(|id| found.entity(id))?;
        let words = claim.object.entity().map_or("", |id| found.entity(*id).label.as_str());
        Some(format!("{} {}: {words}", speaker.kind, speaker.label))
    };
    found.claims.iter().filter(|claim| claim.relation == "says").filter_map(line).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(said(text), expected, "{text}");
}

#[test]
fn whoever_speaks_is_somebody() {
    for (text, expected) in [
        ("Organizers estimated 20,000 people took part.", "Organization organizers: 20,000 people took part"),
        ("Millennials say the bridge was a mistake.", "Organization millennials: the bridge was a mistake"),
        (
            "Ana Ruiz was ill. Her roommates said the flat was empty.",
            "Organization Ana Ruiz's roommates: the flat was empty",
        ),
        (
            "Those surveyed say the harbour is too small.",
            "Organization those surveyed: the harbour is too small",
        ),
        (
            "One of the victims said the boat had no lights.",
            "Person one of the victims: the boat had no lights",
        ),
        ("Local media reported the pilot survived.", "Organization local media: the pilot survived"),
        ("The family said the funeral was private.", "Organization family: the funeral was private"),
        ("A student named Larsen said the exam was a farce.", "Person Larsen: the exam was a farce"),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn nobody_and_no_thing_says_nothing() {
    for text in [
        "No official said the bridge was safe.",
        "The differences explain that the bridge fell.",
        "The mayor was asked whether the bridge was safe.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_document_of_nobody_says_nothing() {
    check("The study says the bridge is weak.", &[]);
    check("Polls show that the party leads.", &[]);
    // What lays down or plans says nothing for its maker either.
    check("Kenya's budget says growth will be slow.", &[]);
}

#[test]
fn a_document_speaks_for_its_maker() {
    for (text, expected) in [
        (
            "According to a poll published by Acme News, the party leads.",
            "Organization Acme News: the party leads",
        ),
        (
            "Figures from the Larkspur Institute show that stocks fell.",
            "Organization Larkspur Institute: stocks fell",
        ),
        (
            "The bridge was closed, according to official Kenyan figures.",
            "Country Kenya: The bridge was closed",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn content_begins_where_its_clause_does() {
    for (text, expected) in [
        ("Ana Ruiz said year to date sales company-wide were up.", "year to date sales company-wide were up"),
        (
            "Ana Ruiz told our correspondent an AIS transponder will broadcast automatically.",
            "an AIS transponder will broadcast automatically",
        ),
        (
            "Ana Ruiz said for 30 days after the effective date of the offer, it would exchange the notes.",
            "for 30 days after the effective date of the offer, it would exchange the notes",
        ),
        ("Ana Ruiz said the port was closed and praised the pilots.", "the port was closed"),
    ] {
        check(text, &[&format!("Person Ana Ruiz: {expected}")]);
    }
}

#[test]
fn a_clause_before_a_semicolon_is_another_speakers() {
    check(
        "Officials said the west was hit; Ana Ruiz said the east was spared.",
        &["Organization officials: the west was hit", "Person Ana Ruiz: the east was spared"],
    );
}

#[test]
fn things_with_a_complement_are_told() {
    for (text, expected) in [
        ("Ana Ruiz announced the death of the old king.", "the death of the old king"),
        ("Ana Ruiz announced three days of mourning.", "three days of mourning"),
        ("Ana Ruiz called the plan \"a trap\".", "the plan \"a trap\""),
        ("Ana Ruiz described the march as a triumph.", "the march as a triumph"),
    ] {
        check(text, &[&format!("Person Ana Ruiz: {expected}")]);
    }
    for text in [
        "Ana Ruiz announced a plan.",
        "Ana Ruiz announced plans for a bridge.",
        "Ana Ruiz called for a strike.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn interviews_are_read_block_by_block() {
    let text = "The island has a new road\n\nAna Ruiz answered our questions on Friday.\n\n((Harbour News))  Why did you build \
                it?\n\nAna Ruiz The island needed a road.\n\n((HN))  Was it expensive?\n\nAR The bridge was cheap for us.\n";
    let reader = Reader::new(&Options::default()).expect("the usual options are sound");
    let report = reader.read_bytes("a.txt", text.as_bytes().to_vec()).reports.swap_remove(0);
    assert_eq!(
        said_in(&report),
        ["Person Ana Ruiz: The island needed a road", "Person Ana Ruiz: The bridge was cheap for us"]
    );
}

#[test]
fn a_pronoun_takes_up_who_spoke_before() {
    check(
        "Two aides said the senator was ill. They added that she would rest.",
        &["Organization two aides: the senator was ill", "Organization two aides: she would rest"],
    );
}

#[test]
fn the_report_goes_on_in_its_own_tense() {
    for (text, expected) in [
        (
            "Kenya said the bridge was ready, though both sides remain at odds over the tolls.",
            "Country Kenya: the bridge was ready",
        ),
        ("Kenya said the bridge was ready, but the ferry still runs.", "Country Kenya: the bridge was ready"),
        (
            "Kenya said the bridge was ready, though the tolls were too high.",
            "Country Kenya: the bridge was ready, though the tolls were too high",
        ),
    ] {
        check(text, &[expected]);
    }
}

#[test]
fn a_speaker_goes_on_behind_what_was_said() {
    check(
        "Kenya has warned Chad that the bridge will be closed and said it will not pay.",
        &["Country Kenya: the bridge will be closed", "Country Kenya: it will not pay"],
    );
}

#[test]
fn whoever_speaks_second_says_it_alone() {
    check(
        "The envoy's aide said she would go on with the talks and some diplomats said she could bring the plan back.",
        &[
            "Person envoy's aide: she would go on with the talks",
            "Organization diplomats: she could bring the plan back",
        ],
    );
    check(
        "Kenyan President Ana Ruiz said the region needed to speed up its planning and Ugandan Premier Jorge Paz said that \
         there would be a drought.",
        &[
            "Person Ana Ruiz: the region needed to speed up its planning",
            "Person Jorge Paz: there would be a drought",
        ],
    );
    // What others are said to have said stays what the first one says.
    check(
        "Ana Ruiz said the minister had said the talks were over.",
        &[
            "Person Ana Ruiz: the minister had said the talks were over",
            "Person minister: the talks were over",
        ],
    );
}
