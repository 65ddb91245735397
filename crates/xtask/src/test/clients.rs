//! Has third-party clients ask `rapporteur serve`: SPARQLWrapper and rdflib from Python, fetch-sparql-endpoint from Node.js.

use super::served::Server;
use super::setup::Tools;
use anyhow::{Context, Result, ensure};
use std::ffi::OsStr;
use std::process::Command;

/// Has every client ask a server over the samples.
pub fn check(tools: &Tools) -> Result<()> {
    let server = Server::start(&[])?;
    let store = server.store();
    let asked = [OsStr::new(&server.address), server.program.as_os_str(), store.as_os_str()];
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
