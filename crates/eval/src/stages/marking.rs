//! Describes the gold's mentions for coreference, from extraction, syntax and the world.

use crate::coref::{Described, DescribedRecord, Known, Weights};
use crate::gold::Record;
use crate::{Error, predict};
use rapporteur_extract::{Marked, marked};
use rapporteur_knowledge::record::Source;
use rapporteur_knowledge::{Fault, Files, Knowledge};
use rapporteur_model::{EntityId, Extraction, LocalId, Report, ReportId, Span, World};
use rapporteur_pipeline::{Analysed, Pipeline};
use std::collections::BTreeMap;

/// The file of the weights, inside the folder of knowledge.
const WEIGHTS: &str = "coreference/weights.toml";

/// Reads the weight of each sign of coreference.
pub(super) fn weights(knowledge: &Knowledge) -> Result<Weights, Error> {
    let mut faults = Vec::new();
    let weights = read_weights(&knowledge.files, &mut faults);
    weights.ok_or_else(|| Error::Knowledge(rapporteur_knowledge::Error::of(faults)))
}

/// Reads the weights from the files of `data/`; if their file has faults, adds these to `faults` and returns
/// `None`.
pub fn read_weights(files: &Files, faults: &mut Vec<Fault>) -> Option<Weights> {
    Source::of(files, WEIGHTS, faults)?.read(faults)
}

/// The described mentions of each record that gave a report. Each report is analysed once.
pub(super) fn described<'r>(
    gold: &'r [Record],
    reports: Vec<Option<Report>>,
    pipeline: &Pipeline,
) -> Vec<DescribedRecord<'r>> {
    let (mut seen, mut analysed) = (Vec::new(), Vec::new());
    for (record, report) in gold.iter().zip(reports).filter_map(|(record, report)| Some((record, report?))) {
        let explained = pipeline.extractor().explain(&report);
        let found = marked(&explained.parsed, &explained.extraction, &spans(record, &report));
        let extraction = explained.extraction;
        seen.push((record, found));
        analysed.push((report, extraction));
    }
    let world = pipeline.resolve(&analysed);
    let clusters = Clusters::new(&world);
    let each = seen.into_iter().zip(&analysed);
    each.map(|((record, found), analysed)| (record, mentions(record, found, analysed, &clusters))).collect()
}

fn mentions(
    record: &Record,
    found: Vec<Option<Marked>>,
    (report, extraction): &Analysed,
    clusters: &Clusters<'_>,
) -> Vec<Option<Described>> {
    let overlapping = predict::overlapping(record, report, extraction);
    let known = |id: LocalId| Known {
        cluster: clusters.name(report, extraction, id),
        kind: extraction.entity(id).kind.as_str().to_owned(),
        named: extraction.entity(id).named,
    };
    let describe = |(marked, overlapping): (Option<Marked>, Option<LocalId>)| {
        let marked = marked?;
        let named = marked.within.iter().map(|id| known(*id)).filter(|known| known.named);
        let within = named.map(|known| known.cluster).collect();
        Some(Described { known: marked.entity.or(overlapping).map(known), within, marked })
    };
    found.into_iter().zip(overlapping).map(describe).collect()
}

/// The spans of the mentions in bytes.
fn spans(record: &Record, report: &Report) -> Vec<Span> {
    let starts = report.text.char_indices().map(|(byte, _)| byte);
    let bytes: Vec<usize> = starts.chain([report.text.len()]).collect();
    let byte = |char: usize| bytes.get(char).copied().unwrap_or(report.text.len());
    record.mentions.iter().map(|m| Span::new(byte(m.start), byte(m.end))).collect()
}

/// Finds the entity of the world that a place of a report refers to.
struct Clusters<'w> {
    by_place: BTreeMap<(&'w ReportId, Span), Vec<(&'w str, &'w EntityId)>>,
}

impl<'w> Clusters<'w> {
    fn new(world: &'w World) -> Self {
        let mut by_place: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for entity in &world.entities {
            for occurrence in &entity.occurrences {
                let place = (&occurrence.report, occurrence.span);
                by_place.entry(place).or_default().push((entity.kind.as_str(), &entity.id));
            }
        }
        Self { by_place }
    }

    /// The id of the world's entity that a report's entity became; a name of its own if it became none.
    fn name(&self, report: &Report, extraction: &Extraction, id: LocalId) -> String {
        let kind = extraction.entity(id).kind.as_str();
        let spans =
            extraction.mentions.iter().filter(|mention| mention.entity == id).map(|mention| mention.span);
        let found = spans.filter_map(|span| self.by_place.get(&(&report.id, span))).flatten();
        match found.into_iter().find(|(of_kind, _)| *of_kind == kind) {
            Some((_, entity)) => entity.0.clone(),
            None => format!("{}#{}", report.id, id.0),
        }
    }
}
