//! What holds whatever the order in which components are decided.

#[path = "../tests/suites/builder/mod.rs"]
mod builder;

use crate::components::tests::BACKWARDS;
use crate::{Judgements, Resolved, Setting, Tables, resolve_judged};
use builder::{Atlas, NO_PLACE, report, world};
use rapporteur_model::{Extraction, Report, Status, Traits};

/// Reports of many components of every kind: people of like names, bodies, offices, meetings, documents, statements.
fn corpus() -> Vec<(Report, Extraction)> {
    const PEOPLE: [[&str; 3]; 4] = [
        ["Mikhail Orlov", "Michail Orlow", "Orlov"],
        ["Ana Ruiz", "A. Ruiz", "Ruiz"],
        ["Chang Kuo-liang", "Zhang Guoliang", "Zhang"],
        ["Tom Ashby", "Tom Ashbey", "Ashby"],
    ];
    const BODIES: [[&str; 3]; 2] = [
        ["Arland Water and Soil Service", "Water and Soil Service", "AWSS"],
        ["World Grain Organization", "World Grain Organisation", "WGO"],
    ];
    let one = |i: usize| {
        let mut draft = report(&format!("r{i}"), &format!("2031-05-{:02}", 1 + i % 5));
        let country = ["Arland", "Borland"][i % 2];
        for (p, names) in PEOPLE.iter().enumerate().filter(|(p, _)| !(p + i).is_multiple_of(3)) {
            draft.holder(names[(i + p) % 3], ["president", "spokesman"][p % 2], country);
        }
        let host = draft.country(country);
        for names in BODIES {
            draft.organization(names[i % 3]);
        }
        let place = draft.city(["Portville", "Northgate"][i % 2]);
        let place = if i.is_multiple_of(4) { NO_PLACE } else { Some(place) };
        let meeting =
            draft.meeting(["summit", "talks", "call"][i % 3], place, &format!("2031-05-0{}", 1 + i % 2));
        draft.claim(host, "hosts", meeting, Status::Planned);
        let kind = Some(["plan", "accord"][i % 2].to_owned());
        let traits = Traits { kind, parties: vec![host], ..Traits::default() };
        draft.add("Document", ["the peace plan", "the accord"][i % 2], false, traits);
        draft.done()
    };
    (0..24).map(one).collect()
}

#[test]
fn the_order_of_components_does_not_show() {
    let reports = corpus();
    let forwards = world(&reports);
    BACKWARDS.set(true);
    let backwards = world(&reports);
    BACKWARDS.set(false);
    assert_eq!(forwards, backwards);
    for kind in ["Person", "Organization", "Office", "Meeting", "Document"] {
        let of_kind = |id: &str| id.starts_with(&format!("{}/", kind.to_lowercase()));
        assert!(forwards.merges.iter().any(|merge| of_kind(&merge.entity.0)), "nothing of {kind} is merged");
    }
    assert!(!forwards.doubts.is_empty());
}

#[test]
fn the_order_of_components_does_not_show_under_judgements() {
    let reports = corpus();
    let people = world(&reports).entities.into_iter().filter(|entity| entity.kind == "Person");
    let [first, second, third]: [String; 3] =
        people.map(|person| person.id.0).take(3).collect::<Vec<String>>().try_into().unwrap();
    let text = format!("merge\t{first}\t{second}\ta test\nkeep apart\t{second}\t{third}\ta test\n");
    let (judgements, tables) = (Judgements::parse("j.tsv", &text).unwrap(), Tables::embedded().unwrap());
    let setting = Setting { gazetteer: &Atlas, tables: &tables, judgements: &judgements, relations: &[] };
    let forwards = resolve_judged(&reports, &setting).unwrap();
    BACKWARDS.set(true);
    let backwards = resolve_judged(&reports, &setting).unwrap();
    BACKWARDS.set(false);
    assert_eq!(forwards, backwards);
    let Resolved { world, diagnostics } = forwards;
    assert_eq!((world.judgements.len(), diagnostics), (2, Vec::new()));
    assert!(world.merges.iter().any(|merge| merge.judged), "what a person calls one is one");
}
