//! Pairs of short invented reports show whether one person in two reports is told from two persons with the
//! same name. They take the way through the whole program. The list was written before the program was run on
//! it.

use rapporteur_tests::{Answer, TestStore, root};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Minimum share of same-person pairs that must be found to be one person.
const FOUND: f64 = 0.9;

const PEOPLE: &str = "SELECT ?text ?person ?name {
    ?report rap:text ?text ; rap:mentions ?person .
    ?person a rap:Person ; rdfs:label|skos:altLabel ?name }";

/// The pairs of the list.
fn pairs() -> Vec<Value> {
    let lines = std::fs::read_to_string(root().join("tests/gold/namesakes.jsonl")).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Builds one store of the reports of some pairs.
fn store(pairs: &[&Value]) -> TestStore {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = String::new();
    for pair in pairs {
        for side in ["a", "b"] {
            let id = format!("{}{side}", pair["id"].as_str().unwrap());
            let line = json!({"id": id, "date": pair[side]["date"], "text": pair[side]["text"]});
            writeln!(lines, "{line}").unwrap();
        }
    }
    let file = folder.path().join("reports.jsonl");
    std::fs::write(&file, lines).unwrap();
    TestStore::build(&[file.to_str().unwrap()], &[])
}

/// The people of each report, with the names of each node.
struct People(BTreeMap<String, BTreeMap<String, Vec<String>>>);

impl People {
    fn of(store: &TestStore) -> Self {
        let Answer(rows) = store.query(PEOPLE, &[]);
        let mut people = Self(BTreeMap::new());
        for row in rows {
            let of_report = people.0.entry(row.get("text").to_owned()).or_default();
            of_report.entry(row.get("person").to_owned()).or_default().push(row.get("name").to_owned());
        }
        people
    }

    /// The node of the person that one side of a pair names. The report may write the name with a title.
    fn node(&self, side: &Value) -> Option<&str> {
        let name = side["name"].as_str().unwrap();
        let people = self.0.get(side["text"].as_str().unwrap())?;
        let fit = |names: &Vec<String>| names.iter().filter(|n| name.ends_with(*n)).map(String::len).max();
        let named = people.iter().filter_map(|(person, names)| Some((fit(names)?, person.as_str())));
        named.max().map(|(_, person)| person)
    }
}

/// Asserts that no two different people are one node, and that nearly all pairs of one person are one node.
fn check(groups: &[Vec<&Value>]) {
    let (mut merged, mut missed, mut n_same) = (Vec::new(), Vec::new(), 0);
    for group in groups {
        let people = People::of(&store(group));
        for pair in group {
            let (a, b) = (people.node(&pair["a"]), people.node(&pair["b"]));
            let is_one = a.is_some() && a == b;
            let line = format!("{} {}: {a:?} {b:?}", pair["id"], pair["kind"]);
            if pair["same"] == true {
                n_same += 1;
                missed.extend((!is_one).then_some(line));
            } else {
                merged.extend(is_one.then_some(line));
            }
        }
    }
    assert!(merged.is_empty(), "different people are one node\n{merged:#?}");
    let found = (n_same - missed.len()) as f64 / n_same as f64;
    assert!(found >= FOUND, "one person is two nodes too often\n{missed:#?}");
}

#[test]
fn the_list_has_sixty_pairs_of_each_kind() {
    let pairs = pairs();
    let n_same = pairs.iter().filter(|pair| pair["same"] == true).count();
    assert_eq!((n_same, pairs.len() - n_same), (60, 60));
}

#[test]
fn all_of_them_in_one_store() {
    let pairs = pairs();
    check(&[pairs.iter().collect()]);
}

#[test]
fn a_few_of_them_in_a_store() {
    const STORES: usize = 10;
    let pairs = pairs();
    let group = |i: usize| pairs.iter().skip(i).step_by(STORES).collect();
    check(&(0..STORES).map(group).collect::<Vec<_>>());
}
