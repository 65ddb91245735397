//! Serves the sample reports for other programs.

use anyhow::{Context, Result, ensure};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// A running server over a store of the sample reports, which is killed when this value is dropped.
pub struct Server {
    child: Child,
    /// Its address, which ends in a slash.
    pub address: String,
    /// What writing asks for; only a writable server has one.
    pub token: Option<String>,
    /// The program that serves.
    pub program: PathBuf,
    folder: tempfile::TempDir,
}

impl Server {
    /// Builds a store of the samples and serves it on a free port, with further options.
    pub fn start(options: &[&str]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let program = rapporteur_xtask::project::built("rapporteur", "debug")?;
        let store = store_in(folder.path());
        let built = Command::new(&program)
            .args(["build", "data/reports", "--store"])
            .arg(&store)
            .current_dir(rapporteur_xtask::project::root())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        ensure!(built.success(), "the samples cannot be built");
        let mut child = Command::new(&program)
            .args(["serve", "--port", "0", "--store"])
            .arg(&store)
            .args(options)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start the server")?;
        let mut lines = BufReader::new(child.stderr.take().context("a server without standard error")?);
        let mut server = Self { child, address: String::new(), token: None, program, folder };
        let mut first = String::new();
        lines.read_line(&mut first)?;
        let printed = first.trim().strip_prefix("listening on ").context("the server does not listen")?;
        let (address, token) = match printed.split_once("?token=") {
            Some((address, token)) => (address, Some(token.to_owned())),
            None => (printed, None),
        };
        (server.address, server.token) = (address.to_owned(), token);
        // What it prints later is read, so that it never waits.
        std::thread::spawn(move || lines.read_to_end(&mut Vec::new()));
        Ok(server)
    }

    /// Its store.
    pub fn store(&self) -> PathBuf {
        store_in(self.folder.path())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn store_in(folder: &Path) -> PathBuf {
    folder.join("store")
}
