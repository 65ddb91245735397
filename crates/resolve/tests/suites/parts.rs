//! A part of a corpus that is unrelated to the rest is resolved as within the whole, with the statistics of the whole.
#![allow(clippy::unwrap_used, reason = "builders of tests")]

use crate::builder::{Atlas, NO_PLACE, report};
use rapporteur_knowledge::{Knowledge, Relation};
use rapporteur_model::{Extraction, Report, Status, World};
use rapporteur_resolve::{
    CorpusStatistics, Judgements, Setting, Tables, resolve_judged, resolve_part, statistics,
};
use std::sync::LazyLock;

type Analysed = (Report, Extraction);

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::embedded().unwrap());
static RELATIONS: LazyLock<Vec<Relation>> = LazyLock::new(|| Knowledge::embedded().unwrap().relations);

fn setting(judgements: &Judgements) -> Setting<'_> {
    Setting { gazetteer: &Atlas, tables: &TABLES, judgements, relations: &RELATIONS }
}

fn whole(reports: &[Analysed]) -> (World, CorpusStatistics) {
    let judgements = Judgements::default();
    let setting = setting(&judgements);
    (resolve_judged(reports, &setting).unwrap().world, statistics(reports, &setting).unwrap())
}

fn part(reports: &[Analysed], whole: &CorpusStatistics) -> World {
    resolve_part(reports, &setting(&Judgements::default()), whole).unwrap().world
}

/// Reports of one country, its people, its bodies and its meetings.
fn half(country: &str, people: [&str; 3], bodies: &[&str], year: u16) -> Vec<Analysed> {
    let one = |i: usize| {
        let mut draft = report(&format!("{country}{i}"), &format!("{year}-05-0{}", 1 + i));
        draft.holder(people[i % 3], "president", country);
        for name in bodies {
            draft.organization(name);
        }
        let host = draft.country(country);
        let meeting = draft.meeting("summit", NO_PLACE, &format!("{year}-05-01"));
        draft.claim(host, "hosts", meeting, Status::Planned);
        draft.done()
    };
    (0..4).map(one).collect()
}

fn arland() -> Vec<Analysed> {
    let bodies = ["Arland Water and Soil Service", "Water and Soil Service", "Old Soil Cooperative", "OSC"];
    half("Arland", ["Mikhail Orlov", "Michail Orlow", "Orlov"], &bodies, 2031)
}

fn borland() -> Vec<Analysed> {
    let bodies = ["Borland Water and Soil Service", "Open Sea Council"];
    half("Borland", ["Ana Ruiz", "Ana M. Ruiz", "Ruiz"], &bodies, 2033)
}

/// Everything that two worlds tell, as one.
fn union(left: World, right: World) -> World {
    let mut union = left;
    union.reports.extend(right.reports);
    union.entities.extend(right.entities);
    union.claims.extend(right.claims);
    union.merges.extend(right.merges);
    union.origins.extend(right.origins);
    for (relation, links) in right.report_links {
        union.report_links.entry(relation).or_default().extend(links);
    }
    union.reports.sort_by(|a, b| a.id.cmp(&b.id));
    union.entities.sort_by(|a, b| a.id.cmp(&b.id));
    union.claims.sort_by(|a, b| a.id.0.cmp(&b.id.0));
    union.merges.sort();
    union.origins.sort_by(|a, b| a.id.cmp(&b.id));
    union.report_links.values_mut().for_each(|links| links.sort());
    assert!(union.disputes.is_empty() && right.disputes.is_empty(), "nothing is disputed here");
    assert!(union.doubts.is_empty() && right.doubts.is_empty(), "nothing is doubtful here");
    union
}

fn joined(world: &World) -> Vec<(&str, &str)> {
    let organizations = world.merges.iter().filter(|merge| merge.entity.0.starts_with("organization/"));
    let names = organizations.map(|merge| (merge.left.name.as_str(), merge.right.name.as_str()));
    names.filter(|(left, right)| left != right).collect()
}

#[test]
fn unrelated_halves_with_the_statistics_of_the_whole_give_the_whole() {
    let (left, right) = (arland(), borland());
    let (world, statistics) = whole(&[&left[..], &right[..]].concat());
    assert_eq!(union(part(&left, &statistics), part(&right, &statistics)), world);
    assert!(world.merges.len() > 10, "the halves merge people, offices, bodies and meetings");
}

#[test]
fn a_name_that_the_rest_of_the_corpus_makes_ambiguous_joins_nothing() {
    let left = arland();
    let (alone, own) = whole(&left);
    // "Water and Soil Service" is Arland's and "OSC" the Old Soil Cooperative, as far as these reports tell.
    assert_eq!(joined(&alone).len(), 2, "{:?}", joined(&alone));
    assert_eq!(part(&left, &own), alone, "the statistics of a corpus give what the corpus gives");
    let (_, statistics) = whole(&[left.clone(), borland()].concat());
    assert_eq!(joined(&part(&left, &statistics)), []);
}
