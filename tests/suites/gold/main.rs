//! What needs texts of others: gold annotations and reports that are no part of the project and are never copied into it.
//!
//! They lie in the folder that `RAPPORTEUR_GOLD` names, or else in one beside the repository. Where there is none these tests are
//! ignored, which `cargo xtask test` counts as skipped; whoever names a folder that is not there is told so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "all of it is tests, their helpers too"
)]

/// The tests of a module. A function that is left out of the list is dead code, which the lints deny.
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
