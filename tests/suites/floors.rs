//! The figures in `README.md` are not below the floors of `floors.toml`. The suites that run its commands
//! prove that the program reaches these figures.

use rapporteur_tests::root;
use std::collections::BTreeMap;
use std::fs;

/// Precision, recall and F1 of each row, by task and gold file.
type Figures = BTreeMap<(String, String), BTreeMap<String, [f64; 3]>>;

/// Parses the tables below `$ rapporteur eval TASK FILE`.
fn figures(text: &str) -> Figures {
    let mut figures = Figures::new();
    let mut table = None;
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ rapporteur eval ") {
            let mut words = command.split_whitespace();
            let (task, file) = (words.next().unwrap(), words.next().unwrap());
            let stem = file.rsplit('/').next().unwrap().trim_end_matches(".jsonl");
            table = Some(figures.entry((task.to_owned(), stem.to_owned())).or_default());
        } else if line.starts_with("```") {
            table = None;
        } else if let (Some(table), Some((name, row))) = (table.as_mut(), row(line)) {
            table.insert(name, row);
        }
    }
    figures
}

/// Parses a row: a name, two counts and three shares.
fn row(line: &str) -> Option<(String, [f64; 3])> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (name, numbers) = words.split_at(words.len().checked_sub(5)?);
    let numbers: Vec<f64> = numbers.iter().map_while(|number| number.parse().ok()).collect();
    let [_, _, precision, recall, f1] = numbers[..] else { return None };
    Some((name.join(" "), [precision, recall, f1]))
}

/// A sentence for each figure below its floor, and for each floor whose figure is not shown.
fn faults(floors: &toml::Table, figures: &Figures) -> Vec<String> {
    let mut faults = Vec::new();
    for (task, files) in floors {
        for (file, rows) in files.as_table().unwrap() {
            let Some(shown) = figures.get(&(task.clone(), file.clone())) else {
                faults.push(format!("README.md shows no `rapporteur eval {task}` of {file}"));
                continue;
            };
            for (name, floor) in rows.as_table().unwrap().iter().filter(|(name, _)| *name != "relations") {
                match shown.get(name) {
                    None => faults.push(format!("README.md shows no row {name} of {task} on {file}")),
                    Some(reached) => faults.extend(
                        demands(floor).into_iter().filter(|(at, least)| reached[*at] < *least).map(
                            |(at, least)| {
                                format!(
                                    "{task} on {file}: {name} is {}, under the floor of {least}",
                                    reached[at]
                                )
                            },
                        ),
                    ),
                }
            }
        }
    }
    faults
}

/// Columns and their minimum figures; a plain number is the minimum F1.
fn demands(floor: &toml::Value) -> Vec<(usize, f64)> {
    let number = |value: &toml::Value| value.as_float().or_else(|| value.as_integer().map(|n| n as f64));
    match number(floor) {
        Some(least) => vec![(2, least)],
        None => {
            let measures = floor.as_table().expect("a number, or a table of precision and recall");
            let column = |name: &str| match name {
                "precision" => 0,
                "recall" => 1,
                _ => panic!("{name} is no measure"),
            };
            measures.iter().map(|(name, least)| (column(name), number(least).unwrap())).collect()
        }
    }
}

#[test]
fn no_figure_is_under_its_floor() {
    let read = |name: &str| fs::read_to_string(root().join("tests").join(name)).unwrap();
    let floors: toml::Table = read("floors.toml").parse().unwrap();
    assert!(floors.len() > 5, "floors of {} tasks", floors.len());
    let faults = faults(&floors, &figures(&read("README.md")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_under_a_floor_or_not_shown_is_told() {
    let shown = figures(
        "```console\n$ rapporteur eval typing ../gold/dwie.jsonl\ntyping  gold  predicted  P  R  F1\nsource and target  10  9  80.0  70.0  74.7\n```\n",
    );
    let floors = |text: &str| text.parse::<toml::Table>().unwrap();
    let told = |text: &str| faults(&floors(text), &shown);
    assert!(told("[typing.dwie]\n\"source and target\" = { precision = 80, recall = 70 }").is_empty());
    let under = told("[typing.dwie]\n\"source and target\" = 75\norg = 1\n[times.x]\nall = 1");
    assert_eq!(under.len(), 3, "{under:?}");
    assert!(
        under[0].contains("no `rapporteur eval times` of x") && under[1].contains("no row org"),
        "{under:?}"
    );
    assert!(under[2].contains("is 74.7, under the floor of 75"), "{under:?}");
}
