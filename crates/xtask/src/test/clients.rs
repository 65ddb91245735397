//! Has third-party clients ask `rapporteur serve`: SPARQLWrapper and rdflib from Python, fetch-sparql-endpoint from Node.js.

use super::setup::Tools;
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running server, which is killed when this value is dropped.
struct Server {
    child: Child,
    /// Its address, as it printed it.
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Builds a store of the samples, serves it, and has every client ask it.
pub fn check(tools: &Tools) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let store = folder.path().join("store");
    let program = rapporteur_xtask::project::built("rapporteur", "debug")?;
    let built = Command::new(&program)
        .args(["build", "data/reports", "--store"])
        .arg(&store)
        .current_dir(rapporteur_xtask::project::root())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    ensure!(built.success(), "the samples cannot be built");
    let server = started(&program, &store)?;
    let asked = [OsStr::new(&server.address), program.as_os_str(), store.as_os_str()];
    let script = |name: &str| rapporteur_xtask::project::root().join("crates/xtask/scripts").join(name);
    if let Ok(python) = &tools.python {
        let mut command = Command::new(python);
        command.arg(script("ask_server.py")).args(asked);
        ensure!(
            command.status().context("cannot start Python")?.success(),
            "ask_server.py gets something else"
        );
    }
    if let Ok(packages) = &tools.packages {
        let mut command = Command::new("node");
        command.arg(script("ask_server.mjs")).arg(packages).args(asked);
        ensure!(
            command.status().context("cannot start Node.js")?.success(),
            "ask_server.mjs gets something else"
        );
    }
    Ok(())
}

/// Starts a server on a free port.
fn started(program: &Path, store: &Path) -> Result<Server> {
    let mut child = Command::new(program)
        .args(["serve", "--port", "0", "--store"])
        .arg(store)
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot start the server")?;
    let mut lines = BufReader::new(child.stderr.take().context("a server without standard error")?);
    let mut server = Server { child, address: String::new() };
    let mut first = String::new();
    lines.read_line(&mut first)?;
    first
        .trim()
        .strip_prefix("listening on ")
        .context("the server does not listen")?
        .clone_into(&mut server.address);
    // What it prints later is read, so that it never waits.
    std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
    Ok(server)
}
