//! Exports of the sample reports, read by programs that are not ours.

use super::setup::Tools;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Formats that hold the same triples, with the extension that tells the reader the syntax.
const RDF: [(&str, &str); 5] =
    [("nquads", "nq"), ("turtle", "ttl"), ("trig", "trig"), ("jsonld", "jsonld"), ("rdfxml", "rdf")];

/// Builds a store of the samples, exports it, and has it read.
#[allow(clippy::print_stdout, reason = "the outcome is what the task is for")]
pub fn check(tools: &Tools) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = crate::built("debug")?;
    let rapporteur = |arguments: &[&str]| -> Result<()> {
        let status = Command::new(&program)
            .args(arguments)
            .arg("--store")
            .arg(folder.path().join("store"))
            .stdout(std::process::Stdio::null())
            .current_dir(crate::root())
            .status()?;
        ensure!(status.success(), "rapporteur {} failed", arguments.join(" "));
        Ok(())
    };
    rapporteur(&["build", "data/reports"])?;
    let export = |format: &str, name: &str| -> Result<PathBuf> {
        let file = folder.path().join(name);
        rapporteur(&["export", "--format", format, "-o", &file.to_string_lossy()])?;
        Ok(file)
    };
    if let Some(python) = &tools.python {
        let files = RDF.iter().map(|(format, extension)| export(format, &format!("graph.{extension}")));
        read_rdf(python, &files.collect::<Result<Vec<_>>>()?)?;
    }
    if tools.graphviz {
        let picture = draw(&export("dot", "graph.dot")?)?;
        println!("Graphviz: a picture of {} bytes", picture.len());
    }
    Ok(())
}

fn read_rdf(python: &Path, files: &[PathBuf]) -> Result<()> {
    let script = crate::root().join("crates/xtask/scripts/read_rdf.py");
    let status = Command::new(python).arg(script).args(files).status().context("cannot start Python")?;
    ensure!(status.success(), "rdflib reads other triples");
    Ok(())
}

fn draw(dot: &Path) -> Result<String> {
    let output = Command::new("dot").arg("-Tsvg").arg(dot).output().context("cannot start dot")?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success() && !complaint.contains("rror"), "Graphviz says: {complaint}");
    let picture = String::from_utf8(output.stdout)?;
    let n_nodes = picture.matches("class=\"node\"").count();
    ensure!(n_nodes > 10, "Graphviz drew {n_nodes} nodes");
    Ok(picture)
}
