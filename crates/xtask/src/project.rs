//! Finds the project's files and reads tables from them.

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Turns the outcome of a task into an exit code and prints its error.
#[allow(clippy::print_stderr, reason = "where errors of a tool go")]
pub fn ended(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The repository's top folder.
pub fn root() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    folder.canonicalize().unwrap_or(folder)
}

/// The folder of third-party texts that the program is judged on: `RAPPORTEUR_GOLD`, or else one beside the
/// repository.
pub fn gold() -> PathBuf {
    root().join(std::env::var_os("RAPPORTEUR_GOLD").unwrap_or_else(|| "../shared".into()))
}

/// The folder in which cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The path of a workspace program that cargo has built with a profile.
///
/// # Errors
/// If it has not been built.
pub fn built(program: &str, profile: &str) -> Result<PathBuf> {
    let file = target().join(profile).join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    ensure!(file.is_file(), "{} is not built: run cargo build --workspace", file.display());
    Ok(file)
}

/// A cargo command that runs in the repository.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(root());
    command
}

/// Reads a TOML file of the project.
///
/// # Errors
/// If it cannot be read or has another form.
pub fn table<T: DeserializeOwned>(path: &str) -> Result<T> {
    let text = std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))?;
    toml::from_str(&text).with_context(|| format!("{path} is not of the form expected"))
}
