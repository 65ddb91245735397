//! A person has the last word: doubts are reviewed, answers are obeyed, and answers taken back leave no
//! trace.

use rapporteur_tests::rapporteur;
use std::path::Path;

const REPORTS: [(&str, &str); 3] = [
    (
        "a.txt",
        "OSLO, May 5, 2031 (Harbour Wire) - Foreign Minister Ana Ruiz of Chad opened the talks in Oslo on Monday. Norway hosts the talks.\n",
    ),
    (
        "b.txt",
        "OSLO, May 6, 2031 (Northern Post) - Envoy Eva Ruiz of Chad left Oslo on Tuesday. Norway had no comment.\n",
    ),
    (
        "c.txt",
        "OSLO, May 7, 2031 (Lake Gazette) - Ruiz of Chad praised Norway on Wednesday, and Ruiz will return to Oslo.\n",
    ),
];

/// Runs the program in a folder with typed input; returns its output and its status.
fn run(folder: &Path, args: &[&str], typed: &str) -> (String, i32) {
    let run = rapporteur(args.iter().copied()).current_dir(folder).write_stdin(typed).assert();
    let output = run.get_output();
    let printed = [&output.stdout[..], &output.stderr[..]].concat();
    (String::from_utf8(printed).unwrap(), output.status.code().unwrap())
}

fn graph(folder: &Path) -> String {
    run(folder, &["export", "--format", "nquads"], "").0
}

#[test]
fn answers_are_written_applied_and_undone() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    for (name, text) in REPORTS {
        std::fs::write(folder.join(name), text).unwrap();
    }
    run(folder, &["build", "a.txt", "b.txt", "c.txt"], "");
    let before = graph(folder);

    let (listed, status) = run(folder, &["resolve", "--review"], "");
    assert_eq!(status, 0);
    for shown in
        ["two now: person/ana-ruiz and person/ruiz", "same country or body +2.0", "“Eva Ruiz” as well"]
    {
        assert!(listed.contains(shown), "{shown} is not in\n{listed}");
    }
    let file = folder.join("rapporteur-store/judgements.tsv");
    assert!(!file.exists(), "nobody answered");

    let (asked, _) = run(folder, &["resolve", "--review"], "what\nm same minister\n");
    assert!(asked.contains("“what” is no answer") && asked.contains("written        1 to"), "{asked}");
    let lines = std::fs::read_to_string(&file).unwrap();
    let written = lines.lines().last().unwrap();
    assert!(
        written.starts_with("merge\tperson/ana-ruiz@") && written.ends_with("\tsame minister"),
        "{written}"
    );
    assert_eq!(graph(folder), before, "an answer is applied by resolve, not before");

    let (renewed, status) = run(folder, &["resolve"], "");
    assert_eq!(
        (renewed.contains("gone     person/ruiz  Ruiz  now person/ana-ruiz"), status),
        (true, 0),
        "{renewed}"
    );
    let after = graph(folder);
    assert!(after.contains("person/ana-ruiz> <http://purl.org/dc/terms/replaces> "), "the old IRI leads on");
    let (why, _) = run(folder, &["why", "person/ruiz"], "");
    assert!(
        why.contains("a person's judgement: same minister") && why.contains("once         person/ruiz"),
        "{why}"
    );
    let (dossier, _) = run(folder, &["query", "dossier", "--param", "person=<person/ruiz>"], "");
    assert!(dossier.contains("Norway"), "an old IRI is asked for: {dossier}");
    assert!(run(folder, &["resolve", "--review"], "").0.contains("doubtful pairs 0"));
    assert_eq!(run(folder, &["verify"], "").1, 0);
    run(folder, &["build", "c.txt", "b.txt", "a.txt"], "");
    assert_eq!(graph(folder), after, "a build obeys as well");

    std::fs::write(&file, lines.replace(written, "")).unwrap();
    run(folder, &["resolve"], "");
    assert_eq!(graph(folder), before, "without the line everything is as before");
}

#[test]
fn a_fault_names_line_and_remedy_and_leaves_the_store_as_it_was() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    for (name, text) in REPORTS {
        std::fs::write(folder.join(name), text).unwrap();
    }
    run(folder, &["build", "a.txt", "b.txt"], "");
    let before = graph(folder);
    let file = folder.join("rapporteur-store/judgements.tsv");
    for (lines, expected) in [
        ("merge\tAna Ruiz\tEva Ruiz\n", "judgements.tsv:1: cell 4 is empty: write the reason"),
        (
            "# two minds\nmerge\tAna Ruiz\tEva Ruiz\tone\nkeep apart\tEva Ruiz\tAna Ruiz\ttwo\n",
            "judgements.tsv:3: it keeps apart what line 2 made one: delete one of these lines",
        ),
    ] {
        std::fs::write(&file, lines).unwrap();
        for command in [&["resolve"][..], &["build", "a.txt", "b.txt"], &["add", "c.txt"]] {
            let (told, status) = run(folder, command, "");
            assert_eq!((told.contains(expected), status), (true, 2), "{told}");
        }
        assert_eq!(graph(folder), before);
    }
}
