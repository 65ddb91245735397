//! `cargo xtask release`: packs the program and everything that must go with it into an archive for this kind
//! of machine.

#![allow(clippy::print_stdout, reason = "the files are what the task is for")]

mod archive;
mod notices;

use anyhow::{Context, Result, ensure};
use rapporteur_xtask::project::cargo;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folder for all results.
const FOLDER: &str = "target/release-files";
/// The pinned tool that writes the bill of materials.
const CYCLONEDX: (&str, &str) = ("cargo-cyclonedx", "0.5.9");
/// Project files that go with the program, and their names in the archive.
const WITH: [(&str, &str); 8] = [
    ("README.md", "README.md"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("data/SOURCES.md", "licences/data.md"),
    ("crates/export/fonts/OFL.txt", "licences/arimo.OFL.txt"),
    ("data/models/en_core_web_md.LICENSE", "licences/en_core_web_md.LICENSE"),
    ("data/models/en_core_web_md.LICENSES_SOURCES", "licences/en_core_web_md.LICENSES_SOURCES"),
];

/// Options of the task.
#[derive(clap::Args)]
pub struct Arguments {
    /// Write the notices of all packages to standard output, and nothing else
    #[arg(long)]
    notices: bool,
}

/// Runs the task.
pub fn run(arguments: &Arguments) -> Result<()> {
    let host = host()?;
    let metadata = metadata(&host)?;
    let notices = notices::text(&metadata, "rapporteur")?;
    if arguments.notices {
        print!("{notices}");
        return Ok(());
    }
    let mut build = cargo(&["build", "--release", "--locked", "--package", "rapporteur"]);
    ensure!(build.status()?.success(), "the program does not build");
    let program = rapporteur_xtask::project::built("rapporteur", "release")?;
    let version = version(&metadata)?;
    let name = format!("rapporteur-{version}-{host}");
    let folder = rapporteur_xtask::project::root().join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    let mut files = vec![
        (format!("rapporteur{}", std::env::consts::EXE_SUFFIX), std::fs::read(&program)?),
        ("licences/packages.txt".to_owned(), notices.into_bytes()),
        ("rapporteur.cdx.json".to_owned(), bill_of_materials(&host)?),
    ];
    for (path, name) in WITH {
        let content = std::fs::read(rapporteur_xtask::project::root().join(path))
            .with_context(|| format!("cannot read {path}"))?;
        files.push((name.to_owned(), content));
    }
    let archive = archive::write(&folder, &name, files)?;
    println!("{}", archive.display());
    println!("{}", archive::write_checksum(&archive)?.display());
    Ok(())
}

/// The target triple that this compiler builds for.
fn host() -> Result<String> {
    let output = Command::new("rustc").arg("-vV").output().context("cannot start rustc")?;
    let text = String::from_utf8(output.stdout)?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say its host")?.to_owned())
}

/// Packages and their dependencies for one target triple.
fn metadata(host: &str) -> Result<Value> {
    let output =
        cargo(&["metadata", "--format-version", "1", "--locked", "--filter-platform", host]).output()?;
    ensure!(output.status.success(), "cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

fn version(metadata: &Value) -> Result<String> {
    let mut packages = metadata["packages"].as_array().into_iter().flatten();
    let own = packages.find(|package| package["name"] == "rapporteur").context("no package rapporteur")?;
    Ok(own["version"].as_str().context("a package without version")?.to_owned())
}

/// Makes the bill of materials as CycloneDX. The last commit gives its date, so that every run gives the same
/// bytes.
fn bill_of_materials(host: &str) -> Result<Vec<u8>> {
    let (tool, version) = CYCLONEDX;
    let home = rapporteur_xtask::project::target().join(format!("{tool}-{version}"));
    let program = home.join("bin").join(format!("{tool}{}", std::env::consts::EXE_SUFFIX));
    if !program.is_file() {
        let home = home.to_string_lossy();
        let mut install =
            cargo(&["install", "--locked", "--quiet", tool, "--version", version, "--root", &home]);
        ensure!(install.status()?.success(), "{tool} cannot be installed: let cargo reach a registry");
    }
    let date = Command::new("git")
        .args(["log", "-1", "--format=%ct"])
        .current_dir(rapporteur_xtask::project::root())
        .output()?;
    let manifest = rapporteur_xtask::project::root().join("crates/cli/Cargo.toml");
    let made = Command::new(program)
        .args(["cyclonedx", "--format", "json", "--spec-version", "1.5", "--target", host])
        .args(["--no-build-deps", "--override-filename", "rapporteur.cdx", "--manifest-path"])
        .arg(&manifest)
        .env("SOURCE_DATE_EPOCH", String::from_utf8_lossy(&date.stdout).trim())
        .status()?;
    ensure!(made.success(), "{tool} failed");
    // The tool writes one file beside the manifest of each of our crates.
    let mut bill = None;
    for file in bills(&rapporteur_xtask::project::root().join("crates"))? {
        if file.parent() == manifest.parent() {
            bill = Some(std::fs::read(&file)?);
        }
        std::fs::remove_file(file)?;
    }
    bill.context("there is no bill of materials")
}

fn bills(crates: &Path) -> Result<Vec<PathBuf>> {
    let folders = std::fs::read_dir(crates)?.collect::<Result<Vec<_>, _>>()?;
    let files = folders.iter().map(|folder| folder.path().join("rapporteur.cdx.json"));
    Ok(files.filter(|file| file.is_file()).collect())
}
