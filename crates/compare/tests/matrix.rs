//! The matrix over worlds written by hand: agreement in origins, whatever the order and however many copies.
#![allow(clippy::unwrap_used, reason = "builders of tests")]

use proptest::prelude::*;
use rapporteur_compare::{
    Comparison, Matrix, Rules, Selection, Setting, Verdict, Wording, agreement, disputes,
};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A report: its letter, its origin, its day in May 2031, and what it says in lines of `SUBJECT RELATION OBJECT [STATUS]`; a
/// subject `-` is not told, and `NAME:NUMBER` is a qualifier.
#[derive(Clone, Debug)]
struct Told {
    letter: String,
    origin: String,
    day: u8,
    lines: Vec<String>,
}

fn told(letter: &str, origin: &str, day: u8, lines: &[&str]) -> Told {
    let owned = |text: &str| text.to_owned();
    Told {
        letter: owned(letter),
        origin: owned(origin),
        day,
        lines: lines.iter().map(|l| owned(l)).collect(),
    }
}

fn entity(id: &str) -> Entity {
    let (kind, name) = id.split_once('/').unwrap();
    let kind = format!("{}{}", kind[..1].to_uppercase(), &kind[1..]);
    Entity { id: EntityId(id.to_owned()), kind, label: name.to_owned(), ..Entity::default() }
}

fn claim(told: &Told, text: &str, line: &str) -> WorldClaim {
    let words: Vec<&str> = line.split(' ').collect();
    let start = text.find(line).unwrap();
    let span = Span::new(start, start + line.len());
    let object = match words[2].split_once('/') {
        Some(_) => Object::Entity(EntityId(words[2].to_owned())),
        None => Object::Value { lexical: words[2].to_owned(), datatype: "integer".to_owned() },
    };
    let statuses = [Status::Planned, Status::Possible, Status::Denied];
    let status = statuses.into_iter().find(|s| words.get(3) == Some(&s.as_str()));
    WorldClaim {
        id: ClaimId(format!("{} {line}", told.letter)),
        report: ReportId(told.letter.clone()),
        claim: Claim {
            subject: (words[0] != "-").then(|| EntityId(words[0].to_owned())),
            subject_span: (words[0] != "-").then_some(span),
            status: status.unwrap_or(Status::Happened),
            unit: (words[1] == "participantCount")
                .then(|| words.get(3).map_or("countries", |u| *u).to_owned()),
            qualifiers: words
                .iter()
                .filter_map(|word| word.split_once(':'))
                .map(|(name, number)| (name.to_owned(), Qualifier::Number(number.to_owned())))
                .collect(),
            confidence: Confidence::new(0.9),
            found_by: "test".to_owned(),
            evidence: Evidence { span, sentence: span },
            ..Claim::new(words[1], object)
        },
    }
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().unwrap());

fn world(reports: &[Told], rules: &Rules) -> World {
    let mut world = World::default();
    let mut origins: BTreeMap<&str, Vec<ReportId>> = BTreeMap::new();
    let mut ids: Vec<String> = Vec::new();
    for told in reports {
        let text = told.lines.join("\n");
        let id = ReportId(told.letter.clone());
        world.claims.extend(told.lines.iter().map(|line| claim(told, &text, line)));
        let words = told.lines.iter().flat_map(|line| line.split(' '));
        ids.extend(words.filter(|word| word.contains('/')).map(str::to_owned));
        origins.entry(&told.origin).or_default().push(id.clone());
        let published_on = Some(Sourced::metadata(PartialDate::Day(2031, 5, told.day)));
        let title = Some(Sourced::metadata(told.letter.clone()));
        world.reports.push(Report { id, text, title, published_on, ..Report::default() });
    }
    ids.sort();
    ids.dedup();
    world.entities = ids.iter().map(|id| entity(id)).collect();
    world.claims.sort_by(|a, b| a.id.cmp(&b.id));
    world.reports.sort_by(|a, b| a.id.cmp(&b.id));
    for (label, mut reports) in origins {
        reports.sort();
        let id = EntityId(format!("origin/{label}"));
        world.origins.push(Origin { id, label: label.to_owned(), reports, shared_text: Vec::new() });
    }
    world.disputes = disputes(&Setting::of(&world, rules), &world.claims);
    world
}

fn rules() -> Rules {
    let units = [("nations", "countries"), ("countries", "countries")];
    Rules {
        units: units.map(|(a, b)| (a.into(), b.into())).into(),
        families: KNOWLEDGE.families.clone(),
        ..Rules::default()
    }
}

fn matrix(reports: &[Told]) -> Matrix {
    let rules = rules();
    let (world, wording) = (world(reports, &rules), Wording::default());
    let comparison = Comparison::new(&world, &rules, &wording);
    comparison.matrix(&EntityId("meeting/talks".to_owned()), &Selection::default())
}

fn rows(reports: &[Told]) -> Vec<(String, Verdict, String)> {
    let matrix = matrix(reports);
    matrix.facets.iter().map(|facet| (facet.label.clone(), facet.verdict, agreement(facet))).collect()
}

const KENYA: &str = "country/kenya attends meeting/talks";

fn check(reports: &[Told], expected: (&str, Verdict, &str)) {
    let (label, verdict, words) = expected;
    assert_eq!(rows(reports), [(label.to_owned(), verdict, words.to_owned())], "{reports:?}");
}

#[test]
fn agreement_is_counted_in_origins() {
    let says = |letter, origin| told(letter, origin, 6, &[KENYA]);
    check(
        &[
            says("a", "1"),
            says("b", "1"),
            says("c", "2"),
            told("d", "3", 6, &["meeting/talks about topic/x"]),
        ],
        ("kenya attends", Verdict::Agreed, "2 of 3 origins"),
    );
    check(&[says("a", "1"), says("b", "1")], ("kenya attends", Verdict::Single, "1 of 1 origin"));
}

#[test]
fn statuses_tell_progress_from_dispute() {
    let says = |letter: &str, day, status: &str| told(letter, letter, day, &[&format!("{KENYA}{status}")]);
    for (first, second, verdict, words) in [
        (
            says("a", 5, " Planned"),
            says("b", 6, ""),
            Verdict::Agreed,
            "2 of 2 origins (planned, then happened)",
        ),
        (says("a", 5, " Possible"), says("b", 6, ""), Verdict::Single, "1 of 2 origins (1 more: perhaps)"),
        (says("a", 5, " Planned"), says("b", 6, " Denied"), Verdict::Differs, "differs: the word changed"),
        (says("a", 5, " Possible"), says("b", 5, " Denied"), Verdict::Differs, "differs: doubted"),
        (says("a", 6, ""), says("b", 6, " Denied"), Verdict::Disputed, "disputed: 1 for it, 1 against"),
        (says("a", 4, " Denied"), says("b", 6, ""), Verdict::Differs, "differs: at first not"),
    ] {
        check(&[first, second], ("kenya attends", verdict, words));
    }
}

#[test]
fn numbers_stand_side_by_side() {
    let counts = |letter: &str, count: &str| {
        told(letter, letter, 6, &[&format!("meeting/talks participantCount {count}")])
    };
    let row = "number of participantCount";
    check(
        &[counts("a", "35 countries"), counts("b", "35 nations")],
        (row, Verdict::Agreed, "2 of 2 origins"),
    );
    check(
        &[counts("a", "35 countries"), counts("b", "32 nations")],
        (row, Verdict::Disputed, "disputed: 32 countries or 35 countries"),
    );
    let three = [counts("a", "35 countries"), counts("b", "35 nations"), counts("c", "27 leaders")];
    check(&three, (row, Verdict::Differs, "differs: 2 agree on 35 countries"));
    let cells: Vec<Vec<String>> =
        matrix(&three).facets[0].cells.iter().map(|cell| cell.words.clone()).collect();
    assert_eq!(cells, [["35 countries"], ["35 nations"], ["27 leaders"]]);
}

#[test]
fn what_befell_somebody_is_a_row_though_nobody_is_named() {
    let says =
        |letter: &str, status: &str| told(letter, letter, 6, &[&format!("- arrests meeting/talks{status}")]);
    check(&[says("a", ""), says("b", "")], ("(not said) arrests", Verdict::Agreed, "2 of 2 origins"));
    check(
        &[says("a", ""), says("b", " Denied")],
        ("(not said) arrests", Verdict::Disputed, "disputed: 1 for it, 1 against"),
    );
}

#[test]
fn two_amounts_of_one_payment_are_a_dispute_that_tells_them() {
    let pays = |letter: &str, amount: &str| {
        told(letter, letter, 6, &[&format!("country/kenya pays meeting/talks amount:{amount}")])
    };
    let reports = [pays("a", "2000000"), pays("b", "3500000")];
    check(&reports, ("kenya pays", Verdict::Disputed, "disputed: amount 2000000 or 3500000"));
    let matrix = matrix(&reports);
    let cells: Vec<&[String]> = matrix.facets[0].cells.iter().map(|cell| cell.words.as_slice()).collect();
    assert_eq!(cells, [["happened, amount 2000000"], ["happened, amount 3500000"]]);
    check(&[pays("a", "2000000"), pays("b", "2000000")], ("kenya pays", Verdict::Agreed, "2 of 2 origins"));
}

#[test]
fn a_cell_shows_the_words_and_silence_is_shown() {
    let matrix =
        matrix(&[told("a", "1", 6, &[KENYA]), told("b", "2", 6, &["country/chad attends meeting/talks"])]);
    let kenya = matrix.facets.iter().find(|facet| facet.label == "kenya attends").unwrap();
    assert_eq!(kenya.cells[0].claims[0].quote, KENYA);
    assert!(kenya.cells[1].is_silent() && kenya.cells[1].words.is_empty());
}

/// Any reports about a few parties at one meeting: a letter, an origin, a day and lines.
fn any_reports() -> impl Strategy<Value = Vec<Told>> {
    let line = (0..3usize, 0..5usize).prop_map(|(party, status)| {
        let party = ["kenya", "chad", "niger"][party];
        match ["", " Planned", " Possible", " Denied"].get(status) {
            Some(status) => format!("country/{party} attends meeting/talks{status}"),
            None => format!("meeting/talks participantCount {} countries", 30 + party.len()),
        }
    });
    let report = (0..4usize, 1..20u8, prop::collection::btree_set(line, 1..4));
    prop::collection::vec(report, 1..8).prop_map(|reports| {
        let told =
            |(i, (origin, day, lines)): (usize, (usize, u8, std::collections::BTreeSet<String>))| Told {
                letter: format!("r{i}"),
                origin: format!("o{origin}"),
                day,
                lines: lines.into_iter().collect(),
            };
        reports.into_iter().enumerate().map(told).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_reports_does_not_show(reports in any_reports(), turn in 0..8usize) {
        let mut turned = reports.clone();
        turned.rotate_left(turn % reports.len());
        turned.reverse();
        prop_assert_eq!(matrix(&reports), matrix(&turned));
    }

    #[test]
    fn a_copy_changes_no_count(reports in any_reports(), which in 0..8usize) {
        let mut copied = reports.clone();
        let copy = Told { letter: "z".to_owned(), ..reports[which % reports.len()].clone() };
        copied.push(copy);
        prop_assert_eq!(rows(&reports), rows(&copied));
        let answers = |reports: &[Told]| -> Vec<_> {
            matrix(reports).facets.into_iter().map(|facet| (facet.n_agree, facet.answers)).collect()
        };
        prop_assert_eq!(answers(&reports), answers(&copied));
    }
}

/// Ids of the claims that agree with a claim and differ from it, and labels of the origins that are silent.
fn beside(reports: &[Told], id: &str) -> [Vec<String>; 3] {
    let rules = rules();
    let (world, wording) = (world(reports, &rules), Wording::default());
    let comparison = Comparison::new(&world, &rules, &wording);
    let claim = world.claims.iter().find(|claim| claim.id.0 == id).unwrap();
    let beside = comparison.beside(claim);
    let ids = |claims: Vec<&WorldClaim>| claims.into_iter().map(|claim| claim.id.0.clone()).collect();
    let silent = beside.silent.into_iter().map(|source| source.id.0).collect();
    [ids(beside.agree), ids(beside.differ), silent]
}

#[test]
fn beside_a_claim_stand_those_who_agree_differ_and_are_silent() {
    let reports = [
        told("a", "one", 1, &["person/ana attends meeting/oslo", "person/ana kills person/bo"]),
        told("b", "two", 2, &["person/ana attends meeting/oslo Planned"]),
        told("c", "three", 3, &["person/ana attends meeting/oslo Denied"]),
        told("d", "four", 4, &["person/ana attends meeting/bergen"]),
    ];
    let found = beside(&reports, "a person/ana attends meeting/oslo");
    assert_eq!(found[0], ["b person/ana attends meeting/oslo Planned"]);
    assert_eq!(found[1], ["c person/ana attends meeting/oslo Denied"]);
    assert_eq!(found[2], ["origin/four"]);
    let found = beside(&reports, "c person/ana attends meeting/oslo Denied");
    assert!(found[0].is_empty() && found[1].len() == 2);
}

#[test]
fn numbers_and_amounts_agree_or_differ_by_their_values() {
    let reports = [
        told("a", "one", 1, &["meeting/oslo participantCount 12", "country/chad pays country/mali amount:2"]),
        told("b", "two", 1, &["meeting/oslo participantCount 12", "country/chad pays country/mali amount:3"]),
        told("c", "three", 1, &["meeting/oslo participantCount 10"]),
        told("d", "four", 1, &["meeting/oslo participantCount 3 leaders"]),
    ];
    let found = beside(&reports, "a meeting/oslo participantCount 12");
    assert_eq!(found[0], ["b meeting/oslo participantCount 12"]);
    // Another family of units answers another question.
    assert_eq!(found[1], ["c meeting/oslo participantCount 10"]);
    let found = beside(&reports, "a country/chad pays country/mali amount:2");
    assert_eq!(found[1], ["b country/chad pays country/mali amount:3"]);
}
