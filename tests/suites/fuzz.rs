//! Every fuzz target holds over its corpus and over mutations of it, which are the same in every run.

use rapporteur_tests::fuzz::{Corpus, Mutator, TARGETS, Target, target};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs a target on an input. A failure prints the input, so that it can be run again.
fn run(target: &Target, name: &str, input: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| (target.run)(input))).is_err() {
        panic!("{}: {name} fails: printf '{}' > input", target.name, printf(input));
    }
}

/// Escapes bytes for the shell's `printf`.
fn printf(input: &[u8]) -> String {
    let escaped = |byte: &u8| match byte {
        b' '..=b'~' if !b"'\\%".contains(byte) => char::from(*byte).to_string(),
        _ => format!("\\{byte:03o}"),
    };
    input.iter().map(escaped).collect()
}

fn replay(name: &str) {
    let target = target(name);
    let Corpus { inputs, words } = Corpus::of(name);
    for (name, input) in &inputs {
        run(target, name, input);
    }
    let seeds: Vec<Vec<u8>> = inputs.into_iter().map(|(_, input)| input).collect();
    let mut mutator = Mutator::new(name, &seeds, &words);
    for n in 0..target.n_mutations {
        run(target, &format!("mutation {n}"), &mutator.next_input());
    }
}

macro_rules! targets {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                replay(stringify!($name));
            }
        )*

        #[test]
        fn every_target_is_replayed_and_has_a_program() {
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
            let listed = |folder: &str, ending: &str| -> BTreeSet<String> {
                let entries = std::fs::read_dir(rapporteur_tests::root().join(folder)).unwrap();
                let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
                names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
            };
            let names: BTreeSet<String> = names.into_iter().map(str::to_owned).collect();
            assert_eq!(listed("crates/fuzz/fuzz_targets", ".rs"), names);
            assert_eq!(listed("tests/corpus", ".dict"), names);
        }
    };
}

targets! {
    analysis archive data dates feed gold html index json jsonl judgements model pattern push report sparql text
}

#[test]
fn every_input_format_has_a_target() {
    for format in rapporteur_ingest::formats() {
        assert!(TARGETS.iter().any(|target| target.name == format.name), "{}", format.name);
    }
}
