//! Names and PLOVER events are scored on hand-written gold.

use rapporteur_eval::gold::{Actor, Event, NamePair, Record};
use rapporteur_eval::predictions::{NameMatch, Plover};
use rapporteur_eval::{is_right_side, score_names, score_plover};

fn actor(text: &str, code: &str) -> Actor {
    Actor { text: Some(text.to_owned()), code: Some(code.to_owned()) }
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|n| (*n).to_owned()).collect()
}

#[test]
fn a_side_is_right_by_code_or_by_words() {
    let gold = [actor("the Norlandish Foreign Minister Tor Lind", "NLD"), actor("U.N.", "IGO")];
    for right in [&["NLD"][..], &["NLDGOV"], &["Tor Lind"], &["Nobody", "the U.N."]] {
        assert!(is_right_side(&gold, &names(right)), "{right:?}");
    }
    for wrong in [&["OST"][..], &["Lindau"], &[], &["NL"]] {
        assert!(!is_right_side(&gold, &names(wrong)), "{wrong:?}");
    }
    assert!(is_right_side(&[], &[]) && !is_right_side(&[], &names(&["NLD"])));
}

#[test]
fn a_mutual_act_may_name_one_party_as_target() {
    let event = |source: Vec<Actor>, target: Vec<Actor>| Event {
        kind: "DISAPPROVE".to_owned(),
        plover2021: Some("ACCUSE".to_owned()),
        source,
        target,
    };
    let record =
        |id: &str, event: Event| Record { id: id.to_owned(), events: vec![event], ..Record::default() };
    let (norland, ostmark) = (actor("Norland", "NLD"), actor("Ostmark", "OST"));
    let gold = [
        record("mutual", event(vec![norland.clone(), ostmark.clone()], vec![])),
        record("plain", event(vec![norland], vec![ostmark])),
        record("missing", event(vec![], vec![])),
    ];
    let said = |id: &str, class: &str| Plover {
        id: id.to_owned(),
        class: class.to_owned(),
        source: names(&["NLD"]),
        target: names(&["Ostmark"]),
    };
    let table = score_plover(&gold, &[said("mutual", "ACCUSE"), said("plain", "CONSULT")]);
    let share = |name: &str| table.row(name).unwrap().recall;
    assert_eq!((share("class"), share("source and target"), share("all")), (1.0 / 3.0, 2.0 / 3.0, 1.0 / 3.0));
    assert_eq!(table.row("class").unwrap().precision, 0.5);
}

#[test]
fn names_count_by_schema_and_in_all() {
    let pair = |id: &str, schema: &str, matches: bool| NamePair {
        id: id.to_owned(),
        schema: schema.to_owned(),
        matches,
        ..NamePair::default()
    };
    let said = |id: &str, matches: bool| NameMatch { id: id.to_owned(), matches, score: 0.9 };
    let gold = [
        pair("1", "Person", true),
        pair("2", "Person", true),
        pair("3", "Person", false),
        pair("4", "Company", true),
    ];
    let table = score_names(&gold, &[said("1", true), said("3", true), said("4", true)]);
    let person = table.row("Person").unwrap();
    assert_eq!((person.precision, person.recall), (0.5, 0.5));
    let all = table.row("all").unwrap();
    assert_eq!((all.n_gold, all.n_predicted, all.precision, all.recall), (3, 3, 2.0 / 3.0, 2.0 / 3.0));
}
