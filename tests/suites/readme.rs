//! The documents show what the program prints: every `console` block is run, and the pictures are what the program draws.
//!
//! `UPDATE_EXPECTED=1 cargo test -p rapporteur -p rapporteur-tests readme` writes what is printed now into the documents, and the
//! pictures beside them if Graphviz is installed.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use rapporteur_tests::{binary, root};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The documents, in the order in which they are run, all in one folder.
const DOCUMENTS: [&str; 2] = ["README.md", "crates/README.md"];
/// The document whose commands read what lies beside the repository.
const MEASURES: &str = "tests/README.md";
const BESIDE: &str = "../shared";
/// How README.md calls the program from a clone, and what that is here.
const BUILT: (&str, &str) = ("cargo run --release --", "rapporteur");
const SAMPLES: &str = "data/reports";
const PICTURES: &str = "data/pictures";
/// Width of tables in the documents.
const COLUMNS: &str = "100";

#[test]
fn blocks_and_pictures_are_what_the_program_gives() {
    let folder = tempfile::tempdir().unwrap();
    for place in [SAMPLES, PICTURES] {
        fs::create_dir_all(folder.path().join(place)).unwrap();
    }
    for file in fs::read_dir(root().join(SAMPLES)).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), folder.path().join(SAMPLES).join(file.file_name())).unwrap();
    }
    let shell = Shell { folder: folder.path(), program: binary() };
    for document in DOCUMENTS {
        compare_document(document, &shell);
    }
    compare_pictures(folder.path());
}

#[test]
fn measures_are_what_the_program_reaches() {
    if !root().join(BESIDE).is_dir() {
        assert!(env::var_os("CI").is_none(), "{BESIDE} is missing");
        eprintln!("LEFT OUT: {MEASURES} is not compared, {BESIDE} is missing");
        return;
    }
    compare_document(MEASURES, &Shell { folder: &root(), program: binary() });
}

fn updating() -> bool {
    env::var_os("UPDATE_EXPECTED").is_some()
}

fn compare_document(document: &str, shell: &Shell<'_>) {
    let path = root().join(document);
    let written = fs::read_to_string(&path).unwrap();
    let (given, commands) = run_blocks(&written, shell);
    assert!(commands > 0, "{document} has no console block");
    if updating() {
        fs::write(&path, &given).unwrap();
    } else if let Some((line, (old, new))) = first_difference(&written, &given) {
        panic!("{document}:{line} shows\n  {old}\nbut the program prints\n  {new}\n{REMEDY}");
    }
}

const REMEDY: &str = "refresh it with: UPDATE_EXPECTED=1 cargo test -p rapporteur -p rapporteur-tests readme";

struct Shell<'f> {
    folder: &'f Path,
    program: PathBuf,
}

impl Shell<'_> {
    /// What a command prints on both streams.
    fn run(&self, command: &str) -> String {
        let path = env::join_paths(
            self.program
                .parent()
                .map(Path::to_owned)
                .into_iter()
                .chain(env::split_paths(&env::var_os("PATH").unwrap())),
        );
        let output = Command::new("sh")
            .args(["-c", &format!("exec 2>&1; {}", command.replace(BUILT.0, BUILT.1))])
            .current_dir(self.folder)
            .env("PATH", path.unwrap())
            .env("COLUMNS", COLUMNS)
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{command}: {}\n{printed}", output.status);
        printed
    }
}

/// The text with every command's output as it is now, and the number of commands.
fn run_blocks(text: &str, shell: &Shell<'_>) -> (String, usize) {
    let (mut given, mut commands) = (String::new(), 0);
    let mut lines = text.lines().peekable();
    let mut inside = false;
    while let Some(line) = lines.next() {
        given.push_str(line);
        given.push('\n');
        inside = if inside { line != "```" } else { line == "```console" };
        let Some(command) = line.strip_prefix("$ ").filter(|_| inside) else { continue };
        while lines.next_if(|line| *line != "```" && !line.starts_with("$ ")).is_some() {}
        // An empty line stands between a command and the next; it is no output.
        let gap = if lines.peek().is_some_and(|line| line.starts_with("$ ")) { "\n" } else { "" };
        given.push_str(&shell.run(command));
        given.push_str(gap);
        commands += 1;
    }
    (given, commands)
}

fn first_difference<'t>(old: &'t str, new: &'t str) -> Option<(usize, (&'t str, &'t str))> {
    let mut lines = (1..).zip(old.lines().chain(["(end)"]).zip(new.lines().chain(["(end)"])));
    lines.find(|(_, (old, new))| old != new)
}

/// Committed pictures must show the same words as those that the commands of README.md drew.
fn compare_pictures(folder: &Path) {
    let mut drawn = 0;
    for file in fs::read_dir(folder.join(PICTURES)).unwrap().map(Result::unwrap) {
        drawn += 1;
        let committed = root().join(PICTURES).join(file.file_name());
        let new = fs::read_to_string(file.path()).unwrap();
        if !new.contains("Generated by graphviz") {
            assert!(env::var_os("CI").is_none(), "install Graphviz to compare {}", committed.display());
            eprintln!("LEFT OUT: {} is not compared, Graphviz is not installed", committed.display());
        } else if updating() {
            fs::write(&committed, new).unwrap();
        } else {
            let old = fs::read_to_string(&committed).unwrap();
            assert!(words(&old) == words(&new), "{} is stale; {REMEDY}", committed.display());
        }
    }
    assert!(drawn > 0, "README.md draws no picture");
}

/// The words of an SVG, sorted: where they stand depends on the version of Graphviz.
fn words(svg: &str) -> Vec<&str> {
    let mut words: Vec<_> = svg
        .split("<text ")
        .skip(1)
        .filter_map(|text| text.split_once('>')?.1.split_once("</text>"))
        .flat_map(|(words, _)| words.split_whitespace())
        .collect();
    words.sort_unstable();
    words
}
