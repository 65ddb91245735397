//! `cargo bench -p rapporteur-store --bench large`: a graph of five million triples, loaded and asked beside Oxigraph's own store.
//!
//! Each step runs in a process of its own, so that memory is its own. Options: `--triples N`; `--rounds N`, how often a question is
//! asked (the median counts). With the feature `rocksdb` RocksDB is measured too.

#![allow(clippy::print_stdout, reason = "the figures are what the benchmark is for")]

mod graph;
mod steps;

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Failures end the benchmark.
type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1)
    };
    let number = |name: &str, usual: usize| option(name).map_or(Ok(usual), |value| value.parse());
    let rounds = number("--rounds", 9)?;
    if let (Some(step), Some(file)) = (option("--step"), option("--file")) {
        println!("{}", steps::run(step, Path::new(file), rounds)?);
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("graph.nq");
    let n_lines = write(&file, number("--triples", 5_000_000)?)?;
    let megabytes = std::fs::metadata(&file)?.len() as f64 / 1e6;
    println!("{n_lines} triples, {megabytes:.0} MB of N-Quads");
    for step in steps::NAMES {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["--step", step, "--rounds", &rounds.to_string(), "--file"]).arg(&file);
        let output = command.stderr(Stdio::inherit()).output()?;
        if !output.status.success() {
            return Err(format!("the step {step:?} failed").into());
        }
        print!("{step:<16}{}", String::from_utf8(output.stdout)?);
    }
    Ok(())
}

/// Writes lines until there are so many triples; how many there are.
fn write(file: &Path, n_triples: usize) -> Outcome<usize> {
    let mut lines = BufWriter::new(File::create(file)?);
    let mut n_lines = 0;
    for piece in graph::pieces() {
        lines.write_all(&piece)?;
        n_lines += piece.iter().filter(|byte| **byte == b'\n').count();
        if n_lines >= n_triples {
            break;
        }
    }
    lines.flush()?;
    Ok(n_lines)
}
