//! Tests that need third-party texts: gold annotations and reports that are not part of the project and never
//! copied into it.
//!
//! The texts lie in the folder that `RAPPORTEUR_GOLD` names, or else in one beside the repository. Without
//! them these tests are ignored, which `cargo xtask test` counts as skipped. If the named folder does not
//! exist, the tests fail and say so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is tests, their helpers too"
)]

/// Lists the tests of a module. A function missing from the list is dead code, which the lints deny.
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        pub const TESTS: &[(&str, fn())] = &[$((stringify!($name), $name)),*];
    };
}

mod compare;
mod facts;
mod layouts;
mod measures;
mod origins;
mod summit;

use libtest_mimic::{Arguments, Trial};
use rapporteur_tests::{TestStore, gold_folder};
use std::process::ExitCode;
use std::sync::LazyLock;

/// A store of the five agency reports of one summit.
static STORE: LazyLock<TestStore> =
    LazyLock::new(|| TestStore::build(&[gold_folder().join("reports").to_str().unwrap()], &[]));

fn main() -> ExitCode {
    let folder = gold_folder();
    let is_there = folder.join("reports").is_dir() && folder.join("eval/dev").is_dir();
    assert!(
        is_there || std::env::var_os("RAPPORTEUR_GOLD").is_none(),
        "RAPPORTEUR_GOLD names {}, which has no reports/ and eval/dev/: name the folder that has, or unset it",
        folder.display()
    );
    let modules = [
        ("compare", compare::TESTS),
        ("facts", facts::TESTS),
        ("layouts", layouts::TESTS),
        ("measures", measures::TESTS),
        ("origins", origins::TESTS),
        ("summit", summit::TESTS),
    ];
    let trials = modules.iter().flat_map(|(module, tests)| {
        tests.iter().map(move |(name, test)| {
            let run = move || {
                test();
                Ok(())
            };
            Trial::test(format!("{module}::{name}"), run).with_ignored_flag(!is_there)
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}
