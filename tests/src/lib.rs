//! Runs the program as a user does. The suites run with `cargo test -p rapporteur -p rapporteur-tests`.
//!
//! The program is the one that cargo built beside the suites; naming the package `rapporteur` keeps it up to
//! date.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "only tests use it")]

mod answer;
mod clusters;
mod copies;
mod documents;
pub mod fuzz;
mod matrix;
mod planted;
mod server;

pub use answer::{Answer, Row};
pub use assert_cmd::Command;
pub use clusters::{Places, b_cubed, f1};
pub use copies::copies;
pub use documents::{Document, REMEDY, Shell, updating};
pub use matrix::{facet, matrix, words};
pub use planted::{plant, texts};
pub use server::{Reply, Server, encoded};

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The repository's top folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the repository is there")
}

/// The path of the program.
///
/// # Panics
/// If it was not built.
pub fn binary() -> PathBuf {
    let suites = std::env::current_exe().expect("the suites have a file");
    let folder = suites.parent().and_then(Path::parent).expect("the suites lie in target/<profile>/deps");
    let binary = folder.join(format!("rapporteur{}", std::env::consts::EXE_SUFFIX));
    assert!(
        binary.is_file(),
        "{} is not built: run cargo test -p rapporteur -p rapporteur-tests",
        binary.display()
    );
    binary
}

/// A command that runs the program with arguments in the repository's top folder.
pub fn rapporteur<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(binary());
    command.current_dir(root()).env_remove("COLUMNS").args(arguments);
    command
}

/// Runs the program, which must succeed, and returns its standard output.
///
/// # Panics
/// If the program fails or prints anything but UTF-8.
pub fn output<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    let output = rapporteur(arguments).assert().code(0).get_output().stdout.clone();
    String::from_utf8(output).expect("output is UTF-8")
}

/// A store in a temporary folder of its own.
pub struct TestStore(TempDir);

impl TestStore {
    /// Builds a store of these paths with further options.
    ///
    /// # Panics
    /// If the build fails.
    pub fn build(paths: &[&str], options: &[&str]) -> Self {
        let store = Self(tempfile::tempdir().expect("a temporary folder"));
        output(
            ["build"]
                .into_iter()
                .chain(paths.iter().copied())
                .chain(options.iter().copied())
                .chain(store.option()),
        );
        store
    }

    /// The options that select this store.
    pub fn option(&self) -> [&str; 2] {
        ["--store", self.0.path().to_str().expect("temporary folders have plain names")]
    }

    /// The folder of the store.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The lines of its graph.
    ///
    /// # Panics
    /// If the store has no graph.
    pub fn graph(&self) -> Vec<u8> {
        let mut lines = BTreeSet::new();
        for part in self.parts() {
            lines.extend(read_part(&part).split_inclusive('\n').map(str::to_owned));
        }
        lines.into_iter().collect::<String>().into_bytes()
    }

    /// The files of its graph's parts.
    ///
    /// # Panics
    /// If the store has no graph.
    pub fn parts(&self) -> Vec<PathBuf> {
        let folders = std::fs::read_dir(self.path().join("graph")).expect("a graph");
        let files =
            folders.flat_map(|folder| std::fs::read_dir(folder.expect("a folder").path()).expect("files"));
        files.map(|file| file.expect("a file").path()).collect()
    }

    /// Runs a command on this store and returns its output.
    pub fn output<'a>(&'a self, arguments: impl IntoIterator<Item = &'a str>) -> String {
        output(arguments.into_iter().chain(self.option()))
    }

    /// Runs a query with parameters `name=value` and returns its answer.
    pub fn query(&self, query: &str, parameters: &[&str]) -> Answer {
        let parameters = parameters.iter().flat_map(|parameter| ["--param", *parameter]);
        Answer::parse(&self.output(["query", query, "--format", "json"].into_iter().chain(parameters)))
    }
}

/// Length of the first line of a file of parts, which states format, folder and name.
fn first_line(packed: &[u8]) -> usize {
    assert!(packed.starts_with(b"rapporteur "), "the format");
    1 + packed.iter().position(|byte| *byte == b'\n').expect("a first line")
}

/// Reads the lines of a part of a graph.
///
/// # Panics
/// If the file has another form.
pub fn read_part(path: &Path) -> String {
    let packed = std::fs::read(path).expect("a part");
    let mut lines = String::new();
    let frame = &packed[first_line(&packed)..];
    lz4_flex::frame::FrameDecoder::new(frame).read_to_string(&mut lines).expect("lines");
    lines
}

/// Replaces the lines of a part of a graph.
///
/// # Panics
/// If that fails.
pub fn write_part(path: &Path, lines: &str) {
    let packed = std::fs::read(path).expect("a part");
    let mut encoder = lz4_flex::frame::FrameEncoder::new(packed[..first_line(&packed)].to_vec());
    encoder.write_all(lines.as_bytes()).expect("memory");
    std::fs::write(path, encoder.finish().expect("memory")).expect("a part is written");
}

/// The folder of third-party texts that reports are judged on: `RAPPORTEUR_GOLD`, or else one beside the
/// repository. Tests read the texts in place and never copy them.
pub fn gold_folder() -> PathBuf {
    std::env::var_os("RAPPORTEUR_GOLD").map_or_else(|| root().join("../shared"), |folder| root().join(folder))
}
