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
/// How README.md calls the program from a clone, and what that is here.
const BUILT: (&str, &str) = ("cargo run --release --", "rapporteur");
const SAMPLES: &str = "data/reports";
const PICTURES: &str = "data/pictures";
/// Width of tables in the documents.
const COLUMNS: &str = "100";

#[test]
fn blocks_and_pictures_are_what_the_program_gives() {
    let update = env::var_os("UPDATE_EXPECTED").is_some();
    let folder = tempfile::tempdir().unwrap();
    for place in [SAMPLES, PICTURES] {
        fs::create_dir_all(folder.path().join(place)).unwrap();
    }
    for file in fs::read_dir(root().join(SAMPLES)).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), folder.path().join(SAMPLES).join(file.file_name())).unwrap();
    }
    let shell = Shell { folder: folder.path(), program: binary() };
    for document in DOCUMENTS {
        let path = root().join(document);
        let written = fs::read_to_string(&path).unwrap();
        let (given, commands) = run_blocks(&written, &shell);
        assert!(commands > 0, "{document} has no console block");
        if update {
            fs::write(&path, &given).unwrap();
        } else if let Some((line, (old, new))) = first_difference(&written, &given) {
            panic!("{document}:{line} shows\n  {old}\nbut the program prints\n  {new}\n{REMEDY}");
        }
    }
    compare_pictures(folder.path(), update);
}

const REMEDY: &str = "refresh it with: UPDATE_EXPECTED=1 cargo test -p rapporteur -p rapporteur-tests readme";

struct Shell<'f> {
    folder: &'f Path,
    program: PathBuf,
}

impl Shell<'_> {
    /// What a command prints on both streams; `None` if a program it needs is not installed.
    fn run(&self, command: &str) -> Option<String> {
        let path = env::join_paths(
            self.program
                .parent()
                .map(Path::to_owned)
                .into_iter()
                .chain(env::split_paths(&env::var_os("PATH")?)),
        );
        let output = Command::new("sh")
            .args(["-c", &format!("exec 2>&1; {}", command.replace(BUILT.0, BUILT.1))])
            .current_dir(self.folder)
            .env("PATH", path.unwrap())
            .env("COLUMNS", COLUMNS)
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        // 127 is the shell's word for a program that it does not find; in a pipe the last one decides.
        if output.status.code() == Some(127) {
            eprintln!("LEFT OUT: {command}: {printed}");
            return None;
        }
        assert!(output.status.success(), "{command}: {}\n{printed}", output.status);
        Some(printed)
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
        let mut shown = String::new();
        while let Some(line) = lines.next_if(|line| *line != "```" && !line.starts_with("$ ")) {
            shown.push_str(line);
            shown.push('\n');
        }
        // An empty line stands between a command and the next; it is no output.
        let gap = if lines.peek().is_some_and(|line| line.starts_with("$ ")) { "\n" } else { "" };
        let printed = shell.run(command).map_or(shown, |printed| printed + gap);
        given.push_str(&printed);
        commands += 1;
    }
    (given, commands)
}

fn first_difference<'t>(old: &'t str, new: &'t str) -> Option<(usize, (&'t str, &'t str))> {
    let mut lines = (1..).zip(old.lines().chain(["(end)"]).zip(new.lines().chain(["(end)"])));
    lines.find(|(_, (old, new))| old != new)
}

/// Committed pictures must show the same words as those that the commands of README.md drew.
fn compare_pictures(folder: &Path, update: bool) {
    let mut drawn = 0;
    for file in fs::read_dir(folder.join(PICTURES)).unwrap().map(Result::unwrap) {
        drawn += 1;
        let committed = root().join(PICTURES).join(file.file_name());
        let new = fs::read_to_string(file.path()).unwrap();
        if !new.contains("Generated by graphviz") {
            eprintln!("LEFT OUT: {} is not compared, Graphviz is not installed", committed.display());
        } else if update {
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
