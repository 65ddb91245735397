//! Checks the explorer's page: that what is embedded is what its sources give, its parts, and the whole of it in Chromium before the
//! server that carries it.

use super::served::Server;
use super::setup::{self, Brought};
use anyhow::{Context, Result, bail, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the page's sources, with the packages that it is built and tested with.
pub fn sources() -> Brought<PathBuf> {
    let folder = rapporteur_xtask::project::root().join("crates/serve/ui");
    packages(&folder).map(|()| folder).map_err(|error| format!("{error:#}: {}", setup::NEEDS_NODE))
}

/// Installs the pinned packages, unless that is done already.
fn packages(folder: &Path) -> Result<()> {
    let mark = folder.join("node_modules/.package-lock.json");
    let age = |path: &Path| std::fs::metadata(path).and_then(|file| file.modified());
    let fresh =
        age(&mark).is_ok_and(|made| age(&folder.join("package-lock.json")).is_ok_and(|lock| lock <= made));
    if fresh {
        return Ok(());
    }
    npm(folder, &["ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"])
}

/// Finds or installs Chromium.
pub fn chromium() -> Brought<()> {
    let has = || std::env::var_os("CHROMIUM").is_some() || Path::new("/usr/bin/chromium").exists();
    if has() || setup::apt_install(&["chromium"]) && has() {
        return Ok(());
    }
    Err("there is no chromium and apt-get could not install it: install it, or set CHROMIUM to its path"
        .to_owned())
}

/// Proves that the embedded files are what the sources give, and runs the tests of the parts.
pub fn check(folder: &Path) -> Result<()> {
    npm(folder, &["run", "--silent", "types"])?;
    npm(folder, &["run", "--silent", "check"])?;
    npm(folder, &["run", "--silent", "unit"])
}

/// Runs the tests in Chromium on the page that a writable server over the samples carries.
pub fn browse(folder: &Path) -> Result<()> {
    let server = Server::start(&["--writable"])?;
    let Some(token) = &server.token else { bail!("a writable server prints no token") };
    let status = command(folder, &["run", "--silent", "browser"])
        .env("RAPPORTEUR_URL", &server.address)
        .env("RAPPORTEUR_TOKEN", token)
        .env("OWN_PAGE", "1")
        .status()
        .context("cannot start npm")?;
    ensure!(status.success(), "the page does something else in Chromium");
    Ok(())
}

fn npm(folder: &Path, arguments: &[&str]) -> Result<()> {
    let status = command(folder, arguments).status().context("cannot start npm")?;
    ensure!(status.success(), "`npm {}` failed in {}", arguments.join(" "), folder.display());
    Ok(())
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut npm = Command::new("npm");
    npm.args(arguments).current_dir(folder).stdin(std::process::Stdio::null());
    npm
}
