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

/// Two reports whose claims are in doubt.
const DOUBTED: [(&str, &str); 2] = [
    ("d.txt", "OSLO, May 9, 2031 (Harbour Wire) - Kenya will sign the Aden accord in Oslo on Monday.\n"),
    (
        "e.txt",
        "LIMA, May 10, 2031 (Northern Post) - Ana Ruiz, the mayor of Lima, praised Kenya. Peru would withdraw its troops from Kenya, Ruiz said. Its envoys may have backed a rival plan for the lake.\n",
    ),
];

fn claims(folder: &Path) -> Vec<serde_json::Value> {
    let (listed, _) = run(folder, &["resolve", "--review", "--format", "json", "--limit", "100"], "");
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let claims = listed["claims"].as_array().unwrap().clone();
    assert_eq!(listed["doubtfulClaims"], claims.len());
    assert!(listed["doubtful"].is_number() && listed["pairs"].is_array());
    claims
}

fn text<'c>(claim: &'c serde_json::Value, field: &str) -> &'c str {
    claim[field].as_str().unwrap()
}

/// The line of a graph that is the plain edge of a claim.
fn edge(claim: &serde_json::Value) -> String {
    let base = "https://w3id.org/rapporteur";
    let end = |end: &str| format!("<{base}/id/{}>", claim[end]["id"].as_str().unwrap());
    format!("{} <{base}/ns#{}> {} .", end("subject"), text(claim, "relation"), end("object"))
}

#[test]
fn doubtful_claims_are_asked_about_dropped_kept_and_undone() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    for (name, text) in DOUBTED {
        std::fs::write(folder.join(name), text).unwrap();
    }
    run(folder, &["build", "d.txt", "e.txt"], "");
    let before = graph(folder);
    let asked = claims(folder);
    let first = &asked[0];
    assert_eq!((text(first, "effect"), before.contains(&edge(first))), ("carries", true), "{first}");
    assert!(asked.iter().all(|claim| claim["confidence"].as_f64().unwrap() < 0.7), "{asked:?}");

    let (told, _) = run(folder, &["resolve", "--review", "--limit", "1"], "");
    let n = asked.len();
    assert!(told.contains(&format!("1/1  an edge goes if this is wrong: {}\n", text(first, "id"))), "{told}");
    assert!(told.contains(text(first, "sentence")), "{told}");
    assert!(told.contains(&format!("doubtful claims {n}, {} of them not shown", n - 1)), "{told}");

    let pairs_skipped = "s\n".repeat(told.matches("m(erge)").count());
    let answer = format!("{pairs_skipped}maybe\nw it stayed away\nq\n");
    let (told, _) = run(folder, &["resolve", "--review"], &answer);
    assert!(told.contains("“maybe” is no answer") && told.contains("drop: it stayed away"), "{told}");
    let file = folder.join("rapporteur-store/judgements.tsv");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.ends_with(&format!("drop\t{}\t\tit stayed away\n", text(first, "id"))), "{written}");
    let (renewed, status) = run(folder, &["resolve"], "");
    assert_eq!((renewed.contains("drop 1"), status), (true, 0), "{renewed}");
    let after = graph(folder);
    assert!(!after.contains(&edge(first)) && !after.contains(&format!("/{}>", text(first, "id"))));
    assert!(claims(folder).iter().all(|claim| claim["id"] != first["id"]), "it is asked about no more");
    assert_eq!(run(folder, &["verify"], "").1, 0);

    std::fs::write(&file, "").unwrap();
    run(folder, &["resolve"], "");
    assert_eq!(graph(folder), before, "without the line everything is as before");
}

#[test]
fn a_claim_that_is_kept_makes_its_edge() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    for (name, text) in DOUBTED {
        std::fs::write(folder.join(name), text).unwrap();
    }
    // With a judge that trusts nothing, no claim makes an edge.
    let judge = folder.join("data/judge");
    std::fs::create_dir_all(&judge).unwrap();
    std::fs::write(judge.join("calibration.tsv"), "confidence\tscore\n20\t-9000\n21\t9000\n").unwrap();
    let data = ["--data", "data"];
    run(folder, &[&["build", "d.txt", "e.txt"][..], &data].concat(), "");
    let before = graph(folder);
    let asked = claims(folder);
    let signs = asked.iter().find(|claim| text(claim, "relation") == "signs").unwrap();
    assert_eq!((text(signs, "effect"), before.contains(&edge(signs))), ("makes", false), "{signs}");
    let line = format!("keep\t{}\t\tit stands there\n", text(signs, "id"));
    std::fs::write(folder.join("rapporteur-store/judgements.tsv"), line).unwrap();
    run(folder, &[&["resolve"][..], &data].concat(), "");
    let after = graph(folder);
    assert!(after.contains(&edge(signs)) && after.contains("ns#kept> \"true\""), "{after}");
    assert_eq!(run(folder, &["verify"], "").1, 0, "an edge with a kept claim is no fault");
    let (why, _) = run(folder, &["why", text(signs, "id")], "");
    assert!(why.contains("kept by a person's judgement: it stands there"), "{why}");
    assert!(claims(folder).iter().all(|claim| claim["id"] != signs["id"]));
}
