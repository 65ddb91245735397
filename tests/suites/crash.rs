//! Whatever dies while it changes a store leaves the store before or the store after.

use rapporteur_tests::{TestStore, binary, root};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const HELD: [&str; 2] = ["data/reports/camp-david-1-eve.txt", "data/reports/reykjavik-1-agency.txt"];
const ADDED: [&str; 3] = [
    "data/reports/camp-david-2-agency.txt",
    "data/reports/camp-david-3-relay.txt",
    "data/reports/reykjavik-3-records.jsonl",
];

fn add(store: &TestStore) -> Command {
    let mut command = Command::new(binary());
    command.current_dir(root()).arg("add").args(ADDED).arg("--store").arg(store.path());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_killed_add_leaves_the_store_before_or_after() {
    let store = TestStore::build(&HELD, &[]);
    let before = store.graph();
    let started = Instant::now();
    assert!(add(&store).status().unwrap().success());
    let (whole, after) = (started.elapsed(), store.graph());
    assert!(before != after);
    let remove = || store.output(["remove"].into_iter().chain(ADDED));
    remove();
    assert!(store.graph() == before);
    // The long test run asks for many cases.
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse::<u32>().ok()).unwrap_or(128) / 16;
    for case in 0..cases {
        let mut child = add(&store).spawn().unwrap();
        // Moments from the start to the usual end; the last steps are short, so they are met more often.
        let share = 1.0 - (f64::from(case) / f64::from(cases)).powi(2);
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * share));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(store.output(["verify"]).ends_with("no fault\n"), "case {case}");
        let exported = store.output(["export", "--format", "nquads"]).into_bytes();
        assert!(exported == before || exported == after, "case {case}: neither before nor after");
        if exported == after {
            remove();
            assert!(store.graph() == before, "case {case}");
        }
    }
    assert!(add(&store).status().unwrap().success());
    assert!(store.graph() == after);
    let hidden = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.unwrap().file_name().to_string_lossy().starts_with('.')
    };
    assert!(!std::fs::read_dir(store.path()).unwrap().any(hidden), "nothing half written is left");
}
