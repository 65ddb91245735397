//! Has third-party programs read the exports of the sample reports.

use super::setup::Tools;
use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// RDF formats of the same triples, with the file extension by which the reader knows the syntax.
const RDF: [(&str, &str); 5] =
    [("nquads", "nq"), ("turtle", "ttl"), ("trig", "trig"), ("jsonld", "jsonld"), ("rdfxml", "rdf")];

/// Formats read by a script of the same name, with the name that the export gets.
const TABLES: [(&str, &str); 12] = [
    ("csv", "csv"),
    ("cx2", "graph.cx2"),
    ("cytoscape", "graph.cyjs"),
    ("ftm", "graph.ftm.json"),
    ("gexf", "graph.gexf"),
    ("graphml", "graph.graphml"),
    ("neo4j", "neo4j"),
    ("nodelink", "graph.json"),
    ("obsidian", "obsidian"),
    ("parquet", "parquet"),
    ("plover", "events.csv"),
    ("xlsx", "graph.xlsx"),
];

/// A report full of what formats must escape: markup, quotes, separators, control characters, formulas,
/// right-to-left text.
const ODD: &str = r##"{"title": "=SUM(A1) \"talks\"; <b>&amp;</b> | [x] #1 \u0007 قمة", "date": "2031-05-09", "text":
"OSLO \u2013 Kenya, <b>host</b> & \"friend\"; will sign\tthe {Aden} accord \\ in Oslo\u0007 on Monday, =1+1, a Norwegian minister said.\nKenya denied it. `Chad` will *not* attend the talks in Oslo [قمة البحر], she said | 名前 ~ == $x$.\n"}"##;

/// The program with a store of the samples.
struct Samples<'a> {
    program: &'a Path,
    /// Where the store is, and all that is written.
    folder: &'a Path,
}

impl Samples<'_> {
    /// Runs a command on the store.
    fn run(&self, arguments: &[&str]) -> Result<()> {
        let status = Command::new(self.program)
            .args(arguments)
            .arg("--store")
            .arg(self.folder.join("store"))
            .stdout(std::process::Stdio::null())
            .current_dir(rapporteur_xtask::project::root())
            .status()?;
        ensure!(status.success(), "rapporteur {} failed", arguments.join(" "));
        Ok(())
    }

    /// Runs a command that writes a file.
    fn written(&self, command: &[&str], name: &str) -> Result<PathBuf> {
        let file = self.folder.join(name);
        self.run(&[command, &["-o", &file.to_string_lossy()]].concat())?;
        Ok(file)
    }

    /// Writes an export.
    fn export(&self, format: &str, name: &str) -> Result<PathBuf> {
        // Programs read cells as they are; only spreadsheets need the apostrophe that disarms formulas.
        let raw: &[&str] = if format == "csv" { &["--raw"] } else { &[] };
        self.written(&[&["export", "--format", format], raw].concat(), name)
    }

    /// Writes several exports, each with options of its own.
    fn exports(&self, all: &[(&[&str], &str)]) -> Result<Vec<PathBuf>> {
        all.iter().map(|(options, name)| self.written(&[&["export"], *options].concat(), name)).collect()
    }
}

/// Builds a store of the samples, exports it, and has every export read.
#[allow(clippy::print_stdout, reason = "the outcome is what the task is for")]
pub fn check(tools: &Tools) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = rapporteur_xtask::project::built("rapporteur", "debug")?;
    let samples = Samples { program: &program, folder: folder.path() };
    let odd = folder.path().join("odd.json");
    std::fs::write(&odd, ODD)?;
    samples.run(&["build", "data/reports", &odd.to_string_lossy()])?;
    let answers = answers(&program, folder.path())?;
    if let Ok(python) = &tools.python {
        rdf(&samples, python)?;
        shapes(python, &program, folder.path())?;
        for (format, name) in TABLES {
            read(python, format, &answers, &samples.export(format, name)?)?;
        }
        pictures(&samples, python)?;
        let answer = |name: &str| samples.written(&["query", "attendees", "--raw"], name);
        script(python, "read_answer", &[answer("attendees.xlsx")?, answer("attendees.csv")?])?;
        let graph = samples.export("nodelink", "whole.json")?;
        script(python, "read_questions", &[program.clone(), folder.path().join("store"), graph])?;
    }
    if let Ok(packages) = &tools.packages {
        let elements = samples.export("cytoscape", "elements.cyjs")?;
        page("read_cytoscape", &[packages, &answers, &elements])?;
        let usual = samples.export("mermaid", "usual.mmd")?;
        let shown = ["--show", "Report,Topic,Dispute,Office", "--max-nodes", "150"];
        let more = samples.written(&[&["export", "--format", "mermaid"], &shown[..]].concat(), "more.mmd")?;
        page("read_mermaid", &[packages, &answers.join("nodes.json"), &usual, &more])?;
    }
    if tools.graphviz.is_ok() {
        let picture = draw(&samples.export("dot", "graph.dot")?)?;
        println!("Graphviz: a picture of {} bytes", picture.len());
    }
    Ok(())
}

/// Has the syntaxes of RDF read, in all words and graphs that they can have.
fn rdf(samples: &Samples<'_>, python: &Path) -> Result<()> {
    let files = RDF.iter().map(|(format, extension)| samples.export(format, &format!("graph.{extension}")));
    let files = files.collect::<Result<Vec<_>>>()?;
    script(python, "read_rdf", &files)?;
    let whole = files[0].clone();
    let json = files.into_iter().find(|file| file.extension().is_some_and(|name| name == "jsonld"));
    script(python, "read_jsonld", &[vec![whole.clone()], json.into_iter().collect()].concat())?;
    let beside_whole = |name: &str, files: Result<Vec<PathBuf>>| {
        script(python, name, &[vec![whole.clone()], files?].concat())
    };
    let reified: &[(&[&str], &str)] =
        &[(&["--rdf12"], "reified.nq"), (&["--rdf12"], "reified.ttl"), (&["--rdf12"], "reified.trig")];
    beside_whole("read_rdf12", samples.exports(reified))?;
    let graphs: &[(&[&str], &str)] = &[
        (&["--graphs"], "graphs.nq"),
        (&["--graphs"], "graphs.trig"),
        (&["--graphs", "--rdf12"], "reified-graphs.trig"),
    ];
    beside_whole("read_graphs", samples.exports(graphs))?;
    let schema =
        samples.exports(&[(&["--schema-org"], "schema.nq"), (&["--schema-org"], "schema.jsonld")])?;
    script(python, "read_rdf", &schema)
}

/// Has painted pictures read, beside the drawing of the same layout.
fn pictures(samples: &Samples<'_>, python: &Path) -> Result<()> {
    const SCALE: &str = "3";
    let written = samples.exports(&[
        (&["--scale", SCALE], "graph.png"),
        (&["--engine", "builtin"], "builtin.svg"),
        (&["--landscape"], "landscape.png"),
    ])?;
    let mut arguments = written;
    arguments.insert(1, PathBuf::from(SCALE));
    script(python, "read_png", &arguments)
}

/// Writes the store's SPARQL answers, one for each query beside the scripts.
fn answers(program: &Path, folder: &Path) -> Result<PathBuf> {
    let answers = folder.join("answers");
    std::fs::create_dir(&answers)?;
    for query in ["aliases", "claims", "links", "nodes"] {
        let text =
            rapporteur_xtask::project::root().join(format!("crates/xtask/scripts/expected/{query}.rq"));
        let output = Command::new(program)
            .args(["query", "--format", "json", "--store"])
            .args([folder.join("store"), text])
            .stderr(std::process::Stdio::inherit())
            .output()?;
        ensure!(output.status.success(), "the query {query} failed");
        std::fs::write(answers.join(format!("{query}.json")), output.stdout)?;
    }
    Ok(answers)
}

fn read(python: &Path, format: &str, answers: &Path, export: &Path) -> Result<()> {
    let script = rapporteur_xtask::project::root().join(format!("crates/xtask/scripts/read_{format}.py"));
    let status =
        Command::new(python).arg(script).args([answers, export]).status().context("cannot start Python")?;
    ensure!(status.success(), "the export {format} is not what SPARQL says");
    Ok(())
}

/// Runs a Python script on files.
fn script(python: &Path, name: &str, files: &[PathBuf]) -> Result<()> {
    let script = rapporteur_xtask::project::root().join(format!("crates/xtask/scripts/{name}.py"));
    let status = Command::new(python).arg(script).args(files).status().context("cannot start Python")?;
    ensure!(status.success(), "{name}.py reads something else");
    Ok(())
}

/// Runs a Node.js script on files.
fn page(name: &str, files: &[&Path]) -> Result<()> {
    let script = rapporteur_xtask::project::root().join(format!("crates/xtask/scripts/{name}.mjs"));
    let status = Command::new("node").arg(script).args(files).status().context("cannot start Node.js")?;
    ensure!(status.success(), "{name}.mjs reads something else");
    Ok(())
}

/// Has another SHACL engine check a small graph against the shapes.
fn shapes(python: &Path, program: &Path, folder: &Path) -> Result<()> {
    let store = folder.join("small").to_string_lossy().into_owned();
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (shapes, ontology, graph) = (file("shapes.ttl"), file("ontology.ttl"), file("small.ttl"));
    let commands: [&[&str]; 4] = [
        &["build", "data/reports/camp-david-1-eve.txt", "--store", &store],
        &["export", "-o", &graph, "--store", &store],
        &["ontology", "-o", &ontology],
        &["ontology", "--shapes", "-o", &shapes],
    ];
    for arguments in commands {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(rapporteur_xtask::project::root())
            .stdout(std::process::Stdio::null());
        ensure!(command.status()?.success(), "rapporteur {} failed", arguments.join(" "));
    }
    script(python, "read_shapes", &[shapes, ontology, graph].map(PathBuf::from))
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
