//! A person judges on the command line: one line of the file, applied at once, and taken back without a trace.

use rapporteur_tests::rapporteur;
use std::path::{Path, PathBuf};

const REPORTS: [(&str, &str); 3] = [
    (
        "a.txt",
        "OSLO, May 5, 2031 (Harbour Wire) - Foreign Minister Ana Ruiz of Chad opened the talks in Oslo on Monday. \"The gate will stay open,\" Ruiz said.\n",
    ),
    (
        "b.txt",
        "LIMA, May 6, 2031 (Northern Post) - Envoy Hana Reese of Chad praised Norway on Tuesday. Norway hosts the Lima summit.\n",
    ),
    ("c.txt", "LIMA, May 7, 2031 (Lake Gazette) - Chad signed the Aden accord in Lima on Wednesday.\n"),
];

/// How lines name the two people.
const ANA: &str = "person/ana-ruiz@31c09a270869:52-60";
const HANA: &str = "person/hana-reese@312cb2ab0fa1:42-52";

/// A store of the reports, in a folder of its own.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        for (name, text) in REPORTS {
            std::fs::write(place.path().join(name), text).unwrap();
        }
        assert_eq!(place.run(&["build", "a.txt", "b.txt", "c.txt"]).1, 0);
        place
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self) -> PathBuf {
        self.path().join("rapporteur-store/judgements.tsv")
    }

    /// What a command prints on both streams, and its status.
    fn run(&self, args: &[&str]) -> (String, i32) {
        let run = rapporteur(args.iter().copied()).current_dir(self.path()).assert();
        let output = run.get_output();
        let printed = [&output.stdout[..], &output.stderr[..]].concat();
        (String::from_utf8(printed).unwrap(), output.status.code().unwrap())
    }

    fn done(&self, args: &[&str]) -> String {
        let (told, status) = self.run(args);
        assert_eq!(status, 0, "{args:?}: {told}");
        told
    }

    fn graph(&self) -> String {
        self.done(&["export", "--format", "nquads"])
    }

    /// The last line of the file.
    fn line(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap().lines().last().unwrap_or_default().to_owned()
    }

    /// Takes back everything, and proves that it leaves no trace.
    fn undone(&self, before: &str) {
        loop {
            let listed: serde_json::Value =
                serde_json::from_str(&self.done(&["judgements", "--format", "json"])).unwrap();
            let Some(n) = listed["judgements"].as_array().unwrap().last().map(|line| line["n"].to_string())
            else {
                break;
            };
            self.done(&["judgements", "--undo", &n]);
        }
        assert_eq!(self.graph(), before, "without the line everything is as before");
    }
}

fn id<'t>(told: &'t str, label: &str) -> &'t str {
    let line =
        told.lines().find(|line| line.contains(label)).unwrap_or_else(|| panic!("{label} is not in {told}"));
    line.split_whitespace().find(|word| word.contains("claim/")).unwrap().trim_end_matches(',')
}

#[test]
fn a_name_is_given_replaced_and_taken_back() {
    let place = Place::new();
    let before = place.graph();
    let told = place.done(&["rename", "chad", "Republic of Chad", "--reason", "in full"]);
    assert!(told.contains("renamed  country/chad  Republic of Chad  was Chad"), "{told}");
    assert!(told.contains("to take it back: rapporteur judgements --undo 3"), "{told}");
    let line = place.line();
    assert!(
        line.starts_with("rename\tcountry/chad@") && line.ends_with("\tRepublic of Chad\tin full"),
        "{line}"
    );
    let told = place.done(&["rename", "country/chad", "Tchad"]);
    assert!(
        told.contains("takes the place of line 3, which --undo does not bring back: rename country/chad@")
            && place.line().ends_with("“Republic of Chad” is called “Tchad”"),
        "{told}"
    );
    assert_eq!(std::fs::read_to_string(place.file()).unwrap().matches("\nrename\t").count(), 1);
    assert!(place.graph().contains("\"Tchad\""));
    let listed = place.done(&["judgements"]);
    assert!(listed.contains("   3  rename country/chad@") && listed.ends_with("1 judgement\n"), "{listed}");
    place.undone(&before);
}

#[test]
fn nodes_are_merged_and_separated() {
    let place = Place::new();
    let before = place.graph();
    let told = place.done(&["merge", "Ana Ruiz", "Hana Reese"]);
    assert!(told.contains("gone     person/ana-ruiz  Ana Ruiz  now person/hana-reese"), "{told}");
    assert!(place.line().ends_with("“Ana Ruiz” and “Hana Reese” are one"));
    let (told, status) = place.run(&["merge", "Ana Ruiz", "Hana Reese"]);
    assert!(status == 2 && told.contains("both are person/hana-reese already: nothing is written"), "{told}");
    let told = place.done(&["separate", "ana ruiz", "Hana Reese", "--reason", "two people"]);
    assert!(
        told.contains("takes the place of line 3, which --undo does not bring back: merge person/")
            && told.contains("new      person/ana-ruiz  Ana Ruiz"),
        "{told}"
    );
    assert_eq!(place.line(), format!("keep apart\t{ANA}\t{HANA}\ttwo people"));
    place.undone(&before);
}

#[test]
fn a_node_is_parted_by_its_mentions() {
    let place = Place::new();
    let before = place.graph();
    let why: serde_json::Value =
        serde_json::from_str(&place.done(&["why", "country/chad", "--format", "json"])).unwrap();
    let mentions: Vec<&str> =
        why["reports"].as_array().unwrap().iter().map(|report| report["place"].as_str().unwrap()).collect();
    assert!(mentions.len() == 3 && mentions[0].starts_with("country/chad@"), "{why}");
    let told = place.done(&["separate", mentions[0], mentions[1]]);
    assert!(told.contains("new      country/chad-"), "{told}");
    assert!(
        place
            .line()
            .starts_with(&format!("keep apart\t{}\t{}\t“Chad” and “Chad” are two", mentions[0], mentions[1]))
    );
    let (told, status) = place.run(&["separate", "Chad", "Chad"]);
    assert!(status == 2, "{told}");
    let (told, status) = place.run(&["separate", "country/norway", "country/norway"]);
    assert!(
        status == 2
            && told.contains("name two mentions of it, as `rapporteur why country/norway` prints them"),
        "{told}"
    );
    let (told, status) = place.run(&["separate", "x@ffffffffffff:1-2", mentions[1]]);
    assert!(status == 2 && told.contains("is no mention in this store"), "{told}");
    place.undone(&before);
}

#[test]
fn a_type_is_given_and_claims_that_do_not_fit_go() {
    let place = Place::new();
    let before = place.graph();
    let told = place.done(&["retype", "Aden accord", "organization", "--reason", "a club"]);
    assert!(told.contains("new      organization/aden-accord") && told.contains("claims gone"), "{told}");
    assert_eq!(place.done(&["verify"]).lines().last().map(|line| line.ends_with("no fault")), Some(true));
    let (told, status) = place.run(&["retype", "Aden accord", "Thing"]);
    assert!(status == 2 && told.contains("write Country, Document, Event"), "{told}");
    place.undone(&before);
}

#[test]
fn nodes_and_claims_are_dropped_and_why_knows_it() {
    let place = Place::new();
    let before = place.graph();
    let told = place.done(&["why", "document/aden-accord", "--format", "json"]);
    assert!(told.contains("\"dropped\": false"));
    let told = place.done(&["drop", "Aden accord", "--reason", "no accord"]);
    assert!(told.contains("gone     document/aden-accord") && told.contains("edges gone"), "{told}");
    let claim = id(&told, "signs Aden accord").to_owned();
    let why = place.done(&["why", &claim]);
    assert!(why.contains("in no graph: a person's judgement drops document/aden-accord: no accord"), "{why}");
    let (told, status) = place.run(&["drop", "document/aden-accord"]);
    assert!(status == 2 && told.contains("was dropped by a judgement"), "{told}");
    let (told, status) = place.run(&["compare", "document/aden-accord"]);
    assert!(status == 2 && told.contains("document/aden-accord is in no graph"), "{told}");
    place.undone(&before);

    let told = place.done(&["drop", &claim[..20]]);
    assert!(
        told.contains("claims gone  1\n") && told.contains("edges gone   1\n  Chad signs Aden accord\n"),
        "{told}"
    );
    assert_eq!(place.line(), format!("drop\t{claim}\t\tthe words do not say: Chad signs Aden accord"));
    let why = place.done(&["why", &claim[..20]]);
    assert!(
        why.contains("a person's judgement drops it: the words do not say") && why.contains("(c.txt)"),
        "{why}"
    );
    let told = place.done(&["keep", &claim]);
    assert!(
        told.contains("takes the place of line 3, which --undo does not bring back: drop claim/")
            && place.line().starts_with("keep\t"),
        "{told}"
    );
    place.undone(&before);
}

#[test]
fn what_cannot_be_judged_is_refused_and_nothing_is_written() {
    let place = Place::new();
    let before = place.graph();
    for (args, expected) in [
        (&["drop", "Nobody"][..], "no node is called \"Nobody\"; near to it are"),
        (&["merge", "Ana Ruiz", "Chad"], "make them one type first: rapporteur retype"),
        (&["rename", "Chad", "Chad"], "country/chad is called so already: nothing is written"),
        (&["rename", "Chad", " "], "rename needs the new name"),
        (&["drop", "claim/ffffff"], "the store holds no \"claim/ffffff\""),
        (&["keep", "Chad"], "the store holds no \"Chad\""),
        (&["judgements", "--undo", "7"], "line 7 of rapporteur-store/judgements.tsv is no judgement"),
        (&["rename", "Lima", "Ciudad"], "nodes are called \"Lima\", name one by its id"),
    ] {
        let (told, status) = place.run(args);
        assert_eq!((told.contains(expected), status), (true, 2), "{args:?}: {told}");
    }
    let listed: serde_json::Value =
        serde_json::from_str(&place.done(&["query", "SELECT ?r { ?r a rap:Report }", "--format", "json"]))
            .unwrap();
    let report = listed["results"]["bindings"][0]["r"]["value"].as_str().unwrap();
    let (told, status) = place.run(&["drop", report]);
    assert!(
        status == 2 && told.contains("is a report, which no judgement changes: rapporteur remove"),
        "{told}"
    );
    for mention in [
        "person/ana-ruiz@zz:1-2",
        "person/ana-ruiz@31c09a270869:60-52",
        "person/ana-ruiz@31C09A270869:52-60",
        "person/ana-ruiz@31c0:52-60",
        "person/ana-ruiz@nope:x",
    ] {
        let (told, status) = place.run(&["drop", mention]);
        let expected = format!("{mention:?} names no mention: `");
        assert!(status == 2 && told.contains(&expected) && told.contains("at least 6 digits"), "{told}");
    }
    let (told, status) = place.run(&["drop", "Nobody"]);
    assert!(status == 2 && !told.contains("report/") && !told.contains("origin/"), "{told}");
    assert!(!place.file().exists() && place.graph() == before);
    for args in [&["rename", "Chad", "Tchad"][..], &["judgements", "--undo", "1"]] {
        let (told, status) = place.run(&[args, &["--store", "nowhere"]].concat());
        assert!(status == 2 && told.contains("holds no store"), "{told}");
    }
}

#[test]
fn what_changes_nothing_is_refused_whatever_its_reason_is_written_in() {
    let place = Place::new();
    let told = place.done(&["drop", "Aden accord"]);
    let claim = id(&told, "signs Aden accord").to_owned();
    let written = std::fs::read_to_string(place.file()).unwrap();
    for reason in ["a b", "a\tb", " a\nb "] {
        let (told, status) = place.run(&["keep", &claim, "--reason", reason]);
        assert!(status == 2 && told.contains("this would change nothing: another judgement drops"), "{told}");
        assert_eq!(std::fs::read_to_string(place.file()).unwrap(), written);
    }
}

#[test]
fn contradictions_are_refused_with_both_lines() {
    let place = Place::new();
    place.done(&["merge", "Ana Ruiz", "Hana Reese"]);
    let current = || std::fs::read(place.path().join("rapporteur-store/CURRENT")).unwrap();
    let (written, generation) = (std::fs::read(place.file()).unwrap(), current());
    // Another mention of the one, so that the line is not the very opposite, which would take the place of the other.
    let (told, status) = place.run(&["separate", "x@312cb2ab0fa1:42-52", "x@31c09a270869:132-136"]);
    let expected = "the new line contradicts line 3 (it keeps apart what line 3 made one): \
                    rapporteur judgements --undo 3\n";
    assert!(status == 2 && told.contains(expected), "{told}");
    assert_eq!((std::fs::read(place.file()).unwrap(), current()), (written, generation));
}

/// The lines of the file without the two that begin it.
fn lines(place: &Place) -> Vec<String> {
    let text = std::fs::read_to_string(place.file()).unwrap();
    text.lines().skip(2).map(str::to_owned).collect()
}

#[test]
fn lines_that_are_only_written_never_contradict_one_another() {
    let place = Place::new();
    let before = place.graph();
    place.done(&["separate", "Ana Ruiz", "Hana Reese", "--later"]);
    let told = place.done(&["merge", "Ana Ruiz", "Hana Reese", "--later"]);
    assert!(told.contains("takes the place of line 3") && lines(&place).len() == 1, "{told}");
    let told = place.done(&["separate", "Hana Reese", "Ana Ruiz", "--later", "--reason", "two"]);
    assert!(told.contains("takes the place of line 3"), "{told}");
    assert_eq!(lines(&place), [format!("keep apart\t{HANA}\t{ANA}\ttwo")]);
    place.done(&["judgements", "--undo", "3", "--later"]);

    place.done(&["rename", "Chad", "Tchad", "--later"]);
    place.done(&["rename", "Chad", "Republic of Chad", "--later"]);
    assert!(lines(&place).len() == 1 && place.line().contains("\tRepublic of Chad\t"));
    place.done(&["resolve"]);
    assert!(place.graph().contains("\"Republic of Chad\""));
    place.done(&["judgements", "--undo", "3", "--later"]);
    // The graph still has the name, but no line gives it any more.
    place.done(&["rename", "country/chad", "Republic of Chad"]);
    assert!(lines(&place).len() == 1 && place.graph().contains("\"Republic of Chad\""));
    let (told, status) = place.run(&["rename", "country/chad", "Republic of Chad"]);
    assert!(status == 2 && told.contains("is called so already: nothing is written"), "{told}");
    place.undone(&before);

    place.done(&["merge", "Ana Ruiz", "Hana Reese"]);
    place.done(&["judgements", "--undo", "3", "--later"]);
    let (told, status) = place.run(&["merge", "Ana Ruiz", "Hana Reese"]);
    assert!(
        status == 2 && told.contains("both are person/hana-reese until judgements.tsv is applied"),
        "{told}"
    );
    place.done(&["resolve"]);
    assert_eq!(place.graph(), before);
}

#[test]
fn a_line_that_is_only_written_waits_and_one_that_finds_nothing_is_told() {
    let place = Place::new();
    let before = place.graph();
    let told = place.done(&["rename", "Chad", "Tchad", "--later"]);
    assert!(told.contains("to apply: rapporteur resolve") && place.graph() == before, "{told}");
    let listed = place.done(&["judgements"]);
    assert!(
        listed.contains("changes nothing: it is not in force yet") && listed.contains("1 without effect"),
        "{listed}"
    );
    place.done(&["resolve"]);
    assert!(place.done(&["judgements"]).ends_with("1 judgement\n"));
    place.done(&["drop", "Hana Reese"]);
    // With its report goes what the line names.
    let (told, _) = place.run(&["remove", "b.txt"]);
    assert!(
        told.contains("line 4, drop: no report of the store begins with")
            && told.contains("[judgement-not-applied]"),
        "{told}"
    );
    let (told, status) = place.run(&["judgements", "--strict"]);
    assert!(
        status == 1
            && told.contains("   4  drop person/hana-reese@")
            && told.contains("changes nothing: no report"),
        "{told}"
    );
    assert_eq!(place.run(&["resolve", "--strict"]).1, 1);
}
