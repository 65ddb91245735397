//! Programs of others that checks need: Graphviz, and Python with readers in an environment of its own under `target/`.

use super::steps::Steps;
use anyhow::{Result, ensure};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the environment holds, pinned.
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

/// The programs that are there now; a missing one is among what is left out.
pub struct Tools {
    /// Python with the readers.
    pub python: Option<PathBuf>,
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
    Tools { python: python.ok(), graphviz }
}

/// Whether a command ends well; what it prints is nobody's business.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn has_graphviz() -> bool {
    succeeds(Command::new("dot").arg("-V").stderr(Stdio::null()))
}

fn install_graphviz() -> bool {
    let apt = |arguments: &[&str]| {
        succeeds(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-qq"])
        && apt(&["install", "-qq", "-y", "--no-install-recommends", "graphviz"])
        && has_graphviz()
}

/// An environment with the readers, made once; another list of readers makes another.
fn python() -> Result<PathBuf> {
    let wanted = READERS.join("\n");
    let name = format!("target/readers-{}", &rapporteur_model::hash(&[&wanted])[..8]);
    let folder = crate::root().join(name);
    let (python, ready) = (folder.join("bin/python"), folder.join("ready"));
    if ready.is_file() {
        return Ok(python);
    }
    let run = |program: &Path, arguments: &[&str]| -> Result<()> {
        let whole = format!("{} {}", program.display(), arguments.join(" "));
        ensure!(succeeds(Command::new(program).args(arguments)), "`{whole}` failed");
        Ok(())
    };
    run(Path::new("python3"), &["-m", "venv", &folder.to_string_lossy()])?;
    run(
        &python,
        &[&["-m", "pip", "install", "--quiet", "--disable-pip-version-check"], &READERS[..]].concat(),
    )?;
    // Only now, so that an environment left half made is made again.
    std::fs::write(ready, wanted)?;
    Ok(python)
}
