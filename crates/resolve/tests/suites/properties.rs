//! What holds of every set of reports and every set of judgements.
#![allow(clippy::unwrap_used, reason = "builders of tests")]

use crate::builder;
use crate::builder::{Atlas, report};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use rapporteur_knowledge::{Knowledge, Relation};
use rapporteur_model::{Extraction, LocalId, Report, Status, World};
use rapporteur_resolve::{JudgementError, Judgements, Setting, Tables, replay, resolve_judged};
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Analysed = (Report, Extraction);

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::embedded().unwrap());
static RELATIONS: LazyLock<Vec<Relation>> = LazyLock::new(|| Knowledge::embedded().unwrap().relations);

const NAMES: [&str; 8] =
    ["Ana Ruiz", "Anna Ruiz", "Ruiz", "Eva Ruiz", "A. Ruiz", "Tomas Berg", "Thomas Berg", "Berg"];
const COUNTRIES: [&str; 3] = ["Arland", "Borland", "Corland"];
const NOUNS: [&str; 3] = ["summit", "talks", "call"];

/// What one report speaks of: people with countries, and meetings with days and hosts.
#[derive(Clone, Debug)]
struct Sketch {
    people: Vec<(usize, usize, bool)>,
    meetings: Vec<(usize, usize, usize)>,
}

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let person = (0..NAMES.len(), 0..COUNTRIES.len(), any::<bool>());
    let meeting = (0..NOUNS.len(), 0..COUNTRIES.len(), 1..4_usize);
    let sketch = (prop::collection::vec(person, 1..3), prop::collection::vec(meeting, 0..3));
    prop::collection::vec(sketch.prop_map(|(people, meetings)| Sketch { people, meetings }), 2..6)
}

fn reports(sketches: &[Sketch]) -> Vec<Analysed> {
    let one = |(i, sketch): (usize, &Sketch)| {
        let mut draft = report(&format!("r{i}"), "2031-05-06");
        for (name, country, holds) in &sketch.people {
            let person = draft.person(NAMES[*name]);
            if *holds {
                draft.holds(person, "president", COUNTRIES[*country]);
            } else {
                let country = draft.country(COUNTRIES[*country]);
                draft.claim(person, "represents", country, Status::Happened);
            }
        }
        for (noun, host, day) in &sketch.meetings {
            let meeting = draft.meeting(NOUNS[*noun], builder::NO_PLACE, &format!("2031-05-0{day}"));
            let host = draft.country(COUNTRIES[*host]);
            draft.claim(host, "hosts", meeting, Status::Planned);
        }
        draft.done()
    };
    sketches.iter().enumerate().map(one).collect()
}

/// A judgement in the making: merge or keep apart, a type, and which two of its things.
type Pick = (bool, bool, usize, usize);

/// Things of a type, each by report and number.
fn things(reports: &[Analysed], kind: &str) -> Vec<(usize, LocalId)> {
    let of = |(i, (_, extraction)): (usize, &Analysed)| -> Vec<(usize, LocalId)> {
        let entities = extraction.entities.iter().enumerate();
        entities.filter(|(_, entity)| entity.kind == kind).map(|(n, _)| (i, LocalId(n))).collect()
    };
    reports.iter().enumerate().flat_map(of).collect()
}

fn place(reports: &[Analysed], (i, entity): (usize, LocalId)) -> String {
    let (report, extraction) = &reports[i];
    let mention = extraction.mentions.iter().find(|mention| mention.entity == entity).unwrap();
    format!("x@{}:{}-{}", report.id, mention.span.start, mention.span.end)
}

/// The lines, and the two things each is about.
type Line = (bool, (usize, LocalId), (usize, LocalId), String);

fn lines(reports: &[Analysed], picks: &[Pick]) -> Vec<Line> {
    let line = |(merge, people, a, b): &Pick| {
        let things = things(reports, if *people { "Person" } else { "Meeting" });
        let pick = |n: usize| things.get(n % things.len().max(1)).copied();
        let (a, b) = (pick(*a)?, pick(*b)?);
        let word = if *merge { "merge" } else { "keep apart" };
        (a != b)
            .then(|| (*merge, a, b, format!("{word}\t{}\t{}\ta test", place(reports, a), place(reports, b))))
    };
    picks.iter().filter_map(line).collect()
}

fn judged(reports: &[Analysed], lines: &[&str]) -> Result<World, JudgementError> {
    let judgements = Judgements::parse("judgements.tsv", &lines.join("\n")).unwrap();
    let setting =
        Setting { gazetteer: &Atlas, tables: &TABLES, judgements: &judgements, relations: &RELATIONS };
    let resolved = resolve_judged(reports, &setting)?;
    assert_eq!(resolved.diagnostics, []);
    let mut replayed = replay(reports, &resolved.world.merges, &setting)?;
    replayed.world.doubts = resolved.world.doubts.clone();
    assert_eq!(replayed.world, resolved.world, "the log of merges replays to the same world");
    Ok(resolved.world)
}

/// The entity that each place of each report is part of.
fn entities(world: &World) -> BTreeMap<(String, usize), String> {
    let places = world.entities.iter().flat_map(|entity| {
        entity.occurrences.iter().map(|o| ((o.report.0.clone(), o.span.start), entity.id.0.clone()))
    });
    places.collect()
}

fn bytes(world: &World) -> String {
    serde_json::to_string(world).unwrap()
}

fn obeyed(reports: &[Analysed], lines: &[Line], world: &World) -> Result<(), TestCaseError> {
    let entities = entities(world);
    let entity = |(i, entity): (usize, LocalId)| {
        let (report, extraction) = &reports[i];
        let mention = extraction.mentions.iter().find(|mention| mention.entity == entity).unwrap();
        entities[&(report.id.0.clone(), mention.span.start)].clone()
    };
    for (merge, a, b, line) in lines {
        prop_assert_eq!(*merge, entity(*a) == entity(*b), "{}", line);
    }
    Ok(())
}

/// Whether merges alone, followed from one to the next, contradict a line.
fn contradict(lines: &[Line]) -> bool {
    let mut set: BTreeMap<(usize, LocalId), (usize, LocalId)> = BTreeMap::new();
    let root = |set: &BTreeMap<_, _>, mut thing| {
        while let Some(next) = set.get(&thing) {
            thing = *next;
        }
        thing
    };
    for (_, a, b, _) in lines.iter().filter(|(merge, ..)| *merge) {
        let (a, b) = (root(&set, *a), root(&set, *b));
        if a != b {
            set.insert(a, b);
        }
    }
    lines.iter().any(|(merge, a, b, _)| !merge && root(&set, *a) == root(&set, *b))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn judgements_are_obeyed_in_any_order_and_undone_without_a_trace(
        sketches in sketches(),
        picks in prop::collection::vec((any::<bool>(), any::<bool>(), 0..64_usize, 0..64_usize), 0..6),
        rotation in 0..8_usize,
    ) {
        let reports = reports(&sketches);
        let lines = lines(&reports, &picks);
        let texts: Vec<&str> = lines.iter().map(|(.., line)| line.as_str()).collect();
        let mut turned = reports.clone();
        turned.rotate_left(rotation % reports.len());
        turned.push(reports[0].clone());
        let before = judged(&reports, &[]).unwrap();
        prop_assert_eq!(bytes(&before), bytes(&judged(&turned, &[]).unwrap()), "order shows");
        match judged(&reports, &texts) {
            Ok(world) => {
                prop_assert!(!contradict(&lines));
                obeyed(&reports, &lines, &world)?;
                let upside_down: Vec<&str> = texts.iter().rev().copied().collect();
                prop_assert_eq!(entities(&world), entities(&judged(&turned, &upside_down).unwrap()));
            }
            Err(fault) => prop_assert!(contradict(&lines), "{fault}"),
        }
        // Without its last line a file gives what it gave before that line was written.
        if let Some((_, fewer)) = texts.split_last()
            && let Ok(world) = judged(&reports, fewer)
        {
            prop_assert_eq!(bytes(&world), bytes(&judged(&turned, fewer).unwrap()));
        }
        prop_assert_eq!(bytes(&before), bytes(&judged(&reports, &[]).unwrap()), "undoing leaves a trace");
    }
}
