//! Where the project's files are, and tables read from them.

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// How a program of tasks ends, once it has told its fault.
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

/// Where texts of others lie that the program is judged on: the folder that `RAPPORTEUR_GOLD` names, else one beside the repository.
pub fn gold() -> PathBuf {
    root().join(std::env::var_os("RAPPORTEUR_GOLD").unwrap_or_else(|| "../shared".into()))
}

/// The folder that cargo builds in.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program of the workspace as cargo built it for a profile.
///
/// # Errors
/// If it is not there.
pub fn built(program: &str, profile: &str) -> Result<PathBuf> {
    let file = target().join(profile).join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    ensure!(file.is_file(), "{} is not built: run cargo build --workspace", file.display());
    Ok(file)
}

/// Cargo in the repository.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(root());
    command
}

/// A TOML file of the project.
///
/// # Errors
/// If it cannot be read or is of another form.
pub fn table<T: DeserializeOwned>(path: &str) -> Result<T> {
    let text = std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {path}"))?;
    toml::from_str(&text).with_context(|| format!("{path} is not of the form expected"))
}
