//! Generated reports, read and analysed the way the program does it.

use crate::generate::GoldReport;
use crate::model;
use anyhow::{Context, Result};
use rapporteur_ingest::Reader;
use rapporteur_pipeline::{Analysed, Options, Pipeline, Resources};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// Loads all stages, for reports as JSON lines.
pub fn pipeline() -> Result<Pipeline> {
    let resources = Resources { model: Some(model::MD.default_output()), ..Resources::default() };
    let ingest = rapporteur_ingest::Options {
        format: Some("jsonl".to_owned()),
        ..rapporteur_ingest::Options::default()
    };
    Ok(Pipeline::load(&resources, Options { ingest, ..Options::default() })?)
}

/// Reads analysed reports from a file, or makes them and writes the file.
pub fn load_or_make(gold: &[GoldReport], pipeline: &Pipeline, file: Option<&Path>) -> Result<Vec<Analysed>> {
    let Some(path) = file else { return make(gold, pipeline) };
    if path.is_file() {
        let lines = BufReader::new(File::open(path)?).lines();
        return lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect();
    }
    let analysed = make(gold, pipeline)?;
    let mut lines =
        BufWriter::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?);
    for one in &analysed {
        serde_json::to_writer(&mut lines, one)?;
        lines.write_all(b"\n")?;
    }
    lines.flush()?;
    Ok(analysed)
}

/// Reads and analyses reports on all cores; the result keeps their order.
pub fn make(gold: &[GoldReport], pipeline: &Pipeline) -> Result<Vec<Analysed>> {
    let reader = Reader::new(&pipeline.options().ingest)?;
    let mut reports = Vec::with_capacity(gold.len());
    for gold in gold {
        reports.extend(reader.read_bytes(&gold.id, serde_json::to_vec(gold)?).reports);
    }
    Ok(pipeline.analyse(reports, &|_| {}))
}
