//! A change of a store that is killed at any moment leaves the store as before or as after.

use rapporteur_tests::{TestStore, binary, root};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const HELD: [&str; 2] = ["data/reports/camp-david-1-eve.txt", "data/reports/reykjavik-1-agency.txt"];
const ADDED: [&str; 3] = [
    "data/reports/camp-david-2-agency.txt",
    "data/reports/camp-david-3-relay.txt",
    "data/reports/reykjavik-3-records.jsonl",
];

/// A change of a store: a command and its arguments.
type Change = (&'static str, Vec<&'static str>);

fn command(store: &TestStore, (name, arguments): &Change) -> Command {
    let mut command = Command::new(binary());
    command.current_dir(root()).arg(name).args(arguments).arg("--store").arg(store.path());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn run(store: &TestStore, change: &Change) {
    assert!(command(store, change).status().unwrap().success(), "{}", change.0);
}

/// Kills the change at moments from its start to its usual end and checks the store each time. `back` undoes
/// the change.
fn a_killed_change_leaves_before_or_after(change: &Change, back: &Change, start: &[&str]) {
    let store = TestStore::build(start, &[]);
    let before = store.graph();
    let started = Instant::now();
    run(&store, change);
    let (whole, after) = (started.elapsed(), store.graph());
    assert!(before != after);
    run(&store, back);
    assert!(store.graph() == before);
    // The long test run sets a high number of cases.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse::<u32>().ok()).unwrap_or(128) / 40;
    for case in 0..cases {
        let mut child = command(&store, change).spawn().unwrap();
        // The last steps are short, so more kills fall near the end.
        let share = 1.0 - (f64::from(case) / f64::from(cases)).powi(2);
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(store.output(["verify"]).ends_with("no fault\n"), "{} {case}", change.0);
        let exported = store.output(["export", "--format", "nquads"]).into_bytes();
        assert!(exported == before || exported == after, "{} {case}: neither before nor after", change.0);
        if exported == after {
            run(&store, back);
            assert!(store.graph() == before, "{} {case}", change.0);
        }
    }
    run(&store, change);
    assert!(store.graph() == after);
    let hidden = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.unwrap().file_name().to_string_lossy().starts_with('.')
    };
    assert!(!std::fs::read_dir(store.path()).unwrap().any(hidden), "nothing half written is left");
}

fn all() -> Vec<&'static str> {
    HELD.iter().chain(&ADDED).copied().collect()
}

#[test]
fn a_killed_add_leaves_the_store_before_or_after() {
    a_killed_change_leaves_before_or_after(&("add", ADDED.to_vec()), &("remove", ADDED.to_vec()), &HELD);
}

#[test]
fn a_killed_remove_leaves_the_store_before_or_after() {
    a_killed_change_leaves_before_or_after(&("remove", ADDED.to_vec()), &("add", ADDED.to_vec()), &all());
}

#[test]
fn a_killed_build_leaves_the_store_before_or_after() {
    a_killed_change_leaves_before_or_after(&("build", all()), &("build", HELD.to_vec()), &HELD);
}
