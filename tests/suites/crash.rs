//! A change that is killed at any moment leaves what it changes as it was before or as it is after.

use rapporteur_tests::{TestStore, binary, output, root};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const HELD: [&str; 2] = ["data/reports/camp-david-1-eve.txt", "data/reports/reykjavik-1-agency.txt"];
const ADDED: [&str; 3] = [
    "data/reports/camp-david-2-agency.txt",
    "data/reports/camp-david-3-relay.txt",
    "data/reports/reykjavik-3-records.jsonl",
];

/// How many times each change is killed; the long test run asks for more cases.
fn n_kills() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(128) / 64
}

/// A change of something on disk, as a test describes it.
struct Change<'t, S> {
    /// The command that is killed.
    command: &'t dyn Fn() -> Command,
    /// What is there, as far as it counts. It must panic where that is broken.
    state: &'t dyn Fn() -> S,
    /// Brings back what was there at first.
    undo: &'t dyn Fn(),
}

impl<S: PartialEq> Change<'_, S> {
    /// Kills the change at moments from its start to its usual end and looks at the state each time.
    fn killed_leaves_before_or_after(&self) {
        let before = (self.state)();
        let started = Instant::now();
        self.run();
        let (whole, after) = (started.elapsed(), (self.state)());
        assert!(before != after, "the change changes nothing");
        (self.undo)();
        assert!((self.state)() == before, "the change is not undone");
        for kill in 0..n_kills() {
            let mut child = (self.command)().spawn().unwrap();
            // The last steps are short, so they are met more often.
            let share = 1.0 - (f64::from(kill) / f64::from(n_kills())).powi(2);
            std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
            child.kill().unwrap();
            child.wait().unwrap();
            let left = (self.state)();
            assert!(left == before || left == after, "kill {kill}: neither before nor after");
            if left == after {
                (self.undo)();
                assert!((self.state)() == before, "kill {kill}");
            }
        }
        self.run();
        assert!((self.state)() == after);
    }

    fn run(&self) {
        assert!((self.command)().status().unwrap().success());
    }
}

fn command<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(binary());
    command.current_dir(root()).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The graph of a store that `verify` finds no fault in, and that can tell what its last change brought.
fn sound_graph(store: &TestStore) -> Vec<u8> {
    let verified = store.output(["verify"]);
    assert!(verified.ends_with("no fault\n"), "{verified}");
    let (changes, builds) = (store.output(["changes"]), store.output(["changes", "--list"]));
    let build = changes.lines().last().and_then(|line| line.split_whitespace().last()).unwrap();
    assert!(builds.lines().rev().nth(1).is_some_and(|line| line.starts_with(build)), "{changes}{builds}");
    store.output(["export", "--format", "nquads"]).into_bytes()
}

fn all() -> Vec<&'static str> {
    HELD.iter().chain(&ADDED).copied().collect()
}

/// Kills a command that changes which reports a store of `start` holds.
fn a_killed_change_of_reports(start: &[&str], change: (&str, &[&str]), back: (&str, &[&str])) {
    let store = TestStore::build(start, &[]);
    let on_store = |(name, paths): (&str, &[&str])| {
        let arguments: Vec<String> = [name]
            .iter()
            .chain(paths)
            .chain(&store.option())
            .map(|argument| (*argument).to_owned())
            .collect();
        command(arguments.iter().map(String::as_str))
    };
    let change = Change {
        command: &|| on_store(change),
        state: &|| sound_graph(&store),
        undo: &|| assert!(on_store(back).status().unwrap().success()),
    };
    change.killed_leaves_before_or_after();
    assert!(!has_hidden(store.path()), "nothing half written is left");
}

fn has_hidden(folder: &Path) -> bool {
    let mut names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    names.any(|name| name.to_string_lossy().starts_with('.'))
}

#[test]
fn a_killed_add_leaves_the_store_before_or_after() {
    a_killed_change_of_reports(&HELD, ("add", &ADDED), ("remove", &ADDED));
}

#[test]
fn a_killed_remove_leaves_the_store_before_or_after() {
    a_killed_change_of_reports(&all(), ("remove", &ADDED), ("add", &ADDED));
}

#[test]
fn a_killed_build_leaves_the_store_before_or_after() {
    a_killed_change_of_reports(&HELD, ("build", &all()), ("build", &HELD));
}

#[test]
fn a_killed_resolve_leaves_the_store_before_or_after() {
    let store = TestStore::build(&HELD, &[]);
    let judge = |lines: &str| std::fs::write(store.path().join("judgements.tsv"), lines).unwrap();
    let resolve = || {
        judge("rename\tcountry/israel\tLand of the test\tfor the test\n");
        command(["resolve"].into_iter().chain(store.option()))
    };
    let change = Change {
        command: &resolve,
        state: &|| sound_graph(&store),
        undo: &|| {
            judge("");
            store.output(["resolve"]);
        },
    };
    change.killed_leaves_before_or_after();
}

#[test]
fn a_killed_watch_leaves_the_store_before_or_after() {
    let watched: Vec<&str> = ["--once", "--interval", "0.05"].into_iter().chain(ADDED).collect();
    a_killed_change_of_reports(&HELD, ("watch", &watched), ("remove", &ADDED));
}

/// Kills a command that judges. The file of judgements is written before the graph that obeys it, so that no judgement is lost: what
/// is left in between is what `--later` leaves, and the next change of the store brings the rest.
fn a_killed_judgement(start: &[&str], judged: &[&str]) {
    let store = TestStore::build(&HELD, &[]);
    if !start.is_empty() {
        store.output(start.iter().copied());
    }
    let file = store.path().join("judgements.tsv");
    let state = || (sound_graph(&store), std::fs::read_to_string(&file).unwrap_or_default());
    let judge = || command(judged.iter().copied().chain(store.option()));
    let before = state();
    let undo = || {
        std::fs::write(&file, &before.1).unwrap();
        store.output(["resolve"]);
        assert!(state() == before, "the judgement is not undone");
    };
    let started = Instant::now();
    assert!(judge().status().unwrap().success());
    let (whole, after) = (started.elapsed(), state());
    assert!(before.0 != after.0 && before.1 != after.1, "the judgement changes nothing");
    undo();
    for kill in 0..n_kills() {
        let mut child = judge().spawn().unwrap();
        let share = 1.0 - (f64::from(kill) / f64::from(n_kills())).powi(2);
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = state();
        store.output(["judgements"]);
        if left == before {
            continue;
        }
        assert!(
            left.1 == after.1 && (left.0 == before.0 || left.0 == after.0),
            "kill {kill}: neither before nor after"
        );
        store.output(["resolve"]);
        assert!(state() == after, "kill {kill}: the judgement is there and is not obeyed");
        undo();
    }
    assert!(judge().status().unwrap().success() && state() == after);
    assert!(!has_hidden(store.path()), "nothing half written is left");
}

#[test]
fn a_killed_rename_leaves_the_store_before_or_after() {
    a_killed_judgement(&[], &["rename", "country/israel", "Land of the test", "--reason", "a test"]);
}

#[test]
fn a_killed_merge_leaves_the_store_before_or_after() {
    a_killed_judgement(&[], &["merge", "country/israel", "country/egypt"]);
}

#[test]
fn a_killed_drop_leaves_the_store_before_or_after() {
    a_killed_judgement(&[], &["drop", "country/israel"]);
}

#[test]
fn a_killed_undo_leaves_the_store_before_or_after() {
    a_killed_judgement(&["rename", "country/israel", "Land of the test"], &["judgements", "--undo", "3"]);
}

/// Answers are compared and not files: an index is made anew by whatever command needs it.
#[test]
fn a_killed_query_leaves_an_index_that_answers() {
    const NAMES: &str = "SELECT ?name { ?person a rap:Person ; rdfs:label ?name }";
    let store = TestStore::build(&HELD, &[]);
    let names = || {
        let answer = store.query(NAMES, &[]);
        let mut names: Vec<String> = answer.column("name").into_iter().map(str::to_owned).collect();
        names.sort();
        names
    };
    let all_names = names();
    for kill in 0..n_kills() {
        std::fs::remove_dir_all(store.path().join("index")).unwrap();
        let mut child = command(["query", NAMES].into_iter().chain(store.option())).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(u64::from(kill * 5 % 200)));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(names(), all_names, "kill {kill}");
    }
}

/// Kills an export of all reports that takes the place of one of some of them.
fn a_killed_export(format: &str) {
    let (some, more) = (TestStore::build(&HELD, &[]), TestStore::build(&all(), &[]));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let arguments = |store: &TestStore| -> Vec<String> {
        let out = path.to_str().unwrap();
        let own = ["export", "--format", format, "-o", out];
        own.into_iter().chain(store.option()).map(str::to_owned).collect()
    };
    let undo = || {
        output(arguments(&some).iter().map(String::as_str));
    };
    undo();
    let change = Change {
        command: &|| command(arguments(&more).iter().map(String::as_str)),
        state: &|| content(&path),
        undo: &undo,
    };
    change.killed_leaves_before_or_after();
}

/// The bytes of a file, or of every file below a folder.
fn content(path: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    if path.is_file() {
        return BTreeMap::from([(path.to_owned(), std::fs::read(path).unwrap())]);
    }
    let entries = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| content(&path)).collect()
}

#[test]
fn a_killed_export_leaves_the_file_before_or_after() {
    a_killed_export("graphml");
}

#[test]
fn a_killed_export_leaves_the_folder_before_or_after() {
    a_killed_export("neo4j");
}
