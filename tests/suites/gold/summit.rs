//! Every mention of a named thing and of both meetings in five agency reports of one summit is resolved.

use super::STORE;
use rapporteur_pipeline::StoreFolder;
use rapporteur_tests::{Places, b_cubed, gold_folder, root};
use std::collections::{BTreeMap, BTreeSet};

tests!(everything_named_in_the_shared_reports_is_one_thing_each);

/// Compares the shared reports with `tests/gold/summit.tsv`, which lists every mention of a named thing and
/// of both meetings.
fn everything_named_in_the_shared_reports_is_one_thing_each() {
    let folder = gold_folder().join("reports");
    let world = StoreFolder::new(STORE.path()).world().unwrap();
    let kinds = ["Person", "Country", "Organization", "Place", "Meeting", "Document"];
    let places = Places::new(&world, &kinds);
    let texts: Vec<String> =
        (0..5).map(|n| std::fs::read_to_string(folder.join(format!("00{n}.txt"))).unwrap()).collect();
    let list = std::fs::read_to_string(root().join("tests/gold/summit.tsv")).unwrap();
    let mut found = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let [thing, report, words] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let text = &texts[report.parse::<usize>().unwrap()];
        let (before, rest) = words.split_once('[').unwrap();
        let (name, _) = rest.split_once(']').unwrap();
        let at = text.find(&words.replace(['[', ']'], "")).unwrap_or_else(|| panic!("not there: {line}"));
        let start = at + before.len();
        let report = &world.reports.iter().find(|r| r.text == *text).unwrap().id;
        let entity = places.at(report, start, start + name.len());
        found.push((thing.to_owned(), entity.map_or_else(|| format!("unseen {line}"), |e| e.id.0.clone())));
    }
    let (precision, recall) = b_cubed(&found);
    let mut things: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (thing, entity) in &found {
        things.entry(thing).or_default().insert(entity);
    }
    assert!(
        (1.0 - precision).abs() < 1e-9 && (1.0 - recall).abs() < 1e-9,
        "precision {precision:.3}, recall {recall:.3}\n{things:#?}"
    );
}
