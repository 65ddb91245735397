//! Running `dot`, which runs the engine that the document names.

use crate::Error;
use std::env;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where `dot` is on a search path such as the environment's `PATH`.
pub(crate) fn find(path: Option<&OsStr>) -> Option<PathBuf> {
    let name = format!("dot{}", env::consts::EXE_SUFFIX);
    env::split_paths(path?).map(|folder| folder.join(&name)).find(|program| program.is_file())
}

/// The document drawn as SVG.
///
/// # Errors
/// If the program cannot be run or refuses the document.
pub(crate) fn svg(program: &Path, document: &str) -> Result<Vec<u8>, Error> {
    let failed = |error: std::io::Error| Error::Graphviz { message: error.to_string() };
    let mut child = Command::new(program)
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let stdin = child.stdin.take();
    // Written beside reading: a full pipe on either side would stop both.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(document.as_bytes())));
        child.wait_with_output()
    })
    .map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(Error::Graphviz { message: if message.is_empty() { output.status.to_string() } else { message } })
}
