//! What is new is told: since a build, round by round as reports come, and when a text is revised.

use rapporteur_tests::{TestStore, binary, rapporteur};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

const EVE: &str = "OSLO, May 4, 2031 (Harbour Wire) - Ministers of 35 countries will attend the Oslo summit on Monday. Foreign Minister Ana Ruiz of Chad will attend the summit.\n";
const AFTER: &str = "OSLO, May 5, 2031 (Northern Post) - Ministers of 27 countries attended the Oslo summit on Monday. Chad denied that Ana Ruiz had attended the summit. Envoy Eva Olm met Ana Ruiz in Oslo.\n";

/// Longest wait for what must come; nothing depends on how soon it comes.
const PATIENCE: Duration = Duration::from_secs(120);

fn news(store: &TestStore, options: &[&str]) -> Value {
    serde_json::from_str(
        &store.output(["changes", "--format", "json"].into_iter().chain(options.iter().copied())),
    )
    .unwrap()
}

fn labels(group: &Value, which: &str, field: &str) -> Vec<String> {
    group[which].as_array().unwrap().iter().map(|one| one[field].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_a_change_brought_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (eve, after) = (write("eve.txt", EVE), write("after.txt", AFTER));
    let store = TestStore::build(&[&eve], &[]);
    let first = news(&store, &[]);
    assert!(first["since"].is_null() && first["nChanges"] == 1, "{first}");
    let build = first["build"].as_str().unwrap().to_owned();
    let added = store.output(["add", &after]);
    assert!(added.contains("\nbuild        "), "{added}");
    for options in [&[][..], &["--since", &build[..10]]] {
        let told = news(&store, options);
        assert_eq!(told["since"], *build);
        assert_eq!(labels(&told["reports"], "new", "input"), [after.as_str()]);
        assert_eq!(labels(&told["people"], "new", "label"), ["Eva Olm"]);
        let changed = &told["meetings"]["changed"][0];
        assert_eq!(
            (changed["was"]["status"].as_str(), changed["status"].as_str()),
            (Some("Planned"), Some("Happened"))
        );
        assert!(told["claims"]["new"].as_array().unwrap().iter().all(|claim| claim["input"] == *after));
        assert!(
            labels(&told["claims"], "new", "words").contains(&"Eva Olm meetsWith Ana Ruiz".to_owned()),
            "{told}"
        );
        assert!(!told["disputes"]["new"].as_array().unwrap().is_empty());
    }
    let text = store.output(["changes"]);
    assert!(
        text.contains("reports      1 new\n")
            && text.contains("Planned → Happened")
            && text.contains("Eva Olm  person/eva-olm"),
        "{text}"
    );
    let listed = store.output(["changes", "--list"]);
    assert!(
        listed.contains("the first that is remembered")
            && listed.contains("reports +1 −0")
            && listed.ends_with("2 builds\n"),
        "{listed}"
    );
    store.output(["remove", &after]);
    assert_eq!(news(&store, &[])["reports"]["gone"][0]["input"], *after);
    let back = news(&store, &["--since", &build]);
    assert!(
        ["reports", "people", "claims", "edges", "disputes"]
            .iter()
            .all(|kind| back[kind]["new"] == serde_json::json!([])),
        "{back}"
    );
    let refused =
        rapporteur(["changes", "--since", "nothing"].into_iter().chain(store.option())).assert().code(2);
    assert!(String::from_utf8_lossy(&refused.get_output().stderr).contains("the store remembers no build"));
}

/// A program that watches, and the lines that it prints.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(folder: &Path, paths: &[&str]) -> Self {
        let mut child = Command::new(binary())
            .current_dir(folder)
            .args(["watch", "--interval", "0.3", "--format", "json"])
            .args(paths)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        Self { child, lines }
    }

    fn next(&self) -> Value {
        serde_json::from_str(&self.lines.recv_timeout(PATIENCE).expect("something is told")).unwrap()
    }

    /// Ends it as the system would, and returns what it said on standard error.
    #[cfg(unix)]
    fn ended(mut self) -> String {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success(), "it ends cleanly");
        let mut told = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        told
    }
}

#[test]
#[cfg(unix)]
fn reports_are_added_as_they_come() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    fs::create_dir(folder.join("wire")).unwrap();
    fs::write(folder.join("wire/eve.txt"), EVE).unwrap();
    let watching = Watching::start(folder, &["wire"]);
    let first = watching.next();
    assert_eq!(labels(&first["reports"], "new", "input"), ["wire/eve.txt"], "a store is begun");
    fs::write(folder.join("wire/broken.json"), "{").unwrap();
    fs::write(folder.join("wire/after.txt"), AFTER).unwrap();
    let second = watching.next();
    assert_eq!(labels(&second["reports"], "new", "input"), ["wire/after.txt"]);
    assert_eq!(second["since"], first["build"]);
    assert_eq!(labels(&second["people"], "new", "label"), ["Eva Olm"]);
    // Someone else's change is neither undone nor told as news of a round.
    fs::write(
        folder.join("other.txt"),
        "LIMA, May 7, 2031 - Kenya signed the Aden accord in Lima on Wednesday.\n",
    )
    .unwrap();
    loop {
        let added = rapporteur(["add", "other.txt"]).current_dir(folder).output().unwrap();
        if added.status.success() {
            break;
        }
        assert!(String::from_utf8_lossy(&added.stderr).contains("another rapporteur is changing"));
    }
    let records = |n: usize| -> String {
        let record = |i: usize| {
            serde_json::json!({"id": i, "text": format!("OSLO, May {}, 2031 - Norway praised Chad in Oslo.", i + 8)}).to_string() + "\n"
        };
        (0..n).map(record).collect()
    };
    fs::write(folder.join("wire/feed.jsonl"), records(1)).unwrap();
    assert_eq!(watching.next()["reports"]["new"].as_array().unwrap().len(), 1);
    fs::write(folder.join("wire/feed.jsonl"), records(3)).unwrap();
    assert_eq!(watching.next()["reports"]["new"].as_array().unwrap().len(), 2, "the lines that are new");
    let told = watching.ended();
    assert!(
        told.contains("watching 1 path every 0.3 s")
            && told.contains("broken.json")
            && told.trim_end().ends_with("ended"),
        "{told}"
    );
    assert_eq!(told.matches("broken.json").count(), 1, "a fault is told once: {told}");
    let built = tempfile::tempdir().unwrap();
    let build = ["build", "wire", "other.txt", "--store", built.path().to_str().unwrap()];
    rapporteur(build).current_dir(folder).assert().code(0);
    let files = |store: &Path| rapporteur_testkit::store_files(store).unwrap();
    assert!(files(built.path()) == files(&folder.join("rapporteur-store")), "as if built at once");
}

#[test]
#[cfg(unix)]
fn what_is_being_written_is_left_for_the_next_look() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    fs::create_dir(folder.join("wire")).unwrap();
    let mut file = fs::File::create(folder.join("wire/slow.txt")).unwrap();
    let watching = Watching::start(folder, &["wire"]);
    // Bytes come more often than looks, so no two looks see one length.
    for piece in AFTER.as_bytes().chunks(8) {
        file.write_all(piece).unwrap();
        file.sync_all().unwrap();
        std::thread::sleep(Duration::from_millis(60));
    }
    let told = watching.next();
    assert_eq!(told["reports"]["new"].as_array().unwrap().len(), 1);
    watching.ended();
    let listed = rapporteur(["query", "reports", "--format", "csv"]).current_dir(folder).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert_eq!(listed.lines().count(), 2, "one whole report and no piece of it: {listed}");
}

#[test]
fn one_look_is_enough_for_a_timer() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("eve.txt"), EVE).unwrap();
    let once = |paths: &[&str]| {
        let run =
            rapporteur(["watch", "--once", "--interval", "0.1"].into_iter().chain(paths.iter().copied()));
        let output = { run }.current_dir(place.path()).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
    };
    let (told, status) = once(&["eve.txt"]);
    assert!(status == 0 && told.contains("reports      1 new"), "{told}");
    assert_eq!(once(&["eve.txt"]), (String::new(), 0), "nothing is new");
    assert_eq!((once(&["nowhere"]).1, once(&["-"]).1, once(&["eve.txt", "--interval", "0"]).1), (2, 2, 2));
}

#[test]
fn a_revised_text_counts_as_one_voice_with_the_newer() {
    let place = tempfile::tempdir().unwrap();
    let record = |day: u8, text: &str, url: &str| {
        serde_json::json!({"text": text, "title": "Ministers meet in Oslo", "url": url, "date": format!("2031-05-0{day}")}).to_string()
    };
    let address = "https://wire.example/oslo";
    let old = record(
        5,
        "Ministers of 35 countries attended the Oslo summit on Monday. Kenya attended the Oslo summit.",
        address,
    );
    let new = record(
        6,
        "Ministers of 27 countries attended the Oslo summit on Monday. Norway attended the Oslo summit.",
        address,
    );
    let other = record(
        6,
        "Ministers of 27 countries attended the Oslo summit on Monday, and Norway attended the Oslo summit.",
        "https://post.example/1",
    );
    let write = |name: &str, lines: &[&String]| {
        let path = place.path().join(name);
        fs::write(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let [old, new, other] =
        [write("old.jsonl", &[&old]), write("new.jsonl", &[&new]), write("other.jsonl", &[&other])];
    let store = TestStore::build(&[&new, &other], &[]);
    store.output(["add", &old]);
    let graph = String::from_utf8(store.graph()).unwrap();
    assert_eq!(graph.matches("<http://www.w3.org/ns/prov#wasRevisionOf>").count(), 1);
    let edge = |country: &str| {
        graph.contains(&format!("/id/country/{country}> <https://w3id.org/rapporteur/ns#attends>"))
    };
    assert!(edge("norway") && !edge("kenya"), "what the outlet took back makes no edge");
    assert!(store.output(["verify"]).ends_with("no fault\n"));
    let claims =
        store.query("SELECT ?c { ?c rdf:subject/rdfs:label 'Kenya' ; rdf:predicate rap:attends }", &[]);
    assert_eq!(claims.column("c").len(), 1, "the claim is there");
    let why = store.output(["why", &claims.column("c")[0].replace("https://w3id.org/rapporteur/id/", "")]);
    assert!(
        why.contains("no plain edge: a newer text at the same address took the place of its report, report/"),
        "{why}"
    );
    for (command, kept) in [
        (&["query", "attendees"][..], "Norway"),
        (&["query", "sources"], "Norway"),
        (&["query", "numbers"], "27 countries"),
        (&["export", "--format", "csv", "--raw", "-o", place.path().join("csv").to_str().unwrap()], ""),
    ] {
        let told = store.output(command.iter().copied());
        assert!(told.contains(kept), "what the newer text says: {told}");
        assert!(!told.contains("Kenya") && !told.contains("35 countries"), "nobody says so any more: {told}");
    }
    let edges = fs::read_to_string(place.path().join("csv/edges.csv")).unwrap();
    let attends = |country: &str| {
        edges.lines().any(|line| line.contains(&format!("country/{country},")) && line.contains(",attends,"))
    };
    assert!(attends("norway") && !attends("kenya"), "{edges}");
    let reports = store.query("reports", &[]);
    let revised = reports.column("revisedBy").into_iter().filter(|by| !by.is_empty()).count();
    assert_eq!(revised, 1, "the older report is told apart");
    let disputes = store.query("SELECT ?d { ?d a rap:Dispute }", &[]);
    assert!(disputes.column("d").is_empty(), "35 countries are no word of anybody any more");
    let all = TestStore::build(&[&old, &other, &new], &[]);
    assert!(all.graph() == store.graph(), "the set of reports alone decides");
    let told = news(&store, &[]);
    assert_eq!(told["reports"]["changed"][0]["input"], *new, "{told}");
}
