//! Graphs in RocksDB: checks that the program with this feature answers like the usual one.

use super::full::Libclang;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

/// A folder of its own for the build with this feature, which would replace the usual files.
const TARGET: &str = "target/rocksdb";

/// Compiles the feature, tests the store, and compares both programs on every named query about the samples,
/// before and after a change.
#[allow(clippy::print_stdout, reason = "the outcome is what the task is for")]
pub fn check(libclang: &Libclang) -> Result<()> {
    // Both packages are always compiled together. Alone, each has other dependencies and RocksDB would be
    // compiled twice.
    let packages =
        ["--package", "rapporteur", "--package", "rapporteur-store", "--features", "rapporteur/rocksdb"];
    cargo(libclang, &[&["build", "--release"], &packages[..]].concat())?;
    cargo(libclang, &[&["test", "--release"], &packages[..], &["--test", "rocks"]].concat())?;
    let (usual, rocks) = (
        rapporteur_xtask::project::built("rapporteur", "debug")?,
        rapporteur_xtask::project::root().join(TARGET).join("release/rapporteur"),
    );
    let folder = tempfile::tempdir()?;
    let store = folder.path().join("store");
    output(&usual, &store, &["build", "data/reports"])?;
    let n_queries = compare(&usual, &rocks, &store)?;
    let kept = || -> Result<usize> {
        let entries = std::fs::read_dir(store.join("index"))?.collect::<Result<Vec<_>, _>>()?;
        Ok(entries
            .iter()
            .filter(|entry| entry.path().extension().is_some_and(|kind| kind == "rocksdb"))
            .count())
    };
    ensure!(kept()? == 1, "the graph is not kept in RocksDB");
    output(&rocks, &store, &["remove", "data/reports/camp-david-1-eve.txt"])?;
    ensure!(kept()? == 0, "the graph of former reports is still there");
    compare(&usual, &rocks, &store)?;
    output(&rocks, &store, &["verify"])?;
    println!("RocksDB: {n_queries} queries answered alike, before and after a change");
    Ok(())
}

fn cargo(libclang: &Libclang, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(env!("CARGO"));
    libclang.show(&mut command);
    command
        .args(arguments)
        .args(["--quiet", "--target-dir", TARGET])
        .current_dir(rapporteur_xtask::project::root());
    ensure!(command.status()?.success(), "cargo {} failed", arguments.join(" "));
    Ok(())
}

/// Asks both programs every named query that needs no parameter; returns the number of queries.
fn compare(usual: &Path, rocks: &Path, store: &Path) -> Result<usize> {
    let list: Value =
        serde_json::from_slice(&output(usual, store, &["query", "--list", "--format", "json"])?)?;
    let needs = |query: &Value| {
        query["params"]
            .as_array()
            .is_some_and(|all| all.iter().any(|parameter| parameter["need"] == "required"))
    };
    let queries =
        list.as_array().context("the list of queries is no list")?.iter().filter(|query| !needs(query));
    let mut n_queries = 0;
    for query in queries {
        let name = query["name"].as_str().context("a query has no name")?;
        let ask = |program| output(program, store, &["query", name, "--format", "csv"]);
        ensure!(ask(usual)? == ask(rocks)?, "the query {name} is answered otherwise from RocksDB");
        n_queries += 1;
    }
    ensure!(n_queries > 10, "only {n_queries} queries were compared");
    Ok(n_queries)
}

fn output(program: &Path, store: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(rapporteur_xtask::project::root()).stderr(Stdio::inherit());
    if arguments.iter().all(|argument| *argument != "--list") {
        command.arg("--store").arg(store);
    }
    let output = command.output()?;
    ensure!(output.status.success(), "rapporteur {} failed", arguments.join(" "));
    Ok(output.stdout)
}
