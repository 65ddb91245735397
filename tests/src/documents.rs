//! Documents whose `console` blocks show what the program prints, and whose `shell-session` blocks ask a server. A block whose first line is, for example,
//! "` ```toml file=data/x.toml `" is a file that the reader is told to write: `file=` writes it, `append=`
//! adds it to the end of a file, `row=` sorts its lines into a table.

use crate::{binary, gold_folder, root};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// How README.md calls the program from a clone, and how the tests call it.
const BUILT: (&str, &str) = ("cargo run --release --", "rapporteur");
/// Where commands in the documents expect third-party texts.
const GOLD: &str = "../shared";
/// Width of tables in the documents.
const COLUMNS: &str = "100";
/// How to update a document.
pub const REMEDY: &str = "refresh it with: UPDATE_EXPECTED=1 cargo test -p rapporteur -p rapporteur-tests";

/// Whether documents are updated instead of compared.
pub fn updating() -> bool {
    env::var_os("UPDATE_EXPECTED").is_some()
}

/// Runs commands in a folder.
pub struct Shell {
    folder: PathBuf,
    program: PathBuf,
    /// Host and port of the server that commands ask.
    server: String,
}

/// Where the documents expect a server.
const SERVER: &str = "127.0.0.1:7879";

impl Shell {
    /// Makes a shell in a folder, which finds the program by its name.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), program: binary(), server: SERVER.to_owned() }
    }

    /// With a server at another address than documents expect.
    #[must_use]
    pub fn asking(self, address: &str) -> Self {
        Self { server: address.to_owned(), ..self }
    }

    /// Runs a command and returns what it prints on both streams.
    fn run(&self, command: &str) -> String {
        let program = self.program.parent().map(Path::to_owned).into_iter();
        let path = env::join_paths(program.chain(env::split_paths(&env::var_os("PATH").unwrap())));
        let line = command.replace(BUILT.0, BUILT.1).replace(GOLD, &gold_folder().to_string_lossy());
        let line = line.replace(SERVER, &self.server);
        let output = Command::new("sh")
            .args(["-c", &format!("exec 2>&1; {line}")])
            .current_dir(&self.folder)
            .env("PATH", path.unwrap())
            .env("COLUMNS", COLUMNS)
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{command}: {}\n{printed}", output.status);
        with_usual_builds(&printed)
    }
}

/// The build that documents show: the hash of a build changes with the program.
const BUILD: &str = "3f2a91c0d4e5";

/// What was printed, with the builds in it as documents show them.
fn with_usual_builds(printed: &str) -> String {
    let is_build =
        |word: &str| word.len() == BUILD.len() && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let line = |line: &str| -> String {
        let mut words = line.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some("build" | "since"), Some(build), None) if is_build(build) => line.replace(build, BUILD),
            _ => line.to_owned(),
        }
    };
    printed.split_inclusive('\n').map(line).collect()
}

/// A document, and a filter for those of its commands that are run.
pub struct Document {
    path: &'static str,
    /// The line before a block of commands that are run.
    fence: &'static str,
    is_run: fn(&str) -> bool,
}

/// The line before a block of commands.
const COMMANDS: &str = "```console";
/// The line before a block of commands that ask a server.
const SESSION: &str = "```shell-session";

impl Document {
    /// Runs every command.
    pub fn of_all(path: &'static str) -> Self {
        Self { path, fence: COMMANDS, is_run: |_| true }
    }

    /// Runs the commands that ask a server.
    pub fn of_sessions(path: &'static str) -> Self {
        Self { path, fence: SESSION, is_run: |_| true }
    }

    /// Runs the commands that need no third-party texts.
    pub fn without_gold(path: &'static str) -> Self {
        Self { path, fence: COMMANDS, is_run: |command| !command.contains(GOLD) }
    }

    /// Runs the commands that need third-party texts.
    pub fn with_gold(path: &'static str) -> Self {
        Self { path, fence: COMMANDS, is_run: |command| command.contains(GOLD) }
    }

    /// Compares the text below each command with what the command prints, or updates it.
    ///
    /// # Panics
    /// If they differ.
    pub fn compare(&self, shell: &Shell) {
        let path = root().join(self.path);
        let written = fs::read_to_string(&path).unwrap();
        let (given, n_commands) = self.run_blocks(&written, shell);
        assert!(n_commands > 0, "{} has no such command", self.path);
        if updating() {
            fs::write(&path, &given).unwrap();
        } else if let Some((line, (old, new))) = first_difference(&written, &given) {
            panic!("{}:{line} shows\n  {old}\nbut the program prints\n  {new}\n{REMEDY}", self.path);
        }
    }

    /// The text with the current output of every command that is run, and the number of those commands.
    fn run_blocks(&self, text: &str, shell: &Shell) -> (String, usize) {
        let (mut given, mut n_commands) = (String::new(), 0);
        let mut lines = text.lines().peekable();
        let mut inside = false;
        while let Some(line) = lines.next() {
            given.push_str(line);
            given.push('\n');
            inside = if inside { line != "```" } else { line == self.fence };
            if let Some(step) = line.strip_prefix("```").and_then(|info| info.split_once(' ')) {
                let content: Vec<&str> =
                    std::iter::from_fn(|| lines.next_if(|line| *line != "```")).collect();
                given.extend(content.iter().flat_map(|line| [*line, "\n"]));
                write(step.1, &content, &shell.folder);
                continue;
            }
            let command = line.strip_prefix("$ ").filter(|command| inside && (self.is_run)(command));
            let Some(command) = command else { continue };
            while lines.next_if(|line| *line != "```" && !line.starts_with("$ ")).is_some() {}
            // An empty line between two commands is not output.
            let gap = if lines.peek().is_some_and(|line| line.starts_with("$ ")) { "\n" } else { "" };
            given.push_str(&shell.run(command));
            given.push_str(gap);
            n_commands += 1;
        }
        (given, n_commands)
    }
}

/// Carries out a step: writes the content of a block into a folder.
fn write(step: &str, content: &[&str], folder: &Path) {
    let (how, name) = step.split_once('=').unwrap();
    let path = folder.join(name);
    let mut lines: Vec<String> = content.iter().map(|line| (*line).to_owned()).collect();
    let old = || fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect::<Vec<_>>();
    match how {
        "file" => assert!(!path.exists(), "{name} is there already"),
        "append" => lines.splice(0..0, old().into_iter().chain([String::new()])).for_each(drop),
        "row" => {
            let old = old();
            let header = old.iter().position(|line| !line.starts_with('#')).unwrap() + 1;
            lines.extend_from_slice(&old[header..]);
            lines.sort();
            lines.splice(0..0, old[..header].iter().cloned()).for_each(drop);
        }
        _ => panic!("{step}: say file=, append= or row="),
    }
    fs::write(&path, lines.join("\n") + "\n").unwrap();
}

fn first_difference<'t>(old: &'t str, new: &'t str) -> Option<(usize, (&'t str, &'t str))> {
    let mut lines = (1..).zip(old.lines().chain(["(end)"]).zip(new.lines().chain(["(end)"])));
    lines.find(|(_, (old, new))| old != new)
}
