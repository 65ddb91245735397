//! A bare name is read in one way by every command, and where it may mean several things that is told.

use rapporteur_tests::rapporteur;
use std::path::Path;

const REPORT: &str = "PARIS, May 5, 2031 (Harbour Wire) - Chad will host the Paris summit on Monday. Foreign Minister Ana Ruiz of Chad arrived in Paris on Sunday. Norway will attend the Paris summit.\n";

/// What a command prints on standard output and on standard error, and its status.
fn run(folder: &Path, args: &[&str]) -> (String, String, i32) {
    let output = rapporteur(args.iter().copied()).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("a.txt"), REPORT).unwrap();
    assert_eq!(run(place.path(), &["build", "a.txt"]).2, 0);
    place
}

#[test]
fn paris_is_the_summit_in_every_command() {
    let place = place();
    let folder = place.path();
    let drawn = folder.join("drawn.dot");
    for args in [
        &["why", "Paris"][..],
        &["compare", "paris"],
        &["neighbors", "Paris"],
        &["timeline", "Paris"],
        &["path", "Paris", "Norway"],
        &["export", "--format", "dot", "--focus", "PARIS", "-o", drawn.to_str().unwrap()],
        &["rank", "--without", "Paris"],
        &["query", "evidence", "--param", "object=Paris", "--param", "subject=Norway"],
    ] {
        let (_, told, status) = run(folder, args);
        assert_eq!(status, 0, "{args:?}: {told}");
        assert!(
            told.to_lowercase().contains("paris: paris summit")
                && told.contains("; the place Paris is place/paris"),
            "{args:?}: {told}"
        );
    }
    // Where only a place is asked for, it is the place.
    let (_, told, _) = run(folder, &["query", "meetings", "--param", "place=Paris"]);
    assert_eq!(told, "place=Paris: Paris\n");
    // An id is an id everywhere, and nothing is to be told of it.
    for args in [&["why", "place/paris"][..], &["compare", "place/paris"]] {
        let (out, told, status) = run(folder, args);
        assert!(status == 0 && told.is_empty() && out.contains("place/paris"), "{args:?}: {out}{told}");
    }
    let (_, told, _) = run(folder, &["query", "evidence", "--param", "subject=person/ana-ruiz"]);
    assert_eq!(told, "subject=person/ana-ruiz: Ana Ruiz\n");
    // What changes the graph never rests on a guess.
    let (_, told, status) = run(folder, &["drop", "Paris"]);
    assert!(
        status == 2
            && told.contains("nodes are called \"Paris\", name one by its id:")
            && told.contains("place/paris  Paris"),
        "{told}"
    );
}

#[test]
fn statuses_and_verdicts_are_read_in_any_case() {
    let place = place();
    let folder = place.path();
    for status in ["planned", "PLANNED", "Planned"] {
        let (listed, _, code) = run(folder, &["neighbors", "Chad", "--status", status]);
        assert!(code == 0 && listed.contains("Planned"), "{listed}");
        let (exported, _, code) = run(folder, &["export", "--format", "nodelink", "--status", status]);
        assert!(code == 0 && exported.contains("Planned"), "{exported}");
        let (asked, _, code) =
            run(folder, &["query", "attendees", "--param", &format!("status={status}"), "--format", "csv"]);
        assert!(code == 0 && asked.lines().count() == 3, "{asked}");
    }
    assert_eq!(run(folder, &["compare", "place/paris", "--only", "SINGLE,Disputed"]).2, 0);
}

#[test]
fn answers_go_to_files_with_the_columns_of_the_screen() {
    let place = place();
    let folder = place.path();
    let (screen, ..) = run(folder, &["query", "attendees"]);
    let (csv, ..) = run(folder, &["query", "attendees", "--format", "csv"]);
    let header = csv.lines().next().unwrap();
    assert_eq!(header, "meeting,attendee,type,part,status,role,office,country,origins,reports,said by");
    let named: Vec<&str> = header.split(',').collect();
    let shown = screen.lines().nth(1).unwrap();
    assert!(
        shown
            .split(['│', '┆'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .all(|name| named.contains(&name)),
        "{shown}"
    );
    let (own, ..) = run(
        folder,
        &["query", "SELECT ?whoLabel { ?who a rap:Country ; rdfs:label ?whoLabel }", "--format", "csv"],
    );
    assert!(own.starts_with("whoLabel\r\n"), "SPARQL keeps its names: {own}");
    let (out, _, status) = run(folder, &["query", "attendees", "--format", "csv", "--bom", "-o", "who.csv"]);
    assert!(status == 0 && out.is_empty());
    let written = std::fs::read_to_string(folder.join("who.csv")).unwrap();
    assert_eq!(written.strip_prefix('\u{feff}'), Some(csv.as_str()));
    for refused in [
        &["query", "attendees", "-o", "who.parquet"][..],
        &["query", "attendees", "--format", "json", "--bom"],
        &["query", "attendees", "--explain", "-o", "plan.json"],
        &["query", "--list", "-o", "list.csv"],
        &["query", "--list", "--all"],
    ] {
        let (out, told, status) = run(folder, refused);
        assert!(status == 2 && out.is_empty() && !told.is_empty(), "{refused:?}: {told}");
        assert!(refused.last().is_some_and(|name| !folder.join(name).exists()), "{refused:?}");
    }
    assert_eq!(run(folder, &["query", "attendees", "-o", "who.XLSX"]).2, 0);
    assert!(std::fs::read(folder.join("who.XLSX")).unwrap().starts_with(b"PK"));
    let (_, told, status) = run(folder, &["query", "SELECT ?x { ?x a }", "-o", "who.csv"]);
    assert!(status == 2 && !told.is_empty(), "{told}");
    assert_eq!(std::fs::read_to_string(folder.join("who.csv")).unwrap(), written, "whole or not at all");
    run(folder, &["export", "--format", "csv", "--bom", "-o", "tables"]);
    for name in ["nodes.csv", "edges.csv"] {
        let table = std::fs::read_to_string(folder.join("tables").join(name)).unwrap();
        assert!(table.starts_with("\u{feff}id,"), "{table}");
    }
}

#[test]
fn a_build_tells_what_it_drops_and_what_a_date_would_do() {
    let place = place();
    let folder = place.path();
    std::fs::write(folder.join("b.txt"), "Kenya signed the Aden accord on Monday.\n").unwrap();
    let (_, told, status) = run(folder, &["build", "b.txt", "--keep"]);
    assert!(
        status == 2
            && told.contains("--keep: the build would drop 1 report that no path names: “Chad will host"),
        "{told}"
    );
    assert!(run(folder, &["query", "reports"]).0.contains("1 row"));
    let (_, told, status) = run(folder, &["build", "b.txt"]);
    assert!(
        status == 0 && told.contains("dropped 1 report that no path names:") && told.contains("(a.txt)"),
        "{told}"
    );
    assert!(
        told.contains(
            "1 report states no date (“Kenya signed the Aden accord on Monday.”): --date YYYY-MM-DD would"
        ),
        "{told}"
    );
    let (_, told, _) = run(folder, &["add", "a.txt", "--date", "2031-05-05"]);
    assert_eq!(told, "", "what is dated needs no hint");
    let (_, told, status) = run(folder, &["build", "a.txt", "b.txt", "--keep", "--date", "2031-05-07"]);
    assert_eq!(status, 2, "another date makes it another report: {told}");
}

#[test]
fn evidence_names_its_file() {
    let place = place();
    let folder = place.path();
    for args in [
        &["why", "Norway"][..],
        &["compare", "Norway"],
        &["compare", "Norway", "--format", "json"],
        &["compare", "Norway", "--format", "html"],
        &["neighbors", "Norway"],
        &["timeline", "Norway"],
        &["path", "Norway", "Chad"],
        &["resolve", "--review"],
    ] {
        let (out, _, status) = run(folder, args);
        assert!(
            status == 0
                && (out.contains("a.txt") || args[0] == "resolve" && out.contains("doubtful claims 0")),
            "{args:?}: {out}"
        );
    }
}
