//! Turns the texts of gold records into reports.

use crate::gold::{ClaimRecord, Record};
use crate::{Error, parse_lines};
use rapporteur_ingest::Reader;
use rapporteur_model::Report;
use rapporteur_pipeline::{Analysed, Pipeline};
use std::collections::BTreeMap;
use std::path::Path;

/// The records that the gold refers to, in its order.
pub(super) fn texts_of(gold: &[ClaimRecord], folder: &Path) -> Result<Vec<Record>, Error> {
    let mut files: BTreeMap<&str, Vec<Record>> = BTreeMap::new();
    let mut texts = Vec::with_capacity(gold.len());
    for claims in gold {
        if !files.contains_key(claims.file.as_str()) {
            let path = folder.join(format!("{}.jsonl", claims.file));
            let lines = std::fs::read_to_string(&path).map_err(Error::reading(&path))?;
            files.insert(&claims.file, parse_lines(&lines, &path.display().to_string())?);
        }
        let record = files[claims.file.as_str()].iter().find(|record| record.id == claims.id);
        let missing = || Error::NoRecord { file: claims.file.clone(), id: claims.id.clone() };
        texts.push(record.ok_or_else(missing)?.clone());
    }
    Ok(texts)
}

/// Each record's report and extraction; `None` for a record without text.
pub(super) fn analyse(gold: &[Record], pipeline: &Pipeline) -> Result<Vec<Option<Analysed>>, Error> {
    let reports = reports(gold, pipeline)?;
    let is_there: Vec<bool> = reports.iter().map(Option::is_some).collect();
    let mut analysed = pipeline.analyse(reports.into_iter().flatten().collect(), &|_| {}).into_iter();
    Ok(is_there.into_iter().map(|there| if there { analysed.next() } else { None }).collect())
}

/// Each record's report, read like any JSON input; `None` for a record without text.
pub(super) fn reports(gold: &[Record], pipeline: &Pipeline) -> Result<Vec<Option<Report>>, Error> {
    let reader = Reader::new(&pipeline.options().ingest)?;
    let read = |record: &Record| {
        let fields = serde_json::json!({
            "id": record.id, "text": record.text, "title": record.title, "date": record.date, "source": record.publisher,
        });
        let bytes = serde_json::to_vec(&fields).map_err(Error::Write)?;
        Ok(reader.read_bytes("gold.json", bytes).reports.pop())
    };
    gold.iter().map(read).collect()
}
