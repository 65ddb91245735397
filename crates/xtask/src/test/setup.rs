//! Programs of others that checks need: Graphviz, and Python and Node.js with readers in environments of their own under
//! `target/`.

use super::steps::Steps;
use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the environment of Python holds, pinned.
const READERS: [&str; 8] = [
    "followthemoney==4.11.2",
    "igraph==1.0.0",
    "ndex2==3.12.0",
    "networkx==3.6.1",
    "pyarrow==26.0.1",
    "pyoxigraph==0.5.13",
    "pyshacl==0.40.0",
    "rdflib==7.6.0",
];

/// What that of Node.js holds, pinned; `jsdom` is the page that Mermaid works on. All run from Node.js 20 on.
const PAGES: [&str; 3] = ["cytoscape@3.34.4", "jsdom@26.1.0", "mermaid@11.17.2"];

/// The programs that are there now; a missing one is among what is left out.
pub struct Tools {
    /// Python with the readers.
    pub python: Option<PathBuf>,
    /// The folder of the readers of Node.js.
    pub packages: Option<PathBuf>,
    /// Graphviz.
    pub graphviz: bool,
}

/// Finds or installs the programs.
pub fn tools(steps: &mut Steps) -> Tools {
    let graphviz = has_graphviz() || install_graphviz();
    if !graphviz {
        steps.leave_out(
            "pictures by Graphviz",
            "there is no `dot` and apt-get could not install it: install graphviz",
        );
    }
    let python = python().map_err(|error| {
        steps.leave_out(
            "exports read by programs in Python",
            &format!("{error:#}: install python3 with venv, and let pip reach a registry"),
        );
    });
    let packages = packages().map_err(|error| {
        steps.leave_out(
            "exports read by programs of web pages",
            &format!("{error:#}: install node 20 or later with npm, and let npm reach a registry"),
        );
    });
    Tools { python: python.ok(), packages: packages.ok(), graphviz }
}

/// Whether a command ends well; what it prints is nobody's business.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn has_graphviz() -> bool {
    succeeds(Command::new("dot").arg("-V").stderr(Stdio::null()))
}

fn install_graphviz() -> bool {
    apt_install(&["graphviz"]) && has_graphviz()
}

fn apt_install(packages: &[&str]) -> bool {
    let apt = |arguments: &[&str]| {
        succeeds(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-qq"]) && apt(&[&["install", "-qq", "-y", "--no-install-recommends"], packages].concat())
}

/// Finds or installs the library that RocksDB is compiled with.
pub fn libclang() -> Result<()> {
    let is_library = |name: &str| name.starts_with("libclang") && name.contains(".so");
    let holds = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name()).any(|name| name.to_str().is_some_and(is_library))
    };
    let versions = || std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let found = || versions().any(|version| holds(version.path().join("lib")));
    let there = std::env::var_os("LIBCLANG_PATH").is_some() || found();
    ensure!(
        there || apt_install(&["libclang1-14", "libclang-common-14-dev"]),
        "RocksDB needs libclang: install libclang1-14 and libclang-common-14-dev"
    );
    Ok(())
}

/// The program of an environment with the readers.
fn python() -> Result<PathBuf> {
    let folder = environment("readers", &READERS, |folder| {
        run(Path::new("python3"), &["-m", "venv", &folder.to_string_lossy()])?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        run(&folder.join("bin/python"), &[&install, &READERS[..]].concat())
    })?;
    Ok(folder.join("bin/python"))
}

/// A folder with the packages of web pages.
fn packages() -> Result<PathBuf> {
    ensure!(succeeds(Command::new("node").arg("--version")), "there is no `node`");
    environment("pages", &PAGES, |folder| {
        std::fs::create_dir_all(folder)?;
        let install = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
        run(Path::new("npm"), &[&install[..], &[&*folder.to_string_lossy()], &PAGES].concat())
    })
}

/// A folder under `target/` that is made once for what is wanted; another list makes another.
fn environment(name: &str, wanted: &[&str], make: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let wanted = wanted.join("\n");
    let hash = rapporteur_model::hash(&[&wanted]);
    let folder = crate::root().join(format!("target/{name}-{}", &hash[..8]));
    let ready = folder.join("ready");
    if !ready.is_file() {
        make(&folder)?;
        // Only now, so that an environment left half made is made again.
        std::fs::write(ready, wanted)?;
    }
    Ok(folder)
}

fn run(program: &Path, arguments: &[&str]) -> Result<()> {
    let whole = format!("{} {}", program.display(), arguments.join(" "));
    ensure!(succeeds(Command::new(program).args(arguments)), "`{whole}` failed");
    Ok(())
}
