//! What extraction, syntax and the world say of the gold's mentions: the input of coreference in evaluation.

use crate::open::Stages;
use rapporteur_eval::gold::Record;
use rapporteur_eval::predictions::Coreference;
use rapporteur_eval::{HeadKind, Known, Marked, chains as chains_of, predict};
use rapporteur_extract::{Given, Part, given};
use rapporteur_model::{EntityId, Extraction, LocalId, Report, ReportId, Span, World};
use rapporteur_pipeline::Analysed;
use std::collections::BTreeMap;

/// Which mentions of all records corefer. Records without a report give no line.
pub fn chains(gold: &[Record], found: &[Option<Analysed>], stages: &Stages) -> Vec<Coreference> {
    let analysed: Vec<Analysed> = found.iter().flatten().cloned().collect();
    let world = stages.pipeline.resolve(&analysed);
    let clusters = Clusters::new(&world);
    let each = gold.iter().zip(found).filter_map(|(record, found)| Some((record, found.as_ref()?)));
    let records: Vec<(&Record, Vec<Option<Marked>>)> =
        each.map(|(record, analysed)| (record, marked(record, analysed, stages, &clusters))).collect();
    chains_of(&records)
}

/// The record's mentions, described; the report is analysed once more for its syntax.
fn marked(
    record: &Record,
    (report, extraction): &Analysed,
    stages: &Stages,
    clusters: &Clusters<'_>,
) -> Vec<Option<Marked>> {
    let explained = stages.pipeline.extractor().explain(report);
    let found = given(&explained.document, extraction, &spans(record, report));
    let overlapping = predict::overlapping(record, report, extraction);
    let known = |id: LocalId| Known {
        cluster: clusters.name(report, extraction, id),
        named: extraction.entity(id).named,
    };
    let describe = |(given, overlapping): (Option<Given>, Option<LocalId>)| {
        let given = given?;
        Some(Marked {
            known: given.entity.or(overlapping).map(known),
            head: given.head,
            kind: match given.part {
                Part::Name => HeadKind::Name,
                Part::Noun => HeadKind::Noun,
                Part::Verb => HeadKind::Verb,
                Part::Pronoun | Part::Other => HeadKind::Other,
            },
            lemma: given.lemma,
            content: given.content,
            several: given.several,
            same_as: given.same_as,
        })
    };
    found.into_iter().zip(overlapping).map(describe).collect()
}

/// The mentions' places in bytes.
fn spans(record: &Record, report: &Report) -> Vec<Span> {
    let starts = report.text.char_indices().map(|(byte, _)| byte);
    let bytes: Vec<usize> = starts.chain([report.text.len()]).collect();
    let byte = |char: usize| bytes.get(char).copied().unwrap_or(report.text.len());
    record.mentions.iter().map(|m| Span::new(byte(m.start), byte(m.end))).collect()
}

/// Which entity of the world speaks at a place of a report.
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

    /// The entity of the world that an entity of a report became; its own name if it became none.
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
