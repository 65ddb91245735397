//! Generated reports, read and analysed as the program does it.

use crate::generate::GoldReport;
use crate::model;
use anyhow::{Context, Result};
use rapporteur_extract::Extractor;
use rapporteur_ingest::{Options, Reader};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Pipeline;
use rapporteur_model::{Extraction, Report};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::thread;

/// A report and what it says.
pub type Analysed = (Report, Extraction);

/// Takes analysed reports from a file, or makes them and writes the file.
pub fn load_or_make(gold: &[GoldReport], file: Option<&Path>) -> Result<Vec<Analysed>> {
    let Some(path) = file else { return make(gold) };
    if path.is_file() {
        let lines = BufReader::new(File::open(path)?).lines();
        return lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect();
    }
    let analysed = make(gold)?;
    let mut lines =
        BufWriter::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?);
    for one in &analysed {
        serde_json::to_writer(&mut lines, one)?;
        lines.write_all(b"\n")?;
    }
    lines.flush()?;
    Ok(analysed)
}

/// Reads and analyses on all cores, in order.
pub fn make(gold: &[GoldReport]) -> Result<Vec<Analysed>> {
    let pipeline = Arc::new(Pipeline::open(model::MD.default_output())?);
    let extractor = Extractor::new(Arc::new(Knowledge::embedded()?), pipeline)?;
    let reader = Reader::new(&Options { format: Some("jsonl".to_owned()), ..Options::default() })?;
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let share = gold.len().div_ceil(n_threads).max(1);
    let parts: Vec<Result<Vec<Analysed>>> = thread::scope(|scope| {
        let (reader, extractor) = (&reader, &extractor);
        let part = |reports| scope.spawn(move || analyse(reports, reader, extractor));
        let running: Vec<_> = gold.chunks(share).map(part).collect();
        running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("an analysis failed"))))
            .collect()
    });
    let mut all = Vec::with_capacity(gold.len());
    for part in parts {
        all.extend(part?);
    }
    Ok(all)
}

fn analyse(reports: &[GoldReport], reader: &Reader, extractor: &Extractor) -> Result<Vec<Analysed>> {
    let mut analysed = Vec::with_capacity(reports.len());
    for gold in reports {
        let input = reader.read_bytes(&gold.id, serde_json::to_vec(gold)?);
        for report in input.reports {
            let extraction = extractor.extract(&report);
            analysed.push((report, extraction));
        }
    }
    Ok(analysed)
}
