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

/// Builds a store of the samples, exports it, and has every export read.
#[allow(clippy::print_stdout, reason = "the outcome is what the task is for")]
pub fn check(tools: &Tools) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let program = rapporteur_xtask::project::built("rapporteur", "debug")?;
    let rapporteur = |arguments: &[&str]| -> Result<()> {
        let status = Command::new(&program)
            .args(arguments)
            .arg("--store")
            .arg(folder.path().join("store"))
            .stdout(std::process::Stdio::null())
            .current_dir(rapporteur_xtask::project::root())
            .status()?;
        ensure!(status.success(), "rapporteur {} failed", arguments.join(" "));
        Ok(())
    };
    let odd = folder.path().join("odd.json");
    std::fs::write(&odd, ODD)?;
    rapporteur(&["build", "data/reports", &odd.to_string_lossy()])?;
    let export = |format: &str, name: &str| -> Result<PathBuf> {
        let file = folder.path().join(name);
        // Programs read cells as they are; only spreadsheets need the apostrophe that disarms formulas.
        let raw: &[&str] = if format == "csv" { &["--raw"] } else { &[] };
        rapporteur(&[&["export", "--format", format, "-o", &file.to_string_lossy()], raw].concat())?;
        Ok(file)
    };
    let answers = answers(&program, folder.path())?;
    if let Ok(python) = &tools.python {
        let files = RDF.iter().map(|(format, extension)| export(format, &format!("graph.{extension}")));
        let files = files.collect::<Result<Vec<_>>>()?;
        script(python, "read_rdf", &files)?;
        script(python, "read_jsonld", &[files[0].clone(), files[3].clone()])?;
        let dialect = |options: &[&str], format: &str, name: &str| -> Result<PathBuf> {
            let file = folder.path().join(name);
            let to = ["--format", format, "-o", &file.to_string_lossy()];
            rapporteur(&[&["export"], options, &to[..]].concat())?;
            Ok(file)
        };
        let reified = [("nquads", "reified.nq"), ("turtle", "reified.ttl"), ("trig", "reified.trig")];
        let reified = reified.map(|(format, name)| dialect(&["--rdf12"], format, name));
        let all = std::iter::once(Ok(files[0].clone())).chain(reified).collect::<Result<Vec<_>>>()?;
        script(python, "read_rdf12", &all)?;
        let graphs: [(&[&str], _, _); 3] = [
            (&["--graphs"], "nquads", "graphs.nq"),
            (&["--graphs"], "trig", "graphs.trig"),
            (&["--graphs", "--rdf12"], "trig", "reified-graphs.trig"),
        ];
        let graphs = graphs.map(|(options, format, name)| dialect(options, format, name));
        let all = std::iter::once(Ok(files[0].clone())).chain(graphs).collect::<Result<Vec<_>>>()?;
        script(python, "read_graphs", &all)?;
        let schema = [("nquads", "schema.nq"), ("jsonld", "schema.jsonld")];
        let schema = schema.map(|(format, name)| dialect(&["--schema-org"], format, name));
        script(python, "read_rdf", &schema.into_iter().collect::<Result<Vec<_>>>()?)?;
        shapes(python, &program, folder.path())?;
        for (format, name) in TABLES {
            read(python, format, &answers, &export(format, name)?)?;
        }
        let pictures: [(&[&str], _, _); 3] = [
            (&["--scale", "3"], "png", "graph.png"),
            (&["--engine", "builtin"], "svg", "builtin.svg"),
            (&["--landscape"], "png", "landscape.png"),
        ];
        let [painted, drawn, landscape] =
            pictures.map(|(options, format, name)| dialect(options, format, name));
        script(python, "read_png", &[painted?, PathBuf::from("3"), drawn?, landscape?])?;
        let answer = |name: &str| -> Result<PathBuf> {
            let file = folder.path().join(name);
            rapporteur(&["query", "attendees", "--raw", "-o", &file.to_string_lossy()])?;
            Ok(file)
        };
        script(python, "read_answer", &[answer("attendees.xlsx")?, answer("attendees.csv")?])?;
        let graph = export("nodelink", "whole.json")?;
        script(python, "read_questions", &[program.clone(), folder.path().join("store"), graph])?;
    }
    if let Ok(packages) = &tools.packages {
        let elements = export("cytoscape", "elements.cyjs")?;
        page("read_cytoscape", &[packages, &answers, &elements])?;
        let usual = export("mermaid", "usual.mmd")?;
        let more = folder.path().join("more.mmd");
        let shown = ["--show", "Report,Topic,Dispute,Office", "--max-nodes", "150"];
        let to = ["-o", &more.to_string_lossy()];
        rapporteur(&[&["export", "--format", "mermaid"], &shown[..], &to].concat())?;
        page("read_mermaid", &[packages, &answers.join("nodes.json"), &usual, &more])?;
    }
    if tools.graphviz.is_ok() {
        let picture = draw(&export("dot", "graph.dot")?)?;
        println!("Graphviz: a picture of {} bytes", picture.len());
    }
    Ok(())
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
